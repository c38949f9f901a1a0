"""P5: what steers the direction of writing stays inside somebody's words, in a real browser.

No database here: in one process the tests with a database run before those with a browser.
"""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

from django.template import Context, Template
from playwright.sync_api import Browser

from resonanz.ground import clock
from resonanz.listen import reads
from resonanz.listen.models import Story

LOOK = Path(clock.__file__).parent / "static" / "ground" / "look.css"
STEERING = [
    *("\u202e", "\u202d\u202e\u202e", "\u2067", "\u2068\u2067\u202e"),
    *("\u05d0\u05d1 123 ", "\u2069\u2069\u202e", "\u061c\u200f"),
]
PLACES = """(selector) => [...document.querySelectorAll(selector)].map((part) => {
  const range = document.createRange();
  const node = document.createTreeWalker(part, NodeFilter.SHOW_TEXT).nextNode();
  return [...node.data].map((_, n) => {
    range.setStart(node, n);
    range.setEnd(node, n + 1);
    return range.getBoundingClientRect().left;
  });
})"""
ORDER = """[...document.querySelectorAll("footer")].map((foot) =>
  [...foot.children].map((part) => part.getBoundingClientRect().left))"""


def story(sign: str) -> Story:
    now = clock.now()
    return Story(
        text=f"{sign}Wort {sign}",
        name=f"Ada{sign}",
        roles=["customer"],
        permission="public_named",
        teller=uuid4(),
        via="web",
        told_at=now,
        received_at=now,
        entry_index=1,
    )


def test_no_sign_reorders_our_own_words(browser: Browser) -> None:
    """The badge, the day and the link behind a voice stay in their order."""
    source = Template("{% load resonanz %}{% for voice in voices %}{% voice voice %}{% endfor %}")
    shown = source.render(Context({"voices": [reads.voice(story(sign), url="/x/") for sign in STEERING]}))
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.set_content(shown)
    page.add_style_tag(path=LOOK)
    places = page.evaluate(PLACES, ".who, footer > span, footer > a, summary")
    order = page.evaluate(ORDER)
    page.close()
    assert len(places) >= 3 * len(STEERING)
    assert [left for left in [*places, *order] if left != sorted(left)] == []
