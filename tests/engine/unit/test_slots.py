import pytest

from resonanz_engine.adapters.wordbooks import pattern
from resonanz_engine.steps import sentences, slots, tokens

LISTS = {"you": frozenset({"sie", "du"}), "fine": frozenset({"gut", "gute"}), "fine+": frozenset({"gute"})}


def met(line: str, text: str, fillers: str = "") -> list[str]:
    """The places of one pattern, in the words of the text."""
    read = tokens.tokens(text, sentences.sentences(text, frozenset()))
    opens = slots.openings(read, frozenset(fillers.split()))
    scanner = slots.scanner((pattern(line, LISTS),))
    found = scanner.scan(read, slots.names(text, read, opens), opens)
    return [text[read.start[begin] : read.end[last]] for begin, last in found.get(0, [])]


@pytest.mark.parametrize(
    ("line", "text", "expected"),
    [
        ("finden @you", "Finden Sie das?", ["Finden Sie"]),
        ("finden @you", "Finden heute Sie das?", []),
        ("finden .. @you", "Finden heute Sie das?", ["Finden heute Sie"]),
        ("a .. b", "a 1 2 3 4 b", []),
        ("a .. b", "a, b", []),
        ("a ... b", "a, b", ["a, b"]),
        ("a ... b", "a? B", []),
        ("a ... b", "a a b", ["a b"]),
        ("a b", "a b a b", ["a b", "a b"]),
        ("a a", "a a a", ["a a", "a a"]),
        ("^ a", "b a? A", ["A"]),
        ("a $", "a b a", ["a"]),
        ("a !b", "a b a c", ["a"]),
        (",a", "b a, a", ["a"]),
        ("a*", "Anton und Berta", ["Anton"]),
        ("*ton", "Anton und ton", ["Anton"]),
        ("*", "x y", ["x", "y"]),
        ("#cap", "Haus und Hof", ["Hof"]),
        ("#num", "von 1 bis zehn", ["1"]),
        ("#long", "Donaudampfschifffahrtsgesellschaft", ["Donaudampfschifffahrtsgesellschaft"]),
        ("schön~", "schöne und schönste", ["schöne"]),
        ("@fine+", "gut und gute", ["gute"]),
    ],
)
def test_patterns(line: str, text: str, expected: list[str]) -> None:
    assert met(line, text) == expected


def test_behind_fillers_a_sentence_begins_again() -> None:
    assert met("^ a", "Und also a", fillers="und also") == ["a"]
    assert met("^ a", "Und dann a", fillers="und also") == []


@pytest.mark.parametrize("line", ["", "^", "..", "@nobody", "a*b", "un*lich|a"])
def test_what_is_no_pattern_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"No words|no list"):
        pattern(line, LISTS)


def test_remembered_words_do_not_grow_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slots, "MEMORY", 2)
    scanner = slots.scanner((pattern("a", LISTS),))
    for word in ("a", "b", "c"):
        scanner.fitting(word)
    assert set(scanner.known) == {"a", "b"}
