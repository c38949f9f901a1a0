"""The meaning of a query: read once, in one thread, and never waited for too long."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

import numpy as np
import pytest

from resonanz.understand.actions import meaning, meaning_of
from resonanz_engine.errors import ModelError
from tests.rooms.understand.conftest import use_model
from tests.rooms.understand.support import BagOfWords

Progress = Callable[[int, int], None]


class Slow(BagOfWords):
    """Answers only when the test lets it."""

    def __init__(self) -> None:
        super().__init__(version="slow")
        self.may_go = threading.Event()

    def embed(self, texts: Sequence[str], progress: Progress | None = None) -> np.ndarray:
        assert self.may_go.wait(timeout=60)
        return super().embed(texts, progress)


class Broken(BagOfWords):
    def embed_query(self, _text: str) -> np.ndarray:
        raise ModelError("The embedding model could not be loaded.")


class Answers(BagOfWords):
    def embed_query(self, text: str) -> np.ndarray:
        return np.asarray(self.embed([f"Frage {text}"])[0])


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """However busy the machine is, only `Slow` is too slow."""
    monkeypatch.setattr(meaning, "_PATIENCE", 60)


def test_a_query_is_read_once_and_only_its_beginning(model: BagOfWords) -> None:
    first, second = meaning_of("Warteschleife"), meaning_of("Warteschleife")
    assert first == second
    assert first is not None
    assert (first.model, len(first.vector)) == ("bag-of-words 1", 384)
    meaning_of("Bus " * 2_500)
    assert model.read == ["Warteschleife", ("Bus " * 50).strip()]


def test_a_model_may_read_questions_in_its_own_way(monkeypatch: pytest.MonkeyPatch) -> None:
    model = Answers("2")
    use_model(monkeypatch, model)
    meaning_of("Warteschleife")
    assert model.read == ["Frage Warteschleife"]


def test_a_model_that_is_still_loading_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    slow = Slow()
    use_model(monkeypatch, slow)
    with monkeypatch.context() as hurried:
        hurried.setattr(meaning, "_PATIENCE", 0)
        assert [meaning_of("Warteschleife"), meaning_of("Stadtbus")] == [None, None]
    slow.may_go.set()
    assert meaning_of("Warteschleife") is not None


def test_without_a_model_there_is_no_meaning_and_no_query_in_the_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    use_model(monkeypatch, Broken("3"))
    assert meaning_of("Geheime Krankheit") is None
    assert "Krankheit" not in caplog.text
    assert "by words alone" in caplog.text
