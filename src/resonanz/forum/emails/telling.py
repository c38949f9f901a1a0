"""Thanks after the evening, and later what became of it: to each guest who can be reached, once each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import translation

from resonanz.answer import actions as answer_actions
from resonanz.answer.events import Told
from resonanz.forum import reads
from resonanz.forum.emails import letters
from resonanz.ground import mail
from resonanz.ground.manner import spoken
from resonanz.people import actions as people_actions
from resonanz.people import reads as people_reads
from resonanz.people.enums import Purpose
from resonanz.people.errors import ContactRefused

if TYPE_CHECKING:
    from resonanz.answer.events import Telling
    from resonanz.forum.reads import Occasion


def add_news(telling: Telling) -> None:
    """For those who asked what becomes of their words: it goes into the same mail as everything else for them."""
    guests = reads.guests(telling.account_ids)
    for one in reads.occasions_of(guests.forums):
        asked = guests.asked_for(one)
        # Whoever was told as an invited guest already gets no second mail for having said yes since.
        for account_id in asked - people_reads.told_of(list(asked), one.entry):
            telling.found.append(_told(account_id, one))


def tell_guests() -> int:
    """Writes to everybody who has not been told of a fresh occasion yet; returns to how many.

    Who asked to be told goes first and against no budget; whoever only said they would come is written to as far as
    consent and budget allow.
    """
    if not mail.can_link():
        return 0
    told = answer_actions.tell_outcomes()
    for one in reads.fresh_occasions():
        told += sum(_write(account_id, one) for account_id in reads.invited_guests(one))
    return told


@transaction.atomic
def _write(account_id: int, occasion: Occasion) -> bool:
    # Two workers that found the same guest meet here; the second one finds nobody.
    people_actions.hold(account_id)
    if people_reads.told_of([account_id], occasion.entry):
        return False
    language = spoken(people_actions.language_of(account_id), du=occasion.forum.inquiry.says_du)
    with translation.override(language):
        letter = letters.letter_to_invited(occasion.forum, occasion.deed)
    try:
        people_actions.write_to(
            account_id=account_id,
            purpose=Purpose.FORUM,
            subject=letter.subject,
            body=letter.body,
            language=language,
            up_to_entry=occasion.entry,
            with_html=True,
        )
    except ContactRefused:
        return False
    return True


def _told(account_id: int, one: Occasion) -> Told:
    return Told(
        account_id=account_id,
        entry=one.entry,
        moment=one.at,
        subject=partial(letters.subject_of, one.forum, one.deed),
        text=partial(letters.news_of, one.forum, one.deed),
        says_du=one.forum.inquiry.says_du,
    )
