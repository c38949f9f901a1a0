"""A host looks who needs what, reads the words behind a number, and says that the program is wrong about one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.browser import WIDTHS, Visitor
from tests.journeys.steps import DEMO

pytestmark = [pytest.mark.journey, pytest.mark.timeout(900)]

NEEDS = f"/team/anliegen/{DEMO}/beduerfnisse/"


@pytest.mark.parametrize("width", WIDTHS)
def test_a_host_reads_what_is_needed_and_sets_it_right(host: Callable[[int], Visitor], width: int) -> None:
    window = host(width)
    page = window.page
    window.go(f"/team/anliegen/{DEMO}/themen/")
    page.locator(f'nav.sub a[href="{NEEDS}"]').click()
    page.wait_for_url(f"**{NEEDS}")
    window.look()
    said_before = page.locator("#berichtigt + .rows .row").count()

    page.locator('.needs td a[href*="art=problem"][href*="rolle=customer"]').click()
    page.wait_for_url("**art=problem*")
    window.look()
    expect(page.locator(".voice mark").first).to_be_visible()
    words = page.locator(".voice blockquote").first.inner_text()
    page.locator('.beside input[value="nein"] ~ button').first.click()
    page.wait_for_url("**art=problem*")
    expect(page.locator(".voice blockquote").first).not_to_have_text(words)

    page.locator(".beside summary").first.click()
    page.locator(".beside details[open] button").first.click()
    page.wait_for_url("**art=problem*")

    window.go(NEEDS)
    window.look()
    rows = page.locator("#berichtigt + .rows .row")
    expect(rows).to_have_count(said_before + 2)
    for left in (1, 0):
        rows.first.locator("button").click()
        page.wait_for_url(f"**{NEEDS}")
        expect(rows).to_have_count(said_before + left)

    page.locator('.needs td a[href*="thema="]').first.click()
    page.wait_for_url("**thema=*")
    window.look()
    page.locator(".voice footer a").first.click()
    page.wait_for_url("**/team/geschichte/*/")
