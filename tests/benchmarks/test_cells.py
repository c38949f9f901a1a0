"""What one process of the comparison does with a method, and what becomes of it on the page."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from benchmarks.compare import cell, grown, run, sets, store, tables
from benchmarks.compare.methods import METHODS
from benchmarks.compare.methods.base import Outcome, Task, Update
from benchmarks.compare.scored import groups, score


class ByFirstWord:
    """Groups texts by their first word; keeps nothing."""

    def fit(self, task: Task) -> Outcome:
        keys = sorted({text.split()[0] for text in task.texts})
        assigned = [keys.index(text.split()[0]) for text in task.texts]
        return Outcome(assigned, {n: [key, "preis"] for n, key in enumerate(keys)}, dict(enumerate(keys)))

    def update(self, task: Task, known: int, /) -> Update | None:
        return Update(self.fit(task.first(known)), self.fit(task), 0.5)


class Failing(ByFirstWord):
    def fit(self, _task: Task) -> Outcome:
        raise ValueError("no cluster found")

    def update(self, _task: Task, _known: int, /) -> Update | None:
        return None


@pytest.fixture
def sample(monkeypatch: pytest.MonkeyPatch) -> sets.Sample:
    texts = [f"{word} preis {n}" for n in range(5) for word in ("bus", "bahn")]
    vectors = np.eye(len(texts), dtype=np.float32)
    made = sets.Sample(texts, vectors, [text.split()[0] for text in texts])
    monkeypatch.setitem(sets.SETS, "made", ("Gemacht", lambda: made))
    return made


def test_every_run_is_told_in_the_order_of_the_set(sample: sets.Sample) -> None:
    runs = json.loads(json.dumps(cell.quality(ByFirstWord(), sample)))
    whole = groups(runs, "first")
    part = groups(runs, "part")
    assert whole is not None
    assert part is not None
    assert whole.tolist() == [1, 0] * 5
    for key in ("second", "shuffled", "kept"):
        other = groups(runs, key)
        assert other is not None
        assert other.tolist() == whole.tolist()
    assert np.count_nonzero(part != cell.ABSENT) == 8
    assert (part[part != cell.ABSENT] == whole[part != cell.ABSENT]).all()


def test_a_method_that_is_right_gets_full_marks(sample: sets.Sample) -> None:
    found = score("made", json.loads(json.dumps(cell.quality(ByFirstWord(), sample))))
    marks = (found.nmi, found.ami, found.ari, found.seed, found.order, found.fresh, found.kept)
    assert marks == pytest.approx((1,) * 7)
    assert (found.themes, found.alone, found.failed) == (2, 0, 0)


def test_a_method_that_fails_gets_nothing_and_its_reason_is_kept(sample: sets.Sample) -> None:
    runs = cell.quality(Failing(), sample)
    assert runs["first"] == {"error": "ValueError: no cluster found"}
    found = score("made", runs)
    assert (found.nmi, found.ami, found.ari, found.failed) == (0, 0, 0, 3)
    assert np.isnan(found.kept)


def test_tables_show_a_gap_as_a_gap(sample: sets.Sample) -> None:
    shown = {"made": {"ours": score("made", cell.quality(ByFirstWord(), sample))}}
    assert "| **Resonanz** | 1.000 | 1.000 | 1.000 | – |" in tables.summary(shown)
    assert "make benchmark-time" in tables.growth([])


def test_growth_has_no_copies_and_no_new_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RESONANZ_BENCH_VECTORS", str(tmp_path))
    texts = [f"wort{n} und noch vier weitere wort{n + 1}" for n in range(40)]
    vectors = np.random.default_rng(0).normal(size=(40, 8)).astype(np.float32)
    grown.prepare(texts, vectors, 60)
    made, rows = grown.load(60)
    assert grown.known(60)
    assert not grown.known(61)
    assert len(set(made)) == 60
    assert {word for text in made for word in text.split()} == {word for text in texts for word in text.split()}
    assert rows.shape == (60, 8)


def test_who_is_not_installed_is_left_out_with_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert run.installed("ours", {})
    assert not run.installed("top2vec", {"bertopic": "0.17.4"})
    assert "top2vec is not installed" in capsys.readouterr().err


def test_another_version_is_measured_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RESONANZ_BENCH_CACHE", str(tmp_path))
    own = store.Cell("bertopic", "banking", "quality")
    assert run.due(own, {"bertopic": "1"})
    store.write(own, {"stamp": store.stamp("bertopic", {"bertopic": "1"})})
    assert not run.due(own, {"bertopic": "1"})
    assert run.due(own, {"bertopic": "2"})


def test_every_method_belongs_to_a_family() -> None:
    assert sorted(method for family in run.TOGETHER for method in family) == sorted(METHODS)
