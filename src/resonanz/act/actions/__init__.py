"""Deciding: one of four words, with what the word owes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from resonanz.act import events
from resonanz.act.enums import Word
from resonanz.act.errors import DecisionIncomplete
from resonanz.act.models import Decision
from resonanz.ground import clock
from resonanz.people.enums import TEAM_ROLE
from resonanz.trust.actions import Draft, record
from resonanz.trust.enums import Kind, Via

if TYPE_CHECKING:
    from resonanz.understand.models import Insight


@transaction.atomic
def decide(
    *,
    insight: Insight,
    place: str,
    word: Word,
    by: int,
    reason: str = "",
    owner: str = "",
    due_on: date | None = None,
    done_on: date | None = None,
) -> Decision:
    """Adds a decision; the one before stays in the history. A promise is entered as a commitment."""
    if word == Word.DONE and done_on is None:
        done_on = clock.today()
    _check(word=word, reason=reason, owner=owner, due_on=due_on, done_on=done_on)
    earlier = Decision.objects.select_for_update().filter(insight_id=insight.pk, is_current=True).first()
    if earlier is not None:
        Decision.objects.filter(pk=earlier.pk).update(is_current=False)
    number, moment = earlier.number + 1 if earlier else 1, clock.now()
    recorded = record(
        Draft(
            kind=Kind.COMMITMENT if word == Word.IN_PROGRESS else Kind.DECISION,
            place=place,
            role=TEAM_ROLE,
            via=Via.WEB,
            author=f"account:{by}",
            body={
                "insight": insight.pk,
                "number": number,
                "word": word.value,
                "reason": reason,
                "owner": owner,
                "due_on": due_on.isoformat() if due_on else None,
                "done_on": done_on.isoformat() if done_on else None,
            },
            moment=moment,
        )
    )
    decision = Decision.objects.create(
        insight_id=insight.pk,
        inquiry_id=insight.inquiry_id,
        number=number,
        word=word,
        reason=reason,
        owner=owner,
        due_on=due_on,
        done_on=done_on,
        decided_by_id=by,
        decided_at=moment,
        entry_index=recorded.index,
    )
    events.decided.announce(insight.pk)
    return decision


def _check(*, word: Word, reason: str, owner: str, due_on: date | None, done_on: date | None) -> None:
    problems: dict[str, str] = {}
    if word == Word.NOT_POSSIBLE and not reason.strip():
        problems["reason"] = _("„Geht nicht“ braucht einen Grund. Die Menschen, die es erzählt haben, lesen ihn.")
    if word == Word.IN_PROGRESS and not owner.strip():
        problems["owner"] = _("„In Arbeit“ braucht jemanden, der sich kümmert.")
    if word == Word.IN_PROGRESS and due_on is None:
        problems["due_on"] = _("„In Arbeit“ braucht einen Tag, bis zu dem es fertig ist.")
    if word == Word.DONE and done_on is not None and done_on > clock.today():
        problems["done_on"] = _("Dieser Tag liegt in der Zukunft. Bis dahin ist es „In Arbeit“.")
    if problems:
        raise DecisionIncomplete(problems)
