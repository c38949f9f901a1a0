"""The language mirror on labelled sentences: what docs/zahlen/sprache.md says stays true."""

from pathlib import Path

import pytest
from benchmarks.language.__main__ import DEVELOPMENT, OBJECTIONS, UNSEEN, exact, look, rates, sides
from benchmarks.wordings import judged, rows_of

from resonanz_engine.language_mirror import KINDS, mirror


@pytest.mark.parametrize(("file", "least"), [(DEVELOPMENT, 200), (UNSEEN, 120)])
def test_the_sets_are_large_and_well_labelled(file: Path, least: int) -> None:
    rows = rows_of(file)
    assert len({row["text"] for row in rows}) == len(rows) >= least
    assert 0.25 < sum(not row["kinds"] for row in rows) / len(rows) < 0.5
    assert {kind for row in rows for kind in row["kinds"]} == set(KINDS)
    assert {row["language"] for row in rows} == {"de", "en"}


def test_nothing_kept_aside_is_learned() -> None:
    assert not {row["text"] for row in rows_of(DEVELOPMENT)} & {row["text"] for row in rows_of(UNSEEN)}


@pytest.mark.parametrize("file", [DEVELOPMENT, UNSEEN])
def test_each_text_is_one_sentence_in_its_language(file: Path) -> None:
    seen = [(row, mirror(row["text"])) for row in rows_of(file)]
    assert [row["text"] for row, one in seen if one.language != row["language"]] == []


@pytest.mark.parametrize(("file", "least_precision", "least_recall"), [(DEVELOPMENT, 0.97, 0.97), (UNSEEN, 0.90, 0.75)])
def test_what_needs_another_look_is_found(file: Path, least_precision: float, least_recall: float) -> None:
    pairs = sides(judged(rows_of(file), look))
    _, _, precision, recall = rates(pairs, OBJECTIONS)
    assert precision >= least_precision
    assert recall >= least_recall
    precision, recall = exact(pairs)
    assert precision >= 0.90
    assert recall >= 0.75


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_found_among_what_was_kept_aside(kind: str) -> None:
    _, _, precision, recall = rates(sides(judged(rows_of(UNSEEN), look)), {kind})
    assert precision >= 0.85
    assert recall >= 0.75
