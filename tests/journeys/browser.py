"""A person with a browser. Whatever their browser complains about, whatever leaves the house, is remembered."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, Request, expect

from tests.journeys.axe import violations

PATIENCE = 60_000
# A slow machine is no fault: what is expected may take as long as a page.
expect.set_options(timeout=PATIENCE)
COOKIES = {"session", "csrf"}
WIDTHS = (390, 1440)
_HEIGHTS = {320: 640, 390: 844, 1440: 900}
_ANSWERED = re.compile(r"Failed to load resource: the server responded with a status of (\d{3})")
# The style is put in and taken out without markup, which our own policy would refuse.
_SPACED = """() => {
  const spaced = new CSSStyleSheet();
  spaced.replaceSync(`p { margin-bottom: 2em !important; }
    * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }`);
  document.adoptedStyleSheets = [spaced];
  const wide = document.scrollingElement.scrollWidth - innerWidth;
  const cut = [...document.querySelectorAll("main *, header *, footer *")].filter((element) => {
    const { overflowX, overflowY, clipPath } = getComputedStyle(element);
    if (![overflowX, overflowY].some((one) => one === "hidden" || one === "clip")) return false;
    // Fields scroll to what is typed; what is clipped away is only there to be read aloud.
    if (clipPath !== "none" || element.matches("input, select, textarea, .away *, svg *")) return false;
    return element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1;
  });
  document.adoptedStyleSheets = [];
  const faults = cut.map((element) => `cut off: ${element.outerHTML.slice(0, 160)}`);
  return wide > 0 ? [`${wide} px too wide`, ...faults] : faults;
}"""
_QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def launch(playwright: Playwright) -> Browser:
    place = "/usr/bin/chromium" if Path("/usr/bin/chromium").exists() else shutil.which("chromium")
    if place is None:
        raise AssertionError("The journeys need the program „chromium“; on Debian: apt install chromium.")
    return playwright.chromium.launch(executable_path=place, args=_QUIET)


def size(width: int) -> Any:
    return {"width": width, "height": _HEIGHTS[width]}


@dataclass
class Visitor:
    """One browser window of one person."""

    context: BrowserContext
    page: Page
    base: str
    expected: set[int] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    checking: bool = False

    def go(self, path: str) -> None:
        self.page.goto(self.base + path)

    def expects(self, *statuses: int) -> None:
        """Browsers report every answer from 400 on as an error; these are meant."""
        self.expected.update(statuses)

    def press(self, name: str | re.Pattern[str]) -> None:
        self.page.get_by_role("button", name=name).click()

    def follow(self, name: str | re.Pattern[str]) -> None:
        self.page.get_by_role("link", name=name).first.click()

    def words(self) -> str:
        """All that can be read in the main part of the page."""
        return self.page.locator("main").inner_text()

    def look(self, *, rules: bool = True, colours: bool = True) -> None:
        """No violation that axe can find, and nothing sticks out to the right. Told at the end, all of them."""
        # A press that leads elsewhere has only begun when it comes back: the new page has to be there.
        self.page.wait_for_load_state()
        place = f"{urlsplit(self.page.url).path} at {self.page.viewport_size}"
        wide = self.page.evaluate("document.scrollingElement.scrollWidth - innerWidth")
        if wide > 0:
            self.faults.append(f"{place} is {wide} px too wide")
        self.checking = True
        found = violations(self.page, rules=rules, colours=colours)
        self.faults += [f"{place}: {fault}" for fault in found]
        self.checking = False

    def space_out(self) -> None:
        """More space between letters, words and lines cuts nothing off and pushes nothing out (WCAG 1.4.12)."""
        place = f"{urlsplit(self.page.url).path} at {self.page.viewport_size}, spaced out"
        self.faults += [f"{place}: {fault}" for fault in self.page.evaluate(_SPACED)]

    def check(self) -> None:
        """What must hold at the end of every journey."""
        unexpected = [line for line in self.complaints if not self._is_expected(line)]
        assert not unexpected, unexpected
        assert not self.foreign, self.foreign
        assert not self.faults, "\n".join(dict.fromkeys(self.faults))
        assert {str(cookie["name"]) for cookie in self.context.cookies()} <= COOKIES

    def _is_expected(self, line: str) -> bool:
        answered = _ANSWERED.search(line)
        return bool(answered) and int(answered[1]) in self.expected

    def hear(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not self.checking:
            self.complaints.append(f"{message.text} ({message.location.get('url', '')})")

    def notice(self, request: Request) -> None:
        if request.url.startswith(("data:", "blob:", "about:")):
            return
        if urlsplit(request.url).netloc != urlsplit(self.base).netloc:
            self.foreign.append(request.url)


@contextmanager
def visiting(browser: Browser, base: str, *, width: int = 1440, **wishes: Any) -> Iterator[Visitor]:
    """A fresh browser without cookies; closing it checks what it has seen."""
    options: dict[str, Any] = {"locale": "de-DE", "viewport": size(width), "reduced_motion": "reduce", **wishes}
    context = browser.new_context(**options)
    context.set_default_timeout(PATIENCE)
    try:
        visitor = Visitor(context=context, page=context.new_page(), base=base)
        context.on("console", visitor.hear)
        context.on("weberror", lambda error: visitor.complaints.append(f"exception: {error.error}"))
        context.on("request", visitor.notice)
        yield visitor
        visitor.check()
    finally:
        context.close()
