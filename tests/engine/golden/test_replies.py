"""The reply guard on labelled replies: what docs/zahlen/antworten.md says stays true."""

import json
from pathlib import Path

import pytest
from benchmarks.replies.__main__ import OWN, UNSEEN, look
from benchmarks.wordings import Row, judged, rows_of

from resonanz_engine.wording import check_criticism, spoken

DEMO = Path(__file__).parents[3] / "src/resonanz/doors/data/demo/auenfurt.json"
CRITICISM = OWN.with_name("criticism.jsonl")


def figures(rows: list[Row]) -> tuple[float, float, float]:
    """Precision, recall, and the share of the right kind among what was rightly found."""
    result = [(set(row["kinds"]), {one.kind for one in found}) for row, found, _ in judged(rows, look)]
    hits = [(labels, said) for labels, said in result if labels and said]
    precision = len(hits) / sum(bool(said) for _, said in result)
    recall = len(hits) / sum(bool(labels) for labels, _ in result)
    return precision, recall, sum(bool(labels & said) for labels, said in hits) / len(hits)


@pytest.mark.parametrize(("file", "least"), [(OWN, 200), (UNSEEN, 100), (CRITICISM, 60)])
def test_the_sets_are_large_and_well_labelled(file: Path, least: int) -> None:
    rows = rows_of(file)
    assert len({row["text"] for row in rows}) == len(rows) >= least
    assert 0.35 < sum(not row["kinds"] for row in rows) / len(rows) < 0.65
    for row in rows:
        assert sorted({kind for _, _, kind in row["spans"]}) == row["kinds"]
        assert all(0 <= start < end <= len(row["text"]) for start, end, _ in row["spans"])


def test_nothing_kept_aside_is_learned() -> None:
    assert not {row["text"] for row in rows_of(OWN)} & {row["text"] for row in rows_of(UNSEEN)}


@pytest.mark.parametrize("file", [OWN, UNSEEN, CRITICISM])
def test_the_language_is_recognised(file: Path) -> None:
    assert [row["text"] for row in rows_of(file) if spoken(row["text"]) != row["language"]] == []


def test_what_we_learned_from_is_found() -> None:
    precision, recall, right = figures(rows_of(OWN))
    assert precision >= 0.98
    assert recall >= 0.98
    assert right >= 0.97


def test_what_was_kept_aside_is_found() -> None:
    precision, recall, right = figures(rows_of(UNSEEN))
    assert precision >= 0.90
    assert recall >= 0.80
    assert right >= 0.90


def test_the_replies_of_the_demo_pass() -> None:
    told = json.loads(DEMO.read_text("utf-8"))
    assert [reply["text"] for reply in told["replies"] if look(reply["text"])] == []


def test_hints_for_critics() -> None:
    result = [
        (set(row["kinds"]), {one.kind for one in check_criticism(row["text"]).findings}) for row in rows_of(CRITICISM)
    ]
    assert [pair for pair in result if bool(pair[0]) != bool(pair[1])] == []
