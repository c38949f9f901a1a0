import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resonanz.listen.rules.problems import WordsRefused
from resonanz.listen.rules.words import LIMIT_BYTES, check_words, from_form, has_words


def code_of(text: str) -> str | None:
    try:
        check_words(text)
    except WordsRefused as refused:
        return refused.code
    return None


@pytest.mark.parametrize(
    "text",
    [
        "Guten Tag",
        " am Anfang und am Ende Leerzeichen \n",
        "<script>alert(1)</script>",
        "=1+1",
        "🙂",
        "👩‍👩‍👧",
        "ا",
        "e\u0301",
        "\u202edrehen",
        "x",
        "\ufeffx",
        "a" * LIMIT_BYTES,
        "ä" * (LIMIT_BYTES // 2),
    ],
)
def test_words_are_taken_as_they_are(text: str) -> None:
    check_words(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        (" \t\r\n", "empty"),
        ("\u00a0\u2003\u200b\ufeff\u2060\u00ad", "empty"),
        ("\u3164\u2800\u115f", "empty"),
        ("\ufe0f\u200d", "empty"),
        ("\U000e0041\U000e007f", "empty"),
        ("\u202e\u2066", "empty"),
        ("\x01\x7f\x85", "empty"),
        ("\0", "nul"),
        ("vorher\0nachher", "nul"),
        ("\ud800", "surrogate"),
        ("halbes \udc80 Zeichen", "surrogate"),
        ("a" * (LIMIT_BYTES + 1), "too_long"),
        ("ä" * (LIMIT_BYTES // 2) + "a", "too_long"),
    ],
)
def test_words_are_refused_with_a_code(text: str, code: str) -> None:
    with pytest.raises(WordsRefused) as refused:
        check_words(text)
    assert refused.value.code == code


def test_the_sentence_says_how_long_and_how_long_it_may_be() -> None:
    with pytest.raises(WordsRefused) as refused:
        check_words("ä" * 6, limit_bytes=10)
    assert refused.value.sentence == (
        "Der Text ist 12 Byte lang, möglich sind höchstens 10 Byte. Ihr Text wurde nicht gekürzt und noch "
        "nicht gespeichert. Bitte teilen Sie ihn auf mehrere Beiträge auf."
    )


@pytest.mark.parametrize(
    ("sent", "typed"),
    [
        ("eins\r\nzwei", "eins\nzwei"),
        ("\r\n\r\n", "\n\n"),
        ("\r\r\n", "\r\n"),
        ("nur\rCR", "nur\rCR"),
        ("nur\nLF", "nur\nLF"),
        (" \u0065\u0301 ", " \u0065\u0301 "),
    ],
)
def test_only_the_transport_of_forms_is_undone(sent: str, typed: str) -> None:
    assert from_form(sent) == typed


@given(st.text(alphabet=st.characters(exclude_characters="\r")))
def test_what_a_browser_does_to_line_breaks_is_undone_exactly(typed: str) -> None:
    assert from_form(typed.replace("\n", "\r\n")) == typed


@given(st.text(alphabet=st.characters()))
def test_every_text_is_taken_or_refused_clearly(text: str) -> None:
    code = code_of(text)
    assert code in {None, "empty", "nul", "surrogate"}
    if code is None:
        assert has_words(text)
        assert text.encode().decode() == text


@pytest.mark.parametrize("piece", [" ", "\u200b", "a", "\u200d", "\U0001f3f4", "\U000e0067", "\r\n", "👩\u200d"])
def test_pathological_64_kb_take_no_time(piece: str) -> None:
    text = piece * (LIMIT_BYTES // len(piece.encode()))
    start = time.perf_counter()
    code = code_of(text)
    from_form(text)
    assert code in {None, "empty"}
    assert time.perf_counter() - start < 0.2
