import numpy as np
import pytest

from resonanz_engine.errors import StoredMemoryError
from resonanz_engine.types import Span, ThemeMemory


def memory() -> ThemeMemory:
    return ThemeMemory(
        recipe="1",
        keys=np.array([3, 3, 7]),
        centroids=np.eye(3, dtype=np.float32),
        mean=np.full(3, 0.5, dtype=np.float32),
        floor=0.25,
        next_key=8,
        fitted=40,
    )


def test_span_is_a_view_of_the_text() -> None:
    assert Span(1, 4, 7).words(["", "Der Bus."]) == "Bus"


def test_memory_survives_storage() -> None:
    again = ThemeMemory.from_bytes(memory().to_bytes())
    assert again.keys.tolist() == [3, 3, 7]
    assert np.array_equal(again.centroids, np.eye(3))
    assert (again.recipe, again.floor, again.next_key, again.fitted) == ("1", 0.25, 8, 40)
    assert again.mean.tolist() == [0.5, 0.5, 0.5]


@pytest.mark.parametrize("raw", [b"", b"nonsense", memory().to_bytes()[:200]])
def test_damaged_memory_is_refused(raw: bytes) -> None:
    with pytest.raises(StoredMemoryError):
        ThemeMemory.from_bytes(raw)


def test_memory_that_does_not_fit_together_is_refused() -> None:
    whole = memory()
    wrong = ThemeMemory("1", whole.keys[:1], whole.centroids, whole.mean, 0.0, 8, 40)
    with pytest.raises(StoredMemoryError):
        ThemeMemory.from_bytes(wrong.to_bytes())
