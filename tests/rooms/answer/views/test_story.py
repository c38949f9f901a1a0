"""One story for the team, what works before what hurts, and the thanks that go out from it."""

from __future__ import annotations

import pytest

from resonanz.answer import actions
from resonanz.answer.models import Thanks
from resonanz.ask.models import Inquiry
from resonanz.listen.models import Story
from resonanz.understand.models import StoryVector
from tests.rooms.answer.support import queries
from tests.support.people import People

pytestmark = pytest.mark.django_db

HURTS, WORKS = "Die Rechnung war falsch.", "Herr Perk rief zurück."


@pytest.fixture
def inquiry(people: People) -> Inquiry:
    return people.inquiry()


@pytest.fixture
def told(people: People, inquiry: Inquiry) -> tuple[Story, str]:
    return people.tells(inquiry, HURTS, works_well=WORKS)


def test_the_team_reads_first_what_works_and_guests_what_was_told_first(
    people: People, told: tuple[Story, str]
) -> None:
    story, code = told
    team = people.client(people.mira).get(f"/team/geschichte/{story.pk}/").content.decode()
    guest = people.client().get(f"/stimme/{code}/").content.decode()
    assert team.index(WORKS) < team.index(HURTS)
    assert guest.index(HURTS) < guest.index(WORKS)


def test_thanks_stand_on_the_tellers_page_with_name_function_and_badge(people: People, told: tuple[Story, str]) -> None:
    story, code = told
    sent = people.client(people.mira).post(
        f"/team/geschichte/{story.pk}/danken/", {"thanks-sentence": "Wir rechnen neu, dank Ihnen."}
    )
    assert (sent.status_code, sent["Location"]) == (302, f"/team/geschichte/{story.pk}/")
    page = people.client().get(f"/stimme/{code}/").content.decode()
    assert "Wir rechnen neu, dank Ihnen." in page
    assert '<span class="who organisation">Organisation</span> · Mira Holt, Kundendienst' in page


@pytest.mark.parametrize("sentence", ["", "  "])
def test_thanks_without_words_come_back(people: People, told: tuple[Story, str], sentence: str) -> None:
    response = people.client(people.mira).post(f"/team/geschichte/{told[0].pk}/danken/", {"thanks-sentence": sentence})
    assert response.status_code == 422
    assert not Thanks.objects.exists()


def test_praise_reaches_one_person_and_the_teller_learns_it(people: People, told: tuple[Story, str]) -> None:
    story, code = told
    sent = people.client(people.mira).post(
        f"/team/geschichte/{story.pk}/weitergeben/",
        {"praise-to": people.jonas.pk, "praise-words": WORKS, "praise-sentence": "Das waren Sie."},
    )
    assert sent.status_code == 302
    mine = people.client(people.jonas).get("/team/dank/").content.decode()
    assert WORKS in mine
    assert "Das waren Sie." in mine
    assert HURTS not in mine
    assert WORKS not in people.client(people.mira).get("/team/dank/").content.decode()
    guest = people.client().get(f"/stimme/{code}/").content.decode()
    assert "Es hat jemanden mit der Aufgabe „Leitung“ erreicht." in guest
    assert "Jonas Perk" not in guest
    assert "Das waren Sie." not in guest


def test_the_name_only_after_agreement(people: People, told: tuple[Story, str]) -> None:
    story, code = told
    thanks = actions.pass_praise(story=story, words=WORKS, sentence="Für Sie.", to=people.jonas.pk, by=people.mira.pk)
    url = f"/team/dank/{thanks.pk}/name/"
    assert people.client(people.mira).post(url, {"named": "yes"}).status_code == 404
    assert people.client(people.jonas).post(url, {"named": "yes"}).status_code == 302
    assert "Es hat Jonas Perk, Leitung erreicht." in people.client().get(f"/stimme/{code}/").content.decode()
    people.client(people.jonas).post(url, {"named": "no"})
    assert "Jonas Perk" not in people.client().get(f"/stimme/{code}/").content.decode()


@pytest.mark.parametrize(
    ("to", "words", "status"), [("jonas", "Herr Perk war nett", 422), ("", WORKS, 422), ("999999", WORKS, 422)]
)
def test_praise_that_cannot_be_passed_on_comes_back(
    people: People, told: tuple[Story, str], to: str, words: str, status: int
) -> None:
    response = people.client(people.mira).post(
        f"/team/geschichte/{told[0].pk}/weitergeben/",
        {"praise-to": people.jonas.pk if to == "jonas" else to, "praise-words": words, "praise-sentence": "Für Sie."},
    )
    assert response.status_code == status
    assert words in response.content.decode()
    assert not Thanks.objects.exists()


def test_guests_thank_nobody_and_read_no_praise(people: People, told: tuple[Story, str]) -> None:
    for url in ("danken/", "weitergeben/"):
        assert people.client().post(f"/team/geschichte/{told[0].pk}/{url}", {}).status_code == 302
    assert people.client().get("/team/dank/").status_code == 302
    assert people.client(people.mira).get("/team/dank/").content.decode().count("Noch nichts") == 1


def test_the_story_costs_the_same_with_one_and_three_thanks(people: People, told: tuple[Story, str]) -> None:
    client, url = people.client(people.mira), f"/team/geschichte/{told[0].pk}/"

    def thank() -> None:
        actions.thank_teller(story=told[0], sentence="Danke Ihnen.", by=people.mira.pk)
        actions.pass_praise(story=told[0], words=WORKS, sentence="Ja.", to=people.jonas.pk, by=people.mira.pk)

    thank()
    one, mine = queries(lambda: client.get(url)), queries(lambda: people.client(people.jonas).get("/team/dank/"))
    guest = queries(lambda: people.client().get(f"/stimme/{told[1]}/"))
    thank()
    thank()
    assert queries(lambda: client.get(url)) == one
    assert queries(lambda: people.client(people.jonas).get("/team/dank/")) == mine
    assert queries(lambda: people.client().get(f"/stimme/{told[1]}/")) == guest


def test_similar_voices_stand_on_the_teams_page_and_not_on_the_guests(people: People, inquiry: Inquiry) -> None:
    texts = ["Bus zu spät.", "Der Bus kam nie.", "Rechnung falsch.", "Heizung kalt.", "Licht aus.", "Tür klemmt."]
    told = [people.tells(inquiry, text) for text in texts]
    for n, (story, _code) in enumerate(told):
        vector = [1.0, 0.0] if n < 2 else [0.0, 1.0]
        StoryVector.objects.create(story=story, model="small 1", vector=vector)
    story, code = told[0]
    response = people.client(people.mira).get(f"/team/geschichte/{story.pk}/")
    assert [voice.text for voice in response.context["similar"]] == ["Der Bus kam nie."]
    assert "<summary>Ähnliche Stimmen</summary>" in response.content.decode()
    assert "Der Bus kam nie." not in people.client().get(f"/stimme/{code}/").content.decode()


def test_without_similar_voices_there_is_no_empty_block(people: People, told: tuple[Story, str]) -> None:
    page = people.client(people.mira).get(f"/team/geschichte/{told[0].pk}/").content.decode()
    assert "Ähnliche Stimmen" not in page


def test_what_the_same_voice_added_stands_beside_the_story_and_goes_when_withdrawn(
    people: People, told: tuple[Story, str]
) -> None:
    story, code = told
    url = f"/team/geschichte/{story.pk}/"
    added = people.client().post(f"/stimme/{code}/ergaenzen/", {"text": "Es war am Dienstag."})
    assert added.status_code == 302
    for page in (url, f"{url}antwort/"):
        html = people.client(people.mira).get(page).content.decode()
        assert "Dieselbe Stimme sagt auch" in html
        assert "Es war am Dienstag." in html
    people.client().post(f"/stimme/{code}/zurueckziehen/")
    assert "Dieselbe Stimme sagt auch" not in people.client(people.mira).get(url).content.decode()
