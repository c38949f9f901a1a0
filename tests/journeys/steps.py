"""Steps that several journeys share. Fields are named as they are sent, so that wording may change."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page

from tests.journeys.browser import Visitor

DEMO = "kontakt"
ARRIVED = "**/stimme/*/?angekommen*"


def choose(page: Page | Locator, name: str, value: str) -> None:
    """Presses a pill; the real input inside it is only there for keyboards and screen readers."""
    page.locator(f'label:has(input[name="{name}"][value="{value}"])').click()


def fill_story(guest: Visitor, text: str, *, well: str = "", permission: str = "public_anonymous") -> None:
    page = guest.page
    page.locator("[name=story]").fill(text)
    if well:
        page.locator("[name=works_well]").fill(well)
    if not page.locator("input[name=roles][value=customer]").is_checked():
        choose(page, "roles", "customer")
    choose(page, "permission", permission)


def hand_in(guest: Visitor) -> Locator:
    return guest.page.locator("form:has([name=story]) .actions button")


def arrived(guest: Visitor) -> str:
    """The receipt code of the page that follows a story."""
    guest.page.wait_for_url(ARRIVED)
    return guest.page.locator("#receipt-code").inner_text().strip()


def tell(guest: Visitor, text: str, *, slug: str = DEMO, **words: str) -> str:
    guest.go(f"/anliegen/{slug}/")
    fill_story(guest, text, **words)
    hand_in(guest).click()
    return arrived(guest)


def found(host: Visitor, word: str, *, slug: str = DEMO) -> Locator:
    """The stories that have exactly this word: in quotes nothing is added that only means the same."""
    host.go(f"/team/anliegen/{slug}/lesen/?q=%22{word}%22")
    return host.page.locator("[data-key-item]")


def make_inquiry(host: Visitor, slug: str, *, opened: bool = True) -> None:
    page = host.page
    host.go("/team/anliegen/neu/")
    today = date.today()  # noqa: DTZ011  The browser's calendar knows only days.
    owed = {
        "title": f"Ein Anliegen namens {slug}",
        "question": "Was ist Ihnen zuletzt aufgefallen?",
        "why": "Wir möchten es wissen.",
        "readers": "Zwei Menschen aus dem Kundendienst.",
        "in_return": "Unsere Wartezeiten.",
        "answer_by": (today + timedelta(days=30)).isoformat(),
        "keep_until": (today + timedelta(days=300)).isoformat(),
        "slug": slug,
    }
    for name, value in owed.items():
        page.locator(f"[name={name}]").fill(value)
    page.locator("form:has([name=title]) .actions button").click()
    page.wait_for_url(f"**/team/anliegen/{slug}/bearbeiten/")
    if opened:
        page.locator(f'form[action="/team/anliegen/{slug}/oeffnen/"] button').click()
        page.wait_for_url(f"**/team/anliegen/{slug}/")


def path_of(page: Page) -> str:
    parts = urlsplit(page.url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def outlined(page: Page) -> Any:
    """Whether one can see where the keyboard is: at the element itself or the pill beside it."""
    return page.evaluate(
        """() => {
          const here = document.activeElement;
          return [here, here.nextElementSibling].filter(Boolean).some((part) => {
            const style = getComputedStyle(part);
            return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
          });
        }"""
    )
