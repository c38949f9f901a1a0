"""The form of an insight: words are kept to the last blank."""

from __future__ import annotations

import pytest

from resonanz.understand.forms import EvidenceRowForm, InsightForm, evidence_rows


def test_words_keep_their_blanks_and_lose_only_the_transport() -> None:
    row = EvidenceRowForm({"story": "1", "side": "support", "words": "  eins\r\nzwei \r"})
    assert row.is_valid()
    assert row.cleaned_data["words"] == "  eins\nzwei \r"


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        ({"story": "1", "side": "", "words": ""}, []),
        ({"story": "1", "side": "counter"}, []),
        ({"story": "x", "side": "support"}, ["story"]),
        ({"side": "support"}, ["story"]),
        ({"story": "1", "side": "maybe"}, ["side"]),
        ({"story": "1", "side": "support", "words": "a\x00b"}, ["words"]),
    ],
)
def test_rows_say_what_is_wrong(data: dict[str, str], wrong: list[str]) -> None:
    assert [*EvidenceRowForm(data).errors] == wrong


def test_a_title_is_owed_and_has_an_end() -> None:
    assert list(InsightForm({"title": ""}).errors) == ["title"]
    assert list(InsightForm({"title": "x" * 201}).errors) == ["title"]
    assert InsightForm({"title": "x" * 200}).is_valid()


def test_rows_start_with_what_is_given() -> None:
    rows = evidence_rows(initial=[{"story": 4, "words": "so"}, {"story": 5}])
    assert [row["story"].value() for row in rows.forms] == [4, 5]
    assert rows.prefix == "beleg"
