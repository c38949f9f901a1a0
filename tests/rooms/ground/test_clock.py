"""One clock that can be held still, and is let go again whatever happens."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from threading import Thread

import pytest
from django.utils import timezone

from resonanz.ground import clock

MARCH = datetime(2027, 3, 28, 10, 5, tzinfo=UTC)


def test_now_held_is_the_held_moment() -> None:
    with clock.held_at(MARCH):
        assert clock.now() == MARCH
        assert clock.now() == MARCH


def test_now_not_held_is_aware() -> None:
    assert timezone.is_aware(clock.now())


def test_held_at_nested_gives_back_the_outer_moment() -> None:
    later = MARCH + timedelta(days=1)
    with clock.held_at(MARCH):
        with clock.held_at(later):
            assert clock.now() == later
        assert clock.now() == MARCH


def test_held_at_lets_go_after_a_failure() -> None:
    with pytest.raises(ZeroDivisionError), clock.held_at(MARCH):
        raise ZeroDivisionError
    assert clock.now() != MARCH


def test_held_at_holds_no_other_thread() -> None:
    seen: list[datetime] = []
    with clock.held_at(MARCH):
        thread = Thread(target=lambda: seen.append(clock.now()))
        thread.start()
        thread.join()
    assert seen != [MARCH]


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2027, 1, 31, 22, 59, tzinfo=UTC), date(2027, 1, 31)),
        (datetime(2027, 1, 31, 23, 0, tzinfo=UTC), date(2027, 2, 1)),
        (datetime(2027, 7, 31, 22, 0, tzinfo=UTC), date(2027, 8, 1)),
    ],
)
def test_today_is_the_day_where_the_organisation_lives(moment: datetime, day: date) -> None:
    with clock.held_at(moment):
        assert clock.today() == day
