"""`/healthz` and `/readyz`: what programs ask, answered without a secret and without a cookie."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import psycopg
import pytest
import time_machine
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from resonanz.doors.operation import probes
from resonanz.ground import upgrades


def test_a_living_process_asks_no_database() -> None:
    """Without the mark of the database, every question to it would fail this test."""
    response = Client().get("/healthz")
    assert (response.status_code, json.loads(response.content)) == (200, {"status": "ok"})
    assert "no-store" in response["Cache-Control"]
    assert response.cookies == {}


@pytest.mark.django_db
def test_a_ready_house_says_so() -> None:
    response = Client().get("/readyz")
    assert (response.status_code, json.loads(response.content)) == (200, {"status": "ok"})
    assert "no-store" in response["Cache-Control"]
    assert response.cookies == {}


@pytest.mark.django_db
def test_a_table_that_waits_is_not_ready() -> None:
    MigrationRecorder(connection).record_unapplied("ground", "0001_attempts")
    response = Client().get("/readyz")
    assert response.status_code == 503
    assert json.loads(response.content) == {"status": "not ready", "reasons": ["migrations"]}
    assert upgrades.missing_migrations() == ["ground.0001_attempts"]


@pytest.mark.django_db
def test_a_machine_whose_clock_went_wrong_gets_nobody() -> None:
    with time_machine.travel(datetime.now(UTC) + timedelta(seconds=90)):
        response = Client().get("/readyz")
    assert (response.status_code, json.loads(response.content)["reasons"]) == (503, ["clock"])


@pytest.mark.parametrize(
    "error",
    [OperationalError("connection to db.geheim.example refused"), psycopg.OperationalError("x"), ConnectionError("x")],
)
def test_a_database_that_is_away_is_told_by_a_key_only(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fails() -> None:
        raise error

    monkeypatch.setattr(probes.connection, "cursor", fails)
    response = Client().get("/readyz")
    assert response.status_code == 503
    assert json.loads(response.content) == {"status": "not ready", "reasons": ["database"]}
    assert response.cookies == {}


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_only_looking_is_allowed(path: str) -> None:
    assert Client().post(path).status_code == 405
