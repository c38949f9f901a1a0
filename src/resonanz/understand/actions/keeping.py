"""What a refresh leaves in the database: themes, places, words and the history. Only the worker imports it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from django.db import connection

from resonanz.understand.enums import Deed, Excerpted
from resonanz.understand.models import Excerpt, Placement, Theme, ThemeChange
from resonanz.understand.rules import opening
from resonanz_engine.types import ALONE, Born, Change, Faded, Found, FoundTheme, Merged, Parted, Span

_BATCH = 5_000
_FACET_WORDS = 110
_MOST_FACETS = 12


@dataclass(frozen=True, kw_only=True)
class Corpus:
    """All stories that were read, in one order."""

    ids: list[int]
    texts: list[str]
    vectors: np.ndarray


def keep_themes(inquiry_id: int, found: Sequence[FoundTheme], moment: datetime) -> dict[int, int]:
    """Theme ids by key. A theme that has no stories any more fades; its id is never given away."""
    keys = [theme.key for theme in found]
    Theme.objects.bulk_create(
        (Theme(inquiry_id=inquiry_id, key=key, born_at=moment) for key in keys), ignore_conflicts=True
    )
    themes = Theme.objects.filter(inquiry_id=inquiry_id)
    # A theme the program saw go into another one may come back; what people put together stays.
    themes.filter(key__in=keys, merged_by=None).update(faded_at=None, merged_into=None)
    gone = themes.filter(faded_at=None).exclude(key__in=keys)
    gone.update(faded_at=moment, stories=0, tellers=0, roles={}, weeks=[])
    return dict(themes.filter(key__in=keys).values_list("key", "pk"))


def keep_places(
    inquiry_id: int, corpus: Corpus, found: Found, *, themes: Mapping[int, int], alive: AbstractSet[int]
) -> None:
    """Every story to its theme. One that came from a merged theme and stayed remembers where it came from."""
    came = Placement.objects.filter(inquiry_id=inquiry_id).exclude(origin=None)
    origins = {pk: (theme, origin) for pk, theme, origin in came.values_list("story_id", "theme_id", "origin_id")}
    parted = {facet.key for theme in found.themes for facet in theme.facets}
    placements = []
    for pk, key, facet, strength in zip(
        corpus.ids, found.assignments.tolist(), found.facets.tolist(), found.strengths.tolist(), strict=True
    ):
        if pk not in alive:
            continue
        theme_id = None if key == ALONE else themes[key]
        before, origin = origins.get(pk, (None, None))
        placements.append(
            Placement(
                story_id=pk,
                inquiry_id=inquiry_id,
                theme_id=theme_id,
                origin_id=origin if theme_id is not None and theme_id == before else None,
                facet=facet if facet in parted else None,
                strength=round(float(strength), 4),
            )
        )
    Placement.objects.bulk_create(
        placements,
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=["story"],
        update_fields=["theme", "origin", "facet", "strength"],
    )


def alive_stories(inquiry_id: int) -> set[int]:
    """A story that was withdrawn while the engine worked must not come back."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM listen_story WHERE inquiry_id = %s AND withdrawn_at IS NULL AND superseded_at IS NULL",
            [inquiry_id],
        )
        return {row[0] for row in cursor.fetchall()}


def keep_excerpts(
    corpus: Corpus, found: Sequence[FoundTheme], *, themes: Mapping[int, int], alive: AbstractSet[int]
) -> None:
    names = _names(corpus, found, themes)
    Excerpt.objects.filter(theme_id__in=themes.values()).delete()
    excerpts: list[Excerpt] = []
    for theme in found:
        parts: list[tuple[Excerpted, Sequence[Span]]] = [
            (Excerpted.NAME, [names[theme.key]]),
            (Excerpted.CENTRAL, [theme.central]),
            (Excerpted.PHRASE, theme.phrases),
            (Excerpted.QUOTE, theme.quotes),
            (Excerpted.FACET, _facet_words(theme, corpus)),
        ]
        facets = [facet.key for facet in theme.facets]
        excerpts.extend(
            Excerpt(
                theme_id=themes[theme.key],
                story_id=corpus.ids[span.story],
                kind=kind,
                rank=rank,
                facet=facets[rank] if kind == Excerpted.FACET else None,
                start=span.start,
                end=span.end,
            )
            for kind, spans in parts
            for rank, span in enumerate(spans)
            if corpus.ids[span.story] in alive
        )
    Excerpt.objects.bulk_create(excerpts, batch_size=_BATCH)


def _names(corpus: Corpus, found: Sequence[FoundTheme], themes: Mapping[int, int]) -> dict[int, Span]:
    """A theme keeps its name while the story it comes from belongs to it; the others get one nobody has yet."""
    place = {pk: n for n, pk in enumerate(corpus.ids)}
    members = {theme.key: set(theme.members.tolist()) for theme in found}
    keys = {pk: key for key, pk in themes.items()}
    names: dict[int, Span] = {}
    # A name with another rank was lent until now.
    for row in Excerpt.objects.filter(theme_id__in=keys, kind=Excerpted.NAME, rank=0):
        story = place.get(row.story_id, ALONE)
        if story in members[keys[row.theme_id]]:
            names[keys[row.theme_id]] = Span(story, row.start, row.end)
    taken = {span.words(corpus.texts).casefold() for span in names.values()}
    for theme in found:
        if theme.key not in names:
            own = [span for span in (theme.name, *theme.phrases) if span.words(corpus.texts).casefold() not in taken]
            names[theme.key] = (own or [theme.name])[0]
            taken.add(names[theme.key].words(corpus.texts).casefold())
    return names


def _facet_words(theme: FoundTheme, corpus: Corpus) -> list[Span]:
    """For each part the words that tell it from the others, else a quote or the first words of its clearest story."""
    words = []
    for facet in theme.facets[:_MOST_FACETS]:
        inside = set(facet.members.tolist())
        quote = next((span for span in theme.quotes if span.story in inside), None)
        clearest = int(facet.members[0])
        words.append(facet.label or quote or Span(clearest, *opening(corpus.texts[clearest], most=_FACET_WORDS)))
    return words


def keep_changes(inquiry_id: int, changes: Iterable[Change], *, living: Mapping[int, int], moment: datetime) -> None:
    """The history of what the engine did; `living` are the theme ids by key before it.

    What people merged or what had faded long ago is no news.
    """
    themes = dict(Theme.objects.filter(inquiry_id=inquiry_id).values_list("key", "pk"))
    rows = []
    for change in changes:
        deed, key, other, stories = _told(change)
        is_new = deed in {Deed.BORN, Deed.PARTED}
        if is_new == (key in living) or key not in themes:
            continue
        rows.append(
            ThemeChange(
                inquiry_id=inquiry_id,
                theme_id=themes[key],
                other_id=themes.get(other),
                deed=deed,
                stories=stories,
                at=moment,
            )
        )
        if deed == Deed.JOINED:
            Theme.objects.filter(pk=themes[key]).exclude(faded_at=None).update(merged_into=themes.get(other))
    ThemeChange.objects.bulk_create(rows)


def _told(change: Change) -> tuple[Deed, int, int, int]:
    """Deed, key of the theme whose history it is, key of the other one, stories."""
    match change:
        case Born():
            return Deed.BORN, change.key, ALONE, change.stories
        case Parted():
            return Deed.PARTED, change.key, change.came_from, change.stories
        case Merged():
            return Deed.JOINED, change.absorbed, change.key, change.stories
        case Faded():
            return Deed.FADED, change.key, ALONE, 0
