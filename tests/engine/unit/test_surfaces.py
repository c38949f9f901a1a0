from resonanz_engine.steps.surfaces import best_form
from resonanz_engine.types import Span

TEXTS = ["VERSPÄTUNG", "Verspätung", "Verspätungen", "Verspätung"]


def test_the_usual_spelling_wins_over_shouting_and_rarity() -> None:
    places = [Span(story, 0, len(text)) for story, text in enumerate(TEXTS)]
    assert best_form(TEXTS, places) == Span(1, 0, 10)


def test_the_first_of_equals() -> None:
    assert best_form(TEXTS, [Span(2, 0, 12), Span(3, 0, 10)]) == Span(2, 0, 12)
