"""The language mirror and whom we hear, in the browser: a text seen and forgotten, a house counted, the switch."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from tests.journeys.browser import WIDTHS, Visitor
from tests.support.house import House

pytestmark = [pytest.mark.journey, pytest.mark.timeout(900)]

HOME = "/team/spiegel/sprache/"
_SENTENCES = "Der Querulant rief an. Der Kunde hatte recht. Die Kundin bittet um Rückruf."


@pytest.mark.parametrize("width", WIDTHS)
def test_a_text_is_seen_and_forgotten(demo_house: House, host: Callable[[int], Visitor], width: int) -> None:
    team = host(width)
    page = team.page
    for path in ("/team/spiegel/", HOME, f"{HOME}betriebsrat/"):
        team.go(path)
        team.look()
    team.go(f"{HOME}text/")
    page.locator("[name=text]").fill(_SENTENCES)
    with page.expect_navigation():
        page.locator("form:has([name=text]) .actions button").click()
    expect(page.locator("mark").first).to_have_text("Querulant")
    team.look()
    team.go(f"{HOME}text/")
    assert page.locator("[name=text]").input_value() == ""
    kept = page.evaluate("JSON.stringify([localStorage, sessionStorage])")
    assert "Querulant" not in kept
    team.go("/team/spiegel/wen-wir-hoeren/")
    expect(page.locator("figure img")).to_be_visible()
    team.look()
    page.locator('main a[href$="/formel/"]').first.click()
    page.wait_for_url("**/formel/")
    team.look()


def test_a_house_is_counted_once_and_what_is_too_large_never_touches_a_disk(
    demo_house: House, host: Callable[[int], Visitor]
) -> None:
    team = host(1440)
    page = team.page
    ends = date.today() - timedelta(days=400)  # noqa: DTZ011  The browser's calendar knows only days.
    lines = "\n".join(json.dumps({"author": f"a{n}", "text": _SENTENCES}) for n in range(12))

    def hand_in(content: str) -> None:
        team.go(f"{HOME}zaehlen/")
        page.locator("[name=source]").fill("Protokolle")
        page.locator("[name=from_on]").fill((ends - timedelta(days=60)).isoformat())
        page.locator("[name=to_on]").fill(ends.isoformat())
        page.locator("[name=file]").set_input_files(
            {"name": "texte.jsonl", "mimeType": "application/jsonl", "buffer": content.encode()}
        )
        with page.expect_navigation():
            page.locator("form:has([name=source]) .actions button").click()

    team.expects(413, 422)
    hand_in(lines + "\n" + json.dumps({"author": "a", "text": "x" * 1_100_000}))
    expect(page.locator("h1")).to_have_text("Das ist zu groß")
    hand_in(lines)
    assert re.search(r"/sprache/\d+/$", page.url)
    assert "mindestens 10" in team.words()
    team.look()
    hand_in(lines)
    assert "Kein Tag zählt zweimal" in team.words()
    team.look()
