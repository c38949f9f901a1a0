"""Where sentences begin and end. One pass, bounded look-back, linear in the length of the text."""

import re
from collections.abc import Iterator

MARK = re.compile(r"""(?<![.!?…])[.!?…]+["'»«“”’)\]]*(\s*)|\n\s*""")
WRAP = 60
"""A line at least this long was probably wrapped by a mail program and goes on in the next one."""
LOOK_BACK = 14
WORD_BEFORE = re.compile(r"[\w.]+\Z")


def sentences(text: str, abbreviations: frozenset[str]) -> list[tuple[int, int]]:
    """(start, end) of every sentence, in order, without overlap and without blanks around it.

    Everything but white space is covered. Line breaks end a sentence unless the line was wrapped.
    """
    found: list[tuple[int, int]] = []
    begin = 0
    for cut in _cuts(text, abbreviations):
        _keep(found, text, begin, cut)
        begin = cut
    _keep(found, text, begin, len(text))
    return found


def _keep(found: list[tuple[int, int]], text: str, begin: int, end: int) -> None:
    piece = text[begin:end]
    bare = piece.strip()
    if bare:
        start = begin + len(piece) - len(piece.lstrip())
        found.append((start, start + len(bare)))


def _cuts(text: str, abbreviations: frozenset[str]) -> Iterator[int]:
    line = 0
    for mark in MARK.finditer(text):
        end = mark.end()
        following = text[end : end + 1]
        hit = mark.group()
        breaks = hit.count("\n")
        if hit[0] == "\n":
            ends = breaks > 1 or not _goes_on(text, mark.start(), mark.start() - line, following)
        else:
            ends = bool(mark.group(1)) and (
                breaks > 0 or _is_end(text, mark.start(), hit.rstrip(), following, abbreviations)
            )
        if breaks:
            line = end
        if ends:
            yield end


def _goes_on(text: str, at: int, width: int, following: str) -> bool:
    """Whether the sentence goes on behind a single line break."""
    before = text[max(0, at - 1) : at]
    return following.islower() or before in {",", "-", "–"} or (width >= WRAP and following.isalpha())


def _is_end(text: str, at: int, sign: str, following: str, abbreviations: frozenset[str]) -> bool:
    """Whether a mark followed by white space ends the sentence."""
    if following.islower():
        return False
    if sign != ".":
        return True
    before = WORD_BEFORE.search(text[max(0, at - LOOK_BACK) : at])
    word = before.group().lower() if before else ""
    short_number = word.isdigit() and len(word) <= 2  # noqa: PLR2004  # "am 3. Mai"
    initial = len(word) == 1 and word.isalpha()
    return not (short_number or initial or word in abbreviations)
