"""The pictures of a readiness check."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from resonanz.mirror import reads
from resonanz.mirror.enums import Instrument, Side, Stage
from resonanz.mirror.figures.readiness import marks_of_questions, marks_of_themes, readiness_figure

_PICTURES = {"themen": marks_of_themes, "aussagen": marks_of_questions}


@login_required
@require_safe
@cache_control(private=True, max_age=60)
def picture(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    look = reads.look(pk)
    if look is None or look.instrument != Instrument.READINESS or look.stage != Stage.OPENED or name not in _PICTURES:
        raise Http404
    svg = readiness_figure(
        _PICTURES[name](reads.result_of_readiness(look)),
        (str(Side.LEADERSHIP.label), str(Side.STAFF.label)),
        axis=_("1 schlecht, 5 gut"),
        dark="dunkel" in request.GET,
    )
    return HttpResponse(svg, content_type="image/svg+xml")
