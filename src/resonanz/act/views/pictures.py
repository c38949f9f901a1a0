"""The picture of a result; the table of the same numbers stands beside it on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from resonanz.act import reads
from resonanz.act.figures.results import result_figure
from resonanz.ask.enums import State

if TYPE_CHECKING:
    from resonanz.act.reads import Trial


@login_required
@require_safe
def team(request: HttpRequest, pk: int) -> HttpResponse:
    return _picture(request, reads.experiment(pk))


@require_safe
def public(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Only what is over, and no small group of people."""
    trial = reads.experiment(pk)
    inquiry = trial.experiment.measure.inquiry if trial else None
    if trial is None or inquiry is None or inquiry.slug != slug or inquiry.state == State.DRAFT or trial.is_small:
        raise Http404
    return _picture(request, trial)


def _picture(request: HttpRequest, trial: Trial | None) -> HttpResponse:
    if trial is None or not trial.has_picture or trial.result is None:
        raise Http404
    plan = trial.plan
    svg = result_figure(
        plan,
        trial.result,
        dark="dunkel" in request.GET,
        value_label=_("Anteil in Prozent") if plan.kind.is_share else plan.unit,
        change_label=_("Unterschied in Prozentpunkten") if plan.kind.is_share else plan.unit,
        change_name=_("Unterschied"),
    )
    return HttpResponse(svg, content_type="image/svg+xml")
