"""Whole journeys with nothing but Tab, Enter, Space and arrows; and the same pages at 400 %."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.browser import Visitor, visiting
from tests.journeys.conftest import Visit
from tests.journeys.keyboard import HERE, choose, is_nowhere, press, stops, tab_to, write
from tests.journeys.steps import DEMO, arrived
from tests.support.evening import run
from tests.support.house import House

pytestmark = [pytest.mark.journey, pytest.mark.timeout(900)]

SLUG = "tasten"
PROMISE = "Ein Rückruf noch am selben Tag."
# 1280 by 1024 at 400 %.
ENLARGED = {"width": 320, "height": 256}
_ANNOUNCE = """
    from resonanz.listen import actions as listen
    from resonanz.listen.models import Story
    from resonanz.understand import actions as understand
    people.describe_organisation(name="Stadtwerke Auenfurt", email="dialog@auenfurt.example")
    host = people.add_member(name="Mira Holt", function="Kundendienst", by=None)
    inquiry = ask.draft_inquiry(
        slug="tasten", title="Ein Abend ohne Maus", question="Was ist passiert?", why="Wir wollen es wissen.",
        readers="Zwei Menschen.", in_return="Unsere Zahlen.", by=host.pk,
        answer_by=clock.today() + timedelta(days=30), keep_until=clock.today() + timedelta(days=300),
    )
    kinds = [("stories", "Geschichten"), ("statements", "Abstimmung"), ("commitments", "Zusagen")]
    agenda = [
        Planned(kind=kind, title=title, prompt="", minutes=20, silent_first=kind == "stories")
        for kind, title in kinds
    ]
    starts = clock.now() + timedelta(hours=1)
    forum = actions.draft_forum(
        inquiry=inquiry, form=Form.CUSTOMERS, by=host.pk, agenda=agenda, starts_at=starts,
        ends_at=starts + timedelta(hours=2), venue="Saal 2", selection="Das Los.", budget="1.200 Euro.",
    )
    forum = actions.announce_forum(forum=forum, by=host.pk)
    inquiry.refresh_from_db()
    listen.write_statement(inquiry=inquiry, key="long enough to be a key", words="Musik hilft beim Warten.", by=host)
    told = [
        listen.tell_story(
            inquiry=inquiry, key=f"long enough to be a key {number}", roles=["customer"],
            text=f"Zwölf Minuten Musik, dann Stille. {number}", permission="public_anonymous",
        ) for number in range(3)
    ]
    stories = Story.objects.filter(pk__in=[one.story_id for one in told])
    passages = [understand.passage_of(story=story, words="Zwölf Minuten Musik") for story in stories]
    insight = understand.make_insight(
        inquiry=inquiry, title="Wer anruft, wartet", summary="", passages=passages, by=host.pk
    )
    print(insight.pk)
"""


@pytest.fixture(scope="module")
def quiet_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with House(tmp_path_factory.mktemp("tasten") / "data") as house:
        yield house


def stays(window: Visitor) -> None:
    """After a change that came by itself the keyboard is where it was, or at what took its place."""
    assert not is_nowhere(window.page), "the focus was lost"


def rests(host: Visitor) -> None:
    """Telephones may be told before the desk has its answer, and until then it takes no second step."""
    expect(host.page.locator("[data-desk]:not([aria-busy])")).to_be_visible()


def goes_on(host: Visitor, button: str, title: str) -> None:
    """On a busy machine the desk may ask to press once more, as it would ask a host."""
    heading, wrong = host.page.locator("[data-live-part=now] h2"), host.page.locator("[data-told].wrong")
    for _again in range(5):
        press(host, f"button[value={button}]")
        expect(heading.filter(has_text=title).or_(wrong).first).to_be_visible()
        rests(host)
        stays(host)
        if heading.inner_text().strip() == title:
            break
    expect(heading).to_have_text(title)


def signs_in(host: Visitor, house: House) -> None:
    host.page.goto(house.host_link(name="Mira Holt"))
    press(host, "main form button")
    host.page.wait_for_url("**/team/")
    host.page.keyboard.press("Tab")
    assert host.page.evaluate(HERE, "a.skip")
    host.page.keyboard.press("Enter")
    host.page.keyboard.press("Tab")
    assert host.page.evaluate("() => document.querySelector('main').contains(document.activeElement)")


def sits_down(guest: Visitor, code: str) -> None:
    guest.go(f"/f/{code}/")
    press(guest, "[name=roles][value=customer]", "Space")
    press(guest, "form[data-hall-arrive] .actions button")
    guest.page.wait_for_url(re.compile(r"/saal/[^/]+/"))
    expect(guest.page.locator("h1")).to_have_text("Gleich geht es los")
    tab_to(guest, "a.hall-reload")


def tells_in_the_hall(guest: Visitor) -> None:
    page = guest.page
    expect(page.locator("h1")).to_have_text("Geschichten")
    assert page.evaluate(HERE, "a.hall-reload"), "the round has changed, the place has not"
    write(guest, "[name=story]", "Der Bus fuhr an mir vorbei.")
    choose(guest, "permission", "public_anonymous")
    press(guest, "form[data-hall-words] .actions button")
    expect(page.locator("[data-hall-part=own]")).to_contain_text("Der Bus fuhr an mir vorbei.")
    stays(guest)


def votes(guest: Visitor, host: Visitor) -> None:
    page = guest.page
    rests(host)
    press(host, "button[value='vote:more']")
    ballot = page.locator("[data-hall-vote] button")
    expect(ballot).to_be_visible()
    rests(host)
    stays(host)
    press(guest, "[data-hall-vote] button")
    page.wait_for_url("**/abstimmen/*/**")
    with page.expect_navigation():
        press(guest, "form.votes button[value=agree]")
    expect(page.locator("main [role=status]").first).to_contain_text("Gespeichert")
    press(guest, "[data-way-back] a")
    page.wait_for_url(re.compile(r"/saal/[^/]+/"))
    tab_to(guest, "[data-hall-vote] button")


def promises(host: Visitor, day: str) -> None:
    write(host, "[name=text]", PROMISE)
    write(host, "[name=owner]", "Leitung Telefon")
    write(host, "[name=due_on]", day)
    press(host, "button[value=commit]")
    expect(host.page.locator("[data-live-part=promises]")).to_contain_text(PROMISE)
    rests(host)
    stays(host)


def decides(host: Visitor, insight: str, day: str) -> None:
    page = host.page
    host.go(f"/team/erkenntnis/{insight}/")
    choose(host, "word", "in_progress")
    write(host, "[name=reason]", "Ab Januar rufen wir zurück.")
    write(host, "[name=owner]", "Leitung Telefon")
    write(host, "[name=due_on]", day)
    press(host, "form:has([name=word]) .actions button:not([type=button])")
    expect(page.locator("ol.way .word").first).to_be_visible()
    assert "Ab Januar rufen wir zurück." in host.words()


def test_an_evening_and_a_decision(quiet_house: House, browser: Browser) -> None:
    house = quiet_house
    insight = run(house, SLUG, _ANNOUNCE)
    # Reads the same whether a browser asks for the day or the month first.
    day = "12122030"
    with ExitStack() as windows:
        host = windows.enter_context(visiting(browser, house.base))
        guest = windows.enter_context(visiting(browser, house.base, width=390))
        signs_in(host, house)
        host.go(f"/team/forum/{SLUG}/regie/")
        goes_on(host, "begin", "Gerade läuft keine Runde")
        sits_down(guest, str(house.ask("SELECT hall_code FROM forum_forum")[0][0]))
        goes_on(host, "next", "Geschichten")
        tells_in_the_hall(guest)
        press(host, "button[value=reveal]")
        expect(host.page.locator("button[value=reveal]")).to_have_count(0)
        rests(host)
        stays(host)
        goes_on(host, "next", "Abstimmung")
        votes(guest, host)
        goes_on(host, "next", "Zusagen")
        expect(guest.page.locator("h1")).to_have_text("Zusagen")
        # The button on which the guest stood is gone with its round.
        stays(guest)
        promises(host, day)
        expect(guest.page.locator("main")).to_contain_text(PROMISE)
        stays(guest)
        decides(host, insight, day)


def test_a_guest_tells_at_400_percent(visit: Visit) -> None:
    guest = visit(viewport=ENLARGED)
    for path in ("/", "/barrierefreiheit/", f"/anliegen/{DEMO}/bilanz/"):
        guest.go(path)
        fits(guest)
        assert stops(guest) > 10
    guest.go(f"/anliegen/{DEMO}/")
    fits(guest)
    write(guest, "[name=story]", "Der Fahrer der Linie 3 hat gewartet, bis alle saßen.")
    press(guest, "[name=roles][value=customer]", "Space")
    choose(guest, "permission", "public_anonymous")
    press(guest, "form:has([name=story]) .actions button")
    arrived(guest)
    fits(guest)
    assert stops(guest) > 10


@pytest.mark.parametrize("path", [f"/team/anliegen/{DEMO}/lesen/", f"/team/anliegen/{DEMO}/beduerfnisse/"])
def test_the_team_reads_at_400_percent(visit: Visit, signed_in: object, path: str) -> None:
    window = visit(viewport=ENLARGED, storage_state=signed_in)
    window.go(path)
    fits(window)
    assert stops(window) > 20


def fits(window: Visitor) -> None:
    """One direction of scrolling is enough; whatever is wider has a frame of its own (WCAG 1.4.10)."""
    assert window.page.evaluate("document.scrollingElement.scrollWidth - innerWidth") <= 0
