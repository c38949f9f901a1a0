"""Every main page, in every width and in both lights: no violation, nothing sticks out."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.journeys.browser import Visitor, size, visiting
from tests.journeys.steps import DEMO, tell
from tests.support.house import House

pytestmark = [pytest.mark.journey, pytest.mark.timeout(900)]

TEAM = f"/team/anliegen/{DEMO}"
HELD, COMING = "/forum/kundenforum-1", "/forum/kundenforum-2"
PUBLIC = {
    "start": "/",
    "inquiry": f"/anliegen/{DEMO}/",
    "balance": f"/anliegen/{DEMO}/bilanz/",
    "balance of the house": "/bilanz/",
    "how to embed the balance": "/bilanz/einbauen/",
    "embedded balance": "/bilanz/einbetten/",
    "embedded question": f"/anliegen/{DEMO}/einbetten/",
    "embedded forum": "/foren/einbetten/",
    "embedded promises": "/zusagen/einbetten/",
    "public insight": (f"/anliegen/{DEMO}/bilanz/", r"/anliegen/[^/]+/bilanz/\d+/"),
    "ballot": f"/anliegen/{DEMO}/aussagen/",
    "draw": f"/anliegen/{DEMO}/los/",
    "open invitation": f"/anliegen/{DEMO}/mitmachen/",
    "farewell": "/abschied/1/",
    "own statement": f"/anliegen/{DEMO}/aussagen/neu/",
    "map before voting": f"/anliegen/{DEMO}/meinungskarte/",
    "promises": f"/anliegen/{DEMO}/versprechen/",
    "tasting": "/anliegen/rueckruf/kosten/",
    "tasting result": "/anliegen/rueckruf/kostproben/1/",
    "my voice": "",
    "supplement": "ergaenzen/",
    "withdraw": "zurueckziehen/",
    "moderation": "/moderation/",
    "forums": "/foren/",
    "forum": f"{COMING}/",
    "wish for a forum": f"{COMING}/wunsch/",
    "forum that was": f"{HELD}/",
    "minutes": f"{HELD}/protokoll/",
    "balance of a forum": "/anliegen/kundenforum-1/bilanz/",
    "door of the hall": "/f/",
    "find": "/stimme/",
    "invitation code": "/e/",
    "stored": "/gespeichert/",
    "register": "/gespeichert/verzeichnis/",
    "entry": "/protokollbuch/0/",
    "imprint": "/impressum/",
    "thanks": "/dank/",
    "fans": "/fan/",
    "three words about us": "/anliegen/bild/drei-worte/",
    "prices": "/kalkulation/",
    "price": "/kalkulation/auenstrom-grundversorgung/",
    "earlier price": "/kalkulation/auenstrom-grundversorgung/ausgabe/1/",
    "question about a price": "/kalkulation/auenstrom-grundversorgung/fragen/",
    "accessibility": "/barrierefreiheit/",
    "components": "/bausteine/",
    "sign-in": "/anmelden/",
    "404": "/gibt-es-nicht/",
}
HOSTS = {
    "team": "/team/",
    "complaints": "/team/beschwerden/",
    "overview": f"{TEAM}/",
    "reading room": f"{TEAM}/lesen/",
    "unread": f"{TEAM}/lesen/?zeigen=ungelesen",
    "search result": f"{TEAM}/lesen/?q=Rechnung",
    "search narrowed": f"{TEAM}/lesen/?q=Rechnung&rolle=customer&von=2020-01-01",
    "search without result": f"{TEAM}/lesen/?q=Xylophonstimmer",
    "story": (f"{TEAM}/lesen/", r"/team/geschichte/\d+/"),
    "reply workshop": "/team/geschichte/41/antwort/",
    "reply to many": "/team/erkenntnis/2/antworten/",
    "themes": f"{TEAM}/themen/",
    "theme": (f"{TEAM}/themen/", r"/team/thema/\d+/"),
    "needs": f"{TEAM}/beduerfnisse/",
    "words behind a number": f"{TEAM}/beduerfnisse/stellen/?art=problem&rolle=customer",
    "alone": f"{TEAM}/fuer-sich/",
    "calculations": "/team/spiegel/kalkulationen/",
    "new calculation": "/team/spiegel/kalkulationen/neu/",
    "new edition of a calculation": "/team/spiegel/kalkulationen/auenstrom-grundversorgung/",
    "question about a calculation": "/team/spiegel/kalkulationen/frage/3/",
    "touchpoints": "/team/beruehrungspunkte/",
    "touchpoint": ("/team/beruehrungspunkte/", r"/team/beruehrungspunkt/\d+/"),
    "new touchpoint": "/team/beruehrungspunkte/neu/",
    "touchpoints of an inquiry": f"{TEAM}/beruehrungspunkte/",
    "no touchpoint": f"{TEAM}/beruehrungspunkte/keiner/",
    "mirror": "/team/spiegel/",
    "mirror on one page": "/team/spiegel/auf-einer-seite/",
    "looks at three words": "/team/spiegel/drei-worte/",
    "look at three words": ("/team/spiegel/drei-worte/", r"/team/spiegel/durchgang/\d+/"),
    "new look at three words": "/team/spiegel/drei-worte/neu/",
    "audits": "/team/spiegel/versprechen/",
    "audit": ("/team/spiegel/versprechen/", r"/team/spiegel/durchgang/\d+/"),
    "readiness checks": "/team/spiegel/standort/",
    "readiness check": ("/team/spiegel/standort/", r"/team/spiegel/durchgang/\d+/"),
    "walked journeys": "/team/spiegel/reisen/",
    "walked journey": "/team/spiegel/reisen/1/",
    "step of a walked journey": "/team/spiegel/reisen/schritt/3/",
    "walk of a journey": "/team/spiegel/selbsttest/1/",
    "statements": f"{TEAM}/aussagen/",
    "opinion map": f"{TEAM}/meinungskarte/",
    "tastings": "/team/anliegen/rueckruf/kostproben/",
    "tasting with its result": "/team/kostprobe/1/",
    "tasting with its ladder": "/team/kostprobe/2/",
    "version of a tasting": "/team/kostprobe/2/fassung/",
    "insights": f"{TEAM}/erkenntnisse/",
    "insight": (f"{TEAM}/erkenntnisse/", r"/team/erkenntnis/\d+/"),
    "promises": "/team/zusagen/",
    "promises of one inquiry": "/team/zusagen/?anliegen=" + DEMO,
    "promise of an insight": ("/team/zusagen/", r"/team/zusagen/erkenntnis/\d+/"),
    "commitment": ("/team/zusagen/", r"/team/zusagen/\d+/"),
    "commitments": f"{TEAM}/zusagen/",
    "insight form": (f"{TEAM}/themen/", r"/team/thema/(\d+)/"),
    "measures": f"{TEAM}/massnahmen/",
    "measure": (f"{TEAM}/massnahmen/", r"/team/massnahme/\d+/"),
    "experiment": (f"{TEAM}/massnahmen/", r"/team/versuch/\d+/"),
    "edit": f"{TEAM}/bearbeiten/",
    "audience": f"{TEAM}/gefragte/",
    "list of an audience": f"{TEAM}/gefragte/liste/",
    "new inquiry": "/team/anliegen/neu/",
    "new inquiry from the library": "/team/anliegen/neu/?frage=hate",
    "preview": f"{TEAM}/vorschau/",
    "preview of a guest": f"{TEAM}/vorschau/gast/",
    "question library": "/team/fragen/",
    "question of the library": "/team/fragen/hate/",
    "desk": "/team/moderation/",
    "witnesses": "/team/zeugen/",
    "retention": "/team/aufbewahrung/",
    "consents": "/einwilligungen/",
    "people": "/team/menschen/",
    "organisation": "/team/organisation/",
    "embedding": "/team/organisation/einbinden/",
    "taking out": "/team/ausgeben/",
    "taking out of an inquiry": f"{TEAM}/ausgeben/",
    "forums of the team": "/team/foren/",
    "new forum": "/team/foren/neu/",
    "forum overview": f"/team{COMING}/",
    "forum facts": f"/team{COMING}/bearbeiten/",
    "agenda": f"/team{COMING}/ablauf/",
    "helpers": f"/team{COMING}/aufgaben/",
    "wishes": f"/team{COMING}/wuensche/",
    "readiness": f"/team{COMING}/team/",
    "desk of a forum": f"/team{COMING}/regie/",
    "screen": f"/team{COMING}/leinwand/",
    "table": f"/team{COMING}/tisch/1/",
    "forum afterwards": f"/team{HELD}/nacharbeit/",
    "write down": f"{TEAM}/aufschreiben/",
    "thanks to me": "/team/dank/",
    "fans of the team": "/team/fans/",
    "what we give": "/team/fans/was-wir-geben/",
    "asking fans": "/team/fans/mitmachen/",
    "cards": f"{TEAM}/karten/",
    "print cards": f"{TEAM}/karten/drucken/",
    "talks": f"{TEAM}/gespraeche/",
    "talk": (f"{TEAM}/gespraeche/", r"/team/gespraech/\d+/"),
    "new interview": f"{TEAM}/gespraeche/neu/",
    "new observation": f"{TEAM}/gespraeche/beobachtung/",
    "import": f"{TEAM}/uebernehmen/",
    "darlings": "/team/herzensprojekte/",
    "darling": ("/team/herzensprojekte/", r"/team/herzensprojekte/\d+/"),
    "new darling": "/team/herzensprojekte/neu/",
    "farewell of the team": ("/team/herzensprojekte/", r"/team/herzensprojekte/\d+/abschied/"),
    "benefit book": "/team/nutzenbuch/",
    "estimate": ("/team/nutzenbuch/", r"/team/nutzenbuch/\d+/"),
    "invitations": f"{TEAM}/einladungen/",
    "addresses": f"{TEAM}/adressen/",
    "account": "/konto/",
    "my lots": "/konto/lose/",
    "my voices": "/konto/stimmen/",
    "own name": "/konto/name/",
    "own relations": "/konto/beziehung/",
    "own password": "/konto/kennwort/",
    "own address": "/konto/adresse/",
    "second factor": "/konto/zweiter-faktor/",
    "recovery codes": "/konto/ersatzcodes/",
}


@pytest.fixture(scope="module")
def code(demo_house: House, browser: Browser) -> str:
    with visiting(browser, demo_house.base) as guest:
        return tell(guest, "Ein langes Wort: Fernwärmehausübergabestationsersatzteilbestellformular. Danke.")


def go(window: Visitor, place: str | tuple[str, str]) -> None:
    if isinstance(place, str):
        window.go(place)
        return
    around, pattern = place
    window.go(around)
    hrefs: list[str] = window.page.locator("main a").evaluate_all(
        "links => links.map(link => link.getAttribute('href'))"
    )
    matching = (match for href in hrefs if (match := re.match(pattern, href)))
    match = next(matching)
    window.go(f"{TEAM}/erkenntnis/neu/?thema={match[1]}" if match.groups() else match[0])


def look_everywhere(window: Visitor) -> None:
    page = window.page
    for width in (320, 390, 1440):
        page.set_viewport_size(size(width))
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        window.look()
        page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        # The light changes nothing but colours.
        window.look(only_colours=True)


@pytest.mark.parametrize("name", PUBLIC)
def test_public_pages(demo_house: House, browser: Browser, code: str, name: str) -> None:
    place: Any = PUBLIC[name]
    if name in {"my voice", "supplement", "withdraw"}:
        place = f"/stimme/{code}/{place}"
    with visiting(browser, demo_house.base) as guest:
        if name == "404":
            guest.expects(404)
        go(guest, place)
        look_everywhere(guest)


@pytest.mark.parametrize("name", HOSTS)
def test_pages_of_the_team(demo_house: House, browser: Browser, signed_in: Any, name: str) -> None:
    with visiting(browser, demo_house.base, storage_state=signed_in) as host:
        place: Any = HOSTS[name]
        go(host, place)
        assert "/anmelden/" not in host.page.url
        look_everywhere(host)
