"""Whom we ask: the plan, its list, publishing it and drawing from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from resonanz.ask import actions, reads
from resonanz.ask.errors import CannotDraw, NotReadyToSeal, PlanSealed
from resonanz.ask.forms.audience import PlanForm
from resonanz.ask.rules.audience_warnings import warnings_about
from resonanz.ask.views.common import inquiry_or_404
from resonanz.ground import clock
from resonanz.people import reads as people_reads

if TYPE_CHECKING:
    from resonanz.ask.models import Audience, Inquiry

_PER_PAGE = 100


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    inquiry = inquiry_or_404(slug)
    audience = reads.audience_of(inquiry.pk)
    if request.method != "POST":
        return _page(request, inquiry, audience, PlanForm(audience=audience))
    form = PlanForm(request.POST, audience=audience)
    if not form.is_valid():
        return _page(request, inquiry, audience, form, status=422)
    try:
        actions.plan_audience(inquiry=inquiry, **form.plan())
    except PlanSealed as refused:
        messages.error(request, refused.sentence)
    else:
        said = _("Gespeichert. Veröffentlicht ist der Plan damit noch nicht.")
        messages.success(request, said, extra_tags=f"audience-{inquiry.code}")
    return redirect("ask:audience", slug=slug)


@login_required
@require_POST
def seal(request: HttpRequest, slug: str) -> HttpResponse:
    inquiry = inquiry_or_404(slug)
    try:
        actions.seal_audience(inquiry=inquiry, by=people_reads.member_of(request).pk)
    except NotReadyToSeal as refused:
        messages.error(request, " ".join(map(str, [refused.sentence, *refused.missing])))
    except PlanSealed as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("Der Plan ist veröffentlicht, und die Zahl für das Los steht fest."))
    return redirect("ask:audience", slug=slug)


@login_required
@require_POST
def draw(request: HttpRequest, slug: str) -> HttpResponse:
    inquiry = inquiry_or_404(slug)
    try:
        actions.draw_places(inquiry=inquiry, by=people_reads.member_of(request).pk)
    except CannotDraw as refused:
        messages.error(request, str(refused.sentence))
    else:
        messages.success(request, _("Es ist gelost. Wer gezogen wurde, steht jetzt fest, und alle können nachrechnen."))
    return redirect("ask:audience", slug=slug)


@login_required
@require_POST
def fill(request: HttpRequest, slug: str) -> HttpResponse:
    count = actions.give_free_places(inquiry_id=inquiry_or_404(slug).pk)
    said = ngettext("%(n)s Mensch ist nachgerückt.", "%(n)s Menschen sind nachgerückt.", count) % {"n": count}
    messages.success(request, said if count else _("Es ist kein Platz frei, oder niemand wartet mehr."))
    return redirect("ask:audience", slug=slug)


@login_required
@require_http_methods(["GET", "HEAD"])
def listed(request: HttpRequest, slug: str) -> HttpResponse:
    inquiry = inquiry_or_404(slug)
    audience = reads.audience_of(inquiry.pk)
    labels = {group.key: str(group) for group in audience.groups.all()} if audience else {}
    page = Paginator(reads.candidates_of(inquiry.pk), _PER_PAGE).get_page(request.GET.get("page"))
    rows = [(row, [labels[key] for key in row.groups if key in labels]) for row in page.object_list]
    context = {"inquiry": inquiry, "audience": audience, "page": page, "rows": rows}
    return render(request, "ask/audience_list.html", context)


def _page(
    request: HttpRequest, inquiry: Inquiry, audience: Audience | None, form: PlanForm, *, status: int = 200
) -> HttpResponse:
    figures = reads.plan_figures(audience) if audience else None
    measured = reads.self_reference(audience) if audience and figures and figures.listed else []
    context = {
        "inquiry": inquiry,
        "audience": audience,
        "form": form,
        "figures": figures,
        "warnings": warnings_about(figures) if figures else [],
        "measured": measured,
        "alarms": [one for one in measured if one.warns],
        "missing": reads.missing_for_sealing(inquiry, audience),
        "counts": reads.list_counts(inquiry.pk),
        "takes_applications": audience is not None and audience.takes_applications(clock.now()),
    }
    return render(request, "ask/audience.html", context, status=status)
