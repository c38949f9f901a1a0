"""A host gives a theme a name, puts two together, takes a story out and places it, on a phone and on a desk."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.browser import WIDTHS, Visitor
from tests.journeys.steps import DEMO

pytestmark = [pytest.mark.journey, pytest.mark.timeout(900)]

THEMES = f"/team/anliegen/{DEMO}/themen/"


def themes(window: Visitor) -> list[str]:
    window.go(THEMES)
    links = window.page.locator("main .rows h2 a").evaluate_all("links => links.map(l => l.getAttribute('href'))")
    return [str(link) for link in links]


def leads(window: Visitor) -> None:
    window.page.wait_for_url(re.compile(r".*/team/thema/\d+/$"))
    window.look()


@pytest.mark.parametrize("width", WIDTHS)
def test_a_host_shapes_themes(host: Callable[[int], Visitor], width: int) -> None:
    window = host(width)
    page = window.page
    first, second, third = themes(window)[:3]
    name = f"Vom Team benannt bei {width}"

    window.go(f"{first}bearbeiten/")
    window.look()
    page.locator("[name=name-given]").fill(name)
    page.locator('form[action$="/benennen/"] button').first.click()
    leads(window)
    expect(page.locator("h1")).to_have_text(name)

    window.go(f"{second}bearbeiten/")
    page.locator("[name=into]").select_option(first.split("/")[-2])
    page.locator('form[action$="/zusammenlegen/"] button').click()
    leads(window)
    window.go(second)
    window.look()
    page.locator('form[action$="/trennen/"] button').click()
    leads(window)

    window.go(third)
    page.locator('form[action$="/gehoert-nicht-dazu/"] button').first.click()
    leads(window)
    expect(page.locator("main .way")).to_be_visible()

    window.go(f"/team/anliegen/{DEMO}/fuer-sich/")
    page.locator('main a[href$="/thema/"]').first.click()
    page.wait_for_url("**/team/geschichte/*/thema/")
    window.look()
    page.locator("[name=into]").select_option(third.split("/")[-2])
    page.locator("form:has([name=into]) button").click()
    leads(window)

    window.go(f"{third}aufteilen/")
    window.look()
    boxes = page.locator("[name=story]")
    boxes.first.check()
    page.locator("form:has([name=story]) .actions button").click()
    leads(window)

    window.go(f"{first}bearbeiten/")
    page.locator("button[name=back]").click()
    leads(window)
    expect(page.locator("h1")).not_to_have_text(name)
