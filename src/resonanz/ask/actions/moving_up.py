"""The waiting list: whoever comes next takes the place that somebody gives back."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction

from resonanz.ask import events
from resonanz.ask.actions.audience_plan import locked_audience
from resonanz.ask.enums import CandidateState
from resonanz.ask.models import Candidate
from resonanz.ask.reads.candidates import out_of_reach
from resonanz.ground import clock

_BATCH = 50


@transaction.atomic
def move_up(*, inquiry_id: int, instead_of: int | None) -> Candidate | None:
    """Gives on the place of the candidate `instead_of`, or one that stands empty; answers who has it now.

    Next is the first on the waiting list who belongs to the group whose place it is, else the first of all. Nobody who
    left, objected or withdrew. Each place is given on once. None when it was already, when nobody waits, when nothing
    was drawn, or when no place is free.
    """
    audience = locked_audience(inquiry_id)
    if audience is None or not audience.is_drawn:
        return None
    if instead_of is None:
        taken = Candidate.objects.filter(inquiry_id=inquiry_id, state=CandidateState.DRAWN).count()
        return _give(inquiry_id, for_group="", instead_of=None) if taken < audience.places else None
    if Candidate.objects.filter(instead_of_id=instead_of).exists():
        return None
    gone = Candidate.objects.filter(inquiry_id=inquiry_id, pk=instead_of, moved_at__isnull=False).first()
    if gone is None:
        return None
    if gone.state != CandidateState.LEFT:
        gone.state = CandidateState.LEFT
        gone.save(update_fields=["state"])
    return _give(inquiry_id, for_group=gone.drawn_for, instead_of=gone)


@transaction.atomic
def give_free_places(*, inquiry_id: int) -> int:
    """Gives on every place that stands empty, such as those of people who were erased; answers how many."""
    count = 0
    while move_up(inquiry_id=inquiry_id, instead_of=_unreplaced(inquiry_id)) is not None:
        count += 1
    return count


def _unreplaced(inquiry_id: int) -> int | None:
    """Somebody who had a place and left it, and for whom nobody has moved up."""
    replaced = Candidate.objects.filter(inquiry_id=inquiry_id, instead_of__isnull=False).values("instead_of")
    left = Candidate.objects.filter(inquiry_id=inquiry_id, state=CandidateState.LEFT, moved_at__isnull=False)
    return left.exclude(pk__in=replaced).order_by("turn").values_list("pk", flat=True).first()


def _give(inquiry_id: int, *, for_group: str, instead_of: Candidate | None) -> Candidate | None:
    following = next(_reachable(inquiry_id, for_group), None) if for_group else None
    following = following or next(_reachable(inquiry_id, ""), None)
    if following is None:
        return None
    following.state, following.moved_at = CandidateState.DRAWN, clock.now()
    # Whoever moves up from another group fills a place that is open to all from then on.
    following.drawn_for = for_group if for_group in following.groups else ""
    following.instead_of = instead_of
    following.save(update_fields=["state", "moved_at", "drawn_for", "instead_of"])
    events.candidate_drawn.announce(events.Chosen(inquiry_id=inquiry_id, candidate_ids=(following.pk,)))
    return following


def _reachable(inquiry_id: int, group: str) -> Iterator[Candidate]:
    """Who waits, in the order of the lot, without those who must not be written to."""
    waiting = Candidate.objects.filter(inquiry_id=inquiry_id, state=CandidateState.WAITING).order_by("turn")
    if group:
        waiting = waiting.filter(groups__contains=[group])
    turn = 0
    while batch := list(waiting.filter(turn__gt=turn)[:_BATCH]):
        gone = out_of_reach(batch)
        yield from (candidate for candidate in batch if candidate.pk not in gone)
        turn = batch[-1].turn or 0
