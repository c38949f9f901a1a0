"""Whether the teller of a story wants to be told, as their own page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from resonanz.answer.rules import story_reference
from resonanz.ground import mail
from resonanz.ground.manner import reader_language, spoken
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
    came_back: bool = False
    """The server of the address takes nothing any more."""

    @property
    def is_made(self) -> bool:
        return bool(self.address)


def wish_of(story: Story) -> Wish:
    words = people_reads.wording_of(Purpose.OUTCOME, Channel.EMAIL, spoken(reader_language(), du=story.inquiry.says_du))
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
        came_back=bool(consent and people_reads.refusals_of([consent.account_id])),
    )


@dataclass(frozen=True, kw_only=True)
class Reach:
    """How an answer comes to the teller; the page "Meine Stimme" has it in any case."""

    by_mail: bool
    language: str = ""
    came_back_at: datetime | None = None


def reach_of(story: Story) -> Reach:
    if story.person_id is None:
        return Reach(by_mail=False)
    consent = people_reads.open_consent(story.person_id, Purpose.OUTCOME, Channel.EMAIL)
    if consent is None or consent.confirmed_at is None:
        return Reach(by_mail=False)
    refusal = people_reads.refusals_of([story.person_id]).get(story.person_id)
    return Reach(
        by_mail=refusal is None and mail.can_link(),
        language=consent.wording.language,
        came_back_at=refusal.refused_at if refusal else None,
    )
