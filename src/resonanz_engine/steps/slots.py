"""Finds patterns among the words of a text, in one pass: work grows with the words, not with the gaps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from resonanz_engine.wordbook import Pattern, Slot, Tokens

Met = tuple[int, int]
"""First and last word of a pattern that was met."""
LONG = 28
"""Words from this length on are "#long"; ordinary German compounds stay below."""
CODE = 7
"""Words with several capitals up to this length are abbreviations, not "KundInnen" or names."""
MEMORY = 50_000
"""The slots of so many words are remembered; beyond, they are looked up again."""
NONE: frozenset[int] = frozenset()
NONE_KNOWN: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Fitting:
    """The slots one word may fill. swift: what waits behind slots without a condition that begin a pattern (at the
    beginning of a sentence, and elsewhere); begins: the other beginnings, likewise; onward: slots that go on."""

    swift: tuple[frozenset[int], frozenset[int]]
    begins: tuple[frozenset[int], frozenset[int]]
    onward: frozenset[int]


@dataclass(slots=True)
class Scanner:
    """Patterns as one row of slots, numbered through, and which of them a word may fill.

    pattern: the pattern of each slot; first: slots that begin a pattern, opening: those of them that begin a sentence,
    final: slots that end one, plain: slots without a condition. ``known`` remembers the slots of each word.
    """

    row: list[Slot]
    pattern: list[int]
    first: frozenset[int]
    opening: frozenset[int]
    final: frozenset[int]
    plain: frozenset[int]
    exact: dict[str, set[int]]
    prefixes: dict[str, set[int]]
    suffixes: dict[str, set[int]]
    widths: tuple[int, ...]
    tails: tuple[int, ...]
    known: dict[str, Fitting] = field(default_factory=dict)

    def fitting(self, form: str) -> Fitting:
        """The slots a word may fill, looked up once."""
        if form in self.known:
            return self.known[form]
        found = set(self.exact.get(form, ()))
        if not form.startswith("#"):
            for width in self.widths:
                found |= self.prefixes.get(form[:width], NONE) if width <= len(form) else NONE
            for width in self.tails:
                found |= self.suffixes.get(form[-width:], NONE) if width < len(form) else NONE
        begins = found & self.first
        swift = (begins & self.plain) - self.final
        result = Fitting(
            swift=(frozenset(n + 1 for n in swift), frozenset(n + 1 for n in swift - self.opening)),
            begins=(frozenset(begins - swift), frozenset(begins - swift - self.opening)),
            onward=frozenset(found - self.first),
        )
        if len(self.known) < MEMORY:
            self.known[form] = result
        return result

    def scan(self, words: Tokens, marks: Sequence[Sequence[str]], opens: Sequence[bool]) -> dict[int, list[Met]]:
        """(pattern: places) of everything that is met, in reading order.

        marks (t): further names of each word, such as "#cap"; opens (t): whether a sentence begins there.
        """
        found: dict[int, list[Met]] = {}
        waiting: dict[int, Met] = {}
        for at, form in enumerate(words.form):
            if at and words.sentence[at] != words.sentence[at - 1]:
                waiting.clear()
            fittings = [self.fitting(name) for name in (form, *marks[at])]
            inside = not opens[at]
            step = self._step(at, words, fittings, waiting, inside=inside)
            for fitting in fittings:
                waiting.update(dict.fromkeys(fitting.swift[inside], (at, at)))
            for slot, met in step.items():
                if slot in self.final:
                    found.setdefault(self.pattern[slot], []).append(met)
                else:
                    waiting[slot + 1] = met
        return found

    def _step(
        self, at: int, words: Tokens, fittings: Sequence[Fitting], waiting: Mapping[int, Met], *, inside: bool
    ) -> dict[int, Met]:
        """The slots that one word fills, with the words from the first of the row to this one."""
        step: dict[int, Met] = {}
        for fitting in fittings:
            for slot in fitting.begins[inside]:
                if slot in self.plain or _fits(self.row[slot], at, words):
                    step[slot] = (at, at)
            for slot in waiting.keys() & fitting.onward:
                begin, last = waiting[slot]
                near = _near(self.row[slot], last, at, words)
                if near and (slot in self.plain or _fits(self.row[slot], at, words)):
                    step[slot] = (begin, at)
        return step


def scanner(patterns: tuple[Pattern, ...]) -> Scanner:
    """The patterns, ready to be looked for."""
    row = [slot for pattern in patterns for slot in pattern.slots]
    owner = [number for number, pattern in enumerate(patterns) for _ in pattern.slots]
    tables: tuple[dict[str, set[int]], ...] = ({}, {}, {})
    for number, slot in enumerate(row):
        for table, words in zip(tables, (slot.exact, slot.prefixes, slot.suffixes), strict=True):
            for word in words:
                table.setdefault(word, set()).add(number)
    first = frozenset(number for number in range(len(row)) if number == 0 or owner[number - 1] != owner[number])
    return Scanner(
        row=row,
        pattern=owner,
        first=first,
        opening=frozenset(number for number in first if patterns[owner[number]].opening),
        final=frozenset(n for n in range(len(row)) if n + 1 == len(row) or owner[n + 1] != owner[n]),
        plain=frozenset(n for n, slot in enumerate(row) if not (slot.opens or slot.closes or slot.not_next)),
        exact=tables[0],
        prefixes=tables[1],
        suffixes=tables[2],
        widths=tuple(sorted({len(word) for word in tables[1]})),
        tails=tuple(sorted({len(word) for word in tables[2]})),
    )


def openings(words: Tokens, fillers: frozenset[str]) -> list[bool]:
    """Whether a sentence begins at each word; behind fillers ("Und", "Also") it begins once more."""
    out: list[bool] = []
    for at, sentence in enumerate(words.sentence):
        first = at == 0 or words.sentence[at - 1] != sentence
        out.append(first or (out[at - 1] and words.form[at - 1] in fillers))
    return out


def names(
    text: str, words: Tokens, opens: Sequence[bool], everyday: frozenset[str] = NONE_KNOWN
) -> list[tuple[str, ...]]:
    """Further names of each word: "#cap" with a capital inside a sentence, "#num" for numbers, "#long", and "#code" for
    abbreviations in capitals that are not ``everyday``; none are seen where the whole text is in capitals."""
    out: list[tuple[str, ...]] = []
    shouted = text.isupper()
    for at, form in enumerate(words.form):
        spelt = text[words.start[at] : words.end[at]]
        first = spelt[0]
        named = ["#cap"] * (first.isupper() and not opens[at]) + ["#num"] * first.isdigit()
        named += ["#code"] * (not shouted and not spelt[1:].islower() and _code(spelt, everyday))
        out.append((*named, *["#long"] * (len(form) >= LONG and "-" not in form)))
    return out


def _code(spelt: str, everyday: frozenset[str]) -> bool:
    """Whether a word, or a part of it before or behind a hyphen, is written like "KPI", "KPIs" or "MsbG"."""
    return any(
        1 < len(part) <= CODE
        and sum(map(str.isupper, part)) > 1
        and not part.endswith("In")
        and part.lower() not in everyday
        for part in spelt.split("-")
    )


def _near(slot: Slot, last: int, at: int, words: Tokens) -> bool:
    return at - last <= slot.gap + 1 and words.within(last, at, slot.reach)


def _fits(slot: Slot, at: int, words: Tokens) -> bool:
    last = at + 1 == len(words.form)
    ends = last or words.sentence[at + 1] != words.sentence[at]
    if slot.closes and not ends:
        return False
    if slot.opens and at > 0 and words.clause[at - 1] == words.clause[at]:
        return False
    return last or not slot.not_next or words.form[at + 1] not in slot.not_next
