"""What every page needs around its content."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from resonanz.doors.tour.stations import TOUR_KEY, came_from
from resonanz.ground.manner import reader_language
from resonanz.people import reads as people_reads
from resonanz.people.enums import Role


class Link(NamedTuple):
    label: str
    url: str
    current: bool


class Language(NamedTuple):
    code: str
    label: str
    current: bool


def page(request: HttpRequest) -> dict[str, Any]:
    account = _account(request)
    in_team = account is not None and request.path.startswith("/team/")
    return {
        "organisation": people_reads.the_organisation(),
        "account": account,
        "navigation": _team_links(request) if in_team else _public_links(request, account),
        "footer_links": _footer_links(request, account),
        "sign_out_url": reverse("people:sign_out") if account is not None else "",
        "languages": [Language(code, _label(code), code == reader_language()) for code, _name in settings.LANGUAGES],
        "role_names": dict(Role.choices),
        **_tour(request),
    }


def _tour(request: HttpRequest) -> dict[str, Any]:
    """The way back to the station from which somebody came, else to the beginning."""
    number = came_from(request.GET.get(TOUR_KEY, ""))
    url = reverse("doors:tour_station", args=[number]) if number else reverse("doors:tour")
    return {"tour_url": url, "tour_number": number}


def _account(request: HttpRequest) -> Any:
    """Guests carry no session cookie, so for them the database is not even asked."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    # A request that was refused at the very door has not been asked yet whose it is.
    user = getattr(request, "user", None)
    return user if user is not None and user.is_authenticated else None


def _public_links(request: HttpRequest, account: Any) -> list[Link]:
    links = [
        (pgettext("several", "Anliegen"), reverse("doors:start")),
        (_("Bilanz"), reverse("answer:house_balance")),
        (_("Meine Stimme"), reverse("answer:find")),
        (_("Nachprüfen"), reverse("doors:check")),
    ]
    if account is not None:
        links.append((_("Mein Konto"), reverse("people:account")))
        if account.may_enter_team:
            links.append((_("Zum Team"), reverse("doors:team")))
    return [Link(label, url, _is_current(request, url)) for label, url in links]


def _team_links(request: HttpRequest) -> list[Link]:
    links = [
        (_("Was wartet"), reverse("doors:team")),
        (_("Handeln"), reverse("act:promises")),
        (_("Spiegel"), reverse("mirror:overview")),
        (_("Foren"), reverse("forum:forums")),
        (_("Menschen"), reverse("people:team")),
        (_("Dank"), reverse("answer:praise")),
        (_("Vertrauen"), reverse("doors:trust")),
        (_("Organisation"), reverse("people:organisation")),
        (_("Öffentlich"), reverse("doors:start")),
    ]
    return [Link(label, url, _is_current(request, url)) for label, url in links]


def _footer_links(request: HttpRequest, account: Any) -> list[Link]:
    links = [
        (_("Impressum"), reverse("doors:imprint")),
        (_("Rundgang"), reverse("doors:tour")),
        (_("Wem wir das verdanken"), reverse("answer:thanks")),
        (_("Fans"), reverse("answer:fan")),
        (_("Was es kostet und warum"), reverse("mirror:prices")),
        (_("Was wir speichern"), reverse("trust:stored")),
        (_("So moderieren wir"), reverse("listen:moderation")),
        (_("Protokollbuch"), reverse("trust:logbook")),
        (_("So prüfen wir uns"), reverse("trust:proofs")),
        (_("Barrierefreiheit"), reverse("doors:accessibility")),
    ]
    if account is None:
        links.append((_("Anmelden"), reverse("people:sign_in")))
    else:
        links.append((_("Mein Konto"), reverse("people:account")))
        if account.may_enter_team:
            links.append((_("Zum Team"), reverse("doors:team")))
    return [Link(label, url, request.path == url) for label, url in links]


def _is_current(request: HttpRequest, url: str) -> bool:
    roots = {reverse("doors:start"), reverse("doors:team")}
    roofs = {
        reverse("act:promises"): (reverse("act:benefit_book"), reverse("act:darlings")),
        reverse("mirror:overview"): (reverse("understand:touchpoints"),),
    }
    if url in roofs:
        return request.path.startswith((url, *roofs[url]))
    return request.path == url or (url not in roots and request.path.startswith(url))


def _label(code: str) -> str:
    return {"de": "Deutsch", "en": "English"}[code]
