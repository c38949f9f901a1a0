"""The measures of the comparison: against published values, and as the page explains them."""

from __future__ import annotations

import numpy as np
import pytest
from benchmarks.agreement import ari, nmi
from benchmarks.compare.scores import ami
from benchmarks.compare.words import Counts, diversity, tokens
from hypothesis import given
from hypothesis import strategies as st

PEOPLE = list("AAABBB")
FOUND = [1, 1, 2, 2, 2, -1]
LIKE_SCIKIT = (-0.06948424204741245, 0.2987924581708903)
"""What scikit-learn 1.9.1 answers for the two pairs below."""
Groups = st.lists(st.integers(0, 4), min_size=2, max_size=30)


def test_ami_is_that_of_scikit_learn() -> None:
    one = [i * i % 7 for i in range(60)]
    two = [i**3 % 5 for i in range(60)]
    assert ami(one, two) == pytest.approx(LIKE_SCIKIT[0], abs=1e-12)
    assert ami([0, 0, 1, 1, 2, 2], [5, 5, 5, 6, 6, 6]) == pytest.approx(LIKE_SCIKIT[1], abs=1e-12)


def test_the_worked_example_of_the_page_is_right() -> None:
    assert [round(of(FOUND, PEOPLE), 3) for of in (nmi, ami, ari)] == [0.440, 0.183, 0.118]


@given(Groups)
def test_a_grouping_agrees_with_itself_whatever_its_groups_are_called(groups: list[int]) -> None:
    renamed = [f"theme {9 - group}" for group in groups]
    assert ami(groups, renamed) == pytest.approx(1)


@given(Groups)
def test_the_order_of_the_texts_does_not_matter(groups: list[int]) -> None:
    order = np.random.default_rng(len(groups)).permutation(len(groups))
    other = [group % 2 for group in groups[::-1]]
    mixed = ami(np.array(groups)[order], np.array(other)[order])
    assert ami(groups, other) == pytest.approx(mixed, abs=1e-9)


TEXTS = ["Bus Verspätung", "Bus Verspätung Fahrer", "Bus Preis", "Preis Karte"]


def test_words_that_meet_and_words_that_never_do() -> None:
    counts = Counts(TEXTS)
    assert counts.npmi({1: ["bus", "verspätung"]}) == pytest.approx(0.4150, abs=1e-4)
    assert counts.npmi({1: ["verspätung", "karte"]}) == -1
    assert counts.npmi({1: ["bus", "straßenbahn"]}) == -1
    assert np.isnan(counts.npmi({1: ["bus"]}))


def test_a_theme_is_named_by_what_tells_it_from_the_others() -> None:
    names = Counts(TEXTS).names(np.array([1, 1, -1, 2]))
    assert set(names[1][:2]) == {"bus", "verspätung"}
    assert names[2] == ["preis", "karte"]


def test_no_theme_no_names() -> None:
    assert Counts(TEXTS).names(np.array([-1, -1, -1, -1])) == {}


def test_diversity_counts_words_once() -> None:
    assert diversity({1: ["bus", "preis"], 2: ["bus", "karte"]}) == 0.75


def test_function_words_and_numbers_are_no_words() -> None:
    assert tokens("Der Bus 47 und die Straßenbahn-2") == ["bus", "straßenbahn"]
