"""A tasting from the first version to the uncovered result: written by the team, tasted on the phone."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.browser import WIDTHS, Visitor
from tests.journeys.conftest import Visit
from tests.journeys.steps import DEMO
from tests.support.house import House

pytestmark = [pytest.mark.journey, pytest.mark.timeout(900)]

LIST = f"/team/anliegen/{DEMO}/kostproben/"
START = f"/anliegen/{DEMO}/kosten/"
VERSIONS = (("Ein Bote bringt die Rechnung.", "ours"), ("Die Rechnung kommt als Lied.", "invented"))


def write(page: Page, name: str) -> str:
    """Creates a concept with two versions and opens it; answers its page."""
    page.locator("[name=name]").fill(name)
    page.locator("[name=opportunity]").fill("Wer die Rechnung versteht, ruft nicht an.")
    page.locator("form:has([name=name]) .actions button").click()
    page.wait_for_url(re.compile(r"/team/kostprobe/\d+/"))
    # The form came from a place within its page; the browser keeps that.
    place = page.url.partition("#")[0]
    for what, origin in VERSIONS:
        page.locator("main a[href$='/fassung/']").click()
        page.locator("[name=what]").fill(what)
        page.locator("[name=costs]").fill("Nichts.")
        page.locator(f"label:has([name=origin][value={origin}])").click()
        page.locator("form:has([name=what]) .actions button").click()
        page.wait_for_url(place)
    return place


@pytest.mark.parametrize("scripted", [True, False])
def test_a_concept_is_tasted_blind_on_the_phone(
    demo_house: House, visit: Visit, host: Callable[[int], Visitor], scripted: Any
) -> None:
    team = host(1440)
    team.go(LIST)
    place = write(team.page, f"Zustellung {scripted}")
    team.page.locator("button[value=open]").click()
    expect(team.page.locator("button[value=paused]")).to_be_visible()
    team.look()

    guest = visit(WIDTHS[0], java_script_enabled=scripted)
    page = guest.page
    guest.go(f"/anliegen/{DEMO}/")
    page.locator(f'main a[href="{START}"]').click()
    for number in (1, 2):
        expect(page.locator("[name=choice]")).to_have_count(0)
        page.locator("[name=story]").fill(f"Mein {number}. Gedanke.")
        if number == 1:
            if scripted:
                guest.look()
            page.locator("label:has([name=roles][value=customer])").click()
            page.locator("label:has([name=permission][value=public_anonymous])").click()
        page.locator("form:has([name=story]) .actions button").click()
        page.wait_for_url("**/kosten/*/")
        expect(page.locator("[name=story]")).to_have_count(0)
        if scripted:
            guest.look()
        page.locator("label:has([name=choice][value=some])").click()
        page.locator("[name=why]").fill("Weil es mir Wege spart.")
        with page.expect_navigation():
            page.locator("form:has([name=why]) .actions button").click()
        assert "erfunden." not in page.locator("main").inner_text().replace("oder erfunden.", "")
    expect(page.locator("main .code")).to_be_visible()
    if scripted:
        guest.look()
    page.locator("main .actions a.button").click()
    page.wait_for_url("**/stimme/*/")
    assert "Mein 2. Gedanke." in guest.words()

    team.page.goto(place)
    team.page.locator("button[value=closed]").click()
    expect(team.page.locator("button[name=state]")).to_have_count(0)
    assert "Mein 1. Gedanke." in team.words()
    team.look()
    guest.go(START)
    page.locator("main .notice a").click()
    page.wait_for_url("**/kostproben/*/")
    assert "erfunden" in guest.words()
    assert "Mein 2. Gedanke." in guest.words()
    if scripted:
        guest.look()
