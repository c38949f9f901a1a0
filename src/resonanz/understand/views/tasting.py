"""A concept with the ladder it stands on, and what tasters said: for the team, and once it is closed for everybody."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from resonanz.ask.enums import State
from resonanz.listen import reads as listen_reads
from resonanz.listen.enums import Missed, Tasting
from resonanz.people import reads as people_reads
from resonanz.trust import reads as trust_reads
from resonanz.understand import actions, reads
from resonanz.understand.errors import Refused
from resonanz.understand.figures import tasting_figure

if TYPE_CHECKING:
    from resonanz.listen.models import Concept, Version
    from resonanz.understand.reads import Result

_LONGEST_NUMBER = 15


@login_required
@require_safe
def tasting(request: HttpRequest, pk: int) -> HttpResponse:
    """Wish, need, opportunity, concept: each rung with its evidence; below it what people said to each version."""
    concept = _concept_or_404(pk)
    versions = listen_reads.versions_of(pk)
    ids = [version.pk for version in versions]
    needs, told = reads.needs_answered(ids), listen_reads.reactions(ids)
    may_link = concept.state in {Tasting.DRAFT, Tasting.PAUSED}
    address = reverse("listen:tasting_start", args=[concept.inquiry.slug])
    context = {
        "inquiry": concept.inquiry,
        "concept": concept,
        "rows": [
            (version, needs[version.pk], reads.voices_of_team(told[version.pk]), may_link and not told[version.pk])
            for version in versions
        ],
        "ladder": _once([need for version in versions for need in needs[version.pk]]),
        "choices": reads.needs_to_choose(reads.inquiries_with_themes()) if may_link else [],
        "changes": listen_reads.changes_of(pk),
        "tasters": listen_reads.taster_counts([pk]).get(pk, 0),
        "results": actions.who_would_miss(concept),
        "picture_url": reverse("understand:team_tasting_picture", args=[pk]),
        "address": request.build_absolute_uri(address),
        "missed": list(Missed),
    }
    return render(request, "understand/tasting.html", context)


@login_required
@require_POST
def link(request: HttpRequest, pk: int) -> HttpResponse:
    """`bedarf` names a kind and a theme, as "wish:7"."""
    version = _version_or_404(pk)
    kind, _colon, theme = request.POST.get("bedarf", "").partition(":")
    try:
        actions.link_need(version=version, kind=kind, theme_id=_number(theme), by=people_reads.member_of(request).pk)
    except Refused as refused:
        messages.error(request, str(refused.sentence))
    return redirect("understand:tasting", pk=version.concept_id)


@login_required
@require_POST
def unlink(request: HttpRequest, pk: int) -> HttpResponse:
    version = _version_or_404(pk)
    try:
        actions.unlink_need(version=version, need_id=_number(request.POST.get("bedarf", "")))
    except Refused as refused:
        messages.error(request, str(refused.sentence))
    return redirect("understand:tasting", pk=version.concept_id)


@require_safe
def result(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """For everybody; before the marks are open it says only that they are not."""
    concept = _public_or_404(slug, pk)
    context: dict[str, Any] = {"inquiry": concept.inquiry, "name": concept.name, "is_open": False}
    if concept.state == Tasting.CLOSED:
        results = actions.who_would_miss(concept)
        told = listen_reads.reactions([result.version.pk for result in results])
        context |= {
            "is_open": True,
            "concept": concept,
            "results": results,
            "rows": [(found, reads.voices_of_public(told[found.version.pk])) for found in results],
            "changes": listen_reads.changes_of(pk),
            "picture_url": reverse("understand:tasting_picture", args=[slug, pk]),
            "missed": list(Missed),
        }
    return render(request, "understand/tasting_result.html", context)


@login_required
@require_safe
@cache_control(private=True, max_age=10)
def team_picture(request: HttpRequest, pk: int) -> HttpResponse:
    return _picture(request, _concept_or_404(pk))


@require_safe
@cache_control(max_age=10)
def picture(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    return _picture(request, _public_or_404(slug, pk))


@require_safe
def seals(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A receipt for every opening and the closing, with what was sealed: to be checked without us."""
    concept = _public_or_404(slug, pk)
    if concept.state != Tasting.CLOSED:
        raise Http404
    content = []
    for change in listen_reads.changes_of(pk):
        receipt = trust_reads.receipt(change.entry_index)
        if receipt is not None:
            # Who pressed the button is not needed to check what was sealed.
            content.append(receipt.as_json(opens={"body": listen_reads.sealed_body(change)}))
    response = HttpResponse(
        json.dumps({"receipts": content}, ensure_ascii=False, indent=1),
        content_type="application/json; charset=utf-8",
    )
    response["Content-Disposition"] = f'attachment; filename="siegel-{pk}.json"'
    return response


def _picture(request: HttpRequest, concept: Concept) -> HttpResponse:
    rows = _points(actions.who_would_miss(concept))
    if not rows:
        raise Http404
    svg = tasting_figure(rows, dark="dunkel" in request.GET, share_label=_("Anteil der Menschen von außen in Prozent"))
    return HttpResponse(svg, content_type="image/svg+xml")


def _points(results: list[Result]) -> list[tuple[str, str, float, float, float]]:
    """(version, answer, share, low, high) of everything that may be said about everybody from outside, in per cent."""
    points = []
    for found in results:
        name = _("Fassung %(letter)s") % {"letter": found.version.letter}
        for choice, share in found.everybody.shares:
            if share.cell.count is not None and share.base and share.low is not None and share.high is not None:
                value = 100 * share.cell.count / share.base
                points.append((name, str(choice.label), value, 100 * share.low, 100 * share.high))
    return points


def _once(needs: list[reads.ShownNeed]) -> list[reads.ShownNeed]:
    """Every need once, however many versions claim to answer it."""
    return list({(need.kind, need.theme.pk): need for need in needs}.values())


def _concept_or_404(pk: int) -> Concept:
    concept = listen_reads.concept(pk)
    if concept is None:
        raise Http404
    return concept


def _public_or_404(slug: str, pk: int) -> Concept:
    concept = _concept_or_404(pk)
    if concept.inquiry.slug != slug or concept.inquiry.state == State.DRAFT or concept.state == Tasting.DRAFT:
        raise Http404
    return concept


def _version_or_404(pk: int) -> Version:
    version = listen_reads.version(pk)
    if version is None:
        raise Http404
    return version


def _number(value: str) -> int:
    return int(value) if value.isdecimal() and len(value) <= _LONGEST_NUMBER else 0
