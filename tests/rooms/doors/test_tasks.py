"""The files are written anew only after an erasure, and a failure is tried again."""

from __future__ import annotations

import logging

import pytest

from resonanz.doors import tasks
from resonanz.trust.actions import ask_for_scrubbing

pytestmark = pytest.mark.django_db


def test_scrub_does_nothing_until_something_was_erased(monkeypatch: pytest.MonkeyPatch) -> None:
    runs: list[int] = []
    monkeypatch.setattr(tasks, "scrub_now", lambda: runs.append(1) or [])
    tasks.scrub(timestamp=0)
    assert runs == []
    ask_for_scrubbing()
    tasks.scrub(timestamp=0)
    assert runs == [1]


def test_a_scrubbing_that_failed_is_told_and_waits(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(tasks, "scrub_now", lambda: None)
    ask_for_scrubbing()
    with caplog.at_level(logging.ERROR):
        tasks.scrub(timestamp=0)
    assert "tried again" in caplog.text
    assert tasks.reads.scrubbing_waits()
