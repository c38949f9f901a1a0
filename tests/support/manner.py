"""Finds „Sie“ where guests are addressed with du."""

from __future__ import annotations

import re
from html import unescape

from tools.addressing import addressing_nobody

_SIE = re.compile(r".{0,60}\b(?:Sie|Ihnen|Ihr|Ihre[mnrs]?)\b.{0,40}")
_HOLES = re.compile(r"%\(\w+\)[sd]")


def addressed_as_sie(said: str) -> list[str]:
    """Every place in a page, a mail or the text of a PDF where somebody is addressed as „Sie“; all of HTML is read."""
    read = " ".join(unescape(said).split())
    for text in addressing_nobody():
        known = ".{0,80}?".join(re.escape(part) for part in _HOLES.split(" ".join(text.split())))
        read = re.sub(known, "", read)
    return _SIE.findall(read)
