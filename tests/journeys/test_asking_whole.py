"""The whole way of asking in one house with a real mailbox: list, plan, draw, letters, answers, reminders, an end."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.browser import Visitor, visiting
from tests.journeys.steps import arrived, choose, fill_story, hand_in, make_inquiry
from tests.journeys.test_audience import post_office
from tests.journeys.test_quiet import codes_on, submit
from tests.support.house import House, until
from tests.support.mail import Inbox

pytestmark = [pytest.mark.journey, pytest.mark.timeout(900)]

SLUG = "hotline"
TEAM = f"/team/anliegen/{SLUG}"
LISTED, PLACES = 60, 20
DECLINE, ANSWER = 3, 5


def addresses(folder: Path) -> Path:
    """Sixty people, among them one mailbox in three spellings and one that is none."""
    rows = [f"gast{n}@beispiel.example;Gast {n};Lindenweg {n};12345;Auenfurt" for n in range(1, LISTED + 1)]
    rows += ["GAST1@beispiel.example;Gast 1;;;", "gast1+neu@beispiel.example;Gast 1;;;", "kein-postfach;Niemand;;;"]
    path = folder / "gäste.csv"
    path.write_bytes("\r\n".join(["E-Mail;Name;Straße;PLZ;Ort", *rows]).encode("cp1252"))
    return path


def plan(host: Visitor) -> None:
    page = host.page
    host.go(f"{TEAM}/gefragte/")
    page.locator("[name=places]").fill(str(PLACES))
    page.locator("[name=rule]").fill("Wir losen unter allen, die auf einer Karte Ja gesagt haben.")
    page.locator("[name=target_customers]").fill(str(PLACES))
    submit(page, "places")
    page.locator(f"form[action='{TEAM}/gefragte/festlegen/'] button").click()
    expect(page.locator("[name=places]")).to_have_count(0)


def bring(host: Visitor, file: Path) -> None:
    page = host.page
    host.go(f"{TEAM}/adressen/")
    host.look()
    page.locator("[name=file]").set_input_files(file)
    submit(page, "file")
    page.wait_for_url("**/team/adressen/*/")
    host.look()
    page.locator("[name=told]").fill("Teilnahmekarten vom Tag der offenen Tür")
    choose(page, "ground", "consent")
    page.locator("[name=proof]").fill("Karte: „Ja, laden Sie mich zu Gesprächen ein.“")
    page.locator("[name=agreed_on]").fill("2026-05-09")
    choose(page, "groups", "customers")
    submit(page, "told")
    page.locator("form[action$='/uebernehmen/'] button").click(timeout=60_000)
    expect(page.locator("#addresses .notice.safe")).to_be_visible(timeout=60_000)
    host.look()


def links(inbox: Inbox) -> list[tuple[str, str]]:
    """(address, path of the invitation) of each mail, in the order they came."""
    found = []
    for mail in inbox.mails:
        plain = next(part for part in mail.walk() if part.get_content_type() == "text/plain")
        path = re.search(r"http://[^/\s]+(/e/\S+)", str(plain.get_payload(decode=True), "utf-8"))
        assert path is not None
        found.append((str(mail["To"]), path[1]))
    return found


def arrive(inbox: Inbox, count: int) -> list[tuple[str, str]]:
    until(lambda: len(inbox.raw) >= count, f"{count} mails", patience=90, pause=0.2)
    return links(inbox)[:count]


def remind(host: Visitor, house: House, *, prepared: int, refused: int) -> None:
    """A week later, told by the database, because no test waits for it."""
    house.ask(
        "UPDATE ask_invitation SET sent_on = sent_on - 8, reminded_on = reminded_on - 8"
        " WHERE state = 'sent' RETURNING 1"
    )
    page = host.page
    host.go(f"{TEAM}/einladungen/")
    page.locator("details:has([name=pause]) summary").click()
    submit(page, "pause")
    said = page.locator("#batch .notice.safe")
    expect(said).to_contain_text(f"{prepared} Erinnerung", timeout=60_000)
    if refused:
        expect(said).to_contain_text(f"{refused} nicht")


def test_from_sixty_addresses_to_the_last_reminder(browser: Browser, tmp_path: Path) -> None:
    with (
        post_office() as (inbox, port),
        House(tmp_path / "data", mail_port=port) as house,
        visiting(browser, house.base) as host,
    ):
        host.page.goto(house.host_link(name="Hanna Probst"))
        host.page.locator("main form button").click()
        host.page.wait_for_url("**/team/")
        make_inquiry(host, SLUG)
        plan(host)
        bring(host, addresses(tmp_path))
        assert house.ask("SELECT count(*) FROM ask_candidate") == [(LISTED,)]
        host.go(f"{TEAM}/gefragte/")
        host.page.locator(f"form[action='{TEAM}/gefragte/losen/'] button").click()
        host.go(f"{TEAM}/einladungen/")
        expect(host.page.locator("h2 .count").first).to_have_text(str(PLACES))
        host.look()
        host.page.locator("button[name=way][value=email]").click()
        first = arrive(inbox, PLACES)
        assert len({address for address, _path in first}) == PLACES
        assert all(mail["List-Unsubscribe"] and "<img" not in mail.as_string() for mail in inbox.mails)
        assert "Teilnahmekarten" in str(inbox.mails[0].get_payload(0).get_payload(decode=True), "utf-8")  # type: ignore[union-attr]

        visit = opening(browser, house)
        for _address, path in first[:DECLINE]:
            visit(path, lambda guest: guest.page.locator("button[value=decline]").click())
        everybody = arrive(inbox, PLACES + DECLINE)
        moved_up = everybody[PLACES:]
        assert {address for address, _path in first}.isdisjoint(address for address, _path in moved_up)

        answering = first[DECLINE : DECLINE + ANSWER]
        for number, (_address, path) in enumerate(answering):
            visit(path, lambda guest, number=number: answer(guest, f"Zwölf Minuten Musik, dann Stille. {number}"))
        type_in_two_cards(host, tmp_path)
        assert house.ask("SELECT via, count(*) FROM listen_story GROUP BY via ORDER BY via") == [
            ("card", 2),
            ("web", ANSWER),
        ]
        assert house.ask("SELECT state, count(*) FROM ask_invitation GROUP BY state ORDER BY state") == [
            ("answered", ANSWER),
            ("declined", DECLINE),
            ("sent", PLACES - ANSWER),
        ]

        rest = {address for address, _path in everybody[DECLINE + ANSWER :]}
        for round_ in (1, 2):
            remind(host, house, prepared=len(rest), refused=0)
            count = PLACES + DECLINE + round_ * len(rest)
            reminded = arrive(inbox, count)[count - len(rest) :]
            assert {address for address, _path in reminded} == rest
        sent = len(inbox.raw)
        remind(host, house, prepared=0, refused=len(rest))
        host.go(f"{TEAM}/einladungen/")
        expect(host.page.locator("main")).to_contain_text("Das Kontaktbudget ist aufgebraucht")
        host.look()
        assert len(inbox.raw) == sent == PLACES + DECLINE + 2 * len(rest)


def opening(browser: Browser, house: House) -> Callable[[str, Callable[[Visitor], object]], None]:
    def visit(path: str, deed: Callable[[Visitor], object]) -> None:
        with visiting(browser, house.base, width=390) as guest:
            guest.go(path)
            guest.look()
            deed(guest)
            guest.look()

    return visit


def answer(guest: Visitor, text: str) -> None:
    guest.page.locator("button[value=tell]").click()
    guest.page.wait_for_url(f"**/anliegen/{SLUG}/*")
    fill_story(guest, text)
    hand_in(guest).click()
    arrived(guest)


def type_in_two_cards(host: Visitor, folder: Path) -> None:
    page = host.page
    host.go(f"{TEAM}/karten/drucken/")
    page.locator("[name=count]").fill("2")
    with page.expect_download() as printed:
        submit(page, "count")
    file = folder / "karten.pdf"
    printed.value.save_as(file)
    for code in codes_on(file):
        host.go(f"{TEAM}/karten/")
        page.locator("[name=code]").fill(code)
        fill_story(host, f"Auf der Karte {code} stand ein Dank.")
        submit(page, "story")
        page.wait_for_url("**/karten/?eingetragen")
