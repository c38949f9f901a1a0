"""A host describes a step of the way, finds passages that tell of it, corrects and archives, on phone and desk."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.browser import WIDTHS, Visitor
from tests.journeys.steps import DEMO
from tests.support.house import until

pytestmark = [pytest.mark.journey, pytest.mark.timeout(900)]

ALL = "/team/beruehrungspunkte/"
OWN = f"/team/anliegen/{DEMO}/beruehrungspunkte/"
PUT = 'main a[href*="/abschnitt/"]'
OUT = 'form[action$="/gehoert-nicht-hierher/"] button'


def leads(window: Visitor, pattern: str) -> None:
    window.page.wait_for_url(re.compile(rf".*{pattern}$"))
    window.look()


def is_settled(window: Visitor) -> bool:
    window.go(OWN)
    return window.page.locator("#matching").count() == 0


@pytest.mark.parametrize("width", WIDTHS)
def test_a_host_describes_a_step_and_teaches_the_program(host: Callable[[int], Visitor], width: int) -> None:
    window = host(width)
    page = window.page
    name = f"Schwimmbad bei {width}"

    window.expects(422)
    window.go(f"{ALL}neu/")
    page.locator("form:has([name=sentence]) button").click()
    expect(page.locator("[role=alert]")).to_be_visible()
    window.look()
    page.locator("[name=name]").fill(name)
    page.locator("[name=sentence]").fill("Jemand geht im Auenbad schwimmen, duscht und zieht sich um.")
    page.locator("[name=examples]").fill("Das Wasser in der Dusche war kalt.\nDas Bad hatte zu.")
    page.locator("form:has([name=sentence]) button").click()
    leads(window, ALL)
    row = page.locator(".row", has_text=name)
    row.locator("button[value=vor]").click()
    leads(window, ALL)

    row = page.locator(".row", has_text=name)
    own = str(row.locator("h2 a").get_attribute("href"))

    def is_matched() -> bool:
        window.go(own)
        return page.locator(OUT).count() > 1

    # The worker compares in its own time.
    until(is_matched, "passages about swimming are found", pause=1)
    window.look()
    first = page.locator("main article.voice").first.locator("blockquote").last.inner_text()
    page.locator(OUT).first.click()
    leads(window, own)
    expect(page.locator("main .rows q.said").first).to_contain_text(first[:30])
    page.locator('form[action$="/zuruecknehmen/"] button').first.click()
    leads(window, own)

    until(lambda: is_settled(window), "everything is compared", pause=1)
    window.go(f"{OWN}keiner/")
    window.look()
    page.locator(PUT).first.click()
    page.wait_for_url(re.compile(r".*/abschnitt/\d+/$"))
    window.look()
    page.locator("[name=into]").select_option(label=name)
    page.locator("form:has([name=into]) button").click()
    leads(window, own)
    expect(page.locator('form[action$="/zuruecknehmen/"]').first).to_be_visible()

    window.go(OWN)
    expect(page.locator(".row", has_text=name)).to_be_visible()
    window.look()

    window.go(f"{own}bearbeiten/")
    window.look()
    page.locator('form[action$="/ablegen/"] button').click()
    leads(window, ALL)
    expect(page.locator(".row", has_text=name).locator('form[action$="/zurueckholen/"]')).to_be_visible()
