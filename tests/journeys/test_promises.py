"""An audit of promises: the list out of a pasted page, judged on the phone, read by the team."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from tests.journeys.browser import WIDTHS, Visitor
from tests.journeys.conftest import Visit
from tests.journeys.steps import DEMO, arrived, choose
from tests.support.house import House

pytestmark = [pytest.mark.journey, pytest.mark.timeout(900)]

LIST = "/team/spiegel/versprechen/"
PAGE = "Über uns\n• Immer persönlich für Sie da.\n• Alles geht auch digital.\nImpressum"


def test_promises_are_pasted_judged_and_uncovered(
    demo_house: House, visit: Visit, host: Callable[[int], Visitor]
) -> None:
    team = host(1440)
    page = team.page
    team.go(LIST + "neu/")
    page.locator("[name=title]").fill("Probe im Browser")
    page.locator("[name=why]").fill("Wir wollen wissen, was man uns glaubt.")
    page.locator("[name=keep_until]").fill((date.today() + timedelta(days=90)).isoformat())  # noqa: DTZ011  # what a person would pick
    page.locator("[name=inquiry]").select_option(label="Wie war Ihr letzter Kontakt mit uns?")
    with page.expect_navigation():
        page.locator("form:has([name=title]) .actions button").click()
    place = page.url
    team.look()
    page.locator("main a[href$='/einfuegen/']").click()
    page.locator("[name=pasted]").fill(PAGE)
    with page.expect_navigation():
        page.locator("form:has([name=pasted]) .actions button").first.click()
    team.look()
    for line in ("Immer persönlich für Sie da.", "Alles geht auch digital."):
        page.get_by_label(line).check()
    with page.expect_navigation():
        page.locator("button[name=waehlen]").click()
    team.look()
    page.goto(place)
    with page.expect_navigation():
        page.locator("form[action$='/beginnen/'] button").click()
    expect(page.locator(".claims li")).to_have_count(2)

    guest = visit(WIDTHS[0])
    guest.go(f"/anliegen/{DEMO}/")
    guest.page.locator(f'main a[href="/anliegen/{DEMO}/versprechen-pruefen/"]').click()
    choose(guest.page, "says_1", "doubt")
    guest.page.locator("summary").first.click()
    guest.page.locator("[name=why_1]").fill("Am Telefon sprach nur ein Band.")
    guest.look()
    guest.page.locator("[name=story]").fill("Elf Minuten gewartet.")
    choose(guest.page, "roles", "customer")
    with guest.page.expect_navigation():
        guest.page.locator("form:has([name=story]) .actions button").click()
    arrived(guest)
    assert "Am Telefon sprach nur ein Band." in guest.words()

    with page.expect_navigation():
        page.locator("form[action$='/aufdecken/'] button").click()
    assert "Am Telefon sprach nur ein Band." in team.words()
    team.look()


def test_the_demo_shows_who_believes_what(demo_house: House, host: Callable[[int], Visitor]) -> None:
    for width in WIDTHS:
        team = host(width)
        team.go(LIST)
        team.page.locator("h2 a", has_text="Was wir versprechen").click()
        finding = re.compile("Am wenigsten geglaubt: „Ihre Rechnung")
        expect(team.page.locator("figure img")).to_have_attribute("alt", finding)
        expect(team.page.locator(".sentence")).to_have_count(8)
        team.look()
