"""Holding back, hiding, releasing, objecting. Every deed is public; none of them can change a word."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from resonanz.ground import clock
from resonanz.listen import events
from resonanz.listen.enums import Visibility
from resonanz.listen.errors import (
    AlreadyWithdrawn,
    AlreadyWithheld,
    AppealRefused,
    AppealWasGranted,
    DeadlineWrong,
    HeldBefore,
    NotWithheld,
    OwnDecision,
)
from resonanz.listen.models import Statement, Story
from resonanz.trust import reads as trust_reads
from resonanz.trust.actions import Ruling, claim_key, keep_result, note_rulings
from resonanz.trust.enums import Cause, Deed

if TYPE_CHECKING:
    from resonanz.people.models import Account
    from resonanz.trust.models import Moderation

USUAL_HOLD = timedelta(hours=72)
LONGEST_HOLD = timedelta(days=7)
_BATCH = 200
Words = Story | Statement
"""Whatever people said in public stands under the same rules."""


@transaction.atomic
def hold_story(*, story: Words, ground: str, by: Account, note: str = "", lasting: timedelta = USUAL_HOLD) -> Words:
    """Takes words out of sight while somebody looks closely. It ends by itself, and happens once to a story."""
    if not timedelta(0) < lasting <= LONGEST_HOLD:
        raise DeadlineWrong
    story = _locked(story)
    if story.is_withheld:
        raise AlreadyWithheld
    if trust_reads.was_done(story.entry_index, Deed.HOLD):
        raise HeldBefore
    deadline = (clock.now() + lasting).replace(microsecond=0)
    return _withhold(story, Deed.HOLD, ground=ground, note=note, by=by, deadline=deadline)


@transaction.atomic
def hide_story(*, story: Words, ground: str, note: str, by: Account) -> Words:
    """Takes words out of sight until somebody releases them. `note` is the sentence to the author."""
    story = _locked(story)
    if story.visibility == Visibility.HIDDEN:
        raise AlreadyWithheld
    return _withhold(story, Deed.HIDE, ground=ground, note=note, by=by, deadline=None)


@transaction.atomic
def release_story(*, story: Words, by: Account, note: str = "") -> Words:
    """Puts words back where they stood. Anybody from the team may do it, who withheld them, too."""
    story = _locked(story)
    if not story.is_withheld:
        raise NotWithheld
    return _release(story, cause=Cause.DECISION, by=by, note=note)


@transaction.atomic
def appeal(*, story: Words, key: str, text: str) -> None:
    """The author objects, once per decision. The same key again does nothing more."""
    story = _locked(story)
    if claim_key(key=f"appeal:{key}", body={"entry": story.entry_index, "text": text}) is not None:
        return
    decided = _standing_decision(story)
    if decided is None:
        raise AppealRefused(_("Ihre Worte sind wieder zu sehen. Es gibt nichts mehr, dem Sie widersprechen müssten."))
    if trust_reads.appeal_against(decided.entry_index) is not None:
        raise AppealRefused(_("Sie haben dieser Entscheidung schon widersprochen. Die Antwort steht auf Ihrer Seite."))
    if trust_reads.appeal_until(decided) < clock.now():
        raise AppealRefused(_("Die Frist für einen Widerspruch ist abgelaufen. Sie können eine neue Fassung abgeben."))
    _note(story, Deed.APPEAL, decided, note=text, author=f"teller:{story.teller}")
    keep_result(key=f"appeal:{key}", result={"entry": story.entry_index})


@transaction.atomic
def decide_appeal(*, story: Words, granted: bool, note: str, by: Account) -> Words:
    """Decides the appeal that waits; never by the one who withheld the words."""
    story = _locked(story)
    decided = _standing_decision(story)
    objection = trust_reads.appeal_against(decided.entry_index) if decided is not None else None
    if decided is None or objection is None or trust_reads.is_decided(objection.entry_index):
        raise AppealRefused(_("Hier wartet kein Widerspruch mehr."))
    if decided.decided_by == by.pk:
        raise OwnDecision
    _note(story, Deed.GRANT if granted else Deed.REJECT, objection, note=note, by=by)
    return _release(story, cause=Cause.APPEAL, by=by) if granted else story


def release_due() -> int:
    """Notes the holds whose deadline has passed; readers see the words from the deadline on in any case."""
    return _release_due(Story) + _release_due(Statement)


def _release_due(model: Any) -> int:
    released = 0
    while True:
        with transaction.atomic():
            due: list[Words] = list(
                model.objects.select_for_update(no_key=True, skip_locked=True)
                .filter(visibility=Visibility.HELD, held_until__lte=clock.now(), withdrawn_at=None)
                .order_by("pk")[:_BATCH]
            )
            for story in due:
                _release(story, cause=Cause.DEADLINE)
        if not due:
            return released
        released += len(due)


def _locked(story: Words) -> Words:
    """The row under its lock, with a hold that has run out already released."""
    found: Words
    if isinstance(story, Statement):
        found = Statement.objects.select_for_update(no_key=True).get(pk=story.pk)
    else:
        found = Story.objects.select_for_update(no_key=True).get(pk=story.pk)
    if found.withdrawn_at is not None:
        raise AlreadyWithdrawn
    if found.visibility == Visibility.HELD and not found.is_withheld:
        return _release(found, cause=Cause.DEADLINE)
    return found


def _standing_decision(story: Words) -> Moderation | None:
    return None if story.withheld_by is None else trust_reads.decision(story.withheld_by)


def _withhold(story: Words, deed: Deed, *, ground: str, note: str, by: Account, deadline: datetime | None) -> Words:
    if trust_reads.was_done(story.entry_index, Deed.GRANT, ground=ground):
        raise AppealWasGranted
    (noted,) = note_rulings(
        [
            Ruling(
                target=story.entry_index,
                deed=deed,
                ground=ground,
                note=note,
                by=by.pk,
                function=by.function,
                answers=story.withheld_by,
                deadline=deadline,
            )
        ]
    )
    return _show(
        story, Visibility.HELD if deadline else Visibility.HIDDEN, until=deadline, withheld_by=noted.entry_index
    )


def _release(story: Words, *, cause: Cause, by: Account | None = None, note: str = "") -> Words:
    decided = _standing_decision(story)
    if decided is None:
        raise NotWithheld
    _note(story, Deed.RELEASE, decided, note=note, by=by, cause=cause)
    return _show(story, Visibility.SHOWN, until=None, withheld_by=None)


def _note(
    story: Words,
    deed: Deed,
    answered: Moderation,
    *,
    note: str,
    by: Account | None = None,
    author: str = "",
    cause: Cause | None = None,
) -> None:
    """Notes what answers an earlier deed, on the same ground."""
    note_rulings(
        [
            Ruling(
                target=story.entry_index,
                deed=deed,
                ground=answered.ground,
                note=note,
                by=by.pk if by else None,
                function=by.function if by else "",
                author=author,
                cause=cause,
                answers=answered.entry_index,
            )
        ]
    )


def _show(story: Words, visibility: Visibility, *, until: datetime | None, withheld_by: int | None) -> Words:
    story.visibility, story.held_until, story.withheld_by = visibility, until, withheld_by
    story.save(update_fields=["visibility", "held_until", "withheld_by"])
    # Statements, and stories from which one was taken, leave the voting or come back to it.
    events.votes_changed.announce(story.inquiry_id)
    return story
