"""One model per process, and a memory only of the same model."""

from __future__ import annotations

import pytest

from resonanz.understand.actions import engine
from resonanz.understand.actions.reading import catch_up
from resonanz.understand.actions.refreshing import refresh_themes
from resonanz.understand.models import ThemeMemory
from tests.rooms.understand.conftest import use_model
from tests.rooms.understand.support import HOTLINE, BagOfWords, tell_all
from tests.support.people import People


def test_the_model_is_loaded_once(model: BagOfWords) -> None:
    assert engine.embedder() is model
    assert engine.embedder() is engine.embedder()


def test_the_name_has_the_version(model: BagOfWords) -> None:
    assert engine.model_name() == "bag-of-words 1"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Warteschleife der Hotline lief 47 Minuten.", "de"),
        ("The hotline kept me waiting for forty-seven minutes.", "en"),
    ],
)
def test_german_and_english_are_told_apart(text: str, language: str) -> None:
    assert engine.language_of(text) == language


def test_nothing_is_remembered_of_nothing() -> None:
    assert engine.unpacked(None) is None


@pytest.mark.django_db
def test_a_memory_that_cannot_be_read_is_as_good_as_none(people: People, model: BagOfWords) -> None:
    broken = ThemeMemory(inquiry=people.inquiry(), model="bag-of-words 1", memory=b"no archive", stories=6)
    assert engine.unpacked(broken) is None


@pytest.mark.django_db
def test_a_memory_of_another_model_is_not_remembered(
    people: People, model: BagOfWords, monkeypatch: pytest.MonkeyPatch
) -> None:
    inquiry = people.inquiry()
    tell_all(people, inquiry, HOTLINE)
    catch_up(inquiry.pk)
    refresh_themes(inquiry.pk)
    memory = engine.remembered(inquiry.pk)
    assert memory is not None
    unpacked = engine.unpacked(memory)
    assert unpacked is not None
    assert len(unpacked.space.mean) == 384
    use_model(monkeypatch, BagOfWords("2"))
    assert engine.remembered(inquiry.pk) is None
