"""Putting themes together and taking them apart again."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Coalesce

from resonanz.ground import clock
from resonanz.understand.actions.deciding import beside, held, held_living, recount
from resonanz.understand.actions.following import follow_stories
from resonanz.understand.actions.history import remember
from resonanz.understand.actions.progressing import request_refresh
from resonanz.understand.enums import Deed
from resonanz.understand.errors import NotMerged, SameTheme
from resonanz.understand.models import Banned, Passage, Placement, Theme
from resonanz.understand.reads.living import merged_with, root_of


@transaction.atomic
def merge_themes(*, theme_id: int, into_id: int, by: int) -> Theme:
    """All stories of the theme go into the other one, whose name and address stay; the old address leads there.

    A story that does not belong to the other theme, because a person said so, stands for itself.
    """
    if theme_id == into_id:
        raise SameTheme
    theme = held_living(theme_id)
    into = beside(theme, into_id)
    banned = Banned.objects.filter(theme_id__in=[into.pk, *merged_with(into)]).values("story_id")
    placed = Placement.objects.filter(theme=theme)
    placed.filter(story_id__in=banned).update(theme=None, origin=None, facet=None)
    moved = placed.update(theme=into, origin=Coalesce("origin", Value(theme.pk)), facet=None)
    passages = Passage.objects.filter(theme=theme)
    passages.filter(story_id__in=banned).update(theme=None, strength=0)
    passages.update(theme=into)
    Theme.objects.filter(pk=theme.pk).update(faded_at=clock.now(), merged_into=into, merged_by=by)
    recount(theme.inquiry_id, [theme.pk, into.pk])
    remember(theme, Deed.MERGE, by=by, other=into, stories=moved)
    request_refresh(theme.inquiry_id)
    return into


@transaction.atomic
def unmerge_theme(*, theme_id: int, by: int) -> Theme:
    """The stories that came from this theme are its own again; later ones stay where they were told."""
    theme = held(theme_id)
    if theme.merged_into_id is None or theme.merged_by_id is None:
        raise NotMerged
    root = root_of(theme)
    came = Placement.objects.filter(theme=root, origin_id__in=[theme.pk, *merged_with(theme)])
    Theme.objects.filter(pk=theme.pk).update(faded_at=None, merged_into=None, merged_by=None)
    story_ids = list(came.values_list("story_id", flat=True))
    moved = came.update(theme=theme, facet=None)
    follow_stories(story_ids)
    Placement.objects.filter(theme=theme, origin=theme).update(origin=None)
    recount(theme.inquiry_id, [theme.pk, root.pk])
    remember(theme, Deed.UNMERGE, by=by, other=root, stories=moved)
    request_refresh(theme.inquiry_id)
    return Theme.objects.get(pk=theme.pk)
