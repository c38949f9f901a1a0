"""The pages of the tour: the overview, and one page for each station. The address says how far somebody is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from resonanz.doors.tour.places import Place, places
from resonanz.doors.tour.stations import TOUR_KEY, Station, labels, stations
from resonanz.ground.manner import reader_language
from resonanz.people import reads as people_reads


class Way(NamedTuple):
    """`url` brings along from which station somebody came: the banner of a demo leads back to it."""

    label: str
    place: Place
    url: str


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    told = stations(reader_language())
    return render(request, "doors/tour.html", {"stations": told, **_host(request)})


@require_safe
def station(request: HttpRequest, number: int) -> HttpResponse:
    told = stations(reader_language())
    if not 1 <= number <= len(told):
        raise Http404
    shown = told[number - 1]
    host = _host(request)
    reader = people_reads.account_of(request)
    found = places(reader=reader.pk if reader is not None and reader.may_enter_team else host["writer"])
    context = {
        "station": shown,
        "number": number,
        "stations": told,
        "before": number - 1,
        "after": number + 1 if number < len(told) else 0,
        **host,
        **_ways(shown, found, number),
    }
    return render(request, "doors/tour_station.html", context)


def _ways(shown: Station, found: Mapping[str, Place], number: int) -> dict[str, Any]:
    """The page of the station, unless it is not there, and the others beside it."""
    names = labels(reader_language())
    ways: Sequence[Way] = [
        Way(names[name], found[name], f"{found[name].url}?{TOUR_KEY}={number}")
        for name in shown.places
        if name in found
    ]
    opens = ways[0] if ways and ways[0].place.name == shown.places[0] else None
    return {"opens": opens, "beside": ways[1:] if opens else ways}


def _host(request: HttpRequest) -> dict[str, Any]:
    """With whose name one may go in, where nobody from the team is signed in; a demo's own host has drafts to show."""
    account = people_reads.account_of(request)
    is_inside = account is not None and account.may_enter_team
    host = None if is_inside else people_reads.demo_host(request)
    return {"host": host, "writer": host.pk if host else None, "is_inside": is_inside}
