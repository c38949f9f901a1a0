"""A host builds an inquiry: a leading question is caught, improved and opened; a kept one carries its reason."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.browser import WIDTHS, Visitor
from tests.journeys.conftest import Visit

pytestmark = [pytest.mark.journey, pytest.mark.timeout(900)]

LEADING = "Finden Sie nicht auch, dass unser beliebter Service schneller geworden ist?"
REASON = "wir nur darüber entscheiden."


def fill(page: Page, slug: str) -> None:
    today = date.today()  # noqa: DTZ011  The browser's calendar knows only days.
    owed = {
        "title": "Anrufen bei uns",
        "why": "Wir bauen bis Herbst die Hotline um.",
        "readers": "Sieben Menschen aus Kundendienst und Leitung.",
        "in_return": "Unsere Wartezeiten.",
        "answer_by": (today + timedelta(days=30)).isoformat(),
        "keep_until": (today + timedelta(days=300)).isoformat(),
        "slug": slug,
    }
    for name, value in owed.items():
        page.locator(f"[name={name}]").fill(value)


def save(page: Page, slug: str) -> None:
    page.locator("form:has([name=title]) .actions button").click()
    page.wait_for_url(f"**/team/anliegen/{slug}/bearbeiten/")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_leading_question_is_caught_improved_and_opened(
    host: Callable[[int], Visitor], visit: Visit, width: int
) -> None:
    window, slug = host(width), f"hotline-{width}"
    page = window.page
    window.go("/team/anliegen/neu/")
    fill(page, slug)
    # Found while typing, without a press on anything.
    page.locator("[name=question]").press_sequentially(LEADING)
    expect(page.locator(".findings mark").first).to_be_visible()
    window.look()
    page.locator(".findings button[name=take]").first.click()
    expect(page.locator(".findings")).to_have_count(0)
    field = page.locator("[name=question]")
    expect(field).not_to_have_value(LEADING)
    expect(field).to_be_focused()
    improved = field.input_value()
    assert improved.strip()
    # What was taken over is part of the draft on the device.
    expect(page.locator("[data-draft]")).to_be_visible()
    page.reload()
    expect(page.locator("[name=question]")).to_have_value(improved)
    save(page, slug)
    window.go("/team/anliegen/neu/")
    expect(page.locator("[name=question]")).to_have_value("")
    window.go(f"/team/anliegen/{slug}/bearbeiten/")

    page.locator(f'main .actions a[href="/team/anliegen/{slug}/vorschau/"]').click()
    page.wait_for_url(f"**/team/anliegen/{slug}/vorschau/")
    framed = page.frame_locator("iframe.phone")
    expect(framed.locator("dl.owes dd")).to_have_count(4)
    expect(framed.locator("[name=story]")).to_be_visible()
    window.look()
    # On paper there is the sheet and nothing around it.
    page.emulate_media(media="print")
    expect(page.locator("article.paper")).to_be_visible()
    expect(page.locator("iframe.phone")).to_be_hidden()
    expect(page.locator("header.top")).to_be_hidden()
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) == 1
    page.emulate_media(media="screen")

    window.go(f"/team/anliegen/{slug}/bearbeiten/")
    page.locator(f'form[action="/team/anliegen/{slug}/oeffnen/"] button').click()
    page.wait_for_url(f"**/team/anliegen/{slug}/")
    guest = visit(width)
    guest.go(f"/anliegen/{slug}/")
    assert improved in guest.words()


@pytest.mark.parametrize("width", WIDTHS)
def test_a_host_without_scripts_keeps_a_wording_with_a_reason(visit: Visit, signed_in: object, width: int) -> None:
    window = visit(width, storage_state=signed_in, java_script_enabled=False)
    page, slug = window.page, f"trotzdem-{width}"
    window.go("/team/fragen/")
    page.locator('main a[href="/team/fragen/keep/"]').click()
    page.wait_for_url("**/team/fragen/keep/")
    page.locator('main a[href="/team/anliegen/neu/?frage=keep"]').click()
    page.wait_for_url("**/neu/?frage=keep")
    fill(page, slug)
    page.locator("[name=question]").fill(LEADING)
    save(page, slug)
    expect(page.locator(".findings mark").first).to_be_visible()

    window.expects(422)
    page.locator(f'form[action="/team/anliegen/{slug}/oeffnen/"] button').click()
    expect(page.locator("#id_question_error")).to_be_visible()
    for reason in page.locator(".findings details").all():
        if not reason.locator("input").is_visible():
            reason.locator("summary").click()
        reason.locator("input").fill(REASON)
    save(page, slug)
    page.locator(f'form[action="/team/anliegen/{slug}/oeffnen/"] button').click()
    page.wait_for_url(f"**/team/anliegen/{slug}/")
    guest = visit(width)
    guest.go(f"/anliegen/{slug}/")
    assert f"Wir fragen trotzdem so, weil {REASON}" in guest.words()
    guest.look()
