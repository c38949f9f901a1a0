import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resonanz.ground.invisible import invisible_characters
from resonanz.listen.rules.words import has_words

VISIBLE_FORMATS = {*range(0x0600, 0x0606), 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD, 0x110CD}
HIEROGLYPH_FORMATS = range(0x13430, 0x13440)
ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Guten Tag", []),
        ("Tabulator\tund\nZeile\r\n", []),
        ("a\u202eb", [(1, "RIGHT-TO-LEFT OVERRIDE")]),
        ("\u200bx\ufeff", [(0, "ZERO WIDTH SPACE"), (2, "ZERO WIDTH NO-BREAK SPACE")]),
        ("x\u2066y\u2069", [(1, "LEFT-TO-RIGHT ISOLATE"), (3, "POP DIRECTIONAL ISOLATE")]),
        ("Silben\u00adtrennung", [(6, "SOFT HYPHEN")]),
        ("x\x07", [(1, "CONTROL U+0007")]),
        ("x\U000e0041", [(1, "TAG LATIN CAPITAL LETTER A")]),
        ("a\u200db", [(1, "ZERO WIDTH JOINER")]),
        ("ab\u200d", [(2, "ZERO WIDTH JOINER")]),
        ("\u200dab", [(0, "ZERO WIDTH JOINER")]),
        ("a\u200cb", [(1, "ZERO WIDTH NON-JOINER")]),
        ("x\u3164", [(1, "HANGUL FILLER")]),
    ],
)
def test_invisible_characters_are_named_with_their_place(text: str, expected: list[tuple[int, str]]) -> None:
    assert invisible_characters(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "👩‍👩‍👧‍👦",
        "👩🏽‍⚕️",
        "🏳️‍🌈",
        "❤️",
        "☎︎",
        ENGLAND,
        "می\u200cخواهم",
        "क्\u200dष",
        "葛\U000e0100",
    ],
)
def test_what_emoji_and_scripts_need_gets_no_badge(text: str) -> None:
    assert invisible_characters(text) == []


def test_hidden_tags_behind_a_flag_are_found() -> None:
    found = invisible_characters(f"{ENGLAND}\U000e0068\U000e0069")
    assert found == [(7, "TAG LATIN SMALL LETTER H"), (8, "TAG LATIN SMALL LETTER I")]


def test_every_format_character_of_unicode_counts_as_nothing_to_read() -> None:
    readable = VISIBLE_FORMATS | set(HIEROGLYPH_FORMATS)
    missed = [
        hex(point)
        for point in range(0x110000)
        if unicodedata.category(chr(point)) == "Cf" and point not in readable and has_words(chr(point))
    ]
    assert missed == []


@given(st.text())
def test_every_place_is_inside_the_text_and_in_order(text: str) -> None:
    places = [index for index, _name in invisible_characters(text)]
    assert places == sorted(set(places))
    assert all(0 <= index < len(text) for index in places)


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    ("piece", "found"),
    [
        ("\u200d", 21_845),
        ("👩\u200d", 1),
        ("\U0001f3f4\U000e0067", 8_192),
        ("\U0001f3f4", 0),
        ("\U000e0067", 16_384),
        ("\u202e", 21_845),
    ],
)
def test_pathological_64_kb_are_read_to_the_end(piece: str, found: int) -> None:
    text = piece * (65_536 // len(piece.encode()))
    assert len(invisible_characters(text)) == found
