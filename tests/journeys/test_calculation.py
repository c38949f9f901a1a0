"""A price is opened after a preview, asked about on a phone, answered, and the asker finds the answer again."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.journeys.browser import Visitor
from tests.journeys.conftest import Visit

pytestmark = [pytest.mark.journey, pytest.mark.timeout(900)]

NAME, QUESTION, ANSWER = "Wasser aus Auenfurt", "Wie viel davon sind die neuen Rohre?", "Ein Drittel, seit 2024."
TYPED = {
    "name": NAME,
    "unit": "je 1.000 Liter",
    "price": "2,10",
    "valid_from": "2026-01-01",
    "block_1_label": "Brunnen und Werk",
    "block_1_amount": "1,30",
    "block_1_explanation": "Pumpen, Filter, Strom",
    "block_2_label": "Rohre",
    "block_2_amount": "1,00",
    "block_2_explanation": "700 Kilometer Leitungen",
    "margin": "-0,30",
    "not_shown": "Nichts.",
}


def press(visitor: Visitor, name: str) -> None:
    with visitor.page.expect_navigation():
        visitor.press(name)


def test_a_price_is_opened_asked_about_and_answered(host: Callable[[int], Visitor], visit: Visit) -> None:
    team, guest = host(1440), visit(390)
    team.expects(422)
    team.go("/team/spiegel/kalkulationen/neu/")
    team.look()
    for field, said in TYPED.items():
        team.page.locator(f"[name={field}]").fill(said)
    press(team, "Vorschau")
    expect(team.page.locator("main .error")).to_contain_text("Es fehlen 0,10")
    team.look()
    team.page.locator("[name=margin]").fill("-0,20")
    press(team, "Vorschau")
    expect(team.page.locator("main .finding")).to_contain_text("Wir legen 0,20")
    expect(team.page.locator("figure.chart img")).to_have_attribute("alt", re.compile("Wir legen 0,20"))
    assert team.page.locator("figure.chart img").evaluate("image => image.naturalWidth") > 0
    team.look()
    press(team, "So veröffentlichen")
    team.look()

    guest.go("/kalkulation/")
    guest.follow(NAME)
    guest.look()
    with guest.page.expect_navigation():
        guest.page.locator('tr:has(th:text-is("Rohre")) a').click()
    guest.page.locator("[name=text]").fill(QUESTION)
    guest.look()
    press(guest, "Frage abgeben")
    expect(guest.page.locator("main")).to_contain_text("Wartet auf Antwort.")
    guest.look()
    own = guest.page.url.partition("?")[0].removeprefix(guest.base)
    guest.go("/kalkulation/wasser-aus-auenfurt/")
    expect(guest.page.locator("main")).to_contain_text("1 Frage wartet auf Antwort, seit heute.")
    assert QUESTION not in guest.words()

    team.go("/team/spiegel/kalkulationen/")
    team.look()
    team.follow(f"{NAME}: Rohre")
    team.page.locator("[name=text]").fill(ANSWER)
    team.look()
    press(team, "So antworten")

    guest.go("/kalkulation/wasser-aus-auenfurt/")
    for words in (QUESTION, ANSWER):
        expect(guest.page.locator("main")).to_contain_text(words)
    guest.look()
    guest.go(own)
    expect(guest.page.locator("main")).to_contain_text(ANSWER)
    guest.follow("Worte zurückziehen")
    guest.look()
    press(guest, "Endgültig zurückziehen")
    expect(guest.page.locator("main")).to_contain_text("Die Worte dieser Frage sind gelöscht")
    assert QUESTION not in guest.words()
