"""Another model, chosen in the configuration: everything is read anew, old and new vectors never meet."""

from __future__ import annotations

import sys
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from django.conf import settings

from resonanz.ground.environment import Reader
from resonanz.understand import tasks
from resonanz.understand.actions import engine, reading
from resonanz.understand.actions.reading import catch_up
from resonanz.understand.actions.refreshing import refresh_themes
from resonanz.understand.models import Placement, StoryVector, Theme, ThemeMemory
from resonanz.understand.reads.unread import WaitingStory
from resonanz_engine import defaults
from resonanz_engine.adapters import local
from resonanz_engine.types import Found
from tests.rooms.understand.support import BILL, BUS, HOTLINE, BagOfWords, tell_all
from tests.support.people import People

pytestmark = pytest.mark.django_db


class Doubled(BagOfWords):
    """Every number twice: the same meaning in a space of another size."""

    def encode(self, texts: list[str]) -> np.ndarray:
        rows = self.embed(texts)
        return np.hstack([rows, rows])


def choose_another(monkeypatch: pytest.MonkeyPatch) -> None:
    library = SimpleNamespace(StaticModel=SimpleNamespace(from_pretrained=lambda _: Doubled()))
    monkeypatch.setitem(sys.modules, "model2vec", library)
    monkeypatch.setattr(local, "package_version", lambda _: "1.0")
    reader = Reader(setting="model2vec:klein")
    monkeypatch.setattr(settings, "ENVIRONMENT", replace(settings.ENVIRONMENT, reader=reader))
    engine.embedder.cache_clear()
    engine.model_name.cache_clear()
    engine.divided_with.cache_clear()


def themes_of(inquiry_id: int) -> dict[int, int | None]:
    return dict(Placement.objects.filter(inquiry_id=inquiry_id).values_list("story_id", "theme__key"))


def test_another_model_reads_everything_anew_and_themes_stay_who_they_are(
    people: People, model: BagOfWords, monkeypatch: pytest.MonkeyPatch
) -> None:
    inquiry = people.inquiry()
    tell_all(people, inquiry, HOTLINE, BILL, BUS)
    tasks.read_inquiry(inquiry.pk)
    before, last = themes_of(inquiry.pk), max(Theme.objects.values_list("key", flat=True))
    choose_another(monkeypatch)
    assert engine.model_name() == "model2vec/klein 1.0"
    tasks.read_inquiry(inquiry.pk)
    assert set(StoryVector.objects.values_list("model", flat=True)) == {"model2vec/klein 1.0"}
    assert ThemeMemory.objects.get(inquiry=inquiry).model == "model2vec/klein 1.0"
    after = themes_of(inquiry.pk)
    for key in set(after.values()) - {None}:
        assert key is not None
        inside = {pk for pk, theme in after.items() if theme == key}
        # A key is either the theme's that had these stories, or one that nobody had.
        assert key > last or any(before[pk] == key for pk in inside)
    kept = [pk for pk, key in before.items() if key is not None and after[pk] == key]
    assert len(kept) > len(before) / 2


def test_old_places_stay_until_all_is_read_and_vectors_never_meet(
    people: People, model: BagOfWords, monkeypatch: pytest.MonkeyPatch
) -> None:
    inquiry = people.inquiry()
    tell_all(people, inquiry, HOTLINE, BILL)
    tasks.read_inquiry(inquiry.pk)
    before = themes_of(inquiry.pk)
    choose_another(monkeypatch)
    waiting = reading.waiting_stories

    def first_only(inquiry_id: int, model: str, *, limit: int) -> list[WaitingStory]:
        batch = waiting(inquiry_id, model, limit=4)
        if len(StoryVector.objects.filter(model=model)) >= 4:
            raise KeyboardInterrupt
        return batch

    monkeypatch.setattr(reading, "waiting_stories", first_only)
    with pytest.raises(KeyboardInterrupt):
        catch_up(inquiry.pk)
    assert themes_of(inquiry.pk) == before
    assert StoryVector.objects.filter(model="bag-of-words 1").count() == 8
    widths: list[int] = []
    find = defaults.find

    def watched(texts: list[str], ids: list[str], vectors: np.ndarray, **rest: object) -> Found:
        widths.append(vectors.shape[1])
        return find(texts, ids, vectors, **rest)  # type: ignore[arg-type]  # Passed on as it came.

    monkeypatch.setattr(defaults, "find", watched)
    refresh_themes(inquiry.pk)
    monkeypatch.setattr(reading, "waiting_stories", waiting)
    tasks.read_inquiry(inquiry.pk)
    assert set(widths) == {768}


def test_a_long_name_is_cut_and_still_tells_models_apart(monkeypatch: pytest.MonkeyPatch, model: BagOfWords) -> None:
    names = set()
    for version in ("1" * 90, "1" * 89 + "2"):
        model.version = version
        engine.model_name.cache_clear()
        names.add(engine.model_name())
        assert len(engine.model_name()) <= 80
    assert len(names) == 2
