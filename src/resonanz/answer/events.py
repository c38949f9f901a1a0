"""What the rest of the house hears from this room, and the sockets of upper rooms that know more about an inquiry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.functional import Promise

from resonanz.ground.events import Event, Socket

if TYPE_CHECKING:
    from resonanz.ask.models import Inquiry
    from resonanz.people.enums import Purpose


replied: Event[int] = Event("reply.written")
"""After the commit, with the story's id."""

words_gone: Event[int] = Event("words.gone")
"""After the commit that erased some of their words, with the id of the person they belonged to."""


@dataclass(frozen=True, kw_only=True)
class Mention:
    """A sentence of an upper room, and where it leads; without an address it stands alone."""

    text: str
    url: str = ""
    label: str = ""


@dataclass(frozen=True, kw_only=True)
class Mentioning:
    """Which inquiry a page is about; with `is_voice` it is the page of a voice. Upper rooms add to `found`."""

    inquiry: Inquiry
    is_voice: bool = False
    found: list[Mention] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Belonging:
    """Inquiries in a public list: upper rooms name in `found` the occasion that each belongs to."""

    inquiry_ids: frozenset[int]
    found: dict[int, Mention] = field(default_factory=dict)


belonging: Socket[Belonging] = Socket("answer.belonging")
"""Asked by the balance of the organisation, with one statement for all."""

mentions: Socket[Mentioning] = Socket("answer.mentions")
"""Asked by the balance of an inquiry and by the page of a voice."""


@dataclass(frozen=True, kw_only=True)
class Told:
    """Something that became of an occasion somebody was at; said in the language of the mail when it is written."""

    account_id: int
    entry: int
    moment: datetime
    subject: Callable[[], str]
    text: Callable[[], str]
    says_du: bool = False
    """Whether its guests are addressed as du, in German."""


@dataclass(frozen=True, kw_only=True)
class Telling:
    """Who asked to be told what became of their words: upper rooms add to `found`, with a few statements for all."""

    account_ids: frozenset[int]
    found: list[Told] = field(default_factory=list)


further_news: Socket[Telling] = Socket("answer.further_news")
"""Asked before mails about outcomes are written, so that everything for one person goes into one mail."""


@dataclass(frozen=True, kw_only=True)
class Aside:
    """One more step on the way of a voice: what an upper room did with these words. `at` is None while it is open.

    `draft` is the key under which the device keeps the draft of such words.
    """

    title: str | Promise
    text: str | Promise = ""
    at: datetime | None = None
    url: str = ""
    label: str | Promise = ""
    draft: str = ""


@dataclass(frozen=True, kw_only=True)
class Asides:
    """`story_ids` are all stories of one voice, in all versions; upper rooms add to `found`."""

    story_ids: frozenset[int]
    found: list[Aside] = field(default_factory=list)


voice_shown: Socket[Asides] = Socket("voice.shown")
"""Whenever somebody looks at what became of their words, with one statement each."""


@dataclass(frozen=True, kw_only=True)
class Occasion:
    """Something that runs or is ahead and that people may be asked to join. `key` is lasting, `path` leads there.

    `sort` says what it is, for the team; `title` is what the invitation calls it.
    """

    key: str
    inquiry_id: int
    sort: str | Promise
    title: str
    path: str
    purpose: Purpose


@dataclass(frozen=True, kw_only=True)
class Occasions:
    """Upper rooms add to `found` what they have ahead; what is known inside only is left out by whoever asks."""

    found: list[Occasion] = field(default_factory=list)


occasions: Socket[Occasions] = Socket("answer.occasions")
"""Asked before the team invites people to make something together."""
