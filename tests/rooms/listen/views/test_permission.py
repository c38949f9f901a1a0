"""`/stimme/CODE/freigabe/`: who sees my words now, and from now on."""

from __future__ import annotations

import json

import pytest

from resonanz.listen.models import Story
from tests.support.people import People

pytestmark = pytest.mark.django_db


def test_the_page_says_who_sees_it_changes_it_and_shows_the_history(people: People) -> None:
    story, code = people.tells(people.inquiry(), "Niemand ging ran.")
    client, url = people.client(), f"/stimme/{code}/freigabe/"
    page = client.get(url).content.decode()
    assert "Alle, ohne Namen. Jeder Mensch kann Ihre Worte" in page
    done = client.post(url, {"permission": "forum", "name": "Lea"}, follow=True).content.decode()
    assert "Das gilt ab jetzt, auf allen Seiten." in done
    assert "Im Kundenforum. Das Team liest Ihre Worte, und wer zu einem Kundenforum kommt" in done
    assert "vorher: Alle, ohne Namen." in done
    assert (Story.objects.get(pk=story.pk).permission, Story.objects.get(pk=story.pk).name) == ("forum", "")
    assert "no-store" in client.get(url)["Cache-Control"]


@pytest.mark.parametrize("fields", [{"permission": "public_named", "name": " "}, {"permission": "x"}, {}])
def test_what_cannot_be_meant_changes_nothing_and_says_so(people: People, fields: dict[str, str]) -> None:
    story, code = people.tells(people.inquiry(), "Niemand ging ran.", permission="team")
    answer = people.client().post(f"/stimme/{code}/freigabe/", fields)
    assert (answer.status_code, "Das ging noch nicht." in answer.content.decode()) == (422, True)
    assert Story.objects.get(pk=story.pk).permission == "team"


def test_only_whoever_has_the_code_comes_here(people: People) -> None:
    _story, code = people.tells(people.inquiry(), "Niemand ging ran.")
    wrong = "0" * len(code) if set(code) != {"0"} else "1" * len(code)
    assert people.client(people.mira).post(f"/stimme/{wrong}/freigabe/", {"permission": "team"}).status_code == 404
    people.client().post(f"/stimme/{code}/zurueckziehen/")
    assert people.client().get(f"/stimme/{code}/freigabe/").status_code == 404


def test_the_receipt_opens_only_what_can_still_be_proven(people: People) -> None:
    _story, code = people.tells(people.inquiry(), "Niemand ging ran.", permission="public_named", name="Lea Sommer")
    people.client().post(f"/stimme/{code}/freigabe/", {"permission": "team", "name": ""})
    receipt = json.loads(people.client().get(f"/stimme/{code}/quittung.json").content)
    assert (sorted(receipt["opens"]), sorted(receipt["salts"])) == (["author", "body"], ["author", "body"])
    assert "Lea" not in json.dumps(receipt)


def test_the_story_form_offers_all_four_and_explains_the_forum(people: People) -> None:
    people.inquiry()
    page = people.client().get("/anliegen/kontakt/").content.decode()
    assert [page.count(f'value="{step}"') for step in ("team", "forum", "public_anonymous", "public_named")] == [1] * 4
    assert "„Im Kundenforum“ heißt" in page
