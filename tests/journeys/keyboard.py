"""Somebody who has nothing but a keyboard: every stop is seen, nothing covers it, and no change throws them back."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.journeys.browser import Visitor
from tests.journeys.steps import outlined

MOST = 90
HERE = "selector => document.activeElement.matches(selector)"
# WCAG 2.4.11: of what has the focus at least one of five points is not covered by anything else.
_COVERED = """() => {
  const here = document.activeElement;
  const { left, top, right, bottom } = here.getBoundingClientRect();
  const inside = (x, y) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight;
  const points = [[left + 2, top + 2], [right - 2, top + 2], [left + 2, bottom - 2], [right - 2, bottom - 2],
    [(left + right) / 2, (top + bottom) / 2]].filter(([x, y]) => inside(x, y));
  // A link that goes over two lines has empty corners in its box.
  for (const box of here.getClientRects()) points.push([box.left + 2, box.top + box.height / 2]);
  return !points.some(([x, y]) => {
    const found = document.elementFromPoint(x, y);
    return found && (here.contains(found) || found.contains(here) && found.closest("label") || found === here);
  });
}"""
_NOWHERE = "() => [null, document.body, document.documentElement].includes(document.activeElement)"
_SAYS = "() => document.activeElement.outerHTML.slice(0, 200)"
_ORDER = """() => {
  const before = globalThis.stopBefore;
  globalThis.stopBefore = document.activeElement;
  return !before?.isConnected || Boolean(before.compareDocumentPosition(document.activeElement) & 4);
}"""


def is_nowhere(page: Page) -> bool:
    return bool(page.evaluate(_NOWHERE))


def check_stop(page: Page) -> None:
    """What must hold wherever the keyboard stops."""
    says = page.evaluate(_SAYS)
    assert outlined(page), f"nobody sees where the keyboard is: {says}"
    assert not page.evaluate(_COVERED), f"something covers where the keyboard is: {says}"


def tab_to(window: Visitor, selector: str, *, back: bool = False) -> None:
    """Tab by Tab, or backwards; the stops follow the page."""
    page = window.page
    page.evaluate("() => { globalThis.stopBefore = null; }")
    for _ in range(MOST):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        if is_nowhere(page):
            # Behind the last stop the browser itself has its turn.
            page.evaluate("() => { globalThis.stopBefore = null; }")
            continue
        check_stop(page)
        assert back or page.evaluate(_ORDER), f"the stops do not follow the page: {page.evaluate(_SAYS)}"
        if page.evaluate(HERE, selector):
            return
    raise AssertionError(f"{MOST} times Tab do not lead to {selector}")


def press(window: Visitor, selector: str, key: str = "Enter", *, back: bool = False) -> None:
    tab_to(window, selector, back=back)
    window.page.keyboard.press(key)


def write(window: Visitor, selector: str, words: str) -> None:
    tab_to(window, selector)
    window.page.keyboard.type(words)


def choose(window: Visitor, name: str, value: str) -> None:
    """Into the group with Tab, on with the arrows."""
    page = window.page
    tab_to(window, f"[name={name}]")
    wanted = page.locator(f"[name={name}][value={value}]")
    for _ in range(page.locator(f"[name={name}]").count()):
        if wanted.is_checked():
            return
        page.keyboard.press("ArrowDown")
        check_stop(page)
    expect(wanted).to_be_checked()


def stops(window: Visitor) -> int:
    """Once through the whole page, checking each stop; answers how many there are."""
    page = window.page
    page.evaluate("() => { document.activeElement.blur(); globalThis.stopBefore = null; }")
    for count in range(1_000):
        page.keyboard.press("Tab")
        if is_nowhere(page):
            return count
        check_stop(page)
        assert page.evaluate(_ORDER), f"the stops do not follow the page: {page.evaluate(_SAYS)}"
    raise AssertionError("the page has no end for the keyboard")
