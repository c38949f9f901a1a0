"""Forms ask only what is owed; the duties of a word are checked by the deed itself."""

from __future__ import annotations

import pytest

from resonanz.answer.forms import CodeForm, DecisionForm, ReplyForm


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        ({"word": "exists"}, []),
        ({"word": "missed"}, ["word"]),
        ({"word": "waiting"}, ["word"]),
        ({}, ["word"]),
        ({"word": "in_progress", "due_on": "2026-02-30"}, ["due_on"]),
        ({"word": "in_progress", "owner": "x" * 121}, ["owner"]),
        ({"word": "in_progress", "owner": "Ole", "due_on": "2026-05-02"}, []),
    ],
)
def test_a_decision_is_one_of_four_words(data: dict[str, str], wrong: list[str]) -> None:
    assert list(DecisionForm(data).errors) == wrong


def test_a_reply_has_words() -> None:
    assert [list(ReplyForm({"text": text}).errors) for text in ("", "  ", "Danke.")] == [["text"], ["text"], []]


def test_a_code_is_asked_for_and_not_too_long() -> None:
    codes = ("", "0" * 41, "7k3m 92qd x4tb")
    assert [list(CodeForm({"code": code}).errors) for code in codes] == [["code"], ["code"], []]
