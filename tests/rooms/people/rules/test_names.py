"""Two names that a reader would take for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resonanz.people.rules.names import looks_alike, skeleton


@pytest.mark.parametrize(
    "other",
    [
        "Mira Holt",
        "MIRA HOLT",
        "Holt, Mira",
        "Mіra Hоlt",
        "M1ra  Ho1t",
        "Ｍｉｒａ Ｈｏｌｔ",
        "Míra\u200b Hölt",
        "MiraHolt",
    ],
)
def test_looks_like_mira(other: str) -> None:
    assert looks_alike("Mira Holt", other)


@pytest.mark.parametrize("other", ["Mira Holt aus Linz", "Mirabell Holt", "Maria Holt", "Mira", "", "李雷", "\u200b"])
def test_does_not_look_like_mira(other: str) -> None:
    assert not looks_alike("Mira Holt", other)


@given(st.text(max_size=120))
def test_every_text_has_a_look_and_looks_like_itself(text: str) -> None:
    assert skeleton(text) == "" or looks_alike(text, text)
