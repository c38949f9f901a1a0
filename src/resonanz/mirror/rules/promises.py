"""Promises and values as an organisation types or pastes them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from resonanz.ground.invisible import INVISIBLE_CLASS

MOST_PROMISES = 20
LONGEST_TEXT, LONGEST_SOURCE = 500, 300
MOST_LINES = 200
_A_LIST, _FEWEST_WORDS = 30, 3
_BULLET = re.compile(r"^(?:[-–—•‣▪·*►»✓✔○●]|\(?\d{1,3}[.):]|\(?[a-zA-Z][.)])(?=\s)\s*")
_VISIBLE = re.compile(rf"[^\s{INVISIBLE_CLASS}]")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, kw_only=True)
class Item:
    """One promise or value: what it is, its words, and where they stand."""

    kind: str
    text: str
    source: str = ""

    def as_body(self) -> dict[str, str]:
        """How the ledger holds it."""
        return {"kind": str(self.kind), "text": self.text, "source": self.source}


def is_readable(text: str) -> bool:
    """Whether anything in it can be seen."""
    return _VISIBLE.search(text) is not None


def items_problems(items: Sequence[Item]) -> dict[str, str]:
    """Sentences by the place of an item and its field (`"3-text"`), under an empty name for the whole list."""
    problems: dict[str, str] = {}
    if len(items) > MOST_PROMISES:
        told = {"most": MOST_PROMISES, "found": len(items)}
        problems[""] = _("Höchstens %(most)s auf einmal, hier sind es %(found)s. Mehr beantwortet niemand gern.") % told
    first: dict[str, int] = {}
    for place, item in enumerate(items):
        if problem := _text_problem(item.text):
            problems[f"{place}-text"] = problem
        elif (known := first.setdefault(_folded(item.text), place)) != place:
            problems[f"{place}-text"] = _("Das steht schon an Stelle %(place)s.") % {"place": known + 1}
        if len(item.source) > LONGEST_SOURCE or "\0" in item.source:
            problems[f"{place}-source"] = _("Bitte nennen Sie die Fundstelle kürzer: höchstens %(most)s Zeichen.") % {
                "most": LONGEST_SOURCE
            }
    return problems


def _text_problem(text: str) -> str:
    if not is_readable(text):
        return _("Hier steht noch nichts. Bitte schreiben Sie den Satz so, wie er öffentlich steht.")
    if "\0" in text:
        return _("Darin steckt ein Zeichen, das sich nicht speichern lässt. Bitte tippen Sie es neu.")
    if len(text) > LONGEST_TEXT:
        told = {"most": LONGEST_TEXT, "found": len(text)}
        return _("Das hat %(found)s Zeichen, möglich sind %(most)s. Ein Versprechen ist meist ein Satz.") % told
    return ""


def _folded(text: str) -> str:
    """Two items that differ only in blanks, case or the final dot are the same to whoever reads them."""
    return " ".join(text.casefold().split()).rstrip(".!")


def lines_of(pasted: str) -> list[str]:
    """The lines of a pasted block that may be promises, each once, without bullets and numbers.

    Of a long page only those that look like sentences are kept; headings, menus and footers are left out.
    """
    lines = [_without_bullets(line) for line in pasted.splitlines()]
    once: dict[str, str] = {}
    for line in lines:
        if is_readable(line):
            once.setdefault(_folded(line), line)
    found = list(once.values())
    return [line for line in found if _is_sentence(line)] if len(found) > _A_LIST else found


def _without_bullets(line: str) -> str:
    line = line.strip()
    while (shorter := _BULLET.sub("", line).strip()) != line:
        line = shorter
    return line


def _is_sentence(line: str) -> bool:
    words = [word for word in line.split() if _LETTER.search(word)]
    return len(words) >= _FEWEST_WORDS and (len(words) > _FEWEST_WORDS or line.rstrip("“\"'»”)")[-1:] in ".!?")
