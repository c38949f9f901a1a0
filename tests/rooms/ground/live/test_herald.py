"""What comes close together goes out together, and only after the commit."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable
from typing import Any
from unittest import mock

import pytest
from django.db import connection, transaction
from pytest_django import DjangoCaptureOnCommitCallbacks

from resonanz.forum import events, receivers
from resonanz.ground.live import CHANNEL
from resonanz.ground.live.herald import MOST_AT_ONCE, Herald
from tests.rooms.ground.live.support import database


class Later:
    """A moment that comes when the test says so."""

    def __init__(self) -> None:
        self.calls: list[Callable[[], None]] = []

    def __call__(self, call: Callable[[], None]) -> None:
        self.calls.append(call)

    def comes(self) -> None:
        calls, self.calls = self.calls, []
        for call in calls:
            call()


def words_sent(work: Callable[[], None]) -> list[str]:
    """What arrives at a listener of the database, until the last word, which is our own."""

    async def hear() -> list[str]:
        async with database() as line:
            await line.execute(f"LISTEN {CHANNEL}")
            await asyncio.to_thread(work)
            await line.execute("SELECT pg_notify(%s, 'the end')", [CHANNEL])
            heard: list[str] = []
            async for word in line.notifies(timeout=20):
                if word.payload == "the end":
                    return heard
                heard.append(word.payload)
            raise AssertionError

    return asyncio.run(hear())


@pytest.mark.usefixtures("unblocked")
def test_what_comes_close_together_goes_out_as_one_word() -> None:
    later = Later()
    herald = Herald(later=later)

    def work() -> None:
        for topic in ("forum:2", "forum:1", "forum:2", "forum:1"):
            herald.tell(topic)
        assert len(later.calls) == 1
        later.comes()
        # What comes afterwards is a new word.
        herald.tell("forum:2")
        later.comes()

    assert words_sent(work) == ["forum:1 forum:2", "forum:2"]


@pytest.mark.usefixtures("unblocked")
def test_more_topics_than_fit_into_one_word() -> None:
    later = Later()
    herald = Herald(later=later)

    def work() -> None:
        for number in range(5 * MOST_AT_ONCE):
            herald.tell(f"a-topic-with-a-rather-long-name:{number}")
        later.comes()

    words = words_sent(work)
    assert len(words) == 5
    assert sum(len(word.split()) for word in words) == 5 * MOST_AT_ONCE


@pytest.mark.usefixtures("unblocked")
def test_many_threads_tell_at_once_and_no_topic_is_lost() -> None:
    later = Later()
    herald = Herald(later=later)

    def work() -> None:
        threads = [threading.Thread(target=herald.tell, args=(f"forum:{number}",)) for number in range(50)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        later.comes()

    assert len({topic for word in words_sent(work) for topic in word.split()}) == 50


def test_a_database_that_is_away_costs_a_line_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    later = Later()
    herald = Herald(later=later)
    herald.tell("forum:1")
    with mock.patch("resonanz.ground.live.herald.connection") as away, caplog.at_level(logging.WARNING):
        away.cursor.side_effect = OSError("away")
        later.comes()
        away.close.assert_called_once()
    assert "1 topics" in caplog.text
    herald.tell("forum:1")
    assert len(later.calls) == 1


@pytest.mark.django_db
def test_nothing_is_told_before_the_commit_and_nothing_that_was_rolled_back(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    told: list[str] = []
    monkeypatch.setattr(receivers, "tell", told.append)
    with django_capture_on_commit_callbacks(execute=True):
        events.changed.announce(3)
        assert told == []
    assert told == ["forum:3"]
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        events.changed.announce(3)
        transaction.set_rollback(True)
    assert told == ["forum:3"]


@pytest.fixture
def unblocked(django_db_setup: None, django_db_blocker: Any) -> Any:
    """The herald speaks in a thread of its own, outside of any test's transaction."""
    with django_db_blocker.unblock():
        yield
        connection.close()
