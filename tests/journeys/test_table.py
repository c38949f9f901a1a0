"""A scribe's tablet at a table: it follows the evening, goes offline, is closed, and loses nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.browser import Visitor, visiting
from tests.journeys.steps import choose
from tests.support.house import until
from tests.support.table_evening import TABLE, Evening, evening

pytestmark = [pytest.mark.journey, pytest.mark.timeout(900)]

TABLET = {"width": 820, "height": 1180}
_TOLD = """
    SELECT s.text, r.title, c.is_late, c."table", c.answers_id IS NOT NULL
    FROM forum_contribution c JOIN forum_round r ON r.id = c.round_id JOIN listen_story s ON s.id = c.story_id
    ORDER BY c.id
"""


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Evening]:
    with evening(tmp_path_factory.mktemp("tisch") / "data") as running:
        yield running


def test_a_scribe_at_a_table_without_reception(begun: Evening, browser: Browser) -> None:
    begun.starts(2)
    sign, _code = begun.seats(table=3)
    with visiting(browser, begun.house.base, viewport=TABLET, has_touch=True) as scribe:
        scribe.context.add_cookies([{"name": "session", "value": begun.session(), "url": scribe.base}])
        scribe.go(TABLE)
        page = scribe.page
        expect(page.locator("[data-live-part=round]")).to_contain_text("Meckerrunde")
        expect(page.locator("[data-live-state]")).to_have_attribute("data-is", "live")
        scribe.look()
        writes(page, sign, "Die Warteschleife spielt seit Jahren dasselbe Lied.")
        hand_in(page)
        page.wait_for_url(f"**{TABLE}?angekommen={sign}")
        expect(page.locator(".handed li")).to_have_count(1)
        expect(page.locator(".handed b")).to_have_text(sign)
        scribe.look()

        goes_offline(scribe, sign)
        begun.starts(3)
        comes_back(scribe, begun)
        a_wish_for_the_own_grumble(scribe, begun, sign)

        begun.starts(4)
        expect(page_of(scribe).locator("[data-live-part=round]")).to_contain_text("Pause")
        expect(page_of(scribe).locator("[name=round] option:checked")).to_have_text("Was stattdessen?")
        somebody_without_a_telephone(scribe)


def goes_offline(scribe: Visitor, sign: str) -> None:
    """One is handed in and waits, one is still being written when the battery is empty."""
    page = scribe.page
    scribe.context.set_offline(True)
    writes(page, sign, "Und niemand ruft zurück.")
    hand_in(page)
    expect(page.locator("[data-state=waiting]")).to_be_visible()
    expect(page.locator("[name=story]")).to_have_value("")
    scribe.look()
    writes(page, sign, "Der dritte Satz ist noch nicht fertig")
    expect(page.locator("[data-draft]")).to_be_visible()
    page.close()


def comes_back(scribe: Visitor, begun: Evening) -> None:
    """The evening has gone on. What waited arrives in its round, and the draft has stayed in its own."""
    scribe.context.set_offline(False)
    # What a browser says about a missing network is no fault of the page.
    scribe.complaints.clear()
    scribe.page = scribe.context.new_page()
    page = scribe.page
    scribe.go(TABLE)
    expect(page.locator("[data-state=receipted]")).to_be_visible()
    expect(page.locator("[name=story]")).to_have_value("Der dritte Satz ist noch nicht fertig")
    expect(page.locator("[name=round] option:checked")).to_have_text("Meckerrunde")
    expect(page.locator("[data-table-stays]")).to_be_visible()
    expect(page.locator("[data-live-part=round]")).to_contain_text("Was stattdessen?")
    expect(page.locator(".handed li")).to_have_count(2)
    scribe.look()
    page.locator("[name=story]").press_sequentially(".")
    hand_in(page)
    page.wait_for_url("**angekommen=*")
    expect(page.locator("[name=round] option:checked")).to_have_text("Was stattdessen?")
    assert begun.house.ask(_TOLD) == [
        ("Die Warteschleife spielt seit Jahren dasselbe Lied.", "Meckerrunde", False, 3, False),
        ("Und niemand ruft zurück.", "Meckerrunde", True, 3, False),
        ("Der dritte Satz ist noch nicht fertig.", "Meckerrunde", True, 3, False),
    ]


def a_wish_for_the_own_grumble(scribe: Visitor, begun: Evening, sign: str) -> None:
    page = scribe.page
    # What lies on the tablet is drawn last and moves the signs down.
    expect(page.locator("[data-state=receipted]")).to_be_visible()
    expect(page.locator("[data-live-state]")).to_have_attribute("data-is", "live")
    page.locator(f"button[data-sign={sign}]").tap()
    expect(page.locator("[name=sign]")).to_have_value(sign)
    page.locator("label", has_text="Warteschleife").click()
    writes(page, sign, "Ein Rückruf am selben Tag.")
    scribe.look()
    hand_in(page)
    page.wait_for_url("**angekommen=*")
    until(lambda: len(begun.house.ask(_TOLD)) == 4, "the wish is there")
    assert begun.house.ask(_TOLD)[3] == ("Ein Rückruf am selben Tag.", "Was stattdessen?", False, 3, True)


def somebody_without_a_telephone(scribe: Visitor) -> None:
    page = scribe.page
    page.locator("summary", has_text="kein Telefon").tap()
    choose(page, "seat-roles", "guest")
    scribe.press("Ein Zeichen geben")
    page.wait_for_url("**/platz/*/")
    sign = page.locator("p.code").first.inner_text().strip()
    scribe.look()
    page.locator("main .actions a.button").first.tap()
    expect(page.locator("[name=sign]")).to_have_value(sign)
    expect(page.locator(f"button[data-sign={sign}]")).to_be_visible()
    page.locator('aside a[href$="/karte/"]').tap()
    page.wait_for_url("**/karte/")
    scribe.look()


def writes(page: Page, sign: str, text: str) -> None:
    if page.locator("[name=sign]").input_value() != sign:
        page.locator(f"button[data-sign={sign}]").tap()
    page.locator("[name=story]").fill(text)
    choose(page, "permission", "forum")
    page.locator("[name=agreed]").check()


def hand_in(page: Page) -> None:
    page.locator("form[data-table] .actions button").tap()


def page_of(scribe: Visitor) -> Any:
    return scribe.page
