"""What all decisions about a theme share: who may be changed, and what is left to be counted afterwards."""

from __future__ import annotations

from collections.abc import Iterable

from resonanz.ground import clock
from resonanz.understand.actions.counting import count_themes
from resonanz.understand.actions.holding import hold_themes
from resonanz.understand.errors import ForeignTheme, NoSuchTheme, ThemeHasFaded
from resonanz.understand.models import Excerpt, Theme


def held(theme_id: int) -> Theme:
    """The theme as it is now that nobody else can change it. Raises `NoSuchTheme`."""
    inquiry_id = Theme.objects.filter(pk=theme_id).values_list("inquiry_id", flat=True).first()
    if inquiry_id is None:
        raise NoSuchTheme
    hold_themes(inquiry_id)
    return Theme.objects.get(pk=theme_id)


def held_living(theme_id: int) -> Theme:
    """Raises `ThemeHasFaded` for one that has no stories any more."""
    theme = held(theme_id)
    if theme.faded_at is not None:
        raise ThemeHasFaded
    return theme


def beside(theme: Theme, other_id: int) -> Theme:
    """Another living theme of the same inquiry, which is held already."""
    other = Theme.objects.filter(pk=other_id).first()
    if other is None:
        raise NoSuchTheme
    if other.inquiry_id != theme.inquiry_id:
        raise ForeignTheme
    if other.faded_at is not None:
        raise ThemeHasFaded
    return other


def recount(inquiry_id: int, theme_ids: Iterable[int]) -> None:
    """Counts again; a theme that has lost its last story fades."""
    themes = set(theme_ids)
    count_themes(inquiry_id, themes)
    Theme.objects.filter(pk__in=themes, stories=0, faded_at=None).update(faded_at=clock.now())


def drop_words(theme_id: int, story_ids: Iterable[int]) -> bool:
    """Takes away what stood for the theme in stories that left it. True when there was something."""
    return Excerpt.objects.filter(theme_id=theme_id, story_id__in=list(story_ids)).delete()[0] > 0
