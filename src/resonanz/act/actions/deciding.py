"""Deciding: one of four words, with what the word owes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from resonanz.act import events
from resonanz.act.actions.owning import Owner, settled_owner
from resonanz.act.actions.telling import check_first_day, tell
from resonanz.act.enums import Word
from resonanz.act.errors import DecisionIncomplete
from resonanz.act.models import Decision
from resonanz.act.rules.decisions import decision_body
from resonanz.ground import clock
from resonanz.people.enums import TEAM_ROLE
from resonanz.trust.actions import Draft, record
from resonanz.trust.enums import Kind, Via

if TYPE_CHECKING:
    from resonanz.understand.models import Insight


@dataclass(frozen=True, kw_only=True)
class _Said:
    word: Word
    reason: str
    owner: Owner
    due_on: date | None
    done_on: date | None
    public_on: date | None


@transaction.atomic
def decide(
    *,
    insight: Insight,
    place: str,
    word: Word,
    by: int,
    reason: str = "",
    owner: str = "",
    held_by: int | None = None,
    due_on: date | None = None,
    done_on: date | None = None,
    public_on: date | None = None,
) -> Decision:
    """Adds a decision; the one before stays in the history. A promise is entered as a commitment.

    `owner` is a function, or the name of somebody in the team who has agreed; `held_by` names them by account. With
    `public_on` it stays internal until that day. Raises `DecisionIncomplete`.
    """
    if word == Word.DONE and done_on is None:
        done_on = clock.today()
    if public_on == clock.today():
        public_on = None
    earlier = Decision.objects.select_for_update().filter(insight_id=insight.pk, is_current=True).first()
    problems: dict[str, str] = {}
    who = settled_owner(owner=owner, held_by=held_by, problems=problems)
    said = _Said(word=word, reason=reason, owner=who, due_on=due_on, done_on=done_on, public_on=public_on)
    _check(said, earlier, problems)
    if earlier is not None:
        if public_on is None:
            # What was internal before becomes public with this one, and before it.
            tell(insight_id=insight.pk, place=place, by=by)
        Decision.objects.filter(pk=earlier.pk).update(is_current=False)
    decision = _store(said, insight, place=place, number=earlier.number + 1 if earlier else 1, by=by)
    events.decided.announce(insight.pk)
    return decision


def _store(said: _Said, insight: Insight, *, place: str, number: int, by: int) -> Decision:
    moment = clock.now()
    # The kind of an entry is public: as long as a word is internal, its kind says no more than that one was given.
    is_promise = said.word == Word.IN_PROGRESS and said.public_on is None
    recorded = record(
        Draft(
            kind=Kind.COMMITMENT if is_promise else Kind.DECISION,
            place=place,
            role=TEAM_ROLE,
            via=Via.WEB,
            author=f"account:{by}",
            body=decision_body(
                insight=insight.pk,
                number=number,
                word=said.word.value,
                reason=said.reason,
                owner=said.owner.text,
                due_on=said.due_on,
                done_on=said.done_on,
                holder=said.owner.account_id,
                public_on=said.public_on,
            ),
            moment=moment,
        )
    )
    return Decision.objects.create(
        insight_id=insight.pk,
        inquiry_id=insight.inquiry_id,
        number=number,
        word=said.word,
        reason=said.reason,
        owner=said.owner.text,
        held_by_id=said.owner.account_id,
        due_on=said.due_on,
        done_on=said.done_on,
        public_on=said.public_on,
        decided_by_id=by,
        decided_at=moment,
        entry_index=recorded.index,
    )


def _check(said: _Said, earlier: Decision | None, problems: dict[str, str]) -> None:
    owed: dict[str, str] = {}
    promised = earlier if earlier is not None and earlier.word == Word.IN_PROGRESS else None
    if not said.reason.strip():
        owed["reason"] = _missing_reason(said, promised)
    if said.word == Word.IN_PROGRESS:
        owed |= _missing_promise(said, promised)
    if said.word == Word.DONE and said.done_on is not None and said.done_on > clock.today():
        owed["done_on"] = _("Dieser Tag liegt in der Zukunft. Bis dahin ist es „In Arbeit“.")
    if said.public_on is not None:
        owed["public_on"] = check_first_day(said.public_on, due_on=said.due_on, earlier=earlier)
    # What is wrong with a name is said instead of that one is missing.
    problems |= {name: sentence for name, sentence in owed.items() if sentence and name not in problems}
    if "held_by" in problems:
        problems.pop("owner", None)
    if problems:
        raise DecisionIncomplete(problems)


def _missing_reason(said: _Said, promised: Decision | None) -> str:
    if said.word == Word.NOT_POSSIBLE:
        return _("„Geht nicht“ braucht einen Grund. Die Menschen, die es erzählt haben, lesen ihn.")
    if promised is None or said.word == Word.DONE:
        return ""
    if said.word == Word.EXISTS:
        return _("Zugesagt war, dass etwas geschieht. Bitte sagen Sie, warum nun nichts folgt; alle lesen es.")
    if said.due_on != promised.due_on:
        return _("Ein anderer Tag braucht einen Grund. Er steht öffentlich dabei, neben dem alten und dem neuen Tag.")
    return _("Bitte sagen Sie, was sich an der Zusage ändert und warum. Alle lesen es.")


def _missing_promise(said: _Said, promised: Decision | None) -> dict[str, str]:
    missing: dict[str, str] = {}
    if not said.owner.text:
        missing["owner"] = _("„In Arbeit“ braucht jemanden, der sich kümmert.")
    if said.due_on is None:
        missing["due_on"] = _("„In Arbeit“ braucht einen Tag, bis zu dem es fertig ist.")
    elif said.due_on < clock.today() and (promised is None or said.due_on != promised.due_on):
        # Another hand may take over what is overdue; the day stays as it was.
        missing["due_on"] = _("Dieser Tag ist schon vorbei. Eine Zusage gilt für einen Tag, der noch kommt.")
    return missing
