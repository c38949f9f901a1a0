"""The page a guest has open all evening, and the two ways in which it stays up to date."""

from __future__ import annotations

from functools import partial

from asgiref.sync import sync_to_async
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from resonanz.forum import events, reads
from resonanz.forum.views.hall_page import hall_page, own_parts, own_words, seat_here
from resonanz.forum.views.hall_pictures import look_at, picture_of
from resonanz.ground import live
from resonanz.ground.codes import read_code, spoken
from resonanz.ground.manner import reader_language


@never_cache
@require_safe
def hall(request: HttpRequest, code: str) -> HttpResponse:
    seat = seat_here(request, code)
    plain = spoken(read_code(code))
    if code != plain:
        return redirect("forum:hall", code=plain)
    return hall_page(request, seat, code)


@never_cache
@require_safe
def picture(request: HttpRequest, code: str) -> HttpResponse:
    """For browsers that cannot follow and ask in turns instead."""
    seat = seat_here(request, code)
    return HttpResponse(picture_of(seat.forum).as_json(), content_type="application/json; charset=utf-8")


@never_cache
@require_safe
def own(request: HttpRequest, code: str) -> HttpResponse:
    """What belongs to this seat alone, drawn anew."""
    seat = seat_here(request, code)
    return JsonResponse({"parts": own_parts(request, seat, code, own_words(seat))})


async def stream(request: HttpRequest, code: str) -> HttpResponseBase:
    forum_id = await sync_to_async(_forum_of)(code)
    if forum_id is None:
        raise Http404
    language = reader_language()
    return await live.follow(
        request, topic=events.hall_topic(forum_id, language), look=partial(look_at, forum_id, language)
    )


def _forum_of(code: str) -> int | None:
    try:
        return reads.forum_id_by_code(code)
    finally:
        # Whoever follows for hours must not hold a connection; inside a transaction, as in tests, it is not ours.
        if not connection.in_atomic_block:
            connection.close()
