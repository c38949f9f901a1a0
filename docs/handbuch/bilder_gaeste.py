"""The guests of the evening: one on the telephone of the pictures, the others without a script."""

from __future__ import annotations

import re

from bilder_kamera import SIZES, window
from bilder_worte import GUEST_STATEMENTS, GUESTS, VOTES, Guest
from playwright.sync_api import Browser, Page, expect


class Hall:
    """Everybody who is there. Guests are counted as in `GUESTS`; number 0 holds the telephone of the pictures."""

    def __init__(self, browser: Browser, base: str) -> None:
        self.phone = window(browser, base, *SIZES["-phone"][:2]).new_page()
        others = [window(browser, base, *SIZES["-phone"][:2], scripted=False) for _ in GUESTS[1:]]
        self.pages = [self.phone, *(context.new_page() for context in others)]
        self.seats: list[str] = []

    @property
    def is_seated(self) -> bool:
        return bool(self.seats)

    def fill_door(self, number: int, code: str) -> None:
        page, guest = self.pages[number], GUESTS[number]
        page.goto(f"/f/{code}/")
        _choose(page, "roles", guest.role)
        if guest.is_remote:
            _choose(page, "presence", "remote")
        for name, value in {"name": guest.name, "table": guest.table}.items():
            page.locator(f"form[data-hall-arrive] [name={name}]").fill(value)

    def sit_down(self, number: int) -> None:
        page = self.pages[number]
        page.locator("form[data-hall-arrive] .actions button").click()
        page.wait_for_url(re.compile(r"/saal/[^/]+/"))
        self.seats.append(page.url.split("/saal/")[1].split("/")[0])

    def tell(self, number: int, text: str, permission: str) -> None:
        """Words of one guest. A wish goes with their own grumble, where they had one."""
        page = self.pages[number]
        if number:
            self._open(number)
        page.locator("[name=story]").fill(text)
        _choose(page, "permission", permission)
        grumbles = page.locator("[data-hall-grumbles] label:has(input:not([value='']))")
        if grumbles.count() and grumbles.first.is_visible():
            grumbles.first.click()
        if number:
            self.hand_in(number)

    def hand_in(self, number: int = 0) -> None:
        page = self.pages[number]
        text = page.locator("[name=story]").input_value()
        page.locator("form[data-hall-words] .actions button").click()
        if number:
            page.wait_for_url("**/saal/**angekommen**")
        else:
            expect(page.locator("[data-hall-part=own]")).to_contain_text(text)

    def raise_hand(self, number: int) -> None:
        page = self._open(number)
        page.locator("#meldung form button").click()
        expect(page.locator("[data-hall-turn]")).to_have_count(1)

    def add_statements(self) -> None:
        for number, text in GUEST_STATEMENTS:
            page = self._to_ballot(number)
            page.locator("main a[href$='/neu/']").click()
            page.locator("[name=text]").fill(text)
            page.locator("form:has([name=text]) .actions button").click()
            page.wait_for_url("**hinzugefuegt**")

    def vote(self) -> None:
        for number, guest in enumerate(GUESTS[1:], start=1):
            page = self._to_ballot(number)
            while page.locator("form.votes").count():
                vote(page, guest)

    def _open(self, number: int) -> Page:
        page = self.pages[number]
        page.goto(f"/saal/{self.seats[number]}/")
        return page

    def _to_ballot(self, number: int) -> Page:
        page = self._open(number)
        page.locator("form[data-hall-vote] button").click()
        page.wait_for_url("**/abstimmen/**")
        return page


def vote(page: Page, guest: Guest) -> None:
    """One vote; the next page is another statement or the end."""
    text = page.locator(".ballot blockquote").inner_text()
    choice = next((sides[guest.side] for begins, sides in VOTES.items() if begins in text), "pass")
    with page.expect_navigation():
        page.locator(f"form.votes button[value={choice}]").click()


def _choose(page: Page, name: str, value: str) -> None:
    page.locator(f'label:has(input[name="{name}"][value="{value}"])').click()
