"""Finds patterns among the words of a text, in one pass: work grows with the words, not with the gaps."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from resonanz_engine.rulebook import Tokens
from resonanz_engine.wordbook import Pattern, Slot

Met = tuple[int, int]
"""First and last word of a pattern that was met."""
Place = tuple[int, int, Slot]
"""A pattern, the position of a slot in it, and the slot."""
LONG = 28
"""Words from this length on are "#long"; ordinary German compounds stay below."""


@dataclass(slots=True)
class Scanner:
    """All patterns of a book by the words that may fill their slots; ``known`` remembers the slots of each word."""

    patterns: tuple[Pattern, ...]
    exact: dict[str, list[Place]]
    prefixes: dict[str, list[Place]]
    suffixes: dict[str, list[Place]]
    widths: tuple[int, ...]
    tails: tuple[int, ...]
    known: dict[str, tuple[Place, ...]] = field(default_factory=dict)

    def places(self, form: str) -> tuple[Place, ...]:
        """Where a word fits, later slots first, so that one word never fills two slots of a row."""
        if form in self.known:
            return self.known[form]
        found = {place[:2]: place for place in self.exact.get(form, ())}
        if not form.startswith("#"):
            for width in self.widths:
                if width <= len(form):
                    found |= {place[:2]: place for place in self.prefixes.get(form[:width], ())}
            for width in self.tails:
                if width < len(form):
                    found |= {place[:2]: place for place in self.suffixes.get(form[-width:], ())}
        result = tuple(found[key] for key in sorted(found, key=lambda key: (key[0], -key[1])))
        if len(self.known) < MEMORY:
            self.known[form] = result
        return result

    def scan(self, words: Tokens, marks: Sequence[Sequence[str]], opens: Sequence[bool]) -> dict[int, list[Met]]:
        """(pattern: places) of everything that is met, in reading order.

        marks (t): further names of each word, such as "#cap"; opens (t): whether a sentence begins there.
        """
        found: dict[int, list[Met]] = {}
        state: dict[tuple[int, int], Met] = {}
        for at, form in enumerate(words.form):
            met = [place for name in (form, *marks[at]) for place in self.places(name)]
            for number, position, slot in met:
                begin = self._begin(number, position, slot, at, words, opens, state)
                if begin < 0 or not _fits(slot, at, words):
                    continue
                if position + 1 < len(self.patterns[number].slots):
                    state[number, position] = (begin, at)
                else:
                    found.setdefault(number, []).append((begin, at))
        return found

    def _begin(
        self,
        number: int,
        position: int,
        slot: Slot,
        at: int,
        words: Tokens,
        opens: Sequence[bool],
        state: dict[tuple[int, int], Met],
    ) -> int:
        """The first word of the row that this word continues, or -1; the nearest row is always the best one."""
        if position == 0:
            return at if opens[at] or not self.patterns[number].opening else -1
        begin, last = state.get((number, position - 1), (-1, -1))
        if begin < 0 or last == at or at - last > slot.gap + 1 or not words.within(last, at, slot.reach):
            return -1
        return begin


MEMORY = 50_000
"""So many words are remembered; beyond, they are looked up again."""


def scanner(patterns: tuple[Pattern, ...]) -> Scanner:
    """The patterns, ready to be looked for."""
    exact: dict[str, list[Place]] = {}
    prefixes: dict[str, list[Place]] = {}
    suffixes: dict[str, list[Place]] = {}
    for number, pattern in enumerate(patterns):
        for position, slot in enumerate(pattern.slots):
            place = (number, position, slot)
            for table, words in ((exact, slot.exact), (prefixes, slot.prefixes), (suffixes, slot.suffixes)):
                for word in words:
                    table.setdefault(word, []).append(place)
    widths = tuple(sorted({len(word) for word in prefixes}))
    tails = tuple(sorted({len(word) for word in suffixes}))
    return Scanner(patterns, exact, prefixes, suffixes, widths, tails)


def openings(words: Tokens, fillers: frozenset[str]) -> list[bool]:
    """Whether a sentence begins at each word; behind fillers ("Und", "Also") it begins once more."""
    out: list[bool] = []
    for at, sentence in enumerate(words.sentence):
        first = at == 0 or words.sentence[at - 1] != sentence
        out.append(first or (out[at - 1] and words.form[at - 1] in fillers))
    return out


def names(text: str, words: Tokens, opens: Sequence[bool]) -> list[tuple[str, ...]]:
    """Further names of each word: "#cap" with a capital inside a sentence, "#num" for numbers, "#long"."""
    out: list[tuple[str, ...]] = []
    for at, form in enumerate(words.form):
        first = text[words.start[at]]
        named = ["#cap"] * (first.isupper() and not opens[at]) + ["#num"] * first.isdigit()
        out.append((*named, *["#long"] * (len(form) >= LONG and "-" not in form)))
    return out


def _fits(slot: Slot, at: int, words: Tokens) -> bool:
    last = at + 1 == len(words.form)
    ends = last or words.sentence[at + 1] != words.sentence[at]
    if slot.closes and not ends:
        return False
    if slot.opens and at > 0 and words.clause[at - 1] == words.clause[at]:
        return False
    return last or not slot.not_next or words.form[at + 1] not in slot.not_next
