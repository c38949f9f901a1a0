"""Vectors from a file stand for the same texts; everything else is computed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from resonanz_engine.adapters.remembered import Remembered, remember
from resonanz_engine.ports import Progress
from resonanz_engine.types import FloatArray


class Counting:
    """Gives every text a direction of its own and remembers what it was asked."""

    name, dimensions = "counting", 3

    def __init__(self, version: str = "1") -> None:
        self.version = version
        self.asked: list[str] = []

    def embed(self, texts: Sequence[str], progress: Progress | None = None) -> FloatArray:
        self.asked += texts
        if progress is not None:
            progress(len(texts), len(texts))
        raw = np.array([[len(text), text.count("a"), 1.0] for text in texts], dtype=np.float32)
        vectors: FloatArray = raw / np.linalg.norm(raw, axis=1, keepdims=True)
        return vectors


def test_known_texts_need_no_model(tmp_path: Path) -> None:
    path = tmp_path / "vectors.npz"
    remember(path, Counting(), ["Banane", "Apfel", "Banane"])
    model = Counting()
    found = Remembered(model, path).embed(["Apfel", "Kirsche", "Banane"])
    assert model.asked == ["Kirsche"]
    np.testing.assert_allclose(found, Counting().embed(["Apfel", "Kirsche", "Banane"]), atol=1e-3)
    np.testing.assert_allclose(np.linalg.norm(found, axis=1), 1.0, atol=1e-6)


def test_vectors_of_another_model_are_ignored(tmp_path: Path) -> None:
    path = tmp_path / "vectors.npz"
    remember(path, Counting("1"), ["Banane"])
    model = Counting("2")
    reader = Remembered(model, path)
    assert not reader.knows("Banane")
    reader.embed(["Banane"])
    assert model.asked == ["Banane"]
    assert (reader.name, reader.version, reader.dimensions) == ("counting", "2", 3)


def test_without_a_file_everything_is_computed(tmp_path: Path) -> None:
    model = Counting()
    Remembered(model, tmp_path / "nothing.npz").embed(["Banane"])
    assert model.asked == ["Banane"]
