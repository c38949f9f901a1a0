"""The pages around thanks: the voice's own, the team's and everybody's."""

from __future__ import annotations

import pytest

from resonanz.act.enums import Word
from resonanz.answer import actions
from resonanz.answer.models import CreditWish, MakerCredit
from resonanz.ask.models import Inquiry
from resonanz.listen.models import Story
from resonanz.understand.models import Insight
from tests.rooms.answer.support import guests, insight_of, said
from tests.support.people import People

pytestmark = pytest.mark.django_db
SHARE = "Daran haben Ihre Worte Anteil"


@pytest.fixture
def inquiry(people: People) -> Inquiry:
    return people.inquiry()


@pytest.fixture
def told(people: People, inquiry: Inquiry) -> tuple[Story, str]:
    return people.tells(inquiry, "Ich habe lange gewartet.", permission="public_named", name="Lea S.")


@pytest.fixture
def insight(people: People, inquiry: Inquiry, told: tuple[Story, str]) -> Insight:
    return insight_of(people, inquiry, [told[0], *guests(people, inquiry, 2)], "Wer anruft, wartet")


def test_the_voice_reads_that_it_has_a_share(people: People, told: tuple[Story, str], insight: Insight) -> None:
    page = people.client().get(f"/stimme/{told[1]}/").content.decode()
    assert (SHARE in page, "Möchten Sie im Dank genannt werden?" in page) == (False, True)
    said(people, insight, Word.DONE)
    assert SHARE in people.client().get(f"/stimme/{told[1]}/").content.decode()


def test_yes_and_no_are_one_press_each(people: People, told: tuple[Story, str]) -> None:
    client, address = people.client(), f"/stimme/{told[1]}/dank/"
    assert client.post(address, {"deed": "name", "name": "Lea"}).status_code == 302
    assert "steht im öffentlichen Dank: Lea" in client.get(f"/stimme/{told[1]}/").content.decode()
    assert client.post(address, {"deed": "back"}).status_code == 302
    assert not CreditWish.objects.exists()


@pytest.mark.parametrize(
    ("name", "sentence"), [("Mira Holt", "So heißt jemand aus dem Team"), ("x" * 81, "80"), ("A\u200bB", "unsichtbare")]
)
def test_a_name_that_cannot_be_is_answered_with_a_sentence(
    people: People, told: tuple[Story, str], name: str, sentence: str
) -> None:
    answer = people.client().post(f"/stimme/{told[1]}/dank/", {"deed": "name", "name": name})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not CreditWish.objects.exists()


def test_an_anonymous_voice_is_told_why_without_a_name(people: People, inquiry: Inquiry) -> None:
    _story, code = people.tells(inquiry, "Ohne Namen.")
    page = people.client().get(f"/stimme/{code}/dank/").content.decode()
    assert ("bleibt auch der Dank ohne Namen" in page, 'name="name"' in page) == (True, False)
    answer = people.client().post(f"/stimme/{code}/dank/", {"deed": "name", "name": "Lea"})
    assert answer.status_code == 422


def test_markup_in_a_name_stays_letters(people: People, told: tuple[Story, str], insight: Insight) -> None:
    people.client().post(f"/stimme/{told[1]}/dank/", {"deed": "name", "name": "<b>Lea</b>"})
    said(people, insight, Word.DONE)
    page = people.client().get("/dank/").content.decode()
    assert ("&lt;b&gt;Lea" in page, "<b>Lea" in page) == (True, False)


def test_a_strange_code_and_a_stranger_find_nothing(people: People, insight: Insight) -> None:
    assert people.client().get("/stimme/7K3M-7K3M/dank/").status_code == 404
    assert people.client().post(f"/team/erkenntnis/{insight.pk}/dank/").status_code == 302
    assert people.client(people.mira).post("/team/erkenntnis/999999/dank/").status_code == 404


def test_the_team_says_i_was_part_of_it_and_takes_it_back(people: People, insight: Insight) -> None:
    client, address = people.client(people.jonas), f"/team/erkenntnis/{insight.pk}/dank/"
    assert "Ich war dabei" not in client.get(f"/team/erkenntnis/{insight.pk}/").content.decode()
    client.post(address, {"named": "yes"})
    assert not MakerCredit.objects.exists()
    said(people, insight, Word.DONE)
    client.post(address, {"named": "yes"})
    assert "Gemacht haben es:" in people.client().get(f"/anliegen/kontakt/bilanz/{insight.pk}/").content.decode()
    credit = MakerCredit.objects.get()
    assert people.client(people.mira).post(f"/team/dank/genannt/{credit.pk}/", {"deed": "no"}).status_code == 404
    assert client.post(f"/team/dank/genannt/{credit.pk}/", {"deed": "no"}).status_code == 302
    assert "Gemacht haben es:" not in people.client().get("/dank/").content.decode()


def test_an_offer_is_seen_by_the_one_it_is_for(people: People, insight: Insight) -> None:
    said(people, insight, Word.DONE)
    mira = people.client(people.mira)
    mira.post(f"/team/erkenntnis/{insight.pk}/dank/", {"deed": "offer", "maker": people.jonas.pk})
    mira.post(f"/team/erkenntnis/{insight.pk}/dank/", {"deed": "offer", "maker": "quatsch"})
    [offer] = MakerCredit.objects.all()
    question = "findet, dass Ihnen dafür Dank gebührt"
    assert question in people.client(people.jonas).get("/team/dank/").content.decode()
    assert question not in mira.get("/team/dank/").content.decode()
    page = mira.get(f"/team/erkenntnis/{insight.pk}/").content.decode()
    assert "Hier steht nur, wer selbst Ja sagt" in page
    people.client(people.jonas).post(f"/team/dank/genannt/{offer.pk}/", {"deed": "function"})
    assert "Leitung" in people.client().get("/dank/").content.decode()
    assert "Jonas" not in people.client().get("/dank/").content.decode()


def test_private_thanks_stay_private(people: People, told: tuple[Story, str], insight: Insight) -> None:
    """Thanks from one to another stand on the page of the voice and nowhere else."""
    said(people, insight, Word.DONE)
    actions.thank_teller(story=told[0], sentence="Das hat uns geholfen.", by=people.mira.pk)
    assert "Das hat uns geholfen." in people.client().get(f"/stimme/{told[1]}/").content.decode()
    assert "Das hat uns geholfen." not in people.client().get("/dank/").content.decode()
