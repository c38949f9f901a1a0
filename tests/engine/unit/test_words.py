import pytest

from resonanz_engine.steps.words import LONGEST, Lists, scan, with_stems
from resonanz_engine.tokens import Role

LISTS = Lists(
    stop=frozenset({"die", "am", "wirklich", "neuen"}),
    generic=frozenset({"montag"}),
    roles={"die": Role.ARTICLE, "am": Role.LINK, "neuen": Role.QUALIFIER},
)


def test_offsets_joins_and_flags() -> None:
    text = "Die S-Bahn kommt, am 5 Montag"
    words = with_stems(scan([text], 2000), {"kommt": "komm"}, LISTS)
    spelt = [text[start:end] for start, end in zip(words.start, words.end, strict=True)]
    assert spelt == ["Die", "S-Bahn", "kommt", "am", "5", "Montag"]
    assert words.joined.tolist() == [False, True, True, False, True, True]
    assert words.content.tolist() == [False, True, True, False, False, True]
    assert words.generic.tolist() == [False, False, False, False, False, True]
    assert words.capital.tolist() == [True, True, False, False, False, True]


def test_roles() -> None:
    words = with_stems(scan(["die neuen Züge am 12 Gleis 8:40 wirklich ab"], 100), {}, LISTS)
    assert [Role(role).name for role in words.role] == [
        "ARTICLE",
        "QUALIFIER",
        "CONTENT",
        "LINK",
        "NUMBER",
        "CONTENT",
        "NUMBER",
        "BREAK",
        "BREAK",
    ]


@pytest.mark.parametrize("text", ["1.140 Euro", "8:40 Euro", "61,18 Euro"])
def test_numbers_stay_whole(text: str) -> None:
    seen = scan([text], 100)
    assert seen.forms == [text.split(maxsplit=1)[0], "euro"]
    assert seen.joined.tolist() == [False, True]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Bus Bahn", True),
        ("Bus  Bahn", False),
        ("Bus\nBahn", False),
        ("Bus, Bahn", False),
        ("Bus. Bahn", False),
        ("Bus (Bahn)", False),
        ("Bus\u00a0Bahn", False),
    ],
)
def test_only_one_blank_joins(text: str, joined: bool) -> None:  # noqa: FBT001
    assert scan([text], 100).joined.tolist() == [False, joined]


def test_the_first_word_is_joined_to_nothing_even_when_the_text_ends_with_a_blank() -> None:
    assert scan(["Bus ", "Bahn "], 100).joined.tolist() == [False, False]


def test_reads_no_further_than_told() -> None:
    assert scan(["eins zwei drei"], 9).forms == ["eins", "zwei"]


def test_spread_counts_texts_not_words() -> None:
    assert scan(["bus bus", "bus bahn"], 100).spread(2).tolist() == [2, 1]


def test_one_stem_for_several_forms() -> None:
    words = with_stems(scan(["Rechnung Rechnungen Bus"], 100), {"rechnungen": "rechnung"}, Lists())
    assert words.stem.tolist() == [0, 0, 1]
    assert words.stems == 2


@pytest.mark.parametrize("word", ["ab", "a1234567", "x" * (LONGEST + 1), "1234"])
def test_what_carries_nothing(word: str) -> None:
    assert with_stems(scan([word], 100), {}, Lists()).content.tolist() == [False]


@pytest.mark.parametrize("word", ["Bus", "S-Bahn", "o'clock", "x" * LONGEST, "Müll", "3er-Abo"])
def test_what_carries(word: str) -> None:
    assert with_stems(scan([word], 100), {}, Lists()).content.tolist() == [True]


def test_no_texts() -> None:
    words = with_stems(scan([], 100), {}, Lists())
    assert len(words.stem) == words.stems == 0


def test_emoji_and_signs_are_no_words() -> None:
    assert scan(["🙂 … --- _ €"], 100).forms == []
