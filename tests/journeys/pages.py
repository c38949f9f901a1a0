"""Where every page of the URLconf stands: opened by `test_every_page`, or elsewhere for a reason.

A new route without parameters is opened by itself. One with parameters needs a sample here, and what is no page needs
its reason; `tests/repo/test_every_page_has_a_place.py` says so within a second.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tests.journeys.steps import DEMO
from tests.support.routes import every_route, methods_of

Sample = str | tuple[str, str]
"""An address, or a page and the pattern of a link on it. {names} are filled by `made_pages.make`."""

HELD, COMING = "kundenforum-1", "kundenforum-2"
TEAM = f"/team/anliegen/{DEMO}"

# ---- What is no page of its own ------------------------------------------------------------------------------------

DOWNLOAD = "a file to keep, read by other programs"
PICTURE = "a picture; the page around it says the same in a table"
PART = "a part of a page that is opened, put in by a script"
STREAM = "a stream or the data behind a page"
MACHINE = "read by programs"
LETTER = "a mail as mail programs get it, shown in a frame; they build the page around it"
LEADS_ON = "leads on to a page that is opened"


def journey(name: str) -> str:
    """Needs more than a sample: that journey gets there and looks."""
    return f"tests/journeys/{name}.py"


ELSEWHERE: dict[str, str] = {
    ".well-known/security.txt": MACHINE,
    "abstimmen/<str:code>/karte.svg": PICTURE,
    "abstimmen/<str:code>/quittungen.json": DOWNLOAD,
    "akte/akte.zip": DOWNLOAD,
    "anliegen/<slug:slug>/bilanz/feed.atom": MACHINE,
    "anliegen/<slug:slug>/bilanz/stand.svg": PICTURE,
    "anliegen/<slug:slug>/bilanz/verlauf.svg": PICTURE,
    "anliegen/<slug:slug>/kostproben/<int:pk>/ergebnis.svg": PICTURE,
    "anliegen/<slug:slug>/kostproben/<int:pk>/siegel.json": DOWNLOAD,
    "anliegen/<slug:slug>/los/los.json": DOWNLOAD,
    "anliegen/<slug:slug>/meinungskarte.svg": PICTURE,
    "anliegen/<slug:slug>/versuch/<int:pk>/bild.svg": PICTURE,
    "anmelden/code/": LEADS_ON,
    "anmelden/dienst/<str:provider_id>/": LEADS_ON,
    "anmelden/zweiter-schritt/": journey("test_every_page"),
    "bilanz/feed.atom": MACHINE,
    "bilanz/stand.svg": PICTURE,
    "bilanz/verlauf.svg": PICTURE,
    "c/<str:code>/": LEADS_ON,
    "f/<str:code>/": journey("test_hall"),
    "forum/<slug:slug>/protokoll.pdf": DOWNLOAD,
    "forum/<slug:slug>/termin.ics": DOWNLOAD,
    "gespeichert.json": MACHINE,
    "gesund/": MACHINE,
    "healthz": MACHINE,
    "kalkulation/<slug:slug>/ausgabe/<int:number>/bild/": PICTURE,
    "kosten/<str:code>/": journey("test_tasting"),
    "metrics": MACHINE,
    "moderation/protokoll.csv": DOWNLOAD,
    "moderation/protokoll.json": MACHINE,
    "protokollbuch/<int:index>/beweis": MACHINE,
    "protokollbuch/checkpoint": MACHINE,
    "protokollbuch/checkpoint/<int:size>": MACHINE,
    "protokollbuch/protokollbuch.zip": DOWNLOAD,
    "readyz": MACHINE,
    "resonanz-pruefe.py": DOWNLOAD,
    "saal/<str:code>/": journey("test_hall"),
    "saal/<str:code>/mein.json": STREAM,
    "saal/<str:code>/stand.json": STREAM,
    "saal/<str:code>/strom/": STREAM,
    "saal/<str:code>/wort/": LEADS_ON,
    "stimme/<str:code>/akte/akte.zip": DOWNLOAD,
    "stimme/<str:code>/quittung.json": DOWNLOAD,
    "stimme/<str:code>/quittung.svg": PICTURE,
    "team/adressen/<int:pk>/bericht.csv": DOWNLOAD,
    "team/adressen/<int:pk>/stand/": PART,
    "team/anliegen/<slug:slug>/aufschreiben/<str:code>/": journey("test_quiet"),
    "team/anliegen/<slug:slug>/aushang.pdf": DOWNLOAD,
    "team/anliegen/<slug:slug>/beduerfnisse/tabelle.csv": DOWNLOAD,
    "team/anliegen/<slug:slug>/beruehrungspunkte/stand/": PART,
    "team/anliegen/<slug:slug>/einladungen/mail/<slug:language>/": LETTER,
    "team/anliegen/<slug:slug>/einladungen/papier/": DOWNLOAD,
    "team/anliegen/<slug:slug>/meinungskarte.svg": PICTURE,
    "team/anliegen/<slug:slug>/themen/stand/": PART,
    "team/erkenntnis/<int:pk>/antworten/stand/": PART,
    "team/fans/verlauf/": PICTURE,
    "team/forum/<slug:slug>/leinwand/stand.json": STREAM,
    "team/forum/<slug:slug>/leinwand/strom/": STREAM,
    "team/forum/<slug:slug>/regie/stand.json": STREAM,
    "team/forum/<slug:slug>/regie/strom/": STREAM,
    "team/forum/<slug:slug>/team/kurve.svg": PICTURE,
    "team/forum/<slug:slug>/tisch/<int:number>/aerger/": PART,
    "team/forum/<slug:slug>/tisch/<int:number>/platz/<str:code>/": journey("test_table"),
    "team/forum/<slug:slug>/tisch/<int:number>/stand.json": STREAM,
    "team/forum/<slug:slug>/tisch/<int:number>/strom/": STREAM,
    "team/gespraech/<int:pk>/code/<str:code>/": journey("test_quiet"),
    "team/kostprobe/<int:pk>/ergebnis.svg": PICTURE,
    "team/nutzenbuch/<int:pk>/bild/": PICTURE,
    "team/nutzenbuch/bild/": PICTURE,
    "team/spiegel/auf-einer-seite/pdf/": DOWNLOAD,
    "team/spiegel/drei-worte/verlauf/": PICTURE,
    "team/spiegel/durchgang/<int:pk>/abstand/<slug:name>/": PICTURE,
    "team/spiegel/durchgang/<int:pk>/bild/": PICTURE,
    "team/spiegel/durchgang/<int:pk>/versprechen/bild/": PICTURE,
    "team/spiegel/kalkulationen/vorschau/": PICTURE,
    "team/spiegel/reisen/<int:pk>/bild/": PICTURE,
    "team/spiegel/selbsttest/<int:pk>/schritt/<int:position>/foto/": PICTURE,
    "team/spiegel/sprache/<int:pk>/bild/": PICTURE,
    "team/spiegel/sprache/betriebsrat.pdf": DOWNLOAD,
    "team/spiegel/wen-wir-hoeren/bild/": PICTURE,
    "team/thema/<int:pk>/verlauf.svg": PICTURE,
    "team/uebernahme/<int:pk>/bericht/": DOWNLOAD,
    "team/uebernahme/<int:pk>/stand/": PART,
    "team/versand/<int:pk>/": PART,
    "team/versuch/<int:pk>/bild.svg": PICTURE,
    "termine.ics": DOWNLOAD,
}
"""Routes that are answered to a GET and not opened by `test_every_page`."""

# ---- What stands where a route has parameters ----------------------------------------------------------------------

BEGINNINGS: dict[str, str] = {
    "abstimmen/<str:code>/": "abstimmen/{ballot}/",
    "anliegen/<slug:slug>/": f"anliegen/{DEMO}/",
    "forum/<slug:slug>/": f"forum/{COMING}/",
    "kalkulation/<slug:slug>/": "kalkulation/auenstrom-grundversorgung/",
    "kalkulation/frage/<str:code>/": "kalkulation/frage/{question}/",
    "stimme/<str:code>/": "stimme/{voice}/",
    "team/anliegen/<slug:slug>/": f"team/anliegen/{DEMO}/",
    "team/forum/<slug:slug>/": f"team/forum/{COMING}/",
    "zeugen/<int:pk>/<str:code>/": "zeugen/{witness}/",
}
"""Routes below one of these (the longest that fits) begin with an address that exists."""

SAMPLES: dict[str, Sample] = {
    "abbestellen/<str:token>/": "/abbestellen/{stop}/",
    "abschied/<int:pk>/": "/abschied/1/",
    "abstimmen/<str:code>/aussage/<int:pk>/": "/abstimmen/{ballot}/aussage/{statement}/",
    "akte/loeschen/<slug:kind>/": "/akte/loeschen/words/",
    "anliegen/<slug:slug>/bilanz/<int:pk>/": (f"/anliegen/{DEMO}/bilanz/", r"/anliegen/[^/]+/bilanz/\d+/"),
    "anliegen/<slug:slug>/drei-worte/": "/anliegen/bild/drei-worte/",
    "anliegen/<slug:slug>/kosten/": "/anliegen/rueckruf/kosten/",
    "anliegen/<slug:slug>/kostproben/<int:pk>/": "/anliegen/rueckruf/kostproben/1/",
    "anmelden/<str:token>/": "/anmelden/{link}/",
    "blick/<str:code>/": "/blick/{inside}/",
    "e/<str:code>/": "/e/{invitation}/",
    "einwilligungen/bestaetigen/<str:token>/": "/einwilligungen/bestaetigen/{confirm}/",
    "fan/pause/<str:token>/": "/fan/pause/{pause}/",
    "forum/<slug:slug>/protokoll/": f"/forum/{HELD}/protokoll/",
    "kalkulation/<slug:slug>/ausgabe/<int:number>/": "/kalkulation/auenstrom-grundversorgung/ausgabe/1/",
    "melden/<int:entry>/": "/melden/{entry}/",
    "meldung/<str:code>/": "/meldung/{report}/",
    "protokollbuch/<int:index>/": "/protokollbuch/0/",
    "stimme/<str:code>/akte/loeschen/<slug:kind>/": "/stimme/{voice}/akte/loeschen/words/",
    "stimme/<str:code>/gespraech/": "/stimme/{talk}/gespraech/",
    "stimme/<str:code>/gespraech/<int:pk>/": "/stimme/{talk}/gespraech/{quote}/",
    "stimme/<str:code>/karte/": "/stimme/{card}/karte/",
    "stimme/<str:code>/neue-fassung/": "/stimme/{hidden}/neue-fassung/",
    "stimme/<str:code>/widerspruch/<int:entry>/": "/stimme/{hidden}/widerspruch/{hidden_entry}/",
    "stimme/nachricht/<str:token>/": "/stimme/nachricht/{outcome}/",
    "team/adressen/<int:pk>/": "/team/adressen/{addresses}/",
    "team/akte/<int:pk>/": "/team/akte/{customer}/",
    "team/anliegen/<slug:slug>/beduerfnisse/stellen/": f"{TEAM}/beduerfnisse/stellen/?art=wish",
    "team/anliegen/<slug:slug>/erkenntnis/neu/": f"{TEAM}/erkenntnis/neu/?thema=2",
    "team/anliegen/<slug:slug>/kostproben/": "/team/anliegen/rueckruf/kostproben/",
    "team/aussage/<int:pk>/moderation/": "/team/aussage/1/moderation/",
    "team/beruehrungspunkt/<int:pk>/": ("/team/beruehrungspunkte/", r"/team/beruehrungspunkt/\d+/"),
    "team/beruehrungspunkt/<int:pk>/bearbeiten/": "/team/beruehrungspunkt/1/bearbeiten/",
    "team/einladung/<int:pk>/vor-ort/": "/team/einladung/{invitation_number}/vor-ort/",
    "team/entscheidung/<int:pk>/veroeffentlichung/": "/team/entscheidung/{decision}/veroeffentlichung/",
    "team/erkenntnis/<int:pk>/": (f"{TEAM}/erkenntnisse/", r"/team/erkenntnis/\d+/"),
    "team/erkenntnis/<int:pk>/antworten/": "/team/erkenntnis/2/antworten/",
    "team/erkenntnis/<int:pk>/bearbeiten/": "/team/erkenntnis/2/bearbeiten/",
    "team/erkenntnis/<int:pk>/massnahme/": "/team/erkenntnis/2/massnahme/",
    "team/erlaubnis/<int:pk>/": "/team/erlaubnis/{customer}/",
    "team/forum/<slug:slug>/nacharbeit/": f"/team/forum/{HELD}/nacharbeit/",
    "team/forum/<slug:slug>/tisch/<int:number>/": f"/team/forum/{COMING}/tisch/1/",
    "team/forum/<slug:slug>/tisch/<int:number>/karte/": f"/team/forum/{COMING}/tisch/1/karte/",
    "team/fragen/<slug:key>/": "/team/fragen/hate/",
    "team/geschichte/<int:pk>/": (f"{TEAM}/lesen/", r"/team/geschichte/\d+/"),
    "team/geschichte/<int:pk>/antwort/": "/team/geschichte/41/antwort/",
    "team/geschichte/<int:pk>/aussage/": "/team/geschichte/41/aussage/",
    "team/geschichte/<int:pk>/moderation/": "/team/geschichte/41/moderation/",
    "team/geschichte/<int:pk>/thema/": "/team/geschichte/41/thema/",
    "team/geschichte/<int:story_id>/abschnitt/<int:start>/": "/team/geschichte/41/abschnitt/0/",
    "team/gespraech/<int:pk>/": (f"{TEAM}/gespraeche/", r"/team/gespraech/\d+/"),
    "team/herzensprojekte/<int:pk>/": ("/team/herzensprojekte/", r"/team/herzensprojekte/\d+/"),
    "team/herzensprojekte/<int:pk>/abschied/": ("/team/herzensprojekte/", r"/team/herzensprojekte/\d+/abschied/"),
    "team/kostprobe/<int:pk>/": "/team/kostprobe/1/",
    "team/kostprobe/<int:pk>/bearbeiten/": "/team/kostprobe/2/bearbeiten/",
    "team/kostprobe/<int:pk>/fassung/": "/team/kostprobe/2/fassung/",
    "team/kostprobe/fassung/<int:pk>/": "/team/kostprobe/fassung/5/",
    "team/massnahme/<int:pk>/": (f"{TEAM}/massnahmen/", r"/team/massnahme/\d+/"),
    "team/massnahme/<int:pk>/gebracht/": "/team/massnahme/1/gebracht/",
    "team/massnahme/<int:pk>/nutzen/": "/team/massnahme/1/nutzen/",
    "team/massnahme/<int:pk>/versuch/": "/team/massnahme/3/versuch/",
    "team/menschen/<int:pk>/": ("/team/menschen/", r"/team/menschen/\d+/"),
    "team/nutzenbuch/<int:pk>/": ("/team/nutzenbuch/", r"/team/nutzenbuch/\d+/"),
    "team/organisation/meldungen/<int:pk>/": "/team/organisation/meldungen/{hook}/",
    "team/spiegel/durchgang/<int:pk>/": ("/team/spiegel/drei-worte/", r"/team/spiegel/durchgang/\d+/"),
    "team/spiegel/durchgang/<int:pk>/bearbeiten/": "/team/spiegel/durchgang/{look}/bearbeiten/",
    "team/spiegel/durchgang/<int:pk>/versprechen/": "/team/spiegel/durchgang/4/versprechen/",
    "team/spiegel/durchgang/<int:pk>/versprechen/einfuegen/": "/team/spiegel/durchgang/4/versprechen/einfuegen/",
    "team/spiegel/kalkulationen/<slug:slug>/": "/team/spiegel/kalkulationen/auenstrom-grundversorgung/",
    "team/spiegel/kalkulationen/frage/<int:pk>/": "/team/spiegel/kalkulationen/frage/3/",
    "team/spiegel/reisen/<int:pk>/": "/team/spiegel/reisen/1/",
    "team/spiegel/reisen/<int:pk>/buchen/": "/team/spiegel/reisen/1/buchen/",
    "team/spiegel/reisen/<int:pk>/neu-auflegen/": "/team/spiegel/reisen/1/neu-auflegen/",
    "team/spiegel/reisen/schritt/<int:pk>/": "/team/spiegel/reisen/schritt/3/",
    "team/spiegel/selbsttest/<int:pk>/": "/team/spiegel/selbsttest/1/",
    "team/spiegel/selbsttest/<int:pk>/schritt/<int:position>/": "/team/spiegel/selbsttest/3/schritt/1/",
    "team/spiegel/sprache/<int:pk>/": "/team/spiegel/sprache/1/",
    "team/stimme/<int:pk>/akte/": "/team/stimme/41/akte/",
    "team/thema/<int:pk>/": (f"{TEAM}/themen/", r"/team/thema/\d+/"),
    "team/thema/<int:pk>/aufteilen/": "/team/thema/2/aufteilen/",
    "team/thema/<int:pk>/bearbeiten/": "/team/thema/2/bearbeiten/",
    "team/uebernahme/<int:pk>/": "/team/uebernahme/{run}/",
    "team/versuch/<int:pk>/": (f"{TEAM}/massnahmen/", r"/team/versuch/\d+/"),
    "team/versuch/<int:pk>/plan/": "/team/versuch/3/plan/",
    "team/zusagen/<int:pk>/": ("/team/zusagen/", r"/team/zusagen/\d+/"),
    "team/zusagen/erkenntnis/<int:pk>/": ("/team/zusagen/", r"/team/zusagen/erkenntnis/\d+/"),
}

OTHER_FACES: dict[str, Sample] = {
    "balance of a forum": f"/anliegen/{HELD}/bilanz/",
    "forum that was": f"/forum/{HELD}/",
    "wish of somebody signed in": f"/forum/{COMING}/wunsch/",
    "audit outside": "/anliegen/bild/versprechen-pruefen/",
    "404": "/gibt-es-nicht/",
    "unread": f"{TEAM}/lesen/?zeigen=ungelesen",
    "search result": f"{TEAM}/lesen/?q=Rechnung",
    "search narrowed": f"{TEAM}/lesen/?q=Rechnung&rolle=customer&von=2020-01-01",
    "search without result": f"{TEAM}/lesen/?q=Xylophonstimmer",
    "words behind a number": f"{TEAM}/beduerfnisse/stellen/?art=problem&rolle=customer",
    "audit": ("/team/spiegel/versprechen/", r"/team/spiegel/durchgang/\d+/"),
    "readiness check": ("/team/spiegel/standort/", r"/team/spiegel/durchgang/\d+/"),
    "tasting with its ladder": "/team/kostprobe/2/",
    "promises of one inquiry": "/team/zusagen/?anliegen=" + DEMO,
    "insight of a theme": (f"{TEAM}/themen/", r"/team/thema/(\d+)/"),
    "new inquiry from the library": "/team/anliegen/neu/?frage=hate",
}
"""Pages that a route shows besides its sample, by a name of their own."""

SIGNED_IN = ("team/", "konto/", "akte/", "einwilligungen/")
NOT_SIGNED_IN = ("einwilligungen/bestaetigen/",)


class Place(NamedTuple):
    """`route` as in the URLconf, or the name of another face."""

    route: str
    sample: Sample
    for_team: bool


def answers_get() -> list[str]:
    """Every route that answers when a browser opens it, programs' own aside."""
    return [here for here, entry in every_route() if "GET" in methods_of(entry) and not here.startswith("api/v1")]


def sample_of(route: str) -> Sample | None:
    """None where nobody has said how it is opened."""
    if route in SAMPLES:
        return SAMPLES[route]
    for begins in sorted(BEGINNINGS, key=len, reverse=True):
        if route.startswith(begins):
            route = BEGINNINGS[begins] + route.removeprefix(begins)
            break
    return None if "<" in route else f"/{route}"


def places() -> list[Place]:
    found = [
        Place(route, sample, route.startswith(SIGNED_IN) and not route.startswith(NOT_SIGNED_IN))
        for route in answers_get()
        if route not in ELSEWHERE and (sample := sample_of(route)) is not None
    ]
    others = [
        Place(name, sample, (sample if isinstance(sample, str) else sample[0]).startswith("/team/"))
        for name, sample in OTHER_FACES.items()
    ]
    return found + others


def filled(text: str, made: dict[str, str]) -> str:
    return re.sub(r"\{(\w+)\}", lambda name: str(made[name[1]]), text)
