"""Themes as pages show them: with their words, their base and their doubt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Prefetch, QuerySet
from django.utils.translation import gettext as _

from resonanz.listen import reads as listen_reads
from resonanz.understand.enums import Excerpted
from resonanz.understand.models import Excerpt, Passage, Placement, Progress, Theme
from resonanz.understand.rules import nameable
from resonanz_engine.steps.interval import wilson


@dataclass(frozen=True, kw_only=True)
class ShownTheme:
    """`low` and `high` are the 95 % bounds of the share tellers / all (Wilson).

    `name` is what the theme is called: by somebody of the team, who is then `named_by`, or in the customers' `words`,
    which stand beside a given name.

    `needs` counts people by the kind of what they said of this theme.

    `roles` names who speaks, without numbers and only from five people on (ten who work here): themes are formed
    again and again, so exact numbers would give single people away as the difference of two of them.
    """

    pk: int
    inquiry_id: int
    name: str
    words: str
    named_by: str
    central: str
    phrases: tuple[str, ...]
    stories: int
    tellers: int
    people: int
    low: float
    high: float
    roles: tuple[tuple[str, str], ...]
    weeks: tuple[tuple[str, int], ...]
    has_faded: bool
    merged_into: int | None = None
    is_merged_by_team: bool = False
    new_since: datetime | None = None
    sayings: tuple[Excerpt, ...] = field(default=())
    """Where the words and the phrases come from."""
    quotes: tuple[Excerpt, ...] = field(default=())
    facets: tuple[Excerpt, ...] = field(default=())
    counters: tuple[Excerpt, ...] = field(default=())
    needs: Mapping[str, int] = field(default_factory=dict)

    @property
    def quoted(self) -> str:
        """The name within a sentence, with the marks of what is said."""
        return quoted(self.name)


def shown_themes(inquiry_id: int, *, most: int | None = None) -> list[ShownTheme]:
    """The living themes of an inquiry, the widest first; three statements, however many there are."""
    themes = _with_excerpts(Theme.objects.filter(inquiry_id=inquiry_id, faded_at=None)).order_by("-tellers", "key")
    people = people_placed(inquiry_id)
    return [_shown(theme, people) for theme in themes[:most]]


def named_themes(inquiry_id: int, *, most: int | None = None) -> list[ShownTheme]:
    """The same for a choice among them: with their names and numbers, without the words of single voices."""
    themes = _with_names(Theme.objects.filter(inquiry_id=inquiry_id, faded_at=None)).order_by("-tellers", "key")
    people = people_placed(inquiry_id)
    return [_shown(theme, people) for theme in themes[:most]]


def shown_theme(pk: int) -> ShownTheme | None:
    theme = _with_excerpts(Theme.objects.filter(pk=pk)).first()
    return _shown(theme, people_placed(theme.inquiry_id)) if theme else None


def people_placed(inquiry_id: int) -> int:
    """The base of every share: how many different people told something that has been read."""
    progress = Progress.objects.filter(inquiry_id=inquiry_id).first()
    return progress.people if progress else 0


def placements_of(theme_id: int) -> QuerySet[Placement]:
    """The stories of a theme, those that belong most clearly first."""
    return (
        Placement.objects.filter(theme_id=theme_id, story__withdrawn_at=None, story__superseded_at=None)
        .select_related("story")
        .prefetch_related("story__person__relations", "story__scribe")
        .order_by("-strength", "story_id")
    )


def passages_beside(theme_id: int) -> QuerySet[Passage]:
    """The clearest passage of every story that belongs to the theme only by a passage of it; the newest first."""
    lies = Placement.objects.filter(theme_id=theme_id)
    return (
        Passage.objects.filter(theme_id=theme_id, is_whole=False, story__withdrawn_at=None, story__superseded_at=None)
        .exclude(story_id__in=lies.values("story_id"))
        .select_related("story")
        .prefetch_related("story__person__relations", "story__scribe")
        .order_by("-story_id", "-strength", "pk")
        .distinct("story_id")
    )


def alone(inquiry_id: int) -> QuerySet[Placement]:
    """Stories that stand for themselves with all their passages; they are listed, never dropped."""
    belongs = Passage.objects.filter(story_id=OuterRef("story_id")).exclude(theme=None)
    return (
        Placement.objects.filter(~Exists(belongs), inquiry_id=inquiry_id, theme=None)
        .filter(story__withdrawn_at=None, story__superseded_at=None)
        .select_related("story")
        .prefetch_related("story__person__relations", "story__scribe")
        .order_by("-story_id")
    )


def alone_count(inquiry_id: int, *, most: int | None = None) -> int:
    """How many stand for themselves; with `most` nothing beyond is counted."""
    return alone(inquiry_id)[:most].count()


def theme_of(story_id: int) -> ShownTheme | None:
    placement = Placement.objects.filter(story_id=story_id).first()
    return shown_theme(placement.theme_id) if placement and placement.theme_id else None


def placement_of(story_id: int) -> Placement | None:
    return Placement.objects.filter(story_id=story_id).first()


def progress_of(inquiry_ids: Sequence[int]) -> dict[int, Progress]:
    return {progress.inquiry_id: progress for progress in Progress.objects.filter(inquiry_id__in=inquiry_ids)}


def theme_counts(inquiry_ids: Sequence[int]) -> dict[int, int]:
    living = Theme.objects.filter(inquiry_id__in=inquiry_ids, faded_at=None)
    counted = living.values_list("inquiry_id").annotate(n=Count("pk"))
    return {**dict.fromkeys(inquiry_ids, 0), **dict(counted)}


def names_of(theme_ids: Iterable[int]) -> dict[int, str]:
    """What these themes are called, within a sentence; two statements."""
    wanted = _with_names(Theme.objects.filter(pk__in=set(theme_ids)))
    return {theme.pk: _shown(theme, 0).quoted for theme in wanted}


def quoted(name: str) -> str:
    return _("„%(name)s“") % {"name": name}


def words(excerpt: Excerpt) -> str:
    return excerpt.story.text[excerpt.start : excerpt.end]


def _with_names(themes: QuerySet[Theme]) -> QuerySet[Theme]:
    names = Excerpt.objects.filter(kind__in=(Excerpted.NAME, Excerpted.PHRASE)).select_related("story")
    names = names.order_by("kind", "rank")
    return themes.select_related("named_by").prefetch_related(Prefetch("excerpts", queryset=names))


def _with_excerpts(themes: QuerySet[Theme]) -> QuerySet[Theme]:
    excerpts = Excerpt.objects.select_related("story").prefetch_related("story__person__relations", "story__scribe")
    excerpts = excerpts.order_by("kind", "rank")
    return themes.select_related("named_by").prefetch_related(Prefetch("excerpts", queryset=excerpts))


def _shown(theme: Theme, people: int) -> ShownTheme:
    by_kind: dict[str, list[Excerpt]] = {kind.value: [] for kind in Excerpted}
    for excerpt in theme.excerpts.all():
        by_kind[excerpt.kind].append(excerpt)
    said = next((words(excerpt) for excerpt in by_kind[Excerpted.NAME] + by_kind[Excerpted.PHRASE]), "")
    low, high = wilson(min(theme.tellers, people), people)
    spoken = nameable(theme.roles)
    return ShownTheme(
        pk=theme.pk,
        inquiry_id=theme.inquiry_id,
        name=theme.given_name or said or _("Thema %(key)d") % {"key": theme.key},
        words=said,
        named_by=str(theme.named_by) if theme.named_by else "",
        central=next((words(excerpt) for excerpt in by_kind[Excerpted.CENTRAL]), ""),
        phrases=tuple(dict.fromkeys(words(excerpt) for excerpt in by_kind[Excerpted.PHRASE] if words(excerpt) != said)),
        stories=theme.stories,
        tellers=theme.tellers,
        people=people,
        low=low,
        high=high,
        roles=tuple(listen_reads.role_badges(spoken)),
        weeks=tuple((week, int(n)) for week, n in theme.weeks),
        has_faded=theme.faded_at is not None,
        merged_into=theme.merged_into_id,
        is_merged_by_team=theme.merged_by_id is not None,
        sayings=tuple(by_kind[Excerpted.NAME] + by_kind[Excerpted.PHRASE]),
        quotes=tuple(by_kind[Excerpted.QUOTE]),
        facets=tuple(by_kind[Excerpted.FACET]),
        counters=tuple(by_kind[Excerpted.COUNTER]),
        needs=theme.needs,
    )
