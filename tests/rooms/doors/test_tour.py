"""The tour: the same stations in every house, the demo's words only in the demo, and no cookie."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest
from django.test import Client

from resonanz.doors.tour import places as tour_places
from resonanz.doors.tour.stations import LANGUAGES, came_from, labels, stations
from resonanz.people.enums import Badge
from resonanz.people.models import Organisation
from tests.support.people import People

GERMAN = {"HTTP_ACCEPT_LANGUAGE": "de"}
TOLD = stations("de")


def told_in_the_demo() -> dict[str, dict[str, Any]]:
    """Every voice of the demo that may be read by everybody, by its words."""
    folder = files("resonanz.doors") / "data/demo"
    read = {name: json.loads((folder / f"{name}.json").read_text("utf-8")) for name in ("auenfurt", "forum", "fragen")}
    rows = [*read["auenfurt"]["stories"], *read["forum"]["held"]["evening"]["words"]]
    rows += [voice for asked in read["fragen"]["asked"] for voice in asked["voices"]]
    return {row["text"]: row for row in rows if row["permission"].startswith("public")}


def test_both_languages_have_the_same_stations() -> None:
    assert [station.key for station in TOLD] == [station.key for station in stations("en")]
    assert 10 <= len(TOLD) <= 14
    for language in LANGUAGES:
        for station in stations(language):
            assert all((station.title, station.text, station.keeps, station.example))
            assert set(station.places) <= labels(language).keys()
    assert labels("de").keys() == labels("en").keys()
    assert labels("de").keys() == {name for station in TOLD for name in station.places}


def test_what_is_said_fits_ten_minutes_and_the_house() -> None:
    words = [len(f"{station.text} {station.example}".split()) for station in TOLD]
    assert sum(words) < 1_400
    for language in LANGUAGES:
        for station in stations(language):
            told = f"{station.title} {station.text} {station.keeps} {station.example} {station.empty}"
            assert "!" not in told
            assert '"' not in told
            assert "'" not in told


def test_a_third_language_reads_german() -> None:
    assert stations("fr") == TOLD


@pytest.mark.parametrize("station", TOLD, ids=lambda station: station.key)
def test_the_words_of_a_station_are_those_of_a_voice(station: Any) -> None:
    told = [row for text, row in told_in_the_demo().items() if station.voice.text in text]
    assert told
    assert station.voice.role in Badge
    assert any(station.voice.role in row.get("roles", [station.voice.role]) for row in told)


@pytest.mark.parametrize("number", ["1", "14"])
def test_the_address_says_where_somebody_came_from(number: str) -> None:
    assert came_from(number) == int(number)


@pytest.mark.parametrize("number", ["", "0", "15", "-1", "1e1", "٣", "99999999999", "x"])
def test_any_other_address_says_nothing(number: str) -> None:
    assert came_from(number) == 0


@pytest.mark.django_db
@pytest.mark.usefixtures("people")
class TestHouseOfOnesOwn:
    def test_every_station_answers_without_cookie_or_demo(self) -> None:
        client = Client()
        page = client.get("/rundgang/", **GERMAN).content.decode()
        assert all(station.title in page for station in TOLD)
        for number, station in enumerate(TOLD, start=1):
            answer = client.get(f"/rundgang/{number}/", **GERMAN)
            shown = answer.content.decode()
            assert answer.status_code == 200
            assert station.text in shown
            assert station.example not in shown
            assert station.voice.text not in shown
        assert "session" not in client.cookies

    def test_what_is_not_there_says_how_it_gets_there(self, people: People) -> None:
        first = Client().get("/rundgang/1/", **GERMAN).content.decode()
        assert TOLD[0].empty in first
        inquiry = people.inquiry(slug="heizung")
        first = Client().get("/rundgang/1/", **GERMAN).content.decode()
        assert TOLD[0].empty not in first
        assert f'href="/anliegen/{inquiry.slug}/?rundgang=1"' in first

    def test_drafts_and_what_is_asked_among_staff_are_not_named(self, people: People) -> None:
        people.inquiry(slug="geheim", is_open=False)
        assert "geheim" not in Client().get("/rundgang/1/").content.decode()
        assert "inquiry" not in tour_places.places(reader=None)

    def test_codes_of_voices_are_the_demos_alone(self, people: People) -> None:
        people.inquiry()
        assert not {"voice", "voice_file", "draft"} & tour_places.places(reader=people.mira.pk).keys()

    @pytest.mark.parametrize("number", [0, 15, 99])
    def test_there_is_no_other_station(self, number: int) -> None:
        assert Client().get(f"/rundgang/{number}/").status_code == 404

    def test_nobody_writes_to_it(self) -> None:
        assert Client().post("/rundgang/1/").status_code == 405


@pytest.mark.django_db
def test_the_banner_of_a_demo_leads_to_the_tour_and_back_to_the_station(people: People) -> None:
    people.inquiry()
    assert "/rundgang/" not in banner(Client().get("/", **GERMAN).content.decode())
    Organisation.objects.update(is_fiction=True)
    start = Client().get("/", **GERMAN).content.decode()
    assert 'href="/rundgang/"' in banner(start)
    assert start.count('href="/rundgang/"') == 3
    came = Client().get("/anliegen/kontakt/?rundgang=3", **GERMAN).content.decode()
    assert 'href="/rundgang/3/"' in banner(came)
    assert "Zurück zu Station 3" in banner(came)
    assert 'href="/rundgang/"' in banner(Client().get("/?rundgang=99", **GERMAN).content.decode())


def banner(page: str) -> str:
    return page.partition('class="fiction"')[2].partition("</aside>")[0]


@pytest.mark.django_db
def test_a_demo_tells_its_example(people: People) -> None:
    Organisation.objects.update(is_fiction=True)
    shown = Client().get("/rundgang/6/", **GERMAN).content.decode()
    assert TOLD[5].example in shown
    assert TOLD[5].voice.text in shown
