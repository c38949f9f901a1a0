import numpy as np

from resonanz_engine.steps.languages import by_function_words, language_of_forms
from resonanz_engine.steps.words import scan
from resonanz_engine.types import ALONE

STOPS = (frozenset({"der", "ist", "was"}), frozenset({"the", "is", "was"}))


def test_function_words_decide_and_shared_ones_don_t() -> None:
    seen = scan(["der Bus ist da", "the bus is here", "was", "Bus"], 100)
    languages = by_function_words(seen.point, seen.form, seen.forms, 4, STOPS)
    assert languages.tolist() == [0, 1, ALONE, ALONE]


def test_one_language_needs_no_look() -> None:
    seen = scan(["x"], 10)
    assert by_function_words(seen.point, seen.form, seen.forms, 1, STOPS[:1]).tolist() == [0]


def test_a_form_belongs_where_it_is_used_most() -> None:
    form, point = np.array([0, 0, 0, 1]), np.array([0, 1, 1, 0])
    assert language_of_forms(form, point, np.array([0, 1]), 2, 2).tolist() == [1, 0]
