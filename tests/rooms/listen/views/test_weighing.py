"""Hard and heard all the same: hints for guests, only when asked for, and nothing of it is kept."""

from __future__ import annotations

import pytest

from resonanz.ask.models import Inquiry
from resonanz.listen.models import Story
from resonanz.listen.views import weighing
from resonanz.trust.models import LedgerHead
from tests.support.people import People

pytestmark = pytest.mark.django_db

HARD = "Sie hören nie zu. Ich will mein Geld zurück."
WORDS = {"story": HARD, "works_well": "Der Kaffee.", "roles": ["customer"], "permission": "team", "key": "k" * 20}


@pytest.fixture
def inquiry(people: People) -> Inquiry:
    return people.inquiry()


def test_the_page_offers_it_calmly_and_closed(people: People, inquiry: Inquiry) -> None:
    page = people.client().get(f"/anliegen/{inquiry.slug}/").content.decode()
    assert "<details><summary>Hart und trotzdem gehört werden</summary>" in page


def test_without_scripts_the_page_comes_back_with_every_word(people: People, inquiry: Inquiry) -> None:
    before = LedgerHead.objects.get().size
    response = people.client().post(f"/anliegen/{inquiry.slug}/", {**WORDS, "hard_words": "1"})
    page = response.content.decode()
    assert response.status_code == 200
    assert HARD in page
    assert "Der Kaffee." in page
    assert response.context["form"]["key"].value() == "k" * 20
    assert response.context["form"]["roles"].value() == ["customer"]
    assert "verallgemeinert" in page
    assert "Bitte " not in page.split("<main", 1)[1].split("hard-words")[0]
    assert (Story.objects.count(), LedgerHead.objects.get().size) == (0, before)


def test_with_scripts_only_the_piece_comes(people: People, inquiry: Inquiry) -> None:
    asked = people.client().post(
        f"/anliegen/{inquiry.slug}/", {**WORDS, "hard_words": "1"}, headers={"hx-request": "true"}
    )
    page = asked.content.decode()
    assert page.startswith('<div id="hard-words"')
    assert "<mark>" in page
    assert "data-take-into" not in page


def test_hard_words_without_such_a_place_pass(people: People, inquiry: Inquiry) -> None:
    words = {**WORDS, "story": "Das war eine Katastrophe, ich will mein Geld zurück.", "hard_words": "1"}
    page = people.client().post(f"/anliegen/{inquiry.slug}/", words).content.decode()
    assert "Nichts gefunden, was das Zuhören schwer macht." in page


@pytest.mark.parametrize(
    ("story", "said"),
    [("", "Hier steht noch nichts."), ("Vous ne nous écoutez jamais, et nous sommes fatigués.", "nicht geprüft")],
)
def test_nothing_and_other_languages_say_so(people: People, inquiry: Inquiry, story: str, said: str) -> None:
    page = people.client().post(f"/anliegen/{inquiry.slug}/", {**WORDS, "story": story, "hard_words": "1"})
    assert said in page.content.decode()


def test_a_machine_is_slowed_down_and_loses_no_word(
    people: People, inquiry: Inquiry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weighing, "_MOST", 1)
    client, url = people.client(), f"/anliegen/{inquiry.slug}/"
    client.post(url, {**WORDS, "hard_words": "1"})
    second = client.post(url, {**WORDS, "hard_words": "1"}).content.decode()
    assert "viele Versuche" in second
    assert HARD in second
    assert client.post(url, WORDS).status_code == 302


def test_handing_in_stays_the_same_as_ever(people: People, inquiry: Inquiry) -> None:
    client, url = people.client(), f"/anliegen/{inquiry.slug}/"
    client.post(url, {**WORDS, "hard_words": "1"})
    client.post(url, WORDS)
    assert Story.objects.get().text == HARD
