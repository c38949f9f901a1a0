"""The picture of three words."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

from resonanz.mirror import reads
from resonanz.mirror.enums import Instrument, Stage
from resonanz.mirror.figures.words import marks_of, words_figure


@login_required
@require_GET
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
