"""The pictures of three words: of one look, and over time."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from resonanz.mirror import reads
from resonanz.mirror.enums import Instrument, Stage
from resonanz.mirror.figures.words import marks_of, words_figure
from resonanz.mirror.figures.words_course import bars_of, words_course_figure


@login_required
@require_safe
@cache_control(private=True, max_age=60)
def picture(request: HttpRequest, pk: int) -> HttpResponse:
    look = reads.look(pk)
    if look is None or look.instrument != Instrument.THREE_WORDS or look.stage != Stage.OPENED:
        raise Http404
    result = reads.result_of_words(look)
    # Two audiences can be told apart at a glance; all of them stand in the table.
    places = [place for place in (0, result.audience) if place is not None and result.audiences[place][2]]
    svg = words_figure(
        marks_of(result.rows, result.audiences, places, most=reads.MOST_ROWS),
        tuple(result.audiences[place][1] for place in places),
        axis=_("Prozent der Menschen, die dieses Wort gaben"),
        ours=_("sagt die Leitung über sich"),
        dark="dunkel" in request.GET,
    )
    return HttpResponse(svg, content_type="image/svg+xml")


@login_required
@require_safe
@cache_control(private=True, max_age=60)
def course(request: HttpRequest) -> HttpResponse:
    svg = words_course_figure(
        bars_of(reads.words_over_time()),
        axis=_("Bedeutungen, mit denen die Leitung das Haus beschreibt"),
        shared=_("kommen auch draußen vor"),
        only_ours=_("sagt nur die Leitung"),
        dark="dunkel" in request.GET,
    )
    return HttpResponse(svg, content_type="image/svg+xml")
