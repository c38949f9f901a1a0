"""The self-image held against the image outside: sealed before anybody outside answers, uncovered together."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.browser import Visitor, visiting
from tests.journeys.steps import choose, make_inquiry, path_of
from tests.support.house import House

pytestmark = [pytest.mark.journey, pytest.mark.timeout(600)]

SLUG = "bild"
LEADERS = (("modern", "nah", "schnell"), ("zuverlässig", "modern", ""))
CUSTOMERS = 6


def press(page: Page, button: str) -> None:
    with page.expect_navigation():
        page.locator(button).click()


def deed(page: Page, name: str) -> None:
    press(page, f"form[action$='/{name}/'] button")


def begins(host: Visitor) -> str:
    page = host.page
    host.go("/team/spiegel/")
    host.look()
    host.go("/team/spiegel/drei-worte/neu/")
    host.expects(422)
    press(page, "main form .actions button")
    expect(page.locator(".field.faulty")).to_have_count(3)
    host.look()
    page.locator("[name=title]").fill("Frühjahr")
    page.locator("[name=why]").fill("Wir wollen wissen, wie weit wir auseinanderliegen.")
    day = date.today() + timedelta(days=60)  # noqa: DTZ011  The browser's calendar knows only days.
    page.locator("[name=keep_until]").fill(day.isoformat())
    page.locator("[name=inquiry]").select_option(label=f"Ein Anliegen namens {SLUG}")
    press(page, "main form .actions button")
    look = path_of(page)
    deed(page, "beginnen")
    return look


def links(host: Visitor, side: str, count: int) -> list[str]:
    page = host.page
    choose(page, "side", side)
    page.locator("[name=count]").fill(str(count))
    deed(page, "links")
    host.look()
    return page.locator(".passes .code").all_inner_texts()


def says(browser: Browser, house: House, link: str, words: tuple[str, ...]) -> None:
    with visiting(browser, house.base, width=390) as leader:
        leader.go(link.removeprefix(house.base))
        for number, word in enumerate(words, start=1):
            leader.page.locator(f"[name=word_{number}]").fill(word)
        leader.look()
        press(leader.page, "main form .actions button")
        expect(leader.page.locator("h1")).to_have_text("Angekommen. Danke.")


def answers(browser: Browser, house: House, word: str, *, looked_at: bool) -> None:
    with visiting(browser, house.base, width=390) as guest:
        guest.go(f"/anliegen/{SLUG}/")
        guest.page.locator("a[href$='/drei-worte/']").click()
        guest.page.wait_for_url("**/drei-worte/")
        guest.page.locator("[name=word_1]").fill("teuer")
        guest.page.locator("[name=word_2]").fill(word)
        choose(guest.page, "roles", "customer")
        choose(guest.page, "permission", "public_anonymous")
        if looked_at:
            guest.look()
        guest.page.locator("form:has([name=word_1]) .actions button").click()
        guest.page.wait_for_url("**/stimme/*/?angekommen*")


def test_a_self_image_is_sealed_and_uncovered(browser: Browser, tmp_path: Path) -> None:
    with House(tmp_path / "data") as house, visiting(browser, house.base) as host:
        page = host.page
        page.goto(house.host_link(name="Hanna Probst"))
        page.locator("main form button").click()
        page.wait_for_url("**/team/")
        make_inquiry(host, SLUG)
        with visiting(browser, house.base) as guest:
            guest.go(f"/anliegen/{SLUG}/")
            assert guest.page.locator("a[href$='/drei-worte/']").count() == 0
        look = begins(host)
        for link, words in zip(links(host, "leadership", len(LEADERS)), LEADERS, strict=True):
            says(browser, house, link, words)
        host.go(look)
        assert "modern" not in host.words()
        deed(page, "versiegeln")
        host.look()
        for number in range(CUSTOMERS):
            answers(browser, house, "langsam" if number else "🙂", looked_at=number == 0)
        host.go(look)
        assert "teuer" not in host.words(), "this page shows both together or nothing"
        deed(page, "aufdecken")
        for word in ("modern", "zuverlässig", "teuer", "langsam"):
            assert word in host.words()
        host.look()
        host.go("/team/spiegel/drei-worte/")
        host.look()
