"""The public words as a page shows them."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.template import Context, Template

import resonanz.ground
from resonanz.act.enums import Standing, Word

CSS = (Path(resonanz.ground.__file__).parent / "static/ground/look.css").read_text(encoding="utf-8")


def shown(key: str) -> str:
    return Template("{% load act %}{% word key %}").render(Context({"key": key}))


@pytest.mark.parametrize(
    ("key", "tone", "label"),
    [
        ("done", "kept", "Umgesetzt"),
        ("exists", "known", "Gibt es schon"),
        ("in_progress", "open", "In Arbeit"),
        ("not_possible", "refused", "Geht nicht"),
        ("missed", "missed", "Nicht gehalten"),
        ("waiting", "waits", "Noch offen"),
    ],
)
def test_word_says_itself(key: str, tone: str, label: str) -> None:
    assert shown(key) == f'<span class="word {tone}">{label}</span>'
    assert f".word.{tone}" in CSS


def test_every_word_that_is_given_can_stand() -> None:
    assert Standing.choices[: len(Word)] == Word.choices


def test_unknown_word_is_a_defect() -> None:
    with pytest.raises(ValueError, match="rejected"):
        shown("rejected")
