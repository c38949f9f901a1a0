"""Where a single story belongs, when a person knows it better than the program."""

from __future__ import annotations

from django.db import transaction

from resonanz.ground import clock
from resonanz.understand.actions.deciding import drop_words, held, held_living, recount
from resonanz.understand.actions.following import follow_stories
from resonanz.understand.actions.history import remember
from resonanz.understand.actions.holding import still_there
from resonanz.understand.actions.progressing import request_refresh
from resonanz.understand.enums import Deed
from resonanz.understand.errors import ForeignTheme, NotDecided, StoryGone
from resonanz.understand.models import Banned, Passage, Pinned, Placement, Theme
from resonanz.understand.reads.living import merged_with


@transaction.atomic
def pin_story(*, story_id: int, theme_id: int, by: int) -> Theme:
    """The story belongs to this theme from now on, whatever the engine finds."""
    theme = held_living(theme_id)
    placed = _placed(story_id)
    if placed.inquiry_id != theme.inquiry_id:
        raise ForeignTheme
    Banned.objects.filter(story_id=story_id, theme_id__in=[theme.pk, *merged_with(theme)]).delete()
    Pinned.objects.update_or_create(
        story_id=story_id, defaults={"theme": theme, "pinned_by_id": by, "pinned_at": clock.now()}
    )
    _move(placed, theme.pk)
    remember(theme, Deed.PIN, by=by, stories=1)
    return theme


@transaction.atomic
def ban_story(*, story_id: int, theme_id: int, by: int) -> Theme:
    """The story does not belong to this theme. It stands for itself until the engine knows where else it fits."""
    theme = held_living(theme_id)
    placed = _placed(story_id)
    if placed.theme_id != theme.pk and not Passage.objects.filter(story_id=story_id, theme=theme).exists():
        raise StoryGone
    Pinned.objects.filter(story_id=story_id, theme_id__in=[theme.pk, *merged_with(theme)]).delete()
    Banned.objects.get_or_create(
        story_id=story_id, theme=theme, defaults={"banned_by_id": by, "banned_at": clock.now()}
    )
    if placed.theme_id == theme.pk:
        _move(placed, None)
    else:
        follow_stories([story_id])
        recount(theme.inquiry_id, [theme.pk])
    remember(theme, Deed.BAN, by=by, stories=1)
    return theme


@transaction.atomic
def unpin_story(*, story_id: int, theme_id: int, by: int) -> Theme:
    """The engine decides again; until it has a reason the story stays."""
    theme = held(theme_id)
    if not Pinned.objects.filter(story_id=story_id, theme=theme).delete()[0]:
        raise NotDecided
    remember(theme, Deed.UNPIN, by=by, stories=1)
    return theme


@transaction.atomic
def unban_story(*, story_id: int, theme_id: int, by: int) -> Theme:
    """The engine may put the story here again."""
    theme = held(theme_id)
    if not Banned.objects.filter(story_id=story_id, theme=theme).delete()[0]:
        raise NotDecided
    remember(theme, Deed.UNBAN, by=by, stories=1)
    return theme


def _placed(story_id: int) -> Placement:
    """Where the story is. Raises `StoryGone` when it was erased, or was never read."""
    placed = Placement.objects.filter(story_id=story_id).first() if still_there([story_id]) else None
    if placed is None:
        raise StoryGone
    return placed


def _move(placed: Placement, theme_id: int | None) -> None:
    left = placed.theme_id
    if left == theme_id:
        return
    placed.theme_id, placed.origin_id, placed.facet = theme_id, None, None
    placed.save(update_fields=["theme", "origin", "facet"])
    follow_stories([placed.story_id])
    if left is not None and drop_words(left, [placed.story_id]):
        request_refresh(placed.inquiry_id)
    recount(placed.inquiry_id, [pk for pk in (left, theme_id) if pk is not None])
