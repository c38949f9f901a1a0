"""Cuts a long story into passages between sentences, so that one story can belong to several themes."""

from collections.abc import Sequence

NEW_PARAGRAPH, NEW_MATTER, SAME_MATTER = 0.6, 0.5, -0.5
"""What speaks for a cut before a sentence: an empty line, "außerdem", against it: "deshalb"."""
LOOK = 24
"""Shorter passages than the shortest come out of so few sentences that no search needs to look further back."""


def passages(
    sentences: Sequence[tuple[int, int]],
    cut_worth: Sequence[float],
    *,
    shortest: int,
    longest: int,
) -> list[tuple[int, int]]:
    """(start, end) of passages, in order, that cover every sentence exactly once.

    cut_worth: what speaks for a cut before each sentence. The cuts make the lengths as even as possible
    around the middle of ``shortest`` and ``longest`` and come where they are worth most (dynamic programming).
    A passage is longer than ``longest`` only where a single sentence is.
    """
    if not sentences:
        return []
    ideal = (shortest + longest) / 2
    best, back = [0.0], [0]
    for end in range(1, len(sentences) + 1):
        options = []
        for begin in range(end - 1, max(-1, end - 1 - LOOK), -1):
            length = sentences[end - 1][1] - sentences[begin][0]
            if length > longest and begin < end - 1:
                break
            worth = cut_worth[begin] if begin else 0.0
            options.append((best[begin] + _cost(length, ideal, shortest) - worth, -begin))
        cost, begin = min(options)
        best.append(cost)
        back.append(-begin)
    cuts, at = [], len(sentences)
    while at:
        cuts.append((sentences[back[at]][0], sentences[at - 1][1]))
        at = back[at]
    return cuts[::-1]


def _cost(length: int, ideal: float, shortest: int) -> float:
    """How far a passage is from the ideal length; too short ones say too little to be placed alone."""
    return float((length / ideal - 1) ** 2 + (1.0 if length < shortest else 0.0))


def cut_worths(
    text: str, sentences: Sequence[tuple[int, int]], turns: frozenset[str], ties: frozenset[str]
) -> list[float]:
    """What speaks for a cut before each sentence, from the blank lines and the first word."""
    out = []
    before = 0
    for start, end in sentences:
        first = text[start:end].split(maxsplit=1)[0].strip(",.;:–-").lower()
        worth = NEW_PARAGRAPH if text[before:start].count("\n") > 1 else 0.0
        worth += NEW_MATTER if first in turns else SAME_MATTER if first in ties else 0.0
        out.append(worth)
        before = end
    return out


def pieces(text: str, sentences: Sequence[tuple[int, int]], longest: int) -> list[tuple[int, int]]:
    """The sentences, those longer than ``longest`` cut at blanks, so that nothing is lost.

    A run without any blank is cut hard.
    """
    out: list[tuple[int, int]] = []
    for start, end in sentences:
        begin = start
        while end - begin > longest:
            cut = _last_blank(text, begin, begin + longest)
            out.append((begin, begin + len(text[begin:cut].rstrip())))
            begin = cut + len(text[cut:end]) - len(text[cut:end].lstrip())
        if begin < end:
            out.append((begin, end))
    return out


def _last_blank(text: str, begin: int, end: int) -> int:
    """Where to cut: behind the last clause in the second half, else at the last blank, else at the end."""
    for mark in (", ", "; ", " "):
        cut = text.rfind(mark, begin + (end - begin) // 2, end)
        if cut > begin:
            return cut + len(mark.rstrip())
    return end
