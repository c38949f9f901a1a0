"""Long words on a wall: shown from their beginning, whole sentences, never in other words."""

from __future__ import annotations

import re

_SENTENCE_ENDS = re.compile(r"[.!?…]+[\"“”’»«)]*(?=\s)")
_LEAST = 0.4
"""A cut after a sentence must leave so much of the room in use; else it falls between two words."""


def beginning(text: str, *, most: int) -> tuple[str, bool]:
    """The first whole sentences of `text` within `most` characters, word for word, and whether something is left out.

    A sentence that is longer than that is cut between two words.
    """
    whole = text.strip()
    if len(whole) <= most:
        return whole, False
    room = whole[: most + 1]
    ends = [found.end() for found in _SENTENCE_ENDS.finditer(room)]
    if ends and ends[-1] >= most * _LEAST:
        return whole[: ends[-1]], True
    between = max(room.rfind(" "), room.rfind("\n"))
    return whole[: between if between > 0 else most].rstrip(), True
