"""From five voices to a kept promise: decided, tried, done, told to each of them, counted. And one that is missed."""

from __future__ import annotations

import re
from datetime import date, timedelta
from email.message import Message
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.browser import Visitor, visiting
from tests.journeys.steps import choose, make_inquiry, path_of, tell
from tests.journeys.test_audience import post_office
from tests.support.house import House, until
from tests.support.mail import Inbox

pytestmark = [pytest.mark.journey, pytest.mark.timeout(900)]

SLUG = "rechnung"
TELLERS = 5
KEPT, MISSED = "Die Rechnung versteht niemand", "Am Schalter fehlt ein Stuhl"
DAY = date.today() + timedelta(days=30)  # noqa: DTZ011  The browser's calendar knows only days.


def address_of(number: int) -> str:
    return f"gast{number}@beispiel.example"


def written(mail: Message) -> str:
    plain = next(part for part in mail.walk() if part.get_content_type() == "text/plain")
    return str(plain.get_payload(decode=True), "utf-8")


def link_in(mail: Message, start: str) -> str:
    found = re.search(rf"http://[^/\s]+({start}\S+)", written(mail))
    assert found is not None, written(mail)
    return found[1]


def telling(browser: Browser, house: House, inbox: Inbox, number: int) -> str:
    """Somebody tells, leaves an address, and confirms it from the mailbox. Returns the code."""
    with visiting(browser, house.base, width=390) as guest:
        code = tell(guest, f"Auf der Rechnung steht ein Abschlag, den ich nicht verstehe. Anruf {number}.", slug=SLUG)
        guest.go(f"/stimme/{code}/adresse/")
        guest.page.locator("[name=email]").fill(address_of(number))
        guest.page.locator("form:has([name=email]) .actions button").click()
        guest.page.wait_for_url("**/stimme/*/?bestaetigen")
        until(lambda: len(inbox.raw) >= number, "the mail arrives", pause=0.2)
        guest.go(link_in(inbox.mails[-1], "/einwilligungen/bestaetigen/"))
        with guest.page.expect_navigation():
            guest.page.locator("main form button").click()
    return code


def searched(page: Page, word: str) -> int:
    page.locator("[name=q]").fill(word)
    with page.expect_navigation():
        page.locator("button[name=search]").click()
    return page.locator("section.evidence").count()


def understands(host: Visitor, title: str, *, evidence: int) -> str:
    page = host.page
    host.go(f"/team/anliegen/{SLUG}/erkenntnis/neu/")
    page.locator("[name=title]").fill(title)
    until(lambda: searched(page, "Abschlag") >= evidence, "all voices are in the index", pause=0.5)
    rows = page.locator("section.evidence")
    for number in range(evidence):
        row = rows.nth(number)
        if row.locator("details:has(input[value=support])").get_attribute("open") is None:
            row.locator("details:has(input[value=support]) > summary").click()
        row.locator("label:has(input[value=support])").click()
    page.locator("form:has([name=title]) .actions button").click()
    page.wait_for_url("**/team/erkenntnis/*/")
    return path_of(page)


def decides(host: Visitor, insight: str, word: str, **words: str) -> None:
    page = host.page
    host.go(insight)
    again = page.locator("details:has([name=word]):not([open]) > summary")
    if again.count():
        again.click()
    choose(page, "word", word)
    for name, value in words.items():
        page.locator(f"[name={name}]").fill(value)
    page.locator("form:has([name=word]) .actions button").click()
    expect(page.locator("ol.way .word").first).to_be_visible()
    host.look()


def sends(page: Page, action: str) -> None:
    """Presses the first button of the form that leads there, and waits for the page that follows."""
    with page.expect_navigation():
        page.locator(f"form[action$='{action}'] .actions button").first.click()


def tries(host: Visitor, insight: str) -> None:
    """A measure, picked up; an experiment with its rule fixed before; numbers; what came out and what was learned."""
    page = host.page
    host.go(f"{insight}massnahme/")
    page.locator("[name=title]").fill("Ein Blatt zum Abschlag")
    sends(page, "/massnahme/")
    sends(page, "/schritt/")
    host.look()
    page.locator("a[href$='/versuch/']").click()
    page.wait_for_url("**/versuch/")
    words = {"hypothesis": "Mit dem Blatt fragen weniger nach.", "what": "fragt nach", "n_per_group": "100"}
    for name, value in {**words, "label_new": "Mit Blatt", "label_old": "Ohne Blatt"}.items():
        page.locator(f"[name={name}]").fill(value)
    choose(page, "kind", "two_shares")
    sends(page, "/versuch/")
    sends(page, "/beginnen/")
    host.look()
    for name, value in {"hits_a": "13", "total_a": "12", "hits_b": "40", "total_b": "100"}.items():
        page.locator(f"[name={name}]").fill(value)
    host.expects(422)
    sends(page, "/zahlen/")
    expect(page.locator(".field.faulty").first).to_be_visible()
    page.locator("[name=total_a]").fill("100")
    sends(page, "/zahlen/")
    sends(page, "/beenden/")
    # 40 of 100 without, 13 of 100 with: far from chance.
    expect(page.locator("main")).to_contain_text("27 Prozentpunkte weniger")
    page.locator("[name=words]").fill("Ein Satz an der richtigen Stelle genügt.")
    choose(page, "turnout", "held")
    sends(page, "/gelernt/")
    expect(page.locator("main")).to_contain_text("Ein Satz an der richtigen Stelle genügt.")
    host.look()


def misses(host: Visitor, house: House) -> None:
    """A day passes, told by the database's owner because no test waits for it; nobody has to say that it was missed."""
    insight = understands(host, MISSED, evidence=3)
    decides(host, insight, "in_progress", owner="Leitung Kundenbüro", due_on=DAY.isoformat(), reason="Wird bestellt.")
    house.pretend(
        "UPDATE act_decision SET decided_at = decided_at - interval '40 days', due_on = due_on - 35"
        " WHERE insight_id = %s",
        int(insight.strip("/").rpartition("/")[2]),
    )
    for place in ("/team/", "/team/zusagen/", f"/anliegen/{SLUG}/bilanz/", "/bilanz/"):
        host.go(place)
        expect(host.page.locator("main")).to_contain_text(MISSED if place != "/bilanz/" else "Nicht gehalten")
        host.look()


def later(house: House) -> None:
    """The quarter of an hour before mails go out, told by the queue, because no test waits for it."""
    house.ask(
        "UPDATE procrastinate_jobs SET scheduled_at = now() WHERE task_name = 'answer.tell_outcomes'"
        " AND status = 'todo' RETURNING 1"
    )


def hears(browser: Browser, house: House, mail: Message) -> str:
    with visiting(browser, house.base, width=390) as guest:
        guest.go(link_in(mail, "/stimme/nachricht/"))
        guest.page.locator("main form button").click()
        expect(guest.page.locator("ol.way").first).to_be_visible()
        guest.look()
        return guest.words()


def test_five_tellers_hear_what_became_of_it(browser: Browser, tmp_path: Path) -> None:
    with (
        post_office() as (inbox, port),
        House(tmp_path / "data", mail_port=port) as house,
        visiting(browser, house.base) as host,
    ):
        host.page.goto(house.host_link(name="Hanna Probst"))
        host.page.locator("main form button").click()
        host.page.wait_for_url("**/team/")
        make_inquiry(host, SLUG)
        codes = [telling(browser, house, inbox, number) for number in range(1, TELLERS + 1)]
        kept = understands(host, KEPT, evidence=TELLERS)
        decides(host, kept, "in_progress", owner="Leitung Abrechnung", due_on=DAY.isoformat(), reason="Neu gesetzt.")
        tries(host, kept)
        decides(host, kept, "done", reason="Seit heute steht jeder Abschlag mit einem Satz da.")
        later(house)
        until(lambda: len(inbox.raw) >= 2 * TELLERS, "everybody is told", pause=0.2)
        told = inbox.mails[TELLERS:]
        assert sorted(str(mail["To"]) for mail in told) == [address_of(n) for n in range(1, TELLERS + 1)]
        for mail in told:
            assert "Umgesetzt" in hears(browser, house, mail)
        with visiting(browser, house.base, width=390) as guest:
            guest.go(f"/stimme/{codes[0]}/")
            assert "Seit heute steht jeder Abschlag mit einem Satz da." in guest.words()
            guest.go(f"/anliegen/{SLUG}/bilanz/")
            assert "1 Umgesetzt" in guest.words()
            guest.look()
        misses(host, house)
