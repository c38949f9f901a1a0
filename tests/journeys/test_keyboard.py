"""With nothing but a keyboard: telling, and reading many voices in a row."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.browser import WIDTHS, Visitor
from tests.journeys.conftest import Visit
from tests.journeys.steps import DEMO, arrived, outlined, path_of

pytestmark = [pytest.mark.journey, pytest.mark.timeout(900)]

HERE = "selector => document.activeElement.matches(selector)"
MOST = 60


def tab_to(page: Page, selector: str) -> None:
    for _ in range(MOST):
        page.keyboard.press("Tab")
        assert outlined(page), f"nobody sees where the keyboard is: {page.evaluate('document.activeElement.outerHTML')}"
        if page.evaluate(HERE, selector):
            return
    raise AssertionError(f"{MOST} times Tab do not lead to {selector}")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_story_is_told_with_tab_space_and_enter(visit: Visit, width: int) -> None:
    guest = visit(width)
    page, keyboard = guest.page, guest.page.keyboard
    guest.go("/")
    tab_to(page, f'main a[href="/anliegen/{DEMO}/"]')
    keyboard.press("Enter")
    page.wait_for_url(f"**/anliegen/{DEMO}/")
    keyboard.press("Tab")
    assert page.evaluate(HERE, "a.skip")
    keyboard.press("Enter")
    tab_to(page, "[name=story]")
    keyboard.type("Der Fahrer der Linie 2 hat allen einen schönen Feierabend gewünscht.")
    tab_to(page, "[name=roles][value=customer]")
    keyboard.press("Space")
    tab_to(page, "[name=permission]")
    keyboard.press("ArrowDown")
    assert page.locator("[name=permission][value=forum]").is_checked()
    keyboard.press("ArrowDown")
    assert page.locator("[name=permission][value=public_anonymous]").is_checked()
    tab_to(page, ".actions button")
    keyboard.press("Enter")
    arrived(guest)
    assert "Feierabend gewünscht" in guest.words()


@pytest.mark.parametrize("width", WIDTHS)
def test_a_host_reads_with_single_keys(host: Callable[[int], Visitor], width: int) -> None:
    window = host(width)
    page, keyboard = window.page, window.page.keyboard
    window.go(f"/team/anliegen/{DEMO}/lesen/?zeigen=ungelesen")
    items = page.locator("[data-key-item]")
    keyboard.press("j")
    expect(items.nth(0)).to_be_focused()
    keyboard.press("j")
    expect(items.nth(1)).to_be_focused()
    assert outlined(page)
    keyboard.press("k")
    expect(items.nth(0)).to_be_focused()

    keyboard.press("?")
    help_list = page.locator("[data-keys-list]")
    expect(help_list).to_be_visible()
    assert {"j", "k", "/", "?"} <= set(help_list.locator("kbd").all_inner_texts())
    keyboard.press("?")
    expect(help_list).to_be_hidden()

    keyboard.press("/")
    expect(page.locator("[name=q]")).to_be_focused()
    keyboard.type("jrk?")
    # While somebody types, letters are letters.
    expect(page.locator("[name=q]")).to_have_value("jrk?")


@pytest.mark.parametrize("width", WIDTHS)
def test_r_means_read_and_next(host: Callable[[int], Visitor], width: int) -> None:
    window = host(width)
    page, keyboard = window.page, window.page.keyboard
    window.go(f"/team/anliegen/{DEMO}/lesen/?zeigen=ungelesen")
    page.locator("[data-key-item]").first.get_by_role("link").last.click()
    page.wait_for_url("**/team/geschichte/**")
    first = path_of(page)
    with page.expect_navigation():
        keyboard.press("r")
    assert path_of(page) != first
    window.go(first)
    expect(page.locator("button[data-key=r]")).to_have_count(0)


@pytest.mark.parametrize("width", WIDTHS)
def test_j_and_k_turn_the_pages_of_single_stories(host: Callable[[int], Visitor], width: int) -> None:
    window = host(width)
    page, keyboard = window.page, window.page.keyboard
    window.go(f"/team/anliegen/{DEMO}/lesen/")
    page.locator("[data-key-item]").nth(2).get_by_role("link").last.click()
    page.wait_for_url("**/team/geschichte/**")
    start = path_of(page)
    older = page.locator("a[data-key=j]").get_attribute("href")
    keyboard.press("j")
    page.wait_for_url(f"**{older}", timeout=15_000)
    keyboard.press("k")
    page.wait_for_url(f"**{start}", timeout=15_000)
