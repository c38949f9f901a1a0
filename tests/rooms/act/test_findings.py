from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.utils import translation

from resonanz.act.enums import Comparison
from resonanz.act.rules.findings import finding, is_small
from resonanz.act.rules.intervals import estimate
from resonanz.act.rules.plans import Plan

SHARES = {"a": {"hits": 12, "total": 100}, "b": {"hits": 20, "total": 100}}
PLAN = Plan(
    hypothesis="Der neue Brief erspart Anrufe.",
    what="Wer sich meldet",
    unit="",
    kind=Comparison.TWO_SHARES,
    label_new="Neuer Brief",
    label_old="Alter Brief",
    n_per_group=100,
    until=None,
    counts_people=True,
)
MINUTES = replace(PLAN, kind=Comparison.TWO_MEANS, unit="Minuten")


def said(plan: Plan, numbers: dict[str, Any], *, is_early: bool = False) -> tuple[str, str, str]:
    found = finding(plan, estimate(plan.kind, numbers), is_early=is_early)
    return found.sentence, found.verdict, found.doubt


def test_words_come_first() -> None:
    assert said(PLAN, SHARES) == (
        (
            "Neuer Brief: 12 von 100; Alter Brief: 20 von 100. Das sind 8 Prozentpunkte weniger "
            "(95-%-Intervall: 18 weniger bis 2 mehr)."
        ),
        "Das kann auch Zufall sein.",
        "",
    )


def test_a_clear_difference_is_no_proof_but_hard_to_explain() -> None:
    sentence, verdict, _ = said(PLAN, {"a": {"hits": 300, "total": 1000}, "b": {"hits": 200, "total": 1000}})
    assert "300 von 1.000" in sentence
    assert "10,0 Prozentpunkte mehr (95-%-Intervall: 6,2 mehr bis 13,7 mehr)" in sentence
    assert verdict == "Mit Zufall allein ist das schwer zu erklären."


def test_values_are_rounded_not_cut_off() -> None:
    sentence, verdict, _ = said(MINUTES, {"a": [3.0, 4.0, 5.5, 2.0], "b": [7.0, 8.0, 9.0, 6.5]})
    assert "im Mittel 3,6 Minuten (4 Werte)" in sentence
    assert "4,0 Minuten weniger (95-%-Intervall: 6,3 weniger bis 1,7 weniger)" in sentence
    assert verdict.startswith("Mit Zufall allein")


def test_an_end_near_zero_is_not_rounded_onto_it() -> None:
    result = {
        "level": 95,
        "problem": "",
        "groups": {key: {"n": 900, "hits": 90, "estimate": "0.1", "low": "0.08", "high": "0.12"} for key in "ab"},
        "change": {"estimate": "0.15", "low": "0.003", "high": "0.3"},
    }
    found = finding(PLAN, result, is_early=False)
    assert "0,3 mehr bis 30,0 mehr" in found.sentence


def test_before_and_after_says_what_else_may_have_changed() -> None:
    *_, doubt = said(replace(PLAN, kind=Comparison.BEFORE_AFTER_SHARES), SHARES)
    assert doubt == "Zwischen vorher und nachher kann sich auch anderes geändert haben."


def test_stopped_early_there_is_no_verdict() -> None:
    _, verdict, doubt = said(PLAN, SHARES, is_early=True)
    assert verdict == ""
    assert doubt.startswith("Vorzeitig beendet:")


def test_one_share_alone_is_held_against_nothing() -> None:
    plan = replace(PLAN, kind=Comparison.ONE_SHARE)
    sentence, verdict, _ = said(plan, {"a": SHARES["a"]})
    assert (sentence, verdict) == ("Neuer Brief: 12 von 100, also 12 % (95-%-Intervall: 7 bis 20 %).", "")


@pytest.mark.parametrize(
    ("numbers", "says"),
    [
        ({}, "fehlen Zahlen"),
        ({"a": [1.0], "b": [1.0, 2.0]}, "einzelner Wert"),
        ({"a": [1.0, 1.0], "b": [2.0, 2.0]}, "gleich"),
    ],
)
def test_no_result_says_why(numbers: dict[str, Any], says: str) -> None:
    sentence, verdict, _ = said(MINUTES, numbers)
    assert says in sentence
    assert verdict == ""


def test_the_table_has_the_same_numbers() -> None:
    found = finding(PLAN, estimate(PLAN.kind, SHARES), is_early=False)
    assert found.rows == [
        ("Neuer Brief", "100", "12 %", "7 bis 20 %"),
        ("Alter Brief", "100", "20 %", "13 bis 29 %"),
        ("Unterschied", "", "8 Prozentpunkte weniger", "18 weniger bis 2 mehr"),
    ]


def test_english_writes_points() -> None:
    with translation.override("en"):
        found = finding(MINUTES, estimate(MINUTES.kind, {"a": [3.0, 4.0, 5.5, 2.0], "b": [7.0, 8.0]}), is_early=False)
    assert "3.6" in found.sentence
    assert "3,6" not in found.sentence


@pytest.mark.parametrize(
    ("hits", "total", "small"),
    [
        (12, 100, False),
        (4, 100, True),
        (96, 100, True),
        (0, 100, False),
        (100, 100, False),
        (2, 4, True),
        (5, 10, False),
    ],
)
def test_no_group_of_people_smaller_than_five(hits: int, total: int, *, small: bool) -> None:
    numbers = {"a": {"hits": hits, "total": total}, "b": {"hits": 20, "total": 100}}
    assert is_small(PLAN, estimate(PLAN.kind, numbers)) is small
    assert is_small(replace(PLAN, counts_people=False), estimate(PLAN.kind, numbers)) is False


def test_means_of_few_people_are_small_too() -> None:
    assert is_small(MINUTES, estimate(MINUTES.kind, {"a": [1.0, 2.0, 3.0, 4.0], "b": [1.0, 2.0, 3.0, 4.0, 5.0]}))
