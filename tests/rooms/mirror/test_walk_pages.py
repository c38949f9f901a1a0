"""The pages of journeys: what is typed badly is said at its field and kept, and drafts belong to their walker."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from resonanz.ground import clock
from resonanz.mirror.models import JourneyEdition, StepTouchpoint, Walk, WalkedStep, WalkPhoto
from tests.rooms.mirror.walks import DAY, EVENING, booked, laid, tells_of, touchpoint, walked
from tests.support.lives_walks import png
from tests.support.people import People

pytestmark = pytest.mark.django_db

LIST = "/team/spiegel/reisen/"
STEP = {"on": DAY.isoformat(), "begin": "11:40", "end": "12:20", "waited": "34", "way_out": "reached", "words": "So."}


@pytest.fixture
def team(people: People) -> Client:
    return people.client(people.mira)


def post(client: Client, path: str, now: datetime = EVENING, **told: Any) -> Any:
    with clock.held_at(now):
        return client.post(path, told)


def test_the_way_from_a_journey_to_a_finished_walk(people: People, team: Client) -> None:
    assert "Noch keine Reise" in team.get(LIST).content.decode()
    told = {"name": "Umziehen", "audience": "Wer umzieht", "steps": "Anrufen\n\nNachfragen"}
    page = team.post(f"{LIST}neu/", told)
    journey = JourneyEdition.objects.get().journey_id
    assert page["Location"] == f"{LIST}{journey}/"
    assert "Noch nicht begangen" in team.get(f"{LIST}{journey}/").content.decode()
    assert team.get(f"{LIST}{journey}/bild/").status_code == 404

    page = post(team, f"{LIST}{journey}/buchen/", walker=people.mira.pk, planned_on=DAY.isoformat(), planned_at="11:40")
    walk = Walk.objects.get()
    place = f"/team/spiegel/selbsttest/{walk.pk}/"
    assert page["Location"] == place
    assert "Für Sie gebucht" in team.get(LIST).content.decode()
    page = post(team, f"{place}schritt/1/", **STEP, photo=SimpleUploadedFile("a.png", png()), next="1")
    assert page["Location"] == f"{place}schritt/2/"
    page = post(team, f"{place}schritt/2/", **{**STEP, "begin": "12:20", "end": "12:30", "waited": "0"})
    assert page["Location"] == place
    assert post(team, f"{place}abschliessen/").status_code == 302

    shown = team.get(place).content.decode()
    assert "40 Minuten, davon 34 gewartet" in " ".join(shown.split())
    assert '<span class="who employee">Arbeitet hier</span>' in shown
    photo = team.get(f"{place}schritt/1/foto/")
    assert (photo["Content-Type"], photo["Cache-Control"]) == ("image/png", "private, no-store")
    assert photo.content == png()
    whole = team.get(f"{LIST}{journey}/").content.decode()
    assert "Am längsten wird bei „Anrufen“ gewartet: 34 Minuten" in whole
    for dark in ("", "?dunkel"):
        assert team.get(f"{LIST}{journey}/bild/{dark}").content.startswith(b"<svg")
    team.post(f"{place}schritt/1/foto/loeschen/")
    assert team.get(f"{place}schritt/1/foto/").status_code == 404


@pytest.mark.parametrize(
    ("steps", "sentence"),
    [
        ("", "mindestens einen Schritt"),
        ("\n".join(f"Schritt {n}" for n in range(13)), "Das sind 13 Schritte"),
        ("Anrufen\nanrufen", "steht zweimal da"),
    ],
)
def test_a_journey_that_cannot_be_keeps_what_was_typed(team: Client, steps: str, sentence: str) -> None:
    page = team.post(f"{LIST}neu/", {"name": "Umziehen", "audience": "Wer umzieht", "steps": steps})
    assert page.status_code == 422
    shown = page.content.decode()
    assert sentence in shown
    assert "Wer umzieht" in shown
    assert not JourneyEdition.objects.exists()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"waited": "41"}, "Er dauerte 40 Minuten"),
        ({"waited": ""}, "Auch 0 ist eine Antwort"),
        ({"waited": "viel"}, "ganze Zahl"),
        ({"begin": ""}, "Wann begann der Schritt?"),
        ({"end": "11:39"}, "geben Sie bitte auch den Tag an"),
        ({"way_out": ""}, "weswegen Sie da waren"),
        ({"on": (DAY + timedelta(days=1)).isoformat()}, "liegt in der Zukunft"),
        ({"on": "0001-01-01"}, "zwei Jahre"),
        ({"on": "9999-12-31"}, "liegt in der Zukunft"),
        ({"on": "2025-03-30", "begin": "02:30", "end": "03:30"}, "02:30 Uhr gab es am 30.03.2025 nicht"),
        ({"on": "2025-10-26", "begin": "02:30", "end": "03:30"}, "02:30 Uhr gab es an diesem Tag zweimal"),
        ({"on": "2025-10-26", "begin": "01:30", "end": "02:30"}, "02:30 Uhr gab es an diesem Tag zweimal"),
    ],
)
def test_a_step_that_cannot_be_keeps_what_was_typed(
    people: People, team: Client, changes: dict[str, str], sentence: str
) -> None:
    walk = booked(people, laid(people))
    page = post(
        team, f"/team/spiegel/selbsttest/{walk.pk}/schritt/1/", **{**STEP, "words": "Bleibt stehen.", **changes}
    )
    assert page.status_code == 422
    shown = page.content.decode()
    assert sentence in shown
    assert "Bleibt stehen." in shown
    assert not WalkedStep.objects.exists()


@pytest.mark.parametrize(("which", "minutes"), [("first", 100), ("second", 40)])
def test_the_hour_that_came_twice_is_asked_for_and_kept(people: People, team: Client, which: str, minutes: int) -> None:
    walk = booked(people, laid(people))
    place = f"/team/spiegel/selbsttest/{walk.pk}/schritt/1/"
    told = {**STEP, "on": "2025-10-26", "begin": "02:30", "end": "03:10", "begin_which": which}
    assert post(team, place, **told).status_code == 302
    one = WalkedStep.objects.get()
    assert one.minutes == minutes
    assert one.begins_at.astimezone(ZoneInfo("Europe/Berlin")).fold == int(which == "second")
    shown = team.get(place).content.decode()
    assert f'name="begin_which" value="{which}"' in shown
    assert f'value="{which}" id' not in shown or "checked" in shown


def test_a_photo_that_is_none_is_refused_at_its_field(people: People, team: Client) -> None:
    walk = booked(people, laid(people))
    page = post(
        team,
        f"/team/spiegel/selbsttest/{walk.pk}/schritt/1/",
        **STEP,
        photo=SimpleUploadedFile("a.jpg", b"<svg onload='x'/>"),
    )
    assert page.status_code == 422
    assert "Es gehen JPEG und PNG." in page.content.decode()
    assert not WalkPhoto.objects.exists()


def test_somebody_elses_walk_is_neither_seen_nor_walked(people: People, team: Client) -> None:
    walk = booked(people, laid(people))
    place = f"/team/spiegel/selbsttest/{walk.pk}/"
    post(team, f"{place}schritt/1/", **{**STEP, "words": "Noch unter mir."}, photo=SimpleUploadedFile("a.png", png()))
    other = people.client(people.jonas)
    shown = other.get(place).content.decode()
    assert "Diesen Weg geht Mira Holt" in shown
    assert "Noch unter mir." not in shown
    assert other.get(f"{place}schritt/1/").status_code == 302
    assert other.get(f"{place}schritt/1/foto/").status_code == 404
    for path in ("schritt/1/", "schritt/1/herausnehmen/", "abschliessen/", "absagen/"):
        page = post(other, place + path, **STEP)
        assert page.status_code == 403
        assert "Das trägt nur ein, wer den Weg geht." in page.content.decode()
    assert other.post(f"{place}schritt/1/foto/loeschen/").status_code == 404
    assert Walk.objects.get().is_open


def test_a_finished_walk_says_that_it_stays(people: People, team: Client) -> None:
    walk = walked(people, laid(people), {"words": "So war es."})
    place = f"/team/spiegel/selbsttest/{walk.pk}/"
    page = post(team, f"{place}schritt/1/", **STEP)
    assert page.status_code == 409
    assert "bleibt so" in page.content.decode()
    shown = people.client(people.jonas).get(place).content.decode()
    assert "So war es." in shown
    assert "nicht begangen" in shown


def test_an_empty_walk_is_not_finished(people: People, team: Client) -> None:
    walk = booked(people, laid(people))
    page = post(team, f"/team/spiegel/selbsttest/{walk.pk}/abschliessen/")
    assert page.status_code == 422
    assert "Noch ist kein Schritt eingetragen." in page.content.decode()


def test_a_step_is_taken_out_and_a_walk_called_off(people: People, team: Client) -> None:
    walk = booked(people, laid(people))
    place = f"/team/spiegel/selbsttest/{walk.pk}/"
    post(team, f"{place}schritt/1/", **STEP)
    post(team, f"{place}schritt/1/herausnehmen/")
    assert not WalkedStep.objects.exists()
    assert post(team, f"{place}absagen/").status_code == 302
    assert "ist abgesagt" in team.get(place).content.decode()


def test_a_step_shows_every_sentence_that_counted_and_where_it_is_linked(people: People, team: Client) -> None:
    place, edition = touchpoint(people), laid(people)
    step = edition.steps.all()[1]
    path = f"{LIST}schritt/{step.pk}/"
    assert team.post(path, {"touchpoints": [place.pk]}).status_code == 302
    assert StepTouchpoint.objects.get().by_id == people.mira.pk
    assert team.post(path, {"touchpoints": ["999"]}).status_code == 422
    inquiry = people.inquiry()
    for n in (10, 20, 30, 40):
        tells_of(people, inquiry, place, f"Am Telefon {n} Minuten gewartet. Danach ging es gut.")
    shown = team.get(path).content.decode()
    assert "4 Menschen sagen, wie lange es dauerte: zu wenige für eine Zahl." in shown
    tells_of(people, inquiry, place, "Anderthalb Stunden in der Schleife.")
    shown = " ".join(team.get(path).content.decode().split())
    assert "30 Minuten in der Mitte, aus 5 Menschen" in shown
    assert "<mark>Anderthalb Stunden</mark> in der Schleife." in shown
    assert "Danach ging es gut." not in shown
    assert "zu wenige" not in team.get(f"{LIST}{edition.journey_id}/").content.decode()


def test_a_new_edition_begins_with_the_one_before(people: People, team: Client) -> None:
    edition = laid(people)
    path = f"{LIST}{edition.journey_id}/neu-auflegen/"
    assert "Brief verstehen\nAnrufen\nNachfragen" in team.get(path).content.decode()
    told = {"name": edition.name, "audience": edition.audience, "steps": "Anrufen"}
    assert team.post(path, told).status_code == 302
    assert team.post(path, told).status_code == 422
    assert "2. Auflage" in team.get(f"{LIST}{edition.journey_id}/").content.decode()


@pytest.mark.parametrize("path", ["reisen/99/", "reisen/99/buchen/", "reisen/schritt/99/", "selbsttest/99/"])
def test_what_is_not_there_is_not_there(team: Client, path: str) -> None:
    assert team.get(f"/team/spiegel/{path}").status_code == 404


@pytest.mark.parametrize(
    "path", ["reisen/", "reisen/neu/", "reisen/1/", "selbsttest/1/", "selbsttest/1/schritt/1/foto/"]
)
def test_nobody_comes_in_without_signing_in(people: People, path: str) -> None:
    assert people.client().get(f"/team/spiegel/{path}")["Location"].startswith("/anmelden/")
