"""Everything a guest needs works in a browser that runs no script at all."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.browser import WIDTHS
from tests.journeys.conftest import Visit
from tests.journeys.steps import tell

pytestmark = [pytest.mark.journey, pytest.mark.timeout(900)]

TEXT = "Die Straßenlaterne vor der Schule ist wieder hell.\n\nDas ging schnell <b>wirklich</b>."
ADDED = "Jetzt flackert sie, aber nur dienstags."


@pytest.mark.parametrize("width", WIDTHS)
def test_a_guest_tells_finds_adds_and_takes_back(visit: Visit, width: int) -> None:
    guest = visit(width, java_script_enabled=False)
    page = guest.page
    code = tell(guest, TEXT)
    expect(page.locator("section.receipt svg.qr")).to_be_visible()
    # Nothing is offered that only a script could do.
    expect(page.locator("[data-copy]")).to_be_hidden()

    guest.go("/stimme/")
    page.locator("[name=code]").fill(code.replace("-", "").lower())
    page.locator("form:has([name=code]) .actions button").click()
    page.wait_for_url(f"**/stimme/{code}/")
    assert TEXT in guest.words()

    page.locator(f'a[href="/stimme/{code}/ergaenzen/"]').click()
    page.locator("[name=text]").fill(ADDED)
    page.locator("form:has([name=text]) .actions button").click()
    page.wait_for_url(f"**/stimme/{code}/?ergaenzt*")
    assert TEXT in guest.words()
    assert ADDED in guest.words()

    page.locator(f'a[href="/stimme/{code}/zurueckziehen/"]').click()
    assert TEXT in guest.words()
    page.locator("main form .danger").click()
    page.wait_for_url(f"**/stimme/{code}/")
    words = guest.words()
    assert "Straßenlaterne" not in words
    assert "dienstags" not in words
    # The tombstone: that something was here, and under which entry.
    expect(page.locator("main .seen")).to_have_count(2)
    expect(page.locator("main article.voice")).to_have_count(0)
    expect(page.locator(f'a[href="/stimme/{code}/ergaenzen/"]')).to_have_count(0)
