"""Every page of the URLconf, in every width and in both lights: no violation, nothing sticks out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve
from playwright.sync_api import Browser

from tests.journeys.browser import Visitor, size, visiting
from tests.journeys.pages import OTHER_FACES, TEAM, Place, filled, places
from tests.support.house import House
from tests.support.made_pages import make

pytestmark = [pytest.mark.journey, pytest.mark.timeout(900)]

# 320 is what is left of 1280 at 400 % (WCAG 1.4.10).
LOOKED_AT = (1440, 390, 320)


@pytest.fixture(scope="module")
def made(demo_house: House) -> dict[str, str]:
    return make(demo_house)


@pytest.fixture(scope="module")
def windows(demo_house: House, browser: Browser, signed_in: Any) -> Iterator[dict[bool, Visitor]]:
    """One window of a guest and one of the team for all pages: opening one takes as long as looking at a page."""
    with ExitStack() as both:
        guest = both.enter_context(visiting(browser, demo_house.base))
        team = both.enter_context(visiting(browser, demo_house.base, storage_state=signed_in))
        yield {False: guest, True: team}


def go(window: Visitor, place: Place, made: dict[str, str]) -> None:
    if isinstance(place.sample, str):
        window.go(filled(place.sample, made))
        return
    around, pattern = place.sample
    window.go(around)
    hrefs: list[str] = window.page.locator("main a").evaluate_all(
        "links => links.map(link => link.getAttribute('href'))"
    )
    match = next(match for href in hrefs if (match := re.match(pattern, href)))
    window.go(f"{TEAM}/erkenntnis/neu/?thema={match[1]}" if match.groups() else match[0])


def route_of(url: str) -> str:
    try:
        return resolve(urlsplit(url).path).route
    except Resolver404:
        return ""


def look_everywhere(window: Visitor) -> None:
    """All rules in every width. Colours, which cost most, once in each light and once on each side of the one width
    at which the style sheet changes: the light changes nothing but colours, and 390 and 320 share all of theirs."""
    page = window.page
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    for width in LOOKED_AT:
        page.set_viewport_size(size(width))
        window.look(colours=width != 390)
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    page.set_viewport_size(size(390))
    window.look(rules=False)
    window.space_out()


@pytest.mark.parametrize("place", places(), ids=lambda place: place.route or "/")
def test_page(windows: dict[bool, Visitor], made: dict[str, str], place: Place) -> None:
    window = windows[place.for_team]
    window.complaints.clear()
    if place.route == "404":
        window.expects(404)
    go(window, place, made)
    if place.route not in OTHER_FACES:
        assert route_of(window.page.url) == place.route, f"{window.page.url} is another page"
    look_everywhere(window)
    faults, window.faults[:] = list(dict.fromkeys(window.faults)), []
    assert faults == []
    window.check()


def test_second_step(demo_house: House, browser: Browser, made: dict[str, str]) -> None:
    """It has no address that anybody could open: it stands between a password and being signed in."""
    with visiting(browser, demo_house.base) as guest:
        guest.go("/anmelden/")
        guest.page.locator("[name=email]").fill(made["email"])
        guest.page.locator("[name=password]").fill(made["password"])
        guest.page.locator("form:has([name=password]) .actions button").first.click()
        guest.page.wait_for_url("**/anmelden/zweiter-schritt/")
        look_everywhere(guest)
