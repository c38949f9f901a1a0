"""The tour on the button of the demo: every station, every page that it opens, and the way back to it."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from resonanz.doors.tour.stations import LANGUAGES, labels, stations
from tests.journeys.browser import Visitor
from tests.journeys.conftest import Visit

pytestmark = [pytest.mark.journey, pytest.mark.timeout(900)]

TOLD = stations(LANGUAGES[0])
NAMES = labels(LANGUAGES[0])


def test_the_tour_opens_what_it_names_and_leads_back(visit: Visit) -> None:
    """As somebody who types nothing: one press leads in, and from then on links."""
    guest = visit()
    page = guest.page
    guest.go("/rundgang/")
    guest.press("Als Team hineingehen")
    page.wait_for_url("**/rundgang/")
    guest.follow("Anfangen")
    for number, station in enumerate(TOLD, start=1):
        page.wait_for_url(f"**/rundgang/{number}/")
        expect(page.locator("h1")).to_have_text(station.title)
        expect(page.locator("main blockquote")).to_contain_text(station.voice.text)
        for name in station.places:
            there_and_back(guest, name, number)
        page.locator("nav.pages [rel=next]" if number < len(TOLD) else "nav.pages .button").click()
    page.wait_for_url(lambda url: urlsplit(url).path == "/")


def there_and_back(guest: Visitor, name: str, number: int) -> None:
    """The band of the demo knows from which station somebody came."""
    page = guest.page
    way = page.locator("main p.actions a, main .tour-beside a").get_by_text(NAMES[name], exact=True)
    address = urlsplit(way.get_attribute("href") or "")
    with page.expect_response(lambda answer: urlsplit(answer.url).path == address.path) as opening:
        way.click()
    assert opening.value.status == 200, (name, opening.value.status)
    page.wait_for_url(lambda url: urlsplit(url).path == address.path)
    assert parse_qs(address.query) == {"rundgang": [str(number)]}
    expect(page.locator("h1").first).to_be_visible()
    page.locator(".fiction").get_by_role("link").click()
    page.wait_for_url(f"**/rundgang/{number}/")


def test_without_the_team_a_station_opens_its_own_page_with_one_press(visit: Visit) -> None:
    """On a telephone, at the station whose page is the team's."""
    guest = visit(390)
    number = next(n for n, station in enumerate(TOLD, start=1) if station.places[0] == "readiness")
    guest.go(f"/rundgang/{number}/")
    guest.look()
    guest.press(NAMES["readiness"])
    guest.page.wait_for_url(f"**/team/**?rundgang={number}")
    guest.page.locator(".fiction").get_by_role("link").click()
    guest.page.wait_for_url(f"**/rundgang/{number}/")
