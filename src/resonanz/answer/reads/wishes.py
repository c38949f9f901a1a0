"""Whether the teller of a story wants to be told, as their own page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import get_language

from resonanz.answer.rules import story_reference
from resonanz.ground import mail
from resonanz.people import reads as people_reads
from resonanz.people.enums import Channel, Purpose

if TYPE_CHECKING:
    from resonanz.listen.models import Story


@dataclass(frozen=True, kw_only=True)
class Wish:
    """`address` is masked: whoever holds the code recognises their own and learns nobody's."""

    possible: bool
    wording: str
    address: str
    is_confirmed: bool

    @property
    def is_made(self) -> bool:
        return bool(self.address)


def wish_of(story: Story) -> Wish:
    words = people_reads.wording_of(Purpose.OUTCOME, Channel.EMAIL, get_language() or "de")
    consent = None
    if story.person_id is not None:
        consent = people_reads.open_consent(story.person_id, Purpose.OUTCOME, Channel.EMAIL)
    is_linked = consent is not None
    if consent is None:
        consent = people_reads.consents_about(story_reference(story.pk)).first()
    return Wish(
        possible=mail.can_link(),
        wording=words,
        address=people_reads.masked(consent.account.email or "") if consent else "",
        is_confirmed=bool(is_linked and consent and consent.confirmed_at),
    )
