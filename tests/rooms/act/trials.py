"""Experiments that run, and how their pages are read."""

from __future__ import annotations

from dataclasses import replace
from html import unescape
from typing import Any

from django.test import Client

from resonanz.act import actions, reads
from resonanz.act.enums import Comparison
from resonanz.act.reads import Trial
from resonanz.act.rules.plans import Plan
from tests.support.people import People

LETTERS = Plan(
    hypothesis="Der neue Brief erspart Anrufe.",
    what="Wer sich binnen zwei Wochen meldet",
    unit="",
    kind=Comparison.TWO_SHARES,
    label_new="Neuer Brief",
    label_old="Alter Brief",
    n_per_group=100,
    until=None,
    counts_people=True,
)
MINUTES = replace(LETTERS, kind=Comparison.TWO_MEANS, unit="Minuten", n_per_group=3)
PAIRS = replace(MINUTES, kind=Comparison.PAIRED, label_new="Nachher", label_old="Vorher")


def trial(pk: int) -> Trial:
    found = reads.experiment(pk)
    assert found is not None
    return found


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return unescape(answer.content.decode())


def words(answer: Any) -> str:
    return unescape(answer.content.decode())


def end(people: People, pk: int, new: tuple[int, int] = (12, 100), old: tuple[int, int] = (20, 100)) -> None:
    numbers = {key: {"hits": hits, "total": total} for key, (hits, total) in zip("ab", (new, old), strict=True)}
    actions.enter_shares(experiment_id=pk, numbers=numbers, by=people.mira.pk)
    actions.end_experiment(experiment_id=pk, by=people.mira.pk)
