"""The question check on our own labelled questions: what docs/zahlen/fragen.md says stays true."""

import json

from benchmarks.questions.__main__ import OTHERS, OWN, Row, judged

from resonanz_engine.wording import language

ROWS = [json.loads(line) for line in OWN.read_text("utf-8").splitlines()]


def test_the_set_is_large_and_half_good() -> None:
    good = sum(not row["kinds"] for row in ROWS)
    assert len({row["text"] for row in ROWS}) == len(ROWS) >= 1300
    assert 0.4 < good / len(ROWS) < 0.6
    assert [row["text"] for row in ROWS if language(row["text"]) != row["language"]] == []


def test_what_needs_another_look_is_found() -> None:
    precision, recall, right = figures(ROWS)
    assert precision >= 0.96
    assert recall >= 0.99
    assert right >= 0.97


def test_it_is_found_in_what_others_wrote() -> None:
    rows = [json.loads(line) for line in OTHERS.read_text("utf-8").splitlines()]
    assert {row["author"] for row in rows} == {"b", "c"}
    precision, recall, right = figures(rows)
    assert precision >= 0.97
    assert recall >= 0.96
    assert right >= 0.97


def figures(rows: list[Row]) -> tuple[float, float, float]:
    """Precision, recall, and the share of the right kind among what was rightly found."""
    result = [(set(row["kinds"]), {one.kind for one in found}) for row, found, _ in judged(rows)]
    hits = [(labels, said) for labels, said in result if labels and said]
    precision = len(hits) / sum(bool(said) for _, said in result)
    recall = len(hits) / sum(bool(labels) for labels, _ in result)
    return precision, recall, sum(bool(labels & said) for labels, said in hits) / len(hits)
