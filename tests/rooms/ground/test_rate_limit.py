"""Counting attempts: generous, per window and name, and without a stored address."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.http import HttpRequest
from django.test import RequestFactory
from pytest_django import DjangoAssertNumQueries

from resonanz.ground import clock
from resonanz.ground.rate_limit import TooManyAttempts, count_attempt

pytestmark = pytest.mark.django_db
NOON = datetime(2027, 3, 28, 12, 0, tzinfo=UTC)
HOUR = 3600


def visit(address: str = "203.0.113.7") -> HttpRequest:
    return RequestFactory().get("/", REMOTE_ADDR=address)


def attempts(times: int, *, address: str = "203.0.113.7", name: str = "code", most: int = 3) -> None:
    for _ in range(times):
        count_attempt(visit(address), name=name, most=most, seconds=HOUR)


def stored() -> list[tuple[bytes, str, int, int]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT key, name, slot, n FROM ground_attempt ORDER BY name, n")
        return [(bytes(key), name, slot, n) for key, name, slot, n in cursor.fetchall()]


def test_attempts_up_to_the_limit_pass() -> None:
    with clock.held_at(NOON):
        attempts(3)
    assert [n for *_, n in stored()] == [3]


def test_attempt_after_the_limit_is_refused() -> None:
    with clock.held_at(NOON):
        attempts(3)
        with pytest.raises(TooManyAttempts) as refused:
            attempts(1)
    assert refused.value.retry_after == HOUR


@pytest.mark.parametrize(("minutes", "left"), [(1, 3540), (30, 1800), (59, 60)])
def test_retry_after_is_the_rest_of_the_window(minutes: int, left: int) -> None:
    with clock.held_at(NOON + timedelta(minutes=minutes)):
        attempts(3)
        with pytest.raises(TooManyAttempts) as refused:
            attempts(1)
    assert refused.value.retry_after == left


def test_next_window_starts_from_one() -> None:
    with clock.held_at(NOON):
        attempts(3)
    with clock.held_at(NOON + timedelta(hours=1)):
        attempts(3)
        with pytest.raises(TooManyAttempts):
            attempts(1)
    assert [n for *_, n in stored()] == [4]


def test_refused_attempts_go_on_counting() -> None:
    with clock.held_at(NOON):
        attempts(3)
        for _ in range(2):
            with pytest.raises(TooManyAttempts):
                attempts(1)
    assert [n for *_, n in stored()] == [5]


def test_other_address_has_its_own_count() -> None:
    with clock.held_at(NOON):
        attempts(3)
        attempts(3, address="203.0.113.8")
    assert [n for *_, n in stored()] == [3, 3]


def test_other_name_has_its_own_count() -> None:
    with clock.held_at(NOON):
        attempts(3)
        attempts(3, name="tell")
    assert [(name, n) for _, name, _, n in stored()] == [("code", 3), ("tell", 3)]


def test_address_is_not_stored() -> None:
    with clock.held_at(NOON):
        attempts(1, address="203.0.113.77")
    [(key, name, slot, n)] = stored()
    assert (len(key), name, slot, n) == (32, "code", int(NOON.timestamp()) // HOUR, 1)
    assert b"203.0.113.77" not in key


def day_secrets() -> list[tuple[date, bytes]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT day, secret FROM ground_daysecret ORDER BY day")
        return [(day, bytes(secret)) for day, secret in cursor.fetchall()]


def test_next_day_forgets_addresses_and_the_secret_that_hid_them() -> None:
    with clock.held_at(NOON):
        attempts(2)
        [(_, yesterday)] = day_secrets()
    [(before, *_)] = stored()
    with clock.held_at(NOON + timedelta(days=1)):
        attempts(1)
        [(day, today)] = day_secrets()
    [(after, _, _, n)] = stored()
    assert (day, n) == (date(2027, 3, 29), 1)
    assert before != after
    assert yesterday != today


def test_same_day_keeps_its_secret() -> None:
    with clock.held_at(NOON):
        attempts(1)
        first = day_secrets()
        attempts(1, name="tell", address="203.0.113.8")
    assert day_secrets() == first
    assert len(first[0][1]) == 32


def test_request_without_an_address_is_counted() -> None:
    request = visit()
    del request.META["REMOTE_ADDR"]
    with clock.held_at(NOON):
        count_attempt(request, name="code", most=1, seconds=HOUR)
        with pytest.raises(TooManyAttempts):
            count_attempt(request, name="code", most=1, seconds=HOUR)


def test_attempt_takes_two_statements(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with clock.held_at(NOON):
        attempts(1)
        with django_assert_num_queries(2):
            attempts(1)


def test_table_is_unlogged_so_that_it_reaches_no_backup() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT relpersistence FROM pg_class WHERE relname = 'ground_attempt'")
        assert cursor.fetchone() == ("u",)


def test_whom_is_counted_wherever_the_tries_come_from() -> None:
    with clock.held_at(NOON):
        for n in range(3):
            count_attempt(visit(f"203.0.113.{n}"), name="password", most=3, seconds=HOUR, whom="ada@post.example")
        with pytest.raises(TooManyAttempts):
            count_attempt(visit("203.0.113.9"), name="password", most=3, seconds=HOUR, whom="ada@post.example")
        count_attempt(visit("203.0.113.9"), name="password", most=3, seconds=HOUR, whom="ben@post.example")
    assert all(b"ada@post.example" not in key for key, *_ in stored())


def test_machines_whose_clocks_differ_count_together() -> None:
    """Each by its own clock would begin the other's window anew, and nobody would ever be refused."""
    attempts(1)
    with time_machine.travel(datetime.now(UTC) + timedelta(hours=5)):
        attempts(1)
    attempts(1)
    with time_machine.travel(datetime.now(UTC) - timedelta(days=1)), pytest.raises(TooManyAttempts):
        attempts(1)
    assert [n for *_, n in stored()] == [4]
