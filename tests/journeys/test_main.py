"""The one journey that everything else serves: told, understood, decided, answered."""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.browser import WIDTHS, Visitor
from tests.journeys.conftest import HOST, Visit
from tests.journeys.steps import DEMO, arrived, choose, fill_story, found, hand_in, path_of
from tests.support.house import House, until

pytestmark = [pytest.mark.journey, pytest.mark.timeout(900)]

TITLE = "Wer anruft, wartet mit der Schale in der Hand"
OWNER = "Leitung Telefon"
RARE = {390: "Quittengelee", 1440: "Sanddornsirup"}


def story_about(rare: str) -> str:
    return (
        "Ich habe am Montag um kurz nach 14 Uhr angerufen und über zwanzig Minuten in der Warteschleife gewartet, "
        f"bis jemand ans Telefon ging. Die Wartezeit war so lang, dass mein {rare} angebrannt ist."
    )


@pytest.mark.parametrize("width", WIDTHS)
def test_a_voice_is_told_understood_decided_and_answered(demo_house: House, visit: Visit, width: int) -> None:
    rare = RARE[width]
    guest = visit(width)
    code = told(guest, rare)
    host = visit(width)
    signs_in(demo_house, host)
    story = reads(host, rare)
    theme = sees_theme(host, story, rare)
    title = f"{TITLE} ({rare})"
    insight = understands(host, theme, rare, title)
    day = decides(host, insight)
    answered(guest, code, title, day)


def told(guest: Visitor, rare: str) -> str:
    """Open the demo, read why we ask, tell a story that survives a reload, get the receipt."""
    page = guest.page
    guest.go("/")
    guest.look()
    page.locator(f'main a[href="/anliegen/{DEMO}/"]').first.click()
    page.wait_for_url(f"**/anliegen/{DEMO}/")
    owed = page.locator("dl.owes dd")
    assert owed.count() == 4
    assert all(text.strip() for text in owed.all_inner_texts())
    guest.look()
    text = story_about(rare)
    fill_story(guest, text, well="Der Mensch am Ende war freundlich.")
    expect(page.locator("[data-draft]")).to_be_visible()
    page.reload()
    expect(page.locator("[name=story]")).to_have_value(text)
    expect(page.locator("[name=works_well]")).to_have_value("Der Mensch am Ende war freundlich.")
    assert page.locator("input[name=roles][value=customer]").is_checked()
    guest.look()
    hand_in(guest).click()
    code = arrived(guest)
    guest.look()
    expect(page.locator("section.receipt svg.qr")).to_be_visible()
    with page.expect_download() as downloading:
        page.locator("section.receipt a[download]").click()
    proves(json.loads(downloading.value.path().read_text("utf-8")), text)
    # The draft is gone once the words have arrived.
    guest.go(f"/anliegen/{DEMO}/")
    expect(page.locator("[name=story]")).to_have_value("")
    return code


def proves(receipt: dict[str, Any], text: str) -> None:
    """By the published rules alone: the leaf has its hash, and the words open their commitment."""
    leaf = receipt["leaf"]
    assert hashlib.sha256(b"\x00" + leaf.encode()).hexdigest() == receipt["leaf_hash"]
    entry = json.loads(leaf)
    assert entry["n"] == receipt["index"]
    assert receipt["opens"]["body"]["text"] == text
    opened = json.dumps(receipt["opens"]["body"], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    salt = bytes.fromhex(receipt["salts"]["body"])
    assert hmac.new(salt, b"body" + opened.encode(), hashlib.sha256).hexdigest() == entry["b"]


def signs_in(house: House, host: Visitor) -> None:
    link = house.host_link(name=HOST)
    for _ in range(2):
        # Mail scanners follow links: looking at it any number of times signs nobody in.
        host.page.goto(link)
        assert "session" not in {cookie["name"] for cookie in host.context.cookies()}
    assert host.page.locator("main a").count() == 0
    host.look()
    host.page.locator("main form button").click()
    host.page.wait_for_url("**/team/")
    host.look()


def reads(host: Visitor, rare: str) -> str:
    """In the reading room, "read and next". Returns the address of the story."""
    page = host.page
    host.go(f"/team/anliegen/{DEMO}/lesen/")
    host.look()
    page.locator("[data-key-item]", has_text=rare).get_by_role("link").last.click()
    page.wait_for_url("**/team/geschichte/*/")
    story = path_of(page)
    host.look()
    with page.expect_navigation():
        page.locator("button[data-key=r]").click()
    assert path_of(page) != story
    # The worker brings a new story into the search within seconds.
    until(lambda: found(host, rare).count() == 1, f"{rare} is found", pause=0.5)
    results = found(host, rare)
    expect(results.locator("mark").first).to_contain_text(rare[:5])
    host.look()
    return story


def sees_theme(host: Visitor, story: str, rare: str) -> str:
    """The worker places a new story within seconds."""
    page = host.page
    link = page.locator('aside.notes a[href^="/team/thema/"]')

    def placed() -> bool:
        host.go(story)
        return link.count() > 0

    until(placed, f"the story of {rare} belongs to a theme", pause=0.5)
    assert HOST in page.locator("aside.notes").inner_text()
    link.click()
    page.wait_for_url("**/team/thema/*/")
    assert rare in host.words()
    host.look()
    theme = path_of(page)
    host.go(f"/team/anliegen/{DEMO}/themen/")
    expect(page.locator(f'a[href="{theme}"]')).to_be_visible()
    return theme


def understands(host: Visitor, theme: str, rare: str, title: str) -> str:
    """An insight with the words of at least three people, this guest's among them."""
    page = host.page
    host.go(theme)
    page.locator('a[href*="/erkenntnis/neu/?thema="]').click()
    page.wait_for_url("**/erkenntnis/neu/?thema=*")
    page.locator("[name=title]").fill(title)
    page.locator("[name=q]").fill(rare)
    page.locator("button[name=search]").click()
    row = page.locator("section.evidence", has_text=rare).first
    expect(row).to_be_visible()
    expect(page.locator("[name=title]")).to_have_value(title)
    details = row.locator("details")
    if details.get_attribute("open") is None:
        row.locator("summary").click()
    row.locator("label", has_text="Beleg").first.click()
    assert page.locator("input[value=support]:checked").count() >= 3
    page.locator("[name=summary]").fill("Die Wartezeit kostet mehr als Zeit.")
    host.look()
    page.locator("form:has([name=title]) .actions button").click()
    page.wait_for_url("**/team/erkenntnis/*/")
    assert rare in host.words()
    host.look()
    return path_of(page)


def decides(host: Visitor, insight: str) -> str:
    """ "In progress" without an owner and a day is refused; with them it is public."""
    page = host.page
    host.expects(422)
    day = date(date.today().year + 1, 12, 31)  # noqa: DTZ011  Only a day in the future.
    choose(page, "word", "in_progress")
    send = page.locator("form:has([name=word]) .actions button")
    page.locator("[name=reason]").fill("Ab Januar rufen wir zurück.")
    send.click()
    expect(page.locator(".field.faulty")).to_have_count(2)
    host.look()
    expect(page.locator("[name=reason]")).to_have_value("Ab Januar rufen wir zurück.")
    page.locator("[name=owner]").fill(OWNER)
    page.locator("[name=due_on]").fill(day.isoformat())
    send.click()
    expect(page.locator("ol.way .word").first).to_be_visible()
    assert path_of(page) == insight
    host.look()
    return f"{day.day}. Dezember {day.year}"


def answered(guest: Visitor, code: str, title: str, day: str) -> None:
    """On "my voice" and on the public balance: read by whom, part of what, decided how, until when."""
    page = guest.page
    guest.go(f"/stimme/{code}/")
    words = guest.words()
    for expected in (HOST, title, OWNER, "Ab Januar rufen wir zurück.", day):
        assert expected in words
    guest.look()
    page.locator('main a[href*="/bilanz/"][href^="/anliegen/"]').first.click()
    page.wait_for_url("**/bilanz/*/")
    assert OWNER in guest.words()
    guest.look()
    guest.go(f"/anliegen/{DEMO}/bilanz/")
    row = page.locator("section.row", has_text=title)
    for expected in (OWNER, day, "Ab Januar rufen wir zurück."):
        expect(row).to_contain_text(expected)
    guest.look()
