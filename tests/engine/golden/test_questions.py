"""The question check on our own labelled questions: what docs/zahlen/fragen.md says stays true."""

import json

from benchmarks.questions.__main__ import OWN, judged

from resonanz_engine.wording import language

ROWS = [json.loads(line) for line in OWN.read_text("utf-8").splitlines()]


def test_the_set_is_large_and_half_good() -> None:
    good = sum(not row["kinds"] for row in ROWS)
    assert len({row["text"] for row in ROWS}) == len(ROWS) >= 1300
    assert 0.4 < good / len(ROWS) < 0.6
    assert [row["text"] for row in ROWS if language(row["text"]) != row["language"]] == []


def test_what_needs_another_look_is_found() -> None:
    result = [(set(row["kinds"]), {one.kind for one in found}) for row, found, _ in judged(ROWS)]
    hits = [(labels, said) for labels, said in result if labels and said]
    assert len(hits) / sum(bool(said) for _, said in result) >= 0.99
    assert len(hits) / sum(bool(labels) for labels, _ in result) >= 0.99
    assert sum(bool(labels & said) for labels, said in hits) / len(hits) >= 0.97
