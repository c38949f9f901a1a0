"""Describing the steps of the customers' way. The engine is not needed: the worker compares afterwards."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Max

from resonanz.ground import clock
from resonanz.understand.actions.holding import hold_touchpoints
from resonanz.understand.enums import TouchDeed
from resonanz.understand.errors import (
    NoSuchTouchpoint,
    TooManyTouchpoints,
    TooManyWords,
    TouchpointArchived,
    TouchpointNameTaken,
    TouchpointNotArchived,
    TouchpointNotDescribed,
    TouchpointWithoutName,
)
from resonanz.understand.models import (
    LONGEST_TOUCHPOINT,
    LONGEST_WORDING,
    Touchpoint,
    TouchpointChange,
    TouchpointCount,
    TouchpointMatch,
)

_MOST_TOUCHPOINTS = 40
_MOST_EXAMPLES = 12


@transaction.atomic
def describe_touchpoint(*, name: str, sentence: str, examples: Sequence[str], by: int) -> Touchpoint:
    """A new step, at the end of the way."""
    hold_touchpoints()
    name, sentence, told = _checked(name, sentence, examples)
    _refuse_taken(name)
    if Touchpoint.objects.filter(archived_at=None).count() >= _MOST_TOUCHPOINTS:
        raise TooManyTouchpoints
    last = Touchpoint.objects.aggregate(last=Max("position"))["last"]
    made = Touchpoint.objects.create(
        name=name,
        sentence=sentence,
        examples=told,
        position=0 if last is None else last + 1,
        described_by_id=by,
        described_at=clock.now(),
    )
    remember_deed(made, TouchDeed.DESCRIBE, by=by)
    return made


@transaction.atomic
def change_touchpoint(*, touchpoint_id: int, name: str, sentence: str, examples: Sequence[str], by: int) -> bool:
    """Whether something changed; the same words again leave no trace."""
    touchpoint = held_touchpoint(touchpoint_id)
    name, sentence, told = _checked(name, sentence, examples)
    if (touchpoint.name, touchpoint.sentence, touchpoint.examples) == (name, sentence, told):
        return False
    _refuse_taken(name, but=touchpoint.pk)
    touchpoint.name, touchpoint.sentence, touchpoint.examples = name, sentence, told
    # What the model read is no longer what stands here.
    touchpoint.model, touchpoint.meaning = "", None
    touchpoint.save(update_fields=["name", "sentence", "examples", "model", "meaning"])
    remember_deed(touchpoint, TouchDeed.CHANGE, by=by)
    return True


@transaction.atomic
def archive_touchpoint(*, touchpoint_id: int, by: int) -> Touchpoint:
    """Out of the way: nothing is matched with it any more. Corrections stay for the day it comes back."""
    touchpoint = held_touchpoint(touchpoint_id)
    touchpoint.archived_by_id, touchpoint.archived_at = by, clock.now()
    touchpoint.save(update_fields=["archived_by", "archived_at"])
    TouchpointMatch.objects.filter(touchpoint=touchpoint).update(touchpoint=None, strength=0)
    # What was compared stays as much; as many more match none.
    TouchpointCount.objects.filter(touchpoint=touchpoint).delete()
    remember_deed(touchpoint, TouchDeed.ARCHIVE, by=by)
    return touchpoint


@transaction.atomic
def revive_touchpoint(*, touchpoint_id: int, by: int) -> Touchpoint:
    touchpoint = _held(touchpoint_id)
    if touchpoint.archived_at is None:
        raise TouchpointNotArchived
    _refuse_taken(touchpoint.name)
    if Touchpoint.objects.filter(archived_at=None).count() >= _MOST_TOUCHPOINTS:
        raise TooManyTouchpoints
    touchpoint.archived_by, touchpoint.archived_at = None, None
    touchpoint.save(update_fields=["archived_by", "archived_at"])
    remember_deed(touchpoint, TouchDeed.REVIVE, by=by)
    return touchpoint


@transaction.atomic
def move_touchpoint(*, touchpoint_id: int, earlier: bool) -> None:
    """One place earlier or later on the way; at its end nothing happens. The order says nothing about people."""
    touchpoint = held_touchpoint(touchpoint_id)
    living = list(Touchpoint.objects.filter(archived_at=None).order_by("position", "pk"))
    here = next(n for n, other in enumerate(living) if other.pk == touchpoint.pk)
    there = here - 1 if earlier else here + 1
    if not 0 <= there < len(living):
        return
    living[here], living[there] = living[there], living[here]
    for position, other in enumerate(living):
        other.position = position
    Touchpoint.objects.bulk_update(living, ["position"])


def held_touchpoint(touchpoint_id: int) -> Touchpoint:
    """The touchpoint as it is now that nobody else can change it. Raises `TouchpointArchived`."""
    touchpoint = _held(touchpoint_id)
    if touchpoint.archived_at is not None:
        raise TouchpointArchived
    return touchpoint


def remember_deed(touchpoint: Touchpoint, deed: TouchDeed, *, by: int) -> None:
    described = {TouchDeed.DESCRIBE, TouchDeed.CHANGE}
    words = {"name": touchpoint.name, "sentence": touchpoint.sentence, "examples": touchpoint.examples}
    TouchpointChange.objects.create(
        touchpoint=touchpoint, deed=deed, wording=words if deed in described else {}, by_id=by, at=clock.now()
    )


def _held(touchpoint_id: int) -> Touchpoint:
    hold_touchpoints()
    touchpoint = Touchpoint.objects.filter(pk=touchpoint_id).first()
    if touchpoint is None:
        raise NoSuchTouchpoint
    return touchpoint


def _checked(name: str, sentence: str, examples: Sequence[str]) -> tuple[str, str, list[str]]:
    name, sentence = _on_one_line(name), _on_one_line(sentence)
    told = [line for line in dict.fromkeys(map(_on_one_line, examples)) if line]
    if not name:
        raise TouchpointWithoutName
    if not sentence and not told:
        raise TouchpointNotDescribed
    longest = max(map(len, [sentence, *told]))
    if len(name) > LONGEST_TOUCHPOINT or longest > LONGEST_WORDING or len(told) > _MOST_EXAMPLES:
        raise TooManyWords
    return name, sentence, told


def _on_one_line(text: str) -> str:
    return " ".join(text.replace("\x00", "").split())


def _refuse_taken(name: str, *, but: int = 0) -> None:
    if Touchpoint.objects.filter(archived_at=None, name__iexact=name).exclude(pk=but).exists():
        raise TouchpointNameTaken
