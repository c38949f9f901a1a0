"""For the team: writing concepts and versions, opening, pausing and closing the tasting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from resonanz.ask import reads as ask_reads
from resonanz.listen import actions, reads
from resonanz.listen.enums import Tasting
from resonanz.listen.errors import TastingRefused
from resonanz.listen.forms.tasting import ConceptForm, DishForm, StateForm
from resonanz.listen.rules.problems import WordsRefused
from resonanz.listen.views.answers import is_valid
from resonanz.people import reads as people_reads

if TYPE_CHECKING:
    from resonanz.listen.models import Concept, Version

_DEEDS = {
    Tasting.OPEN: actions.open_tasting,
    Tasting.PAUSED: actions.pause_tasting,
    Tasting.CLOSED: actions.close_tasting,
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def tastings(request: HttpRequest, slug: str) -> HttpResponse:
    """All concepts of an inquiry, the newest first, and a form for another one."""
    inquiry = ask_reads.by_slug(slug)
    if inquiry is None:
        raise Http404
    form = ConceptForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if is_valid(form, request):
            try:
                made = actions.create_concept(
                    inquiry=inquiry,
                    name=form.cleaned_data["name"],
                    opportunity=form.cleaned_data["opportunity"],
                    by=people_reads.member_of(request).pk,
                )
            except (TastingRefused, WordsRefused) as refused:
                form.add_error(None, str(refused.sentence))
            else:
                said = _("Angelegt. Als Nächstes schreiben Sie die Fassungen.")
                messages.success(request, said, extra_tags=f"concept-{inquiry.code}")
                return redirect("understand:tasting", pk=made.pk)
    concepts = reads.concepts_of(inquiry.pk)
    tasters = reads.taster_counts([concept.pk for concept in concepts])
    context = {
        "inquiry": inquiry,
        "form": form,
        "rows": [(concept, tasters.get(concept.pk, 0)) for concept in concepts],
        "address": request.build_absolute_uri(reverse("listen:tasting_start", args=[slug])),
    }
    return render(request, "listen/tastings.html", context, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def describe(request: HttpRequest, pk: int) -> HttpResponse:
    """Name and opportunity, before the first opening."""
    concept = _concept(pk)
    form = ConceptForm(request.POST or {"name": concept.name, "opportunity": concept.opportunity})
    status = 200
    if request.method == "POST":
        status = 422
        if is_valid(form, request):
            try:
                actions.describe_concept(concept=concept, **form.cleaned_data)
            except (TastingRefused, WordsRefused) as refused:
                form.add_error(None, str(refused.sentence))
            else:
                return redirect("understand:tasting", pk=pk)
    context = {"inquiry": concept.inquiry, "concept": concept, "form": form}
    return render(request, "listen/tasting_concept.html", context, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_version(request: HttpRequest, pk: int) -> HttpResponse:
    concept = _concept(pk)
    return _version_page(request, concept, None, DishForm(request.POST or None))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def version(request: HttpRequest, pk: int) -> HttpResponse:
    found = _version(pk)
    told = {"what": found.what, "costs": found.costs, "origin": found.origin}
    return _version_page(request, found.concept, found, DishForm(request.POST or told))


def _version_page(request: HttpRequest, concept: Concept, found: Version | None, form: DishForm) -> HttpResponse:
    status = 200
    if request.method == "POST":
        status = 422
        if is_valid(form, request):
            try:
                if found is None:
                    by = people_reads.member_of(request).pk
                    actions.add_version(concept=concept, by=by, **form.cleaned_data)
                else:
                    actions.change_version(version=found, **form.cleaned_data)
            except (TastingRefused, WordsRefused) as refused:
                form.add_error(None, str(refused.sentence))
            else:
                messages.success(request, _("Die Fassung ist gespeichert."), extra_tags=f"dish-{concept.pk}")
                return redirect("understand:tasting", pk=concept.pk)
    context = {"inquiry": concept.inquiry, "concept": concept, "version": found, "form": form}
    return render(request, "listen/tasting_version.html", context, status=status)


@login_required
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    found = _version(pk)
    try:
        actions.remove_version(version=found)
    except TastingRefused as refused:
        messages.error(request, str(refused.sentence))
    else:
        messages.success(request, _("Die Fassung ist entfernt. Gekostet hatte sie niemand."))
    return redirect("understand:tasting", pk=found.concept_id)


@login_required
@require_POST
def change_state(request: HttpRequest, pk: int) -> HttpResponse:
    """`state` says what becomes of it: open, paused or closed."""
    concept = _concept(pk)
    form = StateForm(request.POST)
    if not form.is_valid():
        raise Http404
    state = Tasting(form.cleaned_data["state"])
    try:
        _DEEDS[state](concept=concept, inquiry=concept.inquiry, by=people_reads.member_of(request).pk)
    except TastingRefused as refused:
        messages.error(request, str(refused.sentence))
    else:
        messages.success(request, _said(state))
    return redirect("understand:tasting", pk=pk)


def _said(state: Tasting) -> str:
    if state == Tasting.OPEN:
        return _("Jetzt wird gekostet. Alle Fassungen sind im Protokollbuch versiegelt, auch, von wem sie sind.")
    if state == Tasting.PAUSED:
        return _("Unterbrochen. Die Siegel bleiben zu; Sie können jederzeit wieder öffnen.")
    return _("Aufgedeckt. Von wem welche Fassung war, sehen jetzt alle, und die Siegel lassen sich prüfen.")


def _concept(pk: int) -> Concept:
    found = reads.concept(pk)
    if found is None:
        raise Http404
    return found


def _version(pk: int) -> Version:
    found = reads.version(pk)
    if found is None:
        raise Http404
    return found
