"""What axe finds on a page. It is brought in once a page, and its dear rule about contrast is not asked twice."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

# Contrast is weighed text by text against all that lies beneath: nine tenths of the time on a page of many rows.
# Of rows, items and terms that are built alike, four get their weighing (stripes, hover and edges come in twos);
# whatever differs in a tag, a class or a style is a shape of its own. Every other rule looks at everything.
_CHECK = """async ([rules, colours]) => {
  const COLOURS = ["color-contrast", "link-in-text-block"];
  const KEPT = 4;
  const LOOKS = ["class", "style", "hidden", "disabled", "open", "dir", "lang", "data-state", "aria-current", "role"];
  const part = (element) => element.tagName + LOOKS.map((name) => `${name}=${element.getAttribute(name)}`).join();
  const count = new Map();
  const alike = [...document.querySelectorAll("tbody > tr, ul > li, ol > li, dl > div")].filter((row) => {
    const shape = [row, ...row.querySelectorAll("*")].map(part).join("|");
    const frame = [];
    for (let around = row.parentElement; around; around = around.parentElement) frame.push(part(around));
    const key = `${frame.join("<")}:${shape}`;
    count.set(key, (count.get(key) ?? 0) + 1);
    return count.get(key) > KEPT;
  });
  const around = alike.length ? { include: [document], exclude: alike } : document;
  const runs = [];
  if (colours) {
    runs.push(await axe.run(around, { resultTypes: ["violations"], runOnly: { type: "rule", values: COLOURS } }));
  }
  if (rules) {
    const without = Object.fromEntries(COLOURS.map((name) => [name, { enabled: false }]));
    // New in WCAG 2.2 and therefore not yet on by itself: nothing to press is smaller than 24 by 24.
    const asked = { ...without, "target-size": { enabled: true } };
    runs.push(await axe.run(document, { resultTypes: ["violations"], rules: asked }));
  }
  return runs.flatMap((run) => run.violations).flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)} – ${node.failureSummary.slice(0, 300)}`));
}"""


def violations(page: Page, *, rules: bool = True, colours: bool = True) -> list[str]:
    """One line for each element at fault: rule, element, what is wrong. `colours` are weighed apart from all others."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found: list[str] = page.evaluate(_CHECK, [rules, colours])
    return found
