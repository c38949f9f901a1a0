"""The pictures of acting, answering and the balance: pages of the demo as they stand, nothing is pressed."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from bilder_kamera import PICTURES, SIZES, take, take_open, window
from playwright.sync_api import Browser, BrowserContext

_MEASURES = "/team/anliegen/kontakt/massnahmen/"
_DARLINGS = "/team/herzensprojekte/"
_DRAFT = (
    "Guten Tag, es kam zu Verzögerungen, aber wir bitten um Verständnis. "
    "Ich habe Ihre Nachricht gelesen und frage morgen im Zählerwesen nach."
)


def take_acting(browser: Browser, base: str, host: BrowserContext) -> None:
    pages = {
        "handeln-zusagen": "/team/zusagen/",
        "handeln-massnahme": linked(host, _MEASURES, r"/team/massnahme/\d+/"),
        "handeln-versuch": _tried(host),
        "handeln-herzensprojekt": linked(host, _DARLINGS, r"/team/herzensprojekte/\d+/"),
        "handeln-nutzenbuch": "/team/nutzenbuch/",
        "handeln-nutzen": linked(host, "/team/nutzenbuch/", r"/team/nutzenbuch/\d+/"),
        "bilanz-beschwerden": "/team/beschwerden/",
        "bilanz-haus": "/bilanz/",
        "bilanz-dank": "/dank/",
        "bilanz-fan-phone": "/fan/",
        "handeln-abschied-phone": linked(host, "/team/herzensprojekte/1/abschied/", r"/abschied/\d+/"),
    }
    for name, address in pages.items():
        width, height, most = SIZES["-phone" if name.endswith("-phone") else ""]
        state = host.storage_state() if address.startswith("/team/") else None
        take(window(browser, base, width, height, state), address, PICTURES / f"{name}.png", most=most)
    _take_workshop(host)


def _take_workshop(host: BrowserContext) -> None:
    """A draft that defends itself, and what the check says of it."""
    page = host.new_page()
    page.goto(linked(host, "/team/beschwerden/", r"/team/geschichte/\d+/") + "antwort/")
    page.locator("[name=text]").fill(_DRAFT)
    page.locator(".guarded mark").first.wait_for()
    take_open(page, PICTURES / "antworten-werkstatt.png", most=SIZES[""][2])
    page.close()


def _tried(host: BrowserContext) -> str:
    """The first experiment of the demo that is over."""
    page = host.new_page()
    page.goto(_MEASURES)
    page.goto(linked(host, _MEASURES, r"/team/massnahme/\d+/"))
    link = page.locator("a[href^='/team/versuch/']").first.get_attribute("href")
    page.close()
    return link or ""


def linked(host: BrowserContext, address: str, pattern: str) -> str:
    """The first address of this form that a page leads to."""
    page = host.new_page()
    page.goto(address)
    paths = [urlsplit(link.get_attribute("href") or "").path for link in page.locator("main a[href]").all()]
    page.close()
    return next(path for path in paths if re.fullmatch(pattern, path))
