"""Reads the rules and examples that are shipped with the engine."""

from functools import cache
from importlib.resources import files

from resonanz_engine.findings import Kind
from resonanz_engine.rulebook import Example, Part, Rule, Rulebook, Speech
from resonanz_engine.wordbook import GAPS

FOLDED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


@cache
def rulebook(languages: tuple[str, ...] = ("de", "en")) -> Rulebook:
    """The shipped rules of these languages."""
    return Rulebook(
        speech={code: speech(code) for code in languages},
        examples=tuple(example for code in languages for example in examples(code)),
        turns=_words(*(f"turns_{code}" for code in languages)),
        ties=_words(*(f"ties_{code}" for code in languages)),
        abbreviations=_words("abbreviations"),
    )


def speech(code: str) -> Speech:
    """The rules and word lists of one language; raises ValueError for a line that is no rule."""
    return Speech(
        rules=tuple(parsed(line) for line in _lines(f"kinds_{code}")),
        common=frozenset(word.translate(FOLDED) for word in _words(f"stop_{code}")),
        variants=dict(line.split() for line in _lines(f"variants_{code}")),
        negators=_words(f"negators_{code}"),
        unreal=_words(f"unreal_{code}"),
    )


def examples(code: str) -> tuple[Example, ...]:
    """The made-up sentences of one language, "-" for those that only tell."""
    pairs = (line.split("\t", 1) for line in _lines(f"examples_{code}"))
    return tuple(Example(None if kind == "-" else Kind(kind), code, text) for kind, text in pairs)


def parsed(line: str) -> Rule:
    """A rule out of a line such as ``wish 0.9 schoen .. waere|waer``; the signs stand in kinds_de.txt."""
    kinds, weight, *words = line.split()
    turns, kinds = kinds.startswith("~"), kinds.lstrip("~")
    kind, _, against = kinds.partition("-")
    opening = words[0] == "^"
    parts: list[Part] = []
    gap, reach = 0, 0
    for word in words[opening:]:
        if word in GAPS:
            gap, reach = GAPS[word]
            continue
        options = [option.replace("'", "") for option in word.split("|")]
        exact = frozenset(option for option in options if not option.endswith("*"))
        prefixes = tuple(option[:-1] for option in options if option.endswith("*"))
        parts.append(Part(exact, prefixes, gap, reach))
        gap, reach = 0, 0
    if not parts:
        raise ValueError(f"No words in the rule: {line}")
    return Rule(
        kind=None if kind == "none" else Kind(kind),
        against=Kind(against) if against else None,
        weight=float(weight),
        parts=tuple(parts),
        turns=turns,
        opening=opening,
    )


@cache
def _lines(name: str) -> tuple[str, ...]:
    source = files("resonanz_engine").joinpath("data", f"{name}.txt")
    if not source.is_file():
        return ()
    lines = source.read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line.strip() and not line.startswith("#"))


def _words(*names: str) -> frozenset[str]:
    return frozenset(word.replace("'", "") for name in names for line in _lines(name) for word in line.split())
