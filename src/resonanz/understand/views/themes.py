"""What people told of: themes with their words, their base and their doubt."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_POST

from resonanz.ask import reads as ask_reads
from resonanz.listen import reads as listen_reads
from resonanz.understand import actions, reads
from resonanz.understand.figures import weeks_figure
from resonanz.understand.tasks import ask_to_read
from resonanz.understand.views.reading import CountedPaginator, inquiry_or_404

_PER_PAGE = 25
_CLEARLY, _ENOUGH = 0.6, 0.4


@login_required
@require_GET
def themes(request: HttpRequest, slug: str) -> HttpResponse:
    inquiry = inquiry_or_404(slug)
    shown = reads.shown_themes(inquiry.pk)
    placed = sum(theme.stories for theme in shown)
    counts = listen_reads.counts([inquiry.pk])[inquiry.pk]
    context = {
        "inquiry": inquiry,
        "themes": shown,
        "counts": counts,
        "people": shown[0].people if shown else reads.people_placed(inquiry.pk),
        "alone": max(0, counts.stories - placed),
        "progress": reads.progress_of([inquiry.pk]).get(inquiry.pk),
    }
    return render(request, "understand/themes.html", context)


@login_required
@require_GET
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
    messages.info(request, _("Die Themen werden neu gebildet. Ihre Namen bleiben, wo die Geschichten dieselben sind."))
    return redirect("understand:themes", slug=slug)


@login_required
@require_GET
def theme(request: HttpRequest, pk: int) -> HttpResponse:
    found = reads.shown_theme(pk)
    if found is None:
        raise Http404
    page = CountedPaginator(reads.placements_of(pk), _PER_PAGE, count=found.stories).get_page(request.GET.get("page"))
    quotes = [
        listen_reads.voice(
            quote.story, span=(quote.start, quote.end), url=reverse("answer:story", args=[quote.story_id])
        )
        for quote in found.quotes
    ]
    voices = [
        listen_reads.voice(row.story, url=reverse("answer:story", args=[row.story_id]), note=[_strength(row.strength)])
        for row in page
    ]
    inquiry = ask_reads.all_inquiries().get(pk=found.inquiry_id)
    weeks = [(date.fromisoformat(week), n) for week, n in found.weeks]
    context = {
        "theme": found,
        "inquiry": inquiry,
        "quotes": quotes,
        "voices": voices,
        "page": page,
        "weeks": weeks,
    }
    return render(request, "understand/theme.html", context)


@login_required
@require_GET
@cache_control(private=True, max_age=300)
def weeks(request: HttpRequest, pk: int) -> HttpResponse:
    found = reads.shown_theme(pk)
    if found is None:
        raise Http404
    svg = weeks_figure(found.weeks, dark="dunkel" in request.GET, week_label=_("Woche"), count_label=_("Geschichten"))
    return HttpResponse(svg, content_type="image/svg+xml")


@login_required
@require_GET
def alone(request: HttpRequest, slug: str) -> HttpResponse:
    inquiry = inquiry_or_404(slug)
    page = CountedPaginator(reads.alone(inquiry.pk), _PER_PAGE, count=reads.alone_count(inquiry.pk)).get_page(
        request.GET.get("page")
    )
    voices = [listen_reads.voice(row.story, url=reverse("answer:story", args=[row.story_id])) for row in page]
    return render(request, "understand/alone.html", {"inquiry": inquiry, "voices": voices, "page": page})


def _strength(strength: float) -> str:
    if strength >= _CLEARLY:
        return _("gehört deutlich dazu")
    return _("gehört dazu") if strength >= _ENOUGH else _("gehört am Rand dazu")
