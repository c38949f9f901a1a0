"""From a plan to a draw that everybody can compute again: in a house of its own, with a real mailbox."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.browser import Visitor, visiting
from tests.journeys.steps import choose, make_inquiry
from tests.support.house import House, run_command, until
from tests.support.mail import Inbox, mail_server

pytestmark = [pytest.mark.journey, pytest.mark.timeout(900)]

SLUG = "umbau"
TEAM = f"/team/anliegen/{SLUG}/gefragte/"
APPLY = f"/anliegen/{SLUG}/mitmachen/"
LOTS = f"/anliegen/{SLUG}/los/"


@contextmanager
def post_office() -> Iterator[tuple[Inbox, int]]:
    settings: Any = SimpleNamespace()
    with mail_server(settings) as inbox:
        yield inbox, settings.EMAIL_PORT


def confirmed(guest: Visitor, inbox: Inbox, count: int) -> str:
    """Waits for the mail, opens its link and presses the button; answers the lot number."""
    until(lambda: len(inbox.mails) >= count, "the mail arrives", pause=0.2)
    body = str(inbox.mails[-1].get_payload(decode=True), "utf-8")
    link = re.search(r"http://[^/\s]+(/einwilligungen/bestaetigen/\S+)", body)
    assert link is not None
    guest.go(link[1])
    guest.page.locator("main form button").click()
    said = guest.page.locator(".notice").inner_text()
    number = re.search(r"Losnummer ist (\d+)", said)
    assert number is not None, said
    return number[1]


def planned(host: Visitor) -> None:
    page = host.page
    make_inquiry(host, SLUG)
    host.go(TEAM)
    host.look()
    page.locator("[name=places]").fill("2")
    page.locator("[name=rule]").fill("Wir losen unter allen, die sich melden.")
    page.locator("[name=apply_until]").fill("2099-01-31")
    page.locator("[name=target_customers]").fill("1")
    page.locator("[name=target_employees]").fill("3")
    page.locator("form:has([name=places]) .actions button").click()
    # More is promised than there is: the plan cannot be published like this.
    expect(page.locator(f"form[action='{TEAM}festlegen/']")).to_have_count(0)
    host.look()
    page.locator("[name=target_employees]").fill("1")
    page.locator("form:has([name=places]) .actions button").click()
    page.locator(f"form[action='{TEAM}festlegen/'] button").click()
    expect(page.locator("[name=places]")).to_have_count(0)
    expect(page.locator(f"form[action='{TEAM}losen/']")).to_have_count(0)
    host.look()


def test_a_plan_is_sealed_three_apply_and_everybody_can_compute_the_draw(browser: Browser, tmp_path: Path) -> None:
    with post_office() as (inbox, port), House(tmp_path / "data", mail_port=port) as house:
        with visiting(browser, house.base) as host:
            host.page.goto(house.host_link(name="Hanna Probst"))
            host.page.locator("main form button").click()
            host.page.wait_for_url("**/team/")
            planned(host)

        numbers = []
        for n, width in enumerate((390, 1440, 390), start=1):
            with visiting(browser, house.base, width=width) as guest:
                guest.go(f"/anliegen/{SLUG}/")
                guest.page.locator(f'aside a[href="{APPLY}"]').click()
                guest.page.wait_for_url(f"**{APPLY}")
                guest.look()
                guest.page.locator("[name=email]").fill(f"gast{n}@beispiel.example")
                choose(guest.page, "groups", "customers")
                guest.page.locator("form:has([name=email]) .actions button").click()
                expect(guest.page.locator("[name=email]")).to_have_count(0)
                guest.look()
                numbers.append(confirmed(guest, inbox, n))
                guest.look()
                guest.go(LOTS)
                guest.look()

        house.ask("UPDATE ask_audience SET apply_until = now() RETURNING 1")
        with visiting(browser, house.base) as host:
            host.page.goto(house.host_link())
            host.page.locator("main form button").click()
            host.page.wait_for_url("**/team/")
            host.go(TEAM)
            host.page.locator(f"form[action='{TEAM}losen/'] button").click()
            expect(host.page.locator(f"form[action='{TEAM}losen/']")).to_have_count(0)
            host.look()
            host.go(f"{TEAM}liste/")
            assert all(number in host.words() for number in numbers)
            host.look()

        with visiting(browser, house.base) as guest:
            guest.go(LOTS)
            assert all(number in guest.words() for number in numbers)
            assert "gast1" not in guest.words()
            guest.look()
            with guest.page.expect_download() as started:
                guest.page.locator("a[download]").click()
            file = tmp_path / "los.json"
            started.value.save_as(file)
        assert run_command("check-draw", file).returncode == 0
        file.write_text(file.read_text("utf-8").replace('"places": 2', '"places": 3'), "utf-8")
        assert run_command("check-draw", file, check=False).returncode == 1
        file.write_text("{}", "utf-8")
        assert run_command("check-draw", file, check=False).returncode == 2
