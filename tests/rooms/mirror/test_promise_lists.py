"""Lists of promises as they come out of pages and heads."""

from __future__ import annotations

import pytest

from resonanz.mirror.rules.judging import Judgement, judgements_problem
from resonanz.mirror.rules.promises import Item, items_problems, lines_of


def items(*texts: str) -> list[Item]:
    return [Item(kind="promise", text=text) for text in texts]


def test_promises_that_contradict_each_other_are_allowed() -> None:
    assert items_problems(items("Immer persönlich.", "Alles digital.")) == {}


def test_every_problem_stands_at_its_place() -> None:
    problems = items_problems(
        [*items("Immer da.", " immer  DA", "", "x" * 501), Item(kind="value", text="Mut", source="y" * 301)]
    )
    assert problems == {
        "1-text": "Das steht schon an Stelle 1.",
        "2-text": "Hier steht noch nichts. Bitte schreiben Sie den Satz so, wie er öffentlich steht.",
        "3-text": "Das hat 501 Zeichen, möglich sind 500. Ein Versprechen ist meist ein Satz.",
        "4-source": "Bitte nennen Sie die Fundstelle kürzer: höchstens 300 Zeichen.",
    }


def test_more_than_twenty_are_refused() -> None:
    assert set(items_problems(items(*(f"Satz {n}" for n in range(200))))) == {""}


def test_a_zero_byte_is_refused() -> None:
    assert set(items_problems(items("a\0b"))) == {"0-text"}


def test_bullets_and_numbers_are_no_part_of_a_promise() -> None:
    pasted = "• Immer für Sie da\n1. Schnell\n  2) Fair \n- – Nah\n(3) Klar\n\n\u200b\n"
    pasted += "a) Offen\n* Immer für Sie da.\n24 Stunden offen"
    assert lines_of(pasted) == ["Immer für Sie da", "Schnell", "Fair", "Nah", "Klar", "Offen", "24 Stunden offen"]


def test_of_a_long_page_only_sentences_are_offered() -> None:
    menu = [f"Menü {n}" for n in range(40)]
    assert lines_of("\n".join([*menu, "Wir rufen Sie am selben Tag zurück.", "Impressum"])) == [
        "Wir rufen Sie am selben Tag zurück."
    ]


@pytest.mark.parametrize(
    ("judged", "begins"),
    [
        ({1: Judgement(says="believe")}, ""),
        ({}, "Bitte sagen Sie wenigstens"),
        ({3: Judgement(says="believe")}, "Diese Antworten passen nicht"),
        ({1: Judgement(says="maybe")}, "Diese Antworten passen nicht"),
    ],
)
def test_only_what_was_asked_can_be_answered(judged: dict[int, Judgement], begins: str) -> None:
    problem = judgements_problem(judged, {1, 2})
    assert problem.startswith(begins)
    assert bool(problem) == bool(begins)
