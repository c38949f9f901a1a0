import io
from dataclasses import replace

import numpy as np
import pytest

from resonanz_engine.errors import StoredMemoryError
from resonanz_engine.types import Drift, Reason, Space, Span, ThemeMemory
from tests.engine.support import memory_of


def memory() -> ThemeMemory:
    space = Space(
        mean=np.full(3, 0.5, dtype=np.float32),
        basis=np.eye(3, dtype=np.float32),
        columns=("Kanal", "Ort"),
        values=(("a", "b"), ("Köln",)),
        shifts=(np.ones((2, 3), dtype=np.float32), np.zeros((1, 3), dtype=np.float32)),
    )
    return memory_of([3, 3, 7], 3, space=space, floor=0.25, fitted=40, merged={3: 7}, resolution=2.5)


def test_span_is_a_view_of_the_text() -> None:
    assert Span(1, 4, 7).words(["", "Der Bus."]) == "Bus"


def test_memory_survives_storage() -> None:
    again = ThemeMemory.from_bytes(memory().to_bytes())
    assert again.keys.tolist() == [3, 3, 7]
    assert np.array_equal(again.centroids, np.eye(3))
    assert (again.floor, again.next_key, again.next_facet, again.fitted, again.resolution) == (0.25, 8, 4, 40, 2.5)
    assert again.space.mean.tolist() == [0.5, 0.5, 0.5]
    assert (again.space.columns, again.space.values) == (("Kanal", "Ort"), (("a", "b"), ("Köln",)))
    assert [shift.shape for shift in again.space.shifts] == [(2, 3), (1, 3)]
    assert again.merged == {3: 7}


@pytest.mark.parametrize("raw", [b"", b"nonsense", memory().to_bytes()[:200]])
def test_damaged_memory_is_refused(raw: bytes) -> None:
    with pytest.raises(StoredMemoryError):
        ThemeMemory.from_bytes(raw)


def test_memory_of_an_earlier_version_is_refused() -> None:
    sink = io.BytesIO()
    np.savez(sink, recipe=np.array("2"), keys=np.array([1]), centroids=np.eye(1), mean=np.zeros(1))
    with pytest.raises(StoredMemoryError):
        ThemeMemory.from_bytes(sink.getvalue())


def test_memory_that_does_not_fit_together_is_refused() -> None:
    whole = memory()
    with pytest.raises(StoredMemoryError):
        ThemeMemory.from_bytes(replace(whole, keys=whole.keys[:1]).to_bytes())


def test_a_refresh_pays_for_a_reason() -> None:
    assert not Drift(Reason.NOTHING, 0.0, 0.0, 1.0).pays
    assert Drift(Reason.FAR, 0.5, 0.02, 1.0).pays
