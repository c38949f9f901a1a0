"""One guest through one evening, on a telephone that has no reception just when it matters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.browser import Visitor, visiting
from tests.journeys.steps import choose
from tests.support.evening import begin_evening, press
from tests.support.house import House

pytestmark = [pytest.mark.journey, pytest.mark.timeout(900)]

PHONE = 390


@pytest.fixture(scope="module")
def evening_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house of its own: an evening without a balance would hold up the next forum of the demo."""
    with House(tmp_path_factory.mktemp("saal") / "data") as house:
        yield house


def hand_in(window: Visitor, text: str, *, permission: str = "forum") -> None:
    window.page.locator("[name=story]").fill(text)
    choose(window.page, "permission", permission)
    window.page.locator("form[data-hall-words] .actions button").click()


def sit_down(window: Visitor, code: str, **said: str) -> str:
    """In by the QR code; answers the code of the seat."""
    page = window.page
    window.go(f"/f/{code.lower()}/")
    choose(page, "roles", "customer")
    for name, value in said.items():
        page.locator(f"form[data-hall-arrive] [name={name}]").fill(value)
    page.locator("form[data-hall-arrive] .actions button").click()
    page.wait_for_url(re.compile(r"/saal/[^/]+/"))
    return page.url.split("/saal/")[1].split("/")[0]


def arrives(guest: Visitor, code: str) -> str:
    page = guest.page
    guest.go(f"/f/{code}/")
    guest.look()
    mine = sit_down(guest, code, name="Frau Lenz", table="3")
    expect(page.locator("[data-hall-welcome]")).to_contain_text(mine)
    expect(page.locator("h1")).to_have_text("Gleich geht es los")
    guest.look()
    guest.go(f"/f/{code}/")
    expect(page.locator("[data-hall-known]")).to_be_visible()
    page.locator("[data-hall-known] a").click()
    page.wait_for_url(f"**/saal/{mine}/")
    return mine


def writes_in_silence(guest: Visitor, other: Visitor) -> None:
    page = guest.page
    expect(page.locator("h1")).to_have_text("Geschichten")
    expect(page.locator("[data-live-part=now]")).to_contain_text("Alle schreiben gerade still.")
    expect(page.locator("[data-live-ends]")).to_be_visible()
    expect(other.page.locator("form[data-hall-words]")).to_be_visible()
    hand_in(other, "Jeder war freundlich. Zuständig war keiner.")
    expect(other.page.locator("[data-outbox-panel]")).to_contain_text("Angekommen")
    expect(other.page.locator("[data-hall-part=own]")).to_contain_text("Zuständig war keiner")
    guest.context.set_offline(True)
    hand_in(guest, "Der Bus fuhr an mir vorbei.")
    expect(page.locator("[data-outbox-panel]")).to_contain_text("Wartet auf Verbindung")
    expect(page.locator("[name=story]")).to_have_value("")
    guest.look()
    page.locator("[name=story]").fill("Und noch etwas, das ich gerade erst anfange")
    guest.context.set_offline(False)
    expect(page.locator("[data-outbox-panel]")).to_contain_text("Angekommen")
    expect(page.locator("[data-hall-part=own]")).to_contain_text("Der Bus fuhr an mir vorbei.")
    assert "Zuständig" not in guest.words()
    # That there was no reception is what the browser complains about, and nothing else.
    guest.complaints[:] = [line for line in guest.complaints if "ERR_INTERNET_DISCONNECTED" not in line]


def finishes_what_was_begun(guest: Visitor) -> None:
    """The host has gone on; whoever still writes finishes for the round they began in, also after a reload."""
    page = guest.page
    expect(page.locator("h1")).to_have_text("Meckerrunde")
    expect(page.locator("[data-hall-behind]")).to_contain_text("Geschichten")
    guest.look()
    page.reload()
    expect(page.locator("[data-hall-behind]")).to_contain_text("Geschichten")
    hand_in(guest, "Und noch etwas, jetzt ganz.")
    expect(page.locator("[data-hall-part=own] li").nth(1)).to_contain_text("Nachtrag")
    expect(page.locator("[data-hall-behind]")).to_be_hidden()
    hand_in(guest, "Immer diese Warteschleife.", permission="public_anonymous")
    expect(page.locator("[data-hall-part=own] li")).to_have_count(3)


def wishes(guest: Visitor, other: Visitor) -> None:
    page = guest.page
    expect(page.locator("h1")).to_have_text("Wunschrunde")
    page.locator("label:has(input[name=answers])", has_text="Immer diese Warteschleife.").click()
    expect(page.locator("[name=permission][value=public_anonymous]")).to_be_checked()
    guest.look()
    hand_in(guest, "Ein Rückruf am selben Tag.", permission="public_anonymous")
    shown = other.page.locator("[data-live-part=shown] .told")
    expect(shown).to_contain_text("Dieselbe Person hatte sich geärgert")
    expect(shown).to_contain_text("Ein Rückruf am selben Tag.")


def wants_to_speak(guest: Visitor) -> None:
    button = guest.page.locator("[data-hall-part=hand] button")
    button.click()
    expect(guest.page.locator("[data-hall-turn]")).to_contain_text("Sie sind als Nächstes dran.")
    button.click()
    expect(guest.page.locator("[data-hall-turn]")).to_have_count(0)


def writes_without_a_script(plain: Visitor, code: str) -> None:
    page = plain.page
    mine = sit_down(plain, code)
    hand_in(plain, "Ohne Skript gesagt.")
    page.wait_for_url(f"**/saal/{mine}/?angekommen#worte")
    expect(page.locator("[data-hall-part=own]")).to_contain_text("Ohne Skript gesagt.")
    expect(page.locator("[data-live-part=shown] .told")).to_have_count(0)
    page.locator("[data-hall-part=hand] button").click()
    expect(page.locator("[data-hall-turn]")).to_have_count(1)
    page.locator("[data-hall-part=hand] button").click()


def test_an_evening_on_a_telephone(evening_house: House, browser: Browser) -> None:
    house, slug = evening_house, "abend"
    code = begin_evening(house, slug)
    with ExitStack() as windows:
        guest, other, plain = (
            windows.enter_context(visiting(browser, house.base, width=PHONE, java_script_enabled=scripted))
            for scripted in (True, True, False)
        )
        mine = arrives(guest, code)
        sit_down(other, code)
        press(house, slug, "start_next")
        writes_in_silence(guest, other)
        writes_without_a_script(plain, code)
        press(house, slug, "reveal")
        expect(guest.page.locator("[data-live-part=shown]")).to_contain_text("Zuständig war keiner.")
        expect(guest.page.locator("[name=story]")).to_have_value("Und noch etwas, das ich gerade erst anfange")
        plain.page.locator("a.hall-reload").click()
        expect(plain.page.locator("[data-live-part=shown] .told")).to_have_count(3)
        press(house, slug, "start_next")
        finishes_what_was_begun(guest)
        press(house, slug, "start_next")
        wishes(guest, other)
        wants_to_speak(guest)
        press(house, slug, "end_evening")
        expect(guest.page.locator("h1")).to_have_text("Danke, dass Sie da waren")
        guest.look()
        guest.page.locator("[data-hall-part=own] a.button").click()
        guest.page.wait_for_url(f"**/stimme/{mine}/")
        expect(guest.page.locator("article.voice")).to_have_count(4)
