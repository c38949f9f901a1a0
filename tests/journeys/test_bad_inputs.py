"""What goes wrong at the counter ends in a clear sentence, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from tests.journeys.browser import WIDTHS, Visitor
from tests.journeys.conftest import Visit
from tests.journeys.steps import DEMO, arrived, fill_story, hand_in, make_inquiry, tell
from tests.support.house import House

pytestmark = [pytest.mark.journey, pytest.mark.timeout(900)]

Host = Callable[[int], Visitor]


def stored(house: House, words: str) -> int:
    [(number,)] = house.ask("SELECT count(*) FROM listen_story WHERE strpos(text, %s) > 0", words)
    return int(number)


@pytest.mark.parametrize("width", WIDTHS)
def test_an_empty_story_keeps_the_words_of_the_other_fields(visit: Visit, width: int) -> None:
    guest = visit(width)
    guest.expects(422)
    page = guest.page
    guest.go(f"/anliegen/{DEMO}/")
    fill_story(guest, "", well="Die Karte mit den Terminen.", permission="public_named")
    page.locator("[name=name]").fill("Frau Ähre")
    hand_in(guest).click()
    summary = page.get_by_role("alert")
    expect(summary).to_be_visible()
    expect(page.locator("[name=works_well]")).to_have_value("Die Karte mit den Terminen.")
    expect(page.locator("[name=name]")).to_have_value("Frau Ähre")
    assert page.locator("input[name=roles][value=customer]").is_checked()
    guest.look()
    # The sentence leads to the field it speaks of.
    summary.get_by_role("link").first.click()
    expect(page.locator("[name=story]")).to_be_focused()
    page.locator("[name=story]").fill("Jetzt steht hier etwas.")
    hand_in(guest).click()
    arrived(guest)


@pytest.mark.parametrize("width", WIDTHS)
def test_pressing_twice_tells_once(demo_house: House, visit: Visit, width: int) -> None:
    guest, word = visit(width), f"Doppelkopf{width}"
    guest.go(f"/anliegen/{DEMO}/")
    fill_story(guest, f"Zweimal gedrückt, einmal {word} gespielt.")
    hand_in(guest).dblclick(no_wait_after=True)
    arrived(guest)
    assert stored(demo_house, word) == 1


@pytest.mark.parametrize("width", WIDTHS)
def test_a_lost_answer_and_a_second_try_tell_once(demo_house: House, visit: Visit, width: int) -> None:
    """The words arrived, the answer did not: they wait in the outbox, and the second try brings the same receipt."""
    guest, word = visit(width), f"Funkloch{width}"
    page = guest.page

    def swallow(route: Route) -> None:
        if route.request.method != "POST":
            route.fallback()
            return
        route.fetch(max_redirects=0)
        route.abort("connectionreset")

    guest.go(f"/anliegen/{DEMO}/")
    fill_story(guest, f"Im vollen Saal war ein {word}.")
    expect(page.locator("[data-draft]")).to_be_visible()
    page.route("**/anliegen/**", swallow)
    hand_in(guest).click()
    expect(page.locator("[data-state=waiting]")).to_be_visible()
    guest.look()
    page.unroute_all(behavior="wait")
    guest.complaints.clear()
    guest.go(f"/anliegen/{DEMO}/")
    expect(page.locator("[data-state=receipted]")).to_be_visible()
    guest.look()
    page.locator("[data-part=link]").click()
    arrived(guest)
    assert stored(demo_house, word) == 1


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("width", WIDTHS)
def test_back_and_other_words_are_another_story(demo_house: House, visit: Visit, width: int, *, scripts: bool) -> None:
    guest = visit(width, java_script_enabled=scripts)
    guest.expects(422)
    page, word = guest.page, f"Rückwärtsgang{width}{'mit' if scripts else 'ohne'}"
    code = tell(guest, f"Erste Fassung mit {word}.")
    page.go_back()
    page.locator("[name=story]").fill(f"Zweite Fassung mit {word}.")
    if not page.locator("input[name=roles][value=customer]").is_checked():
        fill_story(guest, f"Zweite Fassung mit {word}.")
    hand_in(guest).click()
    if not scripts and not page.url.endswith("?angekommen"):
        # The same page was sent before: that is said, the words stay, and one more press sends them. With scripts
        # the page was emptied for another story when the first one had arrived.
        expect(page.get_by_role("alert")).to_be_visible()
        expect(page.locator("[name=story]")).to_have_value(f"Zweite Fassung mit {word}.")
        hand_in(guest).click()
    page.wait_for_url(lambda url: "/stimme/" in url and code not in url)
    assert arrived(guest) != code
    assert stored(demo_house, word) == 2
    guest.go(f"/stimme/{code}/")
    assert "Erste Fassung" in guest.words()


@pytest.mark.parametrize("width", WIDTHS)
def test_unknown_codes_get_a_sentence(visit: Visit, width: int) -> None:
    guest = visit(width)
    guest.expects(404)
    page = guest.page
    guest.go("/stimme/")
    page.locator("[name=code]").fill("0000-0000-0000")
    page.locator("form:has([name=code]) .actions button").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator("[name=code]")).to_have_value("0000-0000-0000")
    guest.look()
    guest.go("/stimme/0000-0000-0000/")
    expect(page.locator('main a[href="/stimme/"]')).to_be_visible()
    guest.look()
    guest.go("/?code=ZZZZZZ")
    expect(page.get_by_role("alert")).to_be_visible()
    guest.look()


@pytest.mark.parametrize("width", WIDTHS)
def test_an_inquiry_closes_while_somebody_writes(demo_house: House, visit: Visit, host: Host, width: int) -> None:
    slug = f"kurz-offen-{width}"
    team = host(width)
    make_inquiry(team, slug)
    guest = visit(width)
    guest.expects(409)
    page = guest.page
    guest.go(f"/anliegen/{slug}/")
    fill_story(guest, "Ich schreibe noch, während Sie schließen.", well="Bis eben alles.")

    team.go(f"/team/anliegen/{slug}/bearbeiten/")
    team.page.locator("details.danger summary").click()
    team.page.locator(f'form[action="/team/anliegen/{slug}/schliessen/"] button').click()
    team.page.wait_for_url(f"**/team/anliegen/{slug}/")

    hand_in(guest).click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator("[name=story]")).to_have_value("Ich schreibe noch, während Sie schließen.")
    expect(page.locator("[name=works_well]")).to_have_value("Bis eben alles.")
    guest.look()
    assert stored(demo_house, "Ich schreibe noch, während Sie") == 0


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("width", WIDTHS)
def test_a_lost_cookie_costs_one_press_at_most(visit: Visit, width: int, *, scripts: bool) -> None:
    guest = visit(width, java_script_enabled=scripts)
    guest.expects(403)
    page = guest.page
    text = 'Über Nacht offen gelassen.\n  Mit <Klammern> & "Strichen".'
    guest.go(f"/anliegen/{DEMO}/")
    fill_story(guest, text)
    guest.context.clear_cookies()
    hand_in(guest).click()
    if not scripts:
        # The outbox asks for a fresh seal by itself; without scripts one press more is needed.
        expect(page.locator("textarea[name=story]")).to_have_value(text)
        page.locator("main form button").click()
    arrived(guest)
    for line in text.splitlines():
        assert line.strip() in guest.words()
