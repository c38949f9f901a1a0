"""The page "So prüfen wir uns" says what came out, also when it was not good."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from resonanz.trust import reads
from resonanz.trust.reads.promises import promise_texts


@pytest.fixture
def figures(tmp_path: Path, settings: Any) -> Path:
    settings.DATA = tmp_path
    return tmp_path / "proofs.json"


def line(promise: str, *, tried: int, failed: int, long: bool = True) -> dict[str, object]:
    told = {"promise": promise, "what": "Fälschungen", "tried": tried, "failed": failed, "note": "auf zwei Kernen"}
    return {**told, "at": "2026-11-22T05:00:00+00:00", "long": long}


def test_figures_stand_at_their_promise(figures: Path) -> None:
    figures.write_text(json.dumps([line("P6", tried=5000, failed=0), line("P6", tried=1000, failed=2)]), "utf-8")
    found = {promise.number: promise for promise in reads.promises()}
    assert [(figure.tried, figure.failed) for figure in found["P6"].figures] == [(5000, 0), (1000, 2)]
    assert found["P6"].failed == 2
    assert found["P6"].at is not None
    assert found["P7"].figures == []
    assert found["P7"].at is None


def test_every_promise_is_told_in_both_languages() -> None:
    for number, words in promise_texts().items():
        assert number[0] == "P"
        assert set(words) == {"de", "en", "try_de", "try_en", "goal_de", "goal_en"}, number
    with translation.override("en"):
        assert reads.promises()[0].sentence == "What we have given a receipt for does not get lost."


def test_the_page_shows_failures(figures: Path, db: None) -> None:
    figures.write_text(json.dumps([line("P6", tried=5000, failed=3), line("P1", tried=630, failed=0)]), "utf-8")
    page = Client(headers={"accept-language": "de"}).get("/so-pruefen-wir-uns/").content.decode()
    assert "3 von 5.000 Versuchen gelangen gegen uns" in page
    assert "0 von 630 Versuchen gelangen gegen uns" in page
    assert page.count("Nicht gehalten") == 1
    assert "Bisher nicht geprüft." in page


def test_without_a_run_of_its_own_the_page_shows_what_came_with_the_version(figures: Path) -> None:
    assert not figures.exists()
    assert [promise.number for promise in reads.promises()] == list(promise_texts())
