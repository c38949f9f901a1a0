"""Themes and marked places as files carry them out: only places and names, and no name from words out of sight."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from resonanz.listen import reads as listen_reads
from resonanz.understand.enums import Excerpted, Kind
from resonanz.understand.models import Excerpt, Passage, Placement, Theme
from resonanz.understand.reads.passages import further_themes
from resonanz.understand.reads.themes import words


@dataclass(frozen=True, kw_only=True)
class ExportedTheme:
    """`key` stays when themes are formed anew. `is_named` where somebody from the team gave the name."""

    pk: int
    inquiry_id: int
    key: int
    name: str
    is_named: bool


@dataclass(frozen=True, kw_only=True)
class MarkedPlace:
    """`text[start:end]` of a story: what it tells of and what it does, where somebody or the program said so."""

    start: int
    end: int
    theme_id: int | None
    kinds: tuple[Kind, ...]


def exported_themes(inquiry_ids: Iterable[int], *, public: bool) -> dict[int, ExportedTheme]:
    """The living themes, by id, in the order of their keys; three statements.

    A name in the words of guests is taken only from a story that may leave the house too: with `public` from one
    that everybody may read.
    """
    excerpts = Excerpt.objects.filter(kind__in=[Excerpted.NAME, Excerpted.PHRASE]).select_related("story")
    rows = Theme.objects.filter(inquiry_id__in=list(inquiry_ids), faded_at=None).order_by("inquiry_id", "key")
    themes = rows.prefetch_related(Prefetch("excerpts", queryset=excerpts.order_by("kind", "rank")))
    return {
        theme.pk: ExportedTheme(
            pk=theme.pk,
            inquiry_id=theme.inquiry_id,
            key=theme.key,
            name=theme.given_name or _said(theme, public=public) or _("Thema %(key)d") % {"key": theme.key},
            is_named=bool(theme.given_name),
        )
        for theme in themes
    }


def themes_of_stories(story_ids: Sequence[int]) -> dict[int, list[int]]:
    """The theme of each story first, then those that only a passage of it belongs to; two statements."""
    placed = Placement.objects.filter(story_id__in=story_ids).exclude(theme=None)
    found: dict[int, list[int]] = defaultdict(list)
    for story_id, theme_id in placed.values_list("story_id", "theme_id"):
        found[story_id].append(theme_id or 0)
    for story_id, also in further_themes(story_ids).items():
        found[story_id] += [theme for theme in also if theme not in found[story_id]]
    return dict(found)


def marked_places(story_ids: Sequence[int]) -> dict[int, list[MarkedPlace]]:
    """The passages of each story that say something, in their order; two statements.

    Where only some words of a passage show what it does, these words are a place of their own.
    """
    rows = Passage.objects.filter(story_id__in=story_ids).prefetch_related("kinds").order_by("story_id", "rank")
    found: dict[int, list[MarkedPlace]] = defaultdict(list)
    for row in rows:
        kinds: dict[tuple[int, int], list[Kind]] = {(row.start, row.end): []} if row.theme_id else {}
        for said in row.kinds.all():
            for start, end in said.spans or [[row.start, row.end]]:
                kinds.setdefault((start, end), []).append(Kind(said.kind))
        found[row.story_id] += [
            MarkedPlace(
                start=start,
                end=end,
                theme_id=row.theme_id if (start, end) == (row.start, row.end) else None,
                kinds=tuple(sorted(said_here)),
            )
            for (start, end), said_here in sorted(kinds.items())
        ]
    return dict(found)


def _said(theme: Theme, *, public: bool) -> str:
    told = (excerpt for excerpt in theme.excerpts.all() if listen_reads.may_leave(excerpt.story, public=public))
    return next((words(excerpt) for excerpt in told), "")
