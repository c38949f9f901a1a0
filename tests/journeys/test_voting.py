"""Voting on statements, from the first button to one's own place on the map: with and without a script."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.browser import WIDTHS, Visitor
from tests.journeys.conftest import Visit
from tests.journeys.steps import DEMO
from tests.support.house import House, until

pytestmark = [pytest.mark.journey, pytest.mark.timeout(900)]

START = f"/anliegen/{DEMO}/aussagen/"
OWN = "Im Kundenbüro fehlt ein Stuhl an der Tür <b>wirklich</b>."


def press(guest: Visitor, choice: str) -> None:
    """One vote; the next page is another statement or the end."""
    with guest.page.expect_navigation():
        guest.page.locator(f"form.votes button[value={choice}]").click()


@pytest.mark.parametrize("scripted", [True, False])
@pytest.mark.parametrize("width", WIDTHS)
def test_a_guest_votes_adds_looks_and_takes_back(demo_house: House, visit: Visit, width: int, scripted: Any) -> None:
    guest = visit(width, java_script_enabled=scripted)
    page = guest.page
    guest.go(f"/anliegen/{DEMO}/")
    page.locator(f'main a[href="{START}"]').click()
    if scripted:
        guest.look()
    press(guest, "agree")
    page.wait_for_url("**/abstimmen/*/?nach=*")
    base = page.url.split("?")[0].removeprefix(demo_house.base)
    expect(page.locator("main a[href$='/karte/']")).to_have_count(0)
    guest.go(f"{base}karte/")
    expect(page.locator("main img")).to_have_count(0)
    guest.go(base)
    for number in range(6):
        press(guest, ("disagree", "pass", "agree")[number % 3])

    page.locator(f'main a[href="{base}neu/"]').click()
    text = f"{OWN} {width} {scripted}"
    page.locator("[name=text]").fill(text)
    page.locator("form:has([name=text]) .actions button").click()
    page.wait_for_url("**/?hinzugefuegt*")

    def is_mapped() -> bool:
        guest.go(f"{base}karte/")
        return page.locator("svg.me").count() == 1

    until(is_mapped, "the voter stands on the map", pause=0.5)
    expect(page.locator("main img")).to_be_visible()
    if scripted:
        guest.look()

    guest.go(f"{base}meine/")
    assert text in guest.words()
    expect(page.locator("main tbody tr")).to_have_count(7)
    if scripted:
        guest.look()
    page.locator("main a[href*='/aussage/']").click()
    page.locator("main form .danger").click()
    page.wait_for_url("**/meine/")
    assert OWN not in guest.words()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_team_writes_a_statement_and_reads_the_map(host: Callable[[int], Visitor], width: int) -> None:
    team = host(width)
    page = team.page
    team.go(f"/team/anliegen/{DEMO}/aussagen/")
    team.look()
    text = f"Wir nehmen bei {width} Anrufen ab."
    page.locator("[name=text]").fill(text)
    page.locator("form:has([name=text]) .actions button").click()
    expect(page.locator("main article.voice.organisation", has_text=text)).to_have_count(1)
    page.locator("main article.voice.organisation + .beside a", has_text="").first.click()
    page.wait_for_url("**/team/aussage/*/moderation/")
    team.look()
    team.go(f"/team/anliegen/{DEMO}/meinungskarte/")
    expect(page.locator("main img")).to_be_visible()
    expect(page.locator("svg.me")).to_have_count(0)
    team.look()
