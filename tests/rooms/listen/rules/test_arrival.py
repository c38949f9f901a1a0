from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resonanz.listen.rules.arrival import LONGEST_WAIT, came_late, read_wait, told_before, waited_too_long

NOON = datetime(2027, 3, 28, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("0", 0),
        ("1500", 1.5),
        ("999999999999", 999_999_999.999),
        *((wrong, 0) for wrong in ("", "-1", "1.5", "1e3", " 1", "١٢", "9" * 13, "now", "\n1")),
    ],
)
def test_read_wait(said: str, seconds: float) -> None:
    assert read_wait(said) == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("waited", "told", "late"),
    [
        (timedelta(), NOON, False),
        (timedelta(seconds=59), NOON, False),
        (timedelta(minutes=1), NOON - timedelta(minutes=1), False),
        (timedelta(minutes=10), NOON - timedelta(minutes=10), True),
        (timedelta(hours=72), NOON - timedelta(hours=72), True),
        (timedelta(hours=500), NOON - timedelta(hours=72), True),
    ],
)
def test_told_before(waited: timedelta, told: datetime, late: bool) -> None:  # noqa: FBT001  It is an expectation.
    assert told_before(NOON, waited) == told
    assert came_late(told_at=told, received_at=NOON) is late


@given(st.text(max_size=20))
def test_whatever_a_device_says_is_never_the_future_nor_older_than_72_hours(said: str) -> None:
    assert NOON - LONGEST_WAIT <= told_before(NOON, read_wait(said)) <= NOON


def test_waited_too_long() -> None:
    assert not waited_too_long(LONGEST_WAIT)
    assert waited_too_long(LONGEST_WAIT + timedelta(milliseconds=1))
