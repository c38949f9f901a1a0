"""A house asks itself how ready it is: a phone answers twenty statements, the team looks at what came of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from tests.journeys.browser import WIDTHS, Visitor
from tests.journeys.steps import choose

pytestmark = [pytest.mark.journey, pytest.mark.timeout(900)]

ROOM = "/team/spiegel/standort/"


@pytest.mark.parametrize("width", WIDTHS)
def test_twenty_statements_are_answered_and_a_gap_is_read(
    host: Callable[[int], Visitor], visit: Callable[[int], Visitor], width: int
) -> None:
    window = host(width)
    page = window.page
    window.go(ROOM)
    window.look()
    expect(page.get_by_role("heading", name="Vorher und nachher")).to_be_visible()
    with page.expect_navigation():
        window.follow("Zwei Monate danach")
    expect(page.get_by_role("heading", name="Womit anfangen")).to_be_visible()
    expect(page.locator("figure img").first).to_have_attribute("alt", re.compile("^Am weitesten auseinander:"))
    window.look()

    with page.expect_navigation():
        window.follow("Noch einmal fragen")
    page.locator("#id_title").fill(f"Noch einmal, {width}")
    day = date.today() + timedelta(days=90)  # noqa: DTZ011  The browser's calendar knows only days.
    page.locator("#id_keep_until").fill(day.isoformat())
    with page.expect_navigation():
        window.press("Merken")
    with page.expect_navigation():
        window.press("Innen antworten lassen")
    look = page.url
    choose(page, "side", "staff")
    choose(page, "how", "each")
    page.locator("#id_count").fill("1")
    with page.expect_navigation():
        window.press("Links machen")
    link = page.locator(".passes .code").first.inner_text()

    phone = visit(width)
    phone.expects(422)
    phone.page.goto(link)
    phone.look()
    with phone.page.expect_navigation():
        phone.press("Abgeben")
    expect(phone.page.get_by_text("Noch ist nichts angekreuzt")).to_be_visible()
    # With the keyboard alone: into the first group, and two steps on.
    first = phone.page.locator("fieldset.statements fieldset").first
    first.locator("input").first.focus()
    phone.page.keyboard.press("Space")
    phone.page.keyboard.press("ArrowRight")
    expect(first.locator("input").nth(1)).to_be_checked()
    for group in phone.page.locator("fieldset.statements fieldset").all()[1:]:
        group.locator('label:has(input[value="4"])').click()
    with phone.page.expect_navigation():
        phone.press("Abgeben")
    expect(phone.page.get_by_role("heading", name="Angekommen. Danke.")).to_be_visible()

    page.goto(look)
    with page.expect_navigation():
        window.press("Beides aufdecken")
    expect(page.get_by_text("Es haben zu wenige geantwortet")).to_be_visible()
    window.look()
