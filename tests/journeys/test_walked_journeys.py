"""A journey from its steps to a finished walk: laid down at the desk, walked on the phone."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.browser import WIDTHS, Visitor
from tests.support.house import House
from tests.support.lives_walks import png

pytestmark = [pytest.mark.journey, pytest.mark.timeout(900)]

YESTERDAY = date.today() - timedelta(days=1)  # noqa: DTZ011  The browser's calendar knows only days.


def lay_down_and_book(desk: Visitor) -> str:
    """Answers the page of the booked walk."""
    page = desk.page
    desk.go("/team/spiegel/reisen/")
    desk.look()
    page.get_by_role("link", name="Zählerstand melden und Abschlag verstehen").first.click()
    page.wait_for_url(re.compile(r"/team/spiegel/reisen/\d+/$"))
    expect(page.locator("figure.chart img")).to_be_visible()
    desk.look()
    desk.go("/team/spiegel/reisen/neu/")
    page.locator("[name=name]").fill("Umziehen")
    page.locator("[name=audience]").fill("Wer umzieht und den Strom mitnehmen möchte")
    page.locator("[name=steps]").fill("Anrufen\nAnrufen")
    desk.expects(422)
    with page.expect_navigation():
        page.locator("form:has([name=steps]) .actions button").click()
    expect(page.locator(".summary")).to_be_visible()
    desk.look()
    page.locator("[name=steps]").fill("Anrufen\nBestätigung bekommen")
    with page.expect_navigation():
        page.locator("form:has([name=steps]) .actions button").click()
    return book(page)


def book(page: Page) -> str:
    """From the page of a journey to the page of the booked walk."""
    page.locator("main a[href$='/buchen/']").click()
    page.locator("[name=planned_on]").fill(YESTERDAY.isoformat())
    with page.expect_navigation():
        page.locator("form:has([name=planned_on]) .actions button").click()
    return page.url


def test_a_journey_is_laid_down_at_the_desk_and_walked_on_the_phone(
    demo_house: House, host: Callable[[int], Visitor]
) -> None:
    place = lay_down_and_book(host(1440))
    phone = host(WIDTHS[0])
    page = phone.page
    page.goto(place)
    phone.look()
    page.locator("main .actions a.button").click()
    page.wait_for_url("**/schritt/1/")
    page.locator("[name=on]").fill(YESTERDAY.isoformat())
    page.locator("[name=begin]").fill("11:40")
    page.locator("[name=end]").fill("12:05")
    page.locator("[name=waited]").fill("26")
    page.locator("label:has([name=way_out][value=detour])").click()
    page.locator("[name=words]").fill("Erst die falsche Taste, dann Musik.")
    phone.expects(422)
    with page.expect_navigation():
        page.locator("button[name=next]").click()
    expect(page.locator("#id_waited_error, .error").first).to_be_visible()
    expect(page.locator("[name=words]")).to_have_value("Erst die falsche Taste, dann Musik.")
    phone.look()
    page.locator("[name=waited]").fill("21")
    page.locator("[name=photo]").set_input_files({"name": "a.png", "mimeType": "image/png", "buffer": png()})
    with page.expect_navigation():
        page.locator("button[name=next]").click()
    assert page.url.endswith("/schritt/2/")
    page.goto(place)
    with page.expect_navigation():
        page.locator("form[action$='/abschliessen/'] button").click()
    assert "davon 21 gewartet" in " ".join(phone.words().split())
    expect(page.locator("img[src$='/schritt/1/foto/']")).to_be_visible()
    phone.look()
    with page.expect_navigation():
        page.locator("form[action$='/foto/loeschen/'] button").click()
    expect(page.locator("img[src$='/schritt/1/foto/']")).to_have_count(0)
    assert "Erst die falsche Taste, dann Musik." in phone.words()
    walk_again(phone)


def walk_again(phone: Visitor) -> None:
    """A week later somebody calls once more: the page of the journey says what has changed."""
    page = phone.page
    page.get_by_role("link", name="Umziehen", exact=True).click()
    page.wait_for_url(re.compile(r"/team/spiegel/reisen/\d+/$"))
    journey = page.url
    place = book(page)
    page.goto(place + "schritt/1/")
    page.locator("[name=on]").fill(YESTERDAY.isoformat())
    page.locator("[name=begin]").fill("16:10")
    page.locator("[name=end]").fill("16:20")
    page.locator("[name=waited]").fill("6")
    page.locator("label:has([name=way_out][value=left])").click()
    with page.expect_navigation():
        page.locator("button[name=next]").click()
    page.goto(place)
    with page.expect_navigation():
        page.locator("form[action$='/abschliessen/'] button").click()
    page.goto(journey)
    expect(page.locator("figure.chart img")).to_be_visible()
    said = " ".join(phone.words().split())
    assert "1 von 2 Selbsttests unverrichteter Dinge abgezogen" in said
    assert "zuerst 21, zuletzt 6 Minuten gewartet" in said
    phone.look()
