"""What a person of the team says about the kind of some words, when they know it better than the program."""

from __future__ import annotations

from django.db import transaction

from resonanz.ground import clock
from resonanz.understand.actions.counting import count_themes
from resonanz.understand.actions.history import remember
from resonanz.understand.actions.holding import hold_themes, still_there
from resonanz.understand.enums import Deed, Kind
from resonanz.understand.errors import NotDecided, StoryGone
from resonanz.understand.models import Divided, KindSaid, Passage, PassageKind


@transaction.atomic
def say_kind(*, passage_id: int, kind: Kind, holds: bool, by: int) -> Passage:
    """These words are of this kind, or are not. It holds at every refresh, until somebody says otherwise."""
    passage = _held(passage_id)
    KindSaid.objects.update_or_create(
        story_id=passage.story_id,
        start=passage.start,
        end=passage.end,
        kind=kind,
        defaults={
            "inquiry_id": passage.inquiry_id,
            "holds": holds,
            "said_by_id": by,
            "said_at": clock.now(),
        },
    )
    PassageKind.objects.filter(passage=passage, kind=kind).delete()
    if holds:
        said_kind(passage, kind).save()
    _recount(passage, kind, by=by)
    return passage


@transaction.atomic
def take_kind_back(*, said_id: int, by: int) -> KindSaid:
    """The program decides again about these words, as soon as it reads them the next time."""
    said = KindSaid.objects.filter(pk=said_id).first()
    if said is None:
        raise NotDecided
    hold_themes(said.inquiry_id)
    # Somebody else may have been quicker while we waited.
    if not KindSaid.objects.filter(pk=said_id).delete()[0]:
        raise NotDecided
    passage = Passage.objects.filter(story_id=said.story_id, start__lte=said.start, end__gt=said.start).first()
    PassageKind.objects.filter(passage=passage, kind=said.kind, by_team=True).delete()
    Divided.objects.filter(story_id=said.story_id).delete()
    if passage is not None:
        _recount(passage, Kind(said.kind), by=by)
    return said


def said_kind(passage: Passage, kind: str) -> PassageKind:
    """A kind that a person gave to a passage, unsaved. No words show it but all of them."""
    return PassageKind(
        passage=passage,
        story_id=passage.story_id,
        inquiry_id=passage.inquiry_id,
        kind=kind,
        strength=1.0,
        by_team=True,
    )


def _held(passage_id: int) -> Passage:
    """The passage as it is now that nobody else can change it. Raises `StoryGone` when its words were erased."""
    inquiry_id = Passage.objects.filter(pk=passage_id).values_list("inquiry_id", flat=True).first()
    if inquiry_id is None:
        raise StoryGone
    hold_themes(inquiry_id)
    passage = Passage.objects.select_related("theme").filter(pk=passage_id).first()
    if passage is None or not still_there([passage.story_id]):
        raise StoryGone
    return passage


def _recount(passage: Passage, kind: Kind, *, by: int) -> None:
    if passage.theme is not None:
        count_themes(passage.inquiry_id, [passage.theme.pk])
        remember(passage.theme, Deed.KIND, by=by, name=kind.value, stories=1)
