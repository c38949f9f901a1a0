"""The browser's language first, the visitor's own choice above it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.browser import WIDTHS
from tests.journeys.conftest import Visit
from tests.journeys.steps import DEMO

pytestmark = [pytest.mark.journey, pytest.mark.timeout(900)]


@pytest.mark.parametrize("width", WIDTHS)
def test_english_by_browser_and_german_by_choice(visit: Visit, width: int) -> None:
    guest = visit(width, locale="en-GB")
    page = guest.page
    link = page.locator('header a[href="/stimme/"]')
    guest.go(f"/anliegen/{DEMO}/")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    english = link.inner_text()
    button = page.locator("form.languages button[value=de]")
    expect(button).to_have_attribute("lang", "de")
    guest.look()
    assert guest.context.cookies() == [cookie for cookie in guest.context.cookies() if cookie["name"] == "csrf"]
    button.click()
    expect(page.locator("html")).to_have_attribute("lang", "de")
    assert page.url.endswith(f"/anliegen/{DEMO}/")
    expect(link).to_have_text("Meine Stimme")
    assert english != "Meine Stimme"
    guest.go("/")
    expect(page.locator("html")).to_have_attribute("lang", "de")
    page.locator("form.languages button[value=en]").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
