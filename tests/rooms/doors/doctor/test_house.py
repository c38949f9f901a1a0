"""Tables, worker and ledger, as the product knows them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from resonanz.doors.doctor import house
from resonanz.doors.operation import state
from resonanz.doors.operation.state import LedgerState
from resonanz.ground import clock
from resonanz.trust.models import LedgerAlarm
from tests.rooms.doors.doctor.support import grades
from tests.support.people import People

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_log")]


def did(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_tables_of_an_earlier_version() -> None:
    assert grades(list(house.tables())) == [("tables", "OK")]
    MigrationRecorder(connection).record_unapplied("ground", "0001_attempts")
    [finding] = house.tables()
    assert grades([finding]) == [("tables", "BROKEN")]
    assert "1 Schritte" in finding.what.german


@pytest.mark.parametrize(
    ("silent", "grade"), [(None, "BROKEN"), ("3 seconds", "OK"), ("2 minutes", "BROKEN"), ("3 days", "BROKEN")]
)
def test_a_worker_that_is_silent(silent: str | None, grade: str) -> None:
    did("DELETE FROM procrastinate_workers")
    did("DELETE FROM procrastinate_jobs")
    if silent:
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s::interval)", [silent])
    assert grades(list(house.worker())) == [("worker", grade)]


def test_a_queue_that_does_not_move() -> None:
    did("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now())")
    did("DELETE FROM procrastinate_jobs")
    did(
        "INSERT INTO procrastinate_jobs (queue_name, task_name, scheduled_at) VALUES"
        " ('default', 'a', now() - interval '11 minutes'), ('long', 'b', now() - interval '5 hours')"
    )
    [finding] = house.worker()
    assert grades([finding]) == [("worker", "WARNING")]
    assert finding.what.german == "In der Schlange warten 1 Aufträge, der älteste seit 11 Minuten."


@pytest.mark.parametrize(("minutes", "grade"), [(1, "OK"), (10, "WARNING"), (90, "BROKEN")])
def test_entries_that_nobody_signs(people: People, minutes: int, grade: str) -> None:
    people.inquiry()
    with clock.held_at(clock.now() + timedelta(minutes=minutes)):
        assert grades(list(house.ledger())) == [("ledger", grade)]


def test_an_old_checkpoint_is_fine_while_nothing_is_entered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state, "ledger_state", lambda: LedgerState(size=7, signed=7, age=300_000.0))
    [finding] = house.ledger()
    assert grades([finding]) == [("ledger", "OK")]
    assert finding.what.english == "7 entries, the last checkpoint is 5000 minutes old."


def test_a_new_ledger_waits_for_its_first_checkpoint(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state, "ledger_state", lambda: LedgerState(size=0, signed=0, age=None))
    [finding] = house.ledger()
    assert grades([finding]) == [("ledger", "OK")]
    assert finding.what.german == "0 Einträge, noch kein Prüfpunkt."


def test_an_alarm_speaks_both_languages() -> None:
    LedgerAlarm.objects.create(kind="leaf", since=clock.now())
    [finding] = house.ledger()
    assert grades([finding]) == [("ledger", "BROKEN")]
    assert finding.what.german.startswith("Ein Eintrag im Protokollbuch wurde verändert")
