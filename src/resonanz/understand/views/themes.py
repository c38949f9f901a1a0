"""What people told of: themes with their words, their base and their doubt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from resonanz.ask import reads as ask_reads
from resonanz.ground import clock
from resonanz.listen import reads as listen_reads
from resonanz.understand import actions, reads
from resonanz.understand.figures import weeks_figure
from resonanz.understand.models import Passage
from resonanz.understand.tasks import ask_to_read
from resonanz.understand.views.reading import Chained, CountedPaginator, inquiry_or_404

if TYPE_CHECKING:
    from resonanz.listen.reads import Voice
    from resonanz.understand.models import Excerpt, Placement

_PER_PAGE = 25
_MOST_ALONE = 10_000
"""Beyond that the page of themes says "more than"; the list of those stories is whole."""
_CLEARLY, _ENOUGH = 0.6, 0.4


@login_required
@require_safe
def themes(request: HttpRequest, slug: str) -> HttpResponse:
    inquiry = inquiry_or_404(slug)
    shown = reads.shown_themes(inquiry.pk)
    counts = listen_reads.counts([inquiry.pk])[inquiry.pk]
    now = clock.now()
    since = reads.new_since(inquiry.pk, now=now)
    context = {
        "inquiry": inquiry,
        "themes": [replace(theme, new_since=since.get(theme.pk)) for theme in shown],
        "news": reads.news_of(inquiry.pk, now=now),
        "counts": counts,
        "people": shown[0].people if shown else reads.people_placed(inquiry.pk),
        "alone": reads.alone_count(inquiry.pk, most=_MOST_ALONE + 1),
        "most_alone": _MOST_ALONE,
        "progress": reads.progress_of([inquiry.pk]).get(inquiry.pk),
    }
    return render(request, "understand/themes.html", context)


@login_required
@require_safe
def progress(request: HttpRequest, slug: str) -> HttpResponse:
    """The part that renews itself while stories are being read; afterwards it asks for the whole page."""
    inquiry = inquiry_or_404(slug)
    found = reads.progress_of([inquiry.pk]).get(inquiry.pk)
    response = render(request, "understand/parts/progress.html", {"inquiry": inquiry, "progress": found})
    if found is None or found.step in {"done", "failed"}:
        response["HX-Refresh"] = "true"
    return response


@login_required
@require_POST
def refresh(request: HttpRequest, slug: str) -> HttpResponse:
    inquiry = inquiry_or_404(slug)
    actions.request_refresh(inquiry.pk)
    ask_to_read(inquiry.pk)
    messages.info(request, _("Die Themen werden neu gebildet. Die Namen bleiben, wo die Geschichten dieselben sind."))
    return redirect("understand:themes", slug=slug)


@login_required
@require_safe
def theme(request: HttpRequest, pk: int) -> HttpResponse:
    found = reads.shown_theme(pk)
    if found is None:
        raise Http404
    facets = reads.facets_of(found)
    facet = next((part for part in facets if str(part.key) == request.GET.get("teil")), None)
    placed = reads.placements_of(pk)
    placed = placed.filter(facet=facet.key) if facet else placed
    count = facet.stories if facet else found.stories
    listed = placed if facet else Chained(placed, reads.passages_beside(pk))
    page = CountedPaginator(listed, _PER_PAGE, count=count).get_page(request.GET.get("page"))
    inquiry = ask_reads.all_inquiries().get(pk=found.inquiry_id)
    weeks = [(date.fromisoformat(week), n) for week, n in found.weeks]
    context = {
        "theme": found,
        "inquiry": inquiry,
        "quotes": _said(found.quotes),
        "counters": [
            listen_reads.quoted(row.story, reads.words(row), url=reverse("answer:story", args=[row.story_id]))
            for row in found.counters
        ],
        "rows": _rows(page),
        "page": page,
        "facets": facets,
        "facet": facet,
        "into": reads.shown_theme(found.merged_into) if found.merged_into else None,
        "history": reads.history_of(pk),
        "weeks": weeks,
    }
    return render(request, "understand/theme.html", context)


@login_required
@require_safe
@cache_control(private=True, max_age=300)
def weeks(request: HttpRequest, pk: int) -> HttpResponse:
    found = reads.shown_theme(pk)
    if found is None:
        raise Http404
    svg = weeks_figure(found.weeks, dark="dunkel" in request.GET, week_label=_("Woche"), count_label=_("Geschichten"))
    return HttpResponse(svg, content_type="image/svg+xml")


@login_required
@require_safe
def alone(request: HttpRequest, slug: str) -> HttpResponse:
    inquiry = inquiry_or_404(slug)
    page = CountedPaginator(reads.alone(inquiry.pk), _PER_PAGE, count=reads.alone_count(inquiry.pk)).get_page(
        request.GET.get("page")
    )
    rows = [
        (row.story_id, listen_reads.voice(row.story, url=reverse("answer:story", args=[row.story_id]))) for row in page
    ]
    return render(request, "understand/alone.html", {"inquiry": inquiry, "rows": rows, "page": page})


def _said(excerpts: Iterable[Excerpt]) -> list[Voice]:
    return [
        listen_reads.voice(row.story, span=(row.start, row.end), url=reverse("answer:story", args=[row.story_id]))
        for row in excerpts
    ]


def _rows(page: Iterable[Placement | Passage]) -> list[tuple[int, Voice]]:
    """Each story with how clearly it belongs, or who put it here, or the passage by which it does."""
    placed = list(page)
    pinned = reads.pinned_among([row.story_id for row in placed])
    rows = []
    for row in placed:
        if isinstance(row, Passage):
            rows.append((row.story_id, _beside(row)))
            continue
        pin = pinned.get(row.story_id)
        note = _("hierher gelegt von %(name)s") % {"name": pin.pinned_by} if pin else _strength(row.strength)
        url = reverse("answer:story", args=[row.story_id])
        rows.append((row.story_id, listen_reads.voice(row.story, url=url, note=[note])))
    return rows


def _beside(row: Passage) -> Voice:
    url = reverse("answer:story", args=[row.story_id])
    note = [_("ein Abschnitt davon gehört hierher")]
    return listen_reads.voice(row.story, span=(row.start, row.end), url=url, note=note)


def _strength(strength: float) -> str:
    if strength >= _CLEARLY:
        return _("gehört deutlich dazu")
    return _("gehört dazu") if strength >= _ENOUGH else _("gehört am Rand dazu")
