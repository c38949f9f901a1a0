"""Which step a passage tells of, when a person knows it better than the program."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from resonanz.ground import clock
from resonanz.understand.actions.holding import hold_touchpoints, still_there
from resonanz.understand.actions.tallying import counts_follow
from resonanz.understand.actions.touchpoints import held_touchpoint, remember_deed
from resonanz.understand.enums import TouchDeed
from resonanz.understand.errors import NotDecided, PassageGone
from resonanz.understand.models import Touchpoint, TouchpointCorrection, TouchpointMatch


@dataclass(frozen=True, kw_only=True)
class Place:
    """A passage by where it begins."""

    story_id: int
    start: int


@transaction.atomic
def take_passage_out(*, place: Place, touchpoint_id: int, by: int) -> None:
    """The passage does not tell of this step. Until the next match it tells of none."""
    touchpoint = held_touchpoint(touchpoint_id)
    match = _matched(place)
    if match.touchpoint_id != touchpoint.pk:
        raise PassageGone
    _say(match, touchpoint, belongs=False, by=by)
    _tell_of(match, None)
    remember_deed(touchpoint, TouchDeed.REFUSED, by=by)


@transaction.atomic
def put_passage(*, place: Place, touchpoint_id: int, by: int) -> Touchpoint:
    """The passage tells of this step. Where it was matched with another one, it does not tell of that."""
    touchpoint = held_touchpoint(touchpoint_id)
    match = _matched(place)
    said = TouchpointCorrection.objects.filter(story_id=match.story_id, start=match.start, belongs=True)
    if said.filter(touchpoint=touchpoint).exists():
        return touchpoint
    said.delete()
    if match.touchpoint is not None and match.touchpoint_id != touchpoint.pk:
        _say(match, match.touchpoint, belongs=False, by=by)
        remember_deed(match.touchpoint, TouchDeed.REFUSED, by=by)
    _say(match, touchpoint, belongs=True, by=by)
    _tell_of(match, touchpoint)
    remember_deed(touchpoint, TouchDeed.BELONGS, by=by)
    return touchpoint


@transaction.atomic
def lift_correction(*, correction_id: int, by: int) -> TouchpointCorrection:
    """The program decides again at the next match."""
    hold_touchpoints()
    correction = TouchpointCorrection.objects.select_related("touchpoint").filter(pk=correction_id).first()
    if correction is None:
        raise NotDecided
    TouchpointCorrection.objects.filter(pk=correction.pk).delete()
    remember_deed(correction.touchpoint, TouchDeed.LIFT, by=by)
    return correction


def _matched(place: Place) -> TouchpointMatch:
    """Raises `PassageGone` when the words were erased, replaced or cut anew."""
    if not still_there([place.story_id]):
        raise PassageGone
    matches = TouchpointMatch.objects.select_related("touchpoint")
    found = matches.filter(story_id=place.story_id, start=place.start).first()
    if found is None:
        raise PassageGone
    return found


def _tell_of(match: TouchpointMatch, touchpoint: Touchpoint | None) -> None:
    with counts_follow([match.story_id]):
        match.touchpoint, match.strength = touchpoint, 0 if touchpoint is None else 1
        match.save(update_fields=["touchpoint", "strength"])


def _say(match: TouchpointMatch, touchpoint: Touchpoint, *, belongs: bool, by: int) -> None:
    TouchpointCorrection.objects.update_or_create(
        story_id=match.story_id,
        start=match.start,
        touchpoint=touchpoint,
        defaults={"end": match.end, "belongs": belongs, "corrected_by_id": by, "corrected_at": clock.now()},
    )
