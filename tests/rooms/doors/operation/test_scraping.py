"""`/metrics`: right numbers for whoever operates the house, and nothing of the people in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.urls import get_resolver, resolve
from prometheus_client.parser import text_string_to_metric_families
from pytest_django.fixtures import Settings

from resonanz.doors.operation import state
from resonanz.ground.lanes import LANES, LONG
from resonanz.ground.live import hub
from tests.support.people import People

pytestmark = pytest.mark.django_db
TOKEN = "dem-betrieb-bekannt-0815"
Samples = dict[tuple[str, frozenset[tuple[str, str]]], float]


@pytest.fixture
def opened(settings: Settings) -> None:
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, metrics_token=TOKEN)


def text() -> str:
    response = Client().get("/metrics", headers={"authorization": f"Bearer {TOKEN}"})
    assert (response.status_code, response.cookies) == (200, {})
    assert "no-store" in response["Cache-Control"]
    return response.content.decode()


def samples() -> Samples:
    return {
        (sample.name, frozenset(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(text())
        for sample in family.samples
    }


def answered(found: Samples, view: str, status: str) -> float:
    return found.get(("resonanz_http_requests_total", frozenset({("view", view), ("status", status)})), 0)


def only(name: str, **labels: str) -> tuple[str, frozenset[tuple[str, str]]]:
    return name, frozenset(labels.items())


def test_without_a_token_in_the_environment_there_is_no_such_page() -> None:
    assert Client().get("/metrics").status_code == 404
    assert Client().get("/metrics", headers={"authorization": "Bearer "}).status_code == 404


@pytest.mark.parametrize(
    "said", ["", "Bearer", "Bearer ", "Bearer falsch", f"Basic {TOKEN}", TOKEN, f"Bearer {TOKEN} ", "ä"]
)
def test_only_the_token_opens_it(opened: None, said: str) -> None:
    response = Client().get("/metrics", headers={"authorization": said})
    assert (response.status_code, response["WWW-Authenticate"], response.content) == (401, "Bearer", b"")
    assert Client().get("/metrics", {"token": TOKEN}).status_code == 401


def test_requests_are_counted_by_view_and_class_of_status(opened: None, people: People) -> None:
    before = samples()
    Client().get("/impressum/")
    Client().get("/impressum/")
    Client().get("/anliegen/fehlt/")
    Client().get("/gibt/es/nicht/")
    Client().get("/team/")
    after = samples()
    expected = {
        ("doors:imprint", "2xx"): 2,
        ("listen:inquiry", "4xx"): 1,
        ("none", "4xx"): 1,
        # Turned away at the door, before any view was asked.
        ("none", "3xx"): 1,
        ("doors:metrics", "2xx"): 1,
    }
    assert {key: answered(after, *key) - answered(before, *key) for key in expected} == expected
    count, total = "resonanz_http_request_duration_seconds_count", "resonanz_http_request_duration_seconds_sum"
    assert after[only(count, view="doors:imprint")] - before.get(only(count, view="doors:imprint"), 0) == 2
    assert after[only(total, view="doors:imprint")] > before.get(only(total, view="doors:imprint"), 0)


def test_nothing_of_people_stands_in_it(opened: None, people: People) -> None:
    inquiry = people.inquiry(slug="wie-war-das-bad", title="Wie war das Freibad?")
    story, code = people.tells(inquiry, "Frau Kessler aus Altdorf hat nie zurückgerufen")
    guest, host = people.client(), people.client(people.mira)
    for path in (
        f"/stimme/{code}/",
        f"/c/{inquiry.code}/",
        f"/?code={inquiry.code}",
        "/anliegen/wie-war-das-bad/",
        "/gibt-es-nicht/kessler@post.example/",
        "/anmelden/geheimes-wort/",
        "/static/kessler.css",
    ):
        guest.get(path)
    guest.post("/anliegen/wie-war-das-bad/", {"text": "Frau Kessler aus Altdorf hat nie zurückgerufen"})
    for path in ("/team/", f"/team/geschichte/{story.pk}/", "/team/anliegen/wie-war-das-bad/lesen/?q=Kessler"):
        host.get(path)
    found = text()
    secrets = [
        code,
        inquiry.code,
        "wie-war-das-bad",
        "Freibad",
        "essler",
        "Altdorf",
        "geheimes",
        "Mira",
        "Auenfurt",
        "@",
    ]
    assert [word for word in secrets if word in found] == []
    assert resolve(f"/team/geschichte/{story.pk}/").view_name in found


def test_every_label_is_a_name_from_the_code(opened: None, people: People) -> None:
    for path in ("/", "/x/", "/stimme/AAAA-BBBB/", "/static/x"):
        people.client().get(path)
    names = {*_view_names(), "none", "static"}
    labels = {
        (name, value)
        for metric, given in samples()
        if metric.startswith("resonanz_") and "build" not in metric
        for name, value in given
    }
    assert {value for name, value in labels if name == "view"} <= names
    assert {value for name, value in labels if name == "status"} <= {"2xx", "3xx", "4xx", "5xx"}
    assert {value for name, value in labels if name == "queue"} == set(LANES)
    assert {name for name, _ in labels} <= {"view", "status", "queue", "le"}


def _view_names() -> list[str]:
    names = [str(name) for name in get_resolver().reverse_dict if isinstance(name, str)]
    for space, (_, resolver) in get_resolver().namespace_dict.items():
        names += [f"{space}:{name}" for name in resolver.reverse_dict if isinstance(name, str)]
    return names


def test_the_house_is_told_as_its_database_knows_it(opened: None, people: People, own_log: object) -> None:
    connection.cursor().execute("DELETE FROM procrastinate_jobs")
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, scheduled_at) VALUES"
            " ('long', 'a', now() - interval '90 seconds'), ('long', 'b', now() + interval '1 day')"
        )
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '5 seconds')")
    people.inquiry()
    found = samples()
    assert found[only("resonanz_database_up")] == 1
    assert found[only("resonanz_queue_waiting", queue=LONG)] == 1
    assert 90 <= found[only("resonanz_queue_oldest_seconds", queue=LONG)] < 120
    assert found[only("resonanz_queue_waiting", queue="default")] == 0
    assert 5 <= found[only("resonanz_worker_silence_seconds")] < 35
    assert found[only("resonanz_ledger_entries")] == state.ledger_state().size > 0
    assert found[only("resonanz_live_followers")] == hub.followers == 0
    assert found[only("resonanz_process_resident_memory_bytes")] > 1_000_000


def test_a_job_without_a_day_is_as_old_as_its_wish(people: People) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
        cursor.execute("INSERT INTO procrastinate_jobs (queue_name, task_name) VALUES ('default', 'a') RETURNING id")
        [(job,)] = cursor.fetchall()
        cursor.execute("UPDATE procrastinate_events SET at = now() - interval '1 hour' WHERE job_id = %s", [job])
    [_, short] = state.lanes()
    assert (short.waiting, short.running, timedelta(seconds=round(short.oldest, -2))) == (1, 0, timedelta(hours=1))


def test_while_the_database_is_away_the_process_still_answers(opened: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails() -> None:
        raise OperationalError("db.geheim.example is away")

    monkeypatch.setattr(state, "lanes", fails)
    found = samples()
    assert found[only("resonanz_database_up")] == 0
    assert "resonanz_ledger_entries" not in {name for name, _ in found}
    assert only("resonanz_live_followers") in found
