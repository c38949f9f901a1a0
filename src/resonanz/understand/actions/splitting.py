"""Making a theme of its own out of a part of another."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Max, Q

from resonanz.ground import clock
from resonanz.understand.actions.deciding import drop_words, held_living, recount
from resonanz.understand.actions.following import follow_stories
from resonanz.understand.actions.history import remember
from resonanz.understand.actions.holding import still_there
from resonanz.understand.actions.naming import checked_name, refuse_taken
from resonanz.understand.actions.progressing import request_refresh
from resonanz.understand.enums import Deed, Excerpted
from resonanz.understand.errors import EverythingChosen, NothingChosen, StoryGone
from resonanz.understand.models import Excerpt, Pinned, Placement, Theme, ThemeMemory
from resonanz.understand.rules import opening

_QUOTES = 3
_LENT = 100
"""The rank from which words are only lent, so that the next refresh looks for better ones."""


@transaction.atomic
def split_theme(
    *, theme_id: int, by: int, story_ids: Sequence[int] = (), facets: Sequence[int] = (), name: str = ""
) -> Theme:
    """A new theme of these stories and parts. They are pinned to it, and the two are never formed into one again.

    The engine may draw further stories over that are nearer to the new one. Without a name of the team it is called
    by the first words of its clearest story until the next refresh.
    """
    name = checked_name(name) if name.strip() else ""
    theme = held_living(theme_id)
    placed = _chosen(theme, story_ids, facets)
    if name:
        refuse_taken(name, inquiry_id=theme.inquiry_id)
    new = _opened(theme, name=name, by=by)
    moment, ids = clock.now(), [row.story_id for row in placed]
    Pinned.objects.bulk_create(
        (Pinned(story_id=pk, theme=new, pinned_by_id=by, pinned_at=moment) for pk in ids),
        update_conflicts=True,
        unique_fields=["story"],
        update_fields=["theme", "pinned_by", "pinned_at"],
    )
    Placement.objects.filter(story_id__in=ids).update(theme=new, origin=None, facet=None)
    follow_stories(ids)
    _lend_words(new, placed)
    drop_words(theme.pk, ids)
    recount(theme.inquiry_id, [theme.pk, new.pk])
    remember(new, Deed.SPLIT, by=by, other=theme, name=name, stories=len(ids))
    request_refresh(theme.inquiry_id)
    return Theme.objects.get(pk=new.pk)


def _chosen(theme: Theme, story_ids: Sequence[int], facets: Sequence[int]) -> list[Placement]:
    """The clearest first."""
    if not story_ids and not facets:
        raise NothingChosen
    every = Placement.objects.filter(theme=theme, story__withdrawn_at=None, story__superseded_at=None)
    wanted = every.filter(Q(story_id__in=story_ids) | Q(facet__in=facets))
    # The stories are held before they are read, so that none is erased between the choice and the move.
    alive = still_there([*story_ids, *wanted.values_list("story_id", flat=True)])
    placed = list(wanted.filter(story_id__in=alive).select_related("story").order_by("-strength", "story_id"))
    if not set(story_ids) <= {row.story_id for row in placed}:
        raise StoryGone
    if not placed:
        raise NothingChosen
    if len(placed) >= every.count():
        raise EverythingChosen
    return placed


def _opened(theme: Theme, *, name: str, by: int) -> Theme:
    """A theme with a key that neither the pages nor the engine have ever used."""
    memory = ThemeMemory.objects.filter(inquiry_id=theme.inquiry_id).first()
    used = Theme.objects.filter(inquiry_id=theme.inquiry_id).aggregate(most=Max("key"))["most"]
    key = max(used + 1, memory.next_key if memory else 1)
    ThemeMemory.objects.filter(inquiry_id=theme.inquiry_id).update(next_key=key + 1)
    return Theme.objects.create(
        inquiry_id=theme.inquiry_id,
        key=key,
        born_at=clock.now(),
        given_name=name,
        named_by_id=by if name else None,
        split_from=theme,
    )


def _lend_words(theme: Theme, placed: Sequence[Placement]) -> None:
    """Words that stand for the new theme until the engine has looked for better ones."""
    passages = [(row.story_id, *opening(row.story.text)) for row in placed if row.story.text.strip()]
    kinds = [(Excerpted.NAME, passages[:1]), (Excerpted.QUOTE, passages[:_QUOTES])]
    Excerpt.objects.bulk_create(
        Excerpt(theme=theme, story_id=story_id, kind=kind, rank=rank, start=start, end=end)
        for kind, own in kinds
        for rank, (story_id, start, end) in enumerate(own, start=_LENT)
    )
