"""Handing words in: once, whatever the network does; in the round they were begun in, whatever the host does."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db.models import F
from django.test import Client

from resonanz.forum import actions
from resonanz.forum.actions import Seated
from resonanz.forum.enums import Form, RoundState
from resonanz.forum.models import Contribution, Forum, Round
from resonanz.ground.codes import code_hash, read_code, spoken
from resonanz.listen.enums import Permission
from resonanz.listen.models import Story
from tests.rooms.forum.support import begun, said, seated, started
from tests.support.people import People

KEY = "the-key-of-a-draft-on-a-telephone"
JSON = {"Accept": "application/json"}


def words(chosen: Round, **changes: Any) -> dict[str, Any]:
    return {"key": KEY, "round": chosen.pk, "story": "Der Bus fuhr vorbei.", "permission": "forum", **changes}


def say(client: Client, seat: Seated, given: dict[str, Any], **options: Any) -> Any:
    return client.post(f"/saal/{spoken(seat.code)}/wort/", given, **options)


def test_words_arrive_once_with_the_same_receipt(people: People, client: Client) -> None:
    forum = begun(people)
    seat, grumbles = seated(forum), started(people, forum, 3)
    first = say(client, seat, words(grumbles), headers=JSON)
    again = say(Client(), seat, words(grumbles), headers=JSON)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert first.json()["code"] == spoken(seat.code)
    assert first.json()["format"] == "resonanz-angekommen/1"
    row = Contribution.objects.select_related("story").get()
    assert (row.round, row.seat, row.is_late) == (grumbles, seat.seat, False)
    assert (row.story.via, row.story.permission, row.story.text) == ("hall", "forum", "Der Bus fuhr vorbei.")
    assert client.get(first.json()["address"]).status_code == 200


def test_without_a_script_the_hall_says_that_it_arrived(people: People, client: Client) -> None:
    forum = begun(people)
    seat, grumbles = seated(forum), started(people, forum, 3)
    answer = say(client, seat, words(grumbles, story="Zwei\r\nZeilen"))
    assert answer["Location"] == f"/saal/{spoken(seat.code)}/?angekommen#worte"
    page = client.get(answer["Location"]).content.decode()
    assert "Angekommen." in page
    assert f"/stimme/{spoken(seat.code)}/" in page
    assert Story.objects.get().text == "Zwei\nZeilen"
    assert client.get(f"/saal/{spoken(seat.code)}/wort/")["Location"] == f"/saal/{spoken(seat.code)}/"


def test_what_was_begun_in_a_round_that_is_over_comes_in_late(people: People, client: Client) -> None:
    forum = begun(people)
    seat, grumbles = seated(forum), started(people, forum, 3)
    wishes = started(people, forum, 4)
    answer = say(client, seat, words(grumbles, story=""))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Sie schreiben noch zu" in page
    assert f'name="round" value="{grumbles.pk}"' in page
    assert f'name="instead" id="id_instead" value="{wishes.pk}"' in page
    say(client, seat, words(grumbles))
    say(client, seat, words(grumbles, key=KEY + "2", instead=wishes.pk))
    rows = Contribution.objects.order_by("pk").values_list("round", "is_late")
    assert list(rows) == [(grumbles.pk, True), (wishes.pk, False)]
    assert "Nachtrag" in client.get(f"/saal/{spoken(seat.code)}/").content.decode()


def test_a_house_with_thousands_of_rounds_knows_its_rounds(people: People, client: Client) -> None:
    """In German 5000 is written „5.000“, and a form that sent that back would name no round."""
    forum = begun(people)
    Round.objects.filter(forum=forum).update(id=F("id") + 5_000)
    seat, grumbles = seated(forum), started(people, forum, 3)
    wishes = started(people, forum, 4)
    page = say(client, seat, words(grumbles, story="")).content.decode()
    assert f'name="round" value="{grumbles.pk}"' in page
    assert f'name="instead" id="id_instead" value="{wishes.pk}"' in page


def test_after_the_evening_words_still_arrive_until_the_minutes_stand(people: People, client: Client) -> None:
    forum = begun(people)
    seat, grumbles = seated(forum), started(people, forum, 3)
    forum.refresh_from_db()
    actions.end_evening(forum_id=forum.pk, by=people.mira.pk, steps=forum.steps)
    assert say(client, seat, words(grumbles, waited_ms="3600000"), headers=JSON).status_code == 201
    assert Contribution.objects.get().is_late
    Forum.objects.update(stage="sealed")
    refused = say(client, seat, words(grumbles, key=KEY + "2"), headers=JSON)
    assert refused.status_code == 409
    assert "Ihr Text bleibt hier stehen" in refused.json()["refused"][""][0]


@pytest.mark.parametrize("state", [RoundState.PLANNED, RoundState.SKIPPED])
def test_words_for_a_round_that_is_not_held_stay_with_their_writer(
    people: People, client: Client, state: RoundState
) -> None:
    forum = begun(people)
    seat, grumbles = seated(forum), started(people, forum, 3)
    Round.objects.filter(forum=forum, position=1).update(state=state)
    other = Round.objects.get(forum=forum, position=1)
    answer = say(client, seat, words(other))
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Der Bus fuhr vorbei." in page
    assert f'name="instead" id="id_instead" value="{grumbles.pk}"' in page
    assert not Story.objects.exists()


def test_a_round_of_another_evening_takes_nothing_from_here(people: People, client: Client) -> None:
    forum, elsewhere = begun(people), begun(people, slug="staff", form=Form.STAFF)
    seat, strange = seated(forum), started(people, elsewhere, 3)
    assert say(client, seat, words(strange), headers=JSON).status_code == 409
    assert say(client, seat, {**words(strange), "round": "drei"}, headers=JSON).status_code == 422
    assert say(client, seat, {"key": KEY, "story": "x"}, headers=JSON).status_code == 422
    assert not Contribution.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"story": " \u200b "}, "story"),
        ({"story": "\x00"}, "story"),
        ({"story": "ä" * 32_769}, "story"),
        ({"permission": "everybody"}, "permission"),
        ({"permission": "public_named"}, "name"),
        ({"permission": "public_named", "name": "Mira Holt"}, "name"),
    ],
)
def test_what_cannot_be_taken_is_refused_by_name_and_nothing_is_lost(
    people: People, client: Client, changes: dict[str, Any], field: str
) -> None:
    forum = begun(people)
    seat, grumbles = seated(forum), started(people, forum, 3)
    answer = say(client, seat, words(grumbles, **changes), headers=JSON)
    assert answer.status_code == 422
    assert list(answer.json()["refused"]) == [field]
    page = say(client, seat, words(grumbles, **changes))
    assert page.status_code == 422
    assert KEY in page.content.decode()
    assert not Story.objects.exists()


def test_the_longest_story_there_can_be_is_taken_whole(people: People, client: Client) -> None:
    forum = begun(people)
    seat, grumbles = seated(forum), started(people, forum, 3)
    assert say(client, seat, words(grumbles, story="x" * 65_536), headers=JSON).status_code == 201
    assert len(Story.objects.get().text) == 65_536


def test_half_a_character_is_refused(people: People, client: Client) -> None:
    forum = begun(people)
    seat, grumbles = seated(forum), started(people, forum, 3)
    body = f"key={KEY}&round={grumbles.pk}&permission=team&story=Ha%ED%A0%BD"
    answer = say(client, seat, body, content_type="application/x-www-form-urlencoded", headers=JSON)  # type: ignore[arg-type]
    assert answer.status_code == 422
    assert not Story.objects.exists()


def test_other_words_under_a_used_key_are_other_words(people: People, client: Client) -> None:
    forum = begun(people)
    seat, grumbles = seated(forum), started(people, forum, 3)
    say(client, seat, words(grumbles))
    answer = say(client, seat, words(grumbles, story="Und noch etwas."))
    assert answer.status_code == 422
    assert KEY not in answer.content.decode()
    assert Story.objects.count() == 1


def test_the_name_given_at_the_door_is_not_asked_for_again(people: People, client: Client) -> None:
    forum = begun(people)
    seat, grumbles = seated(forum, name="Rosa Lenz"), started(people, forum, 3)
    assert say(client, seat, words(grumbles, permission="public_named"), headers=JSON).status_code == 201
    assert say(client, seat, words(grumbles, key=KEY + "2", permission="forum"), headers=JSON).status_code == 201
    assert list(Story.objects.order_by("pk").values_list("name", flat=True)) == ["Rosa Lenz", ""]


def test_what_this_seat_chose_last_is_offered_next(people: People, client: Client) -> None:
    forum = begun(people)
    seat, other = seated(forum), seated(forum)
    grumbles = started(people, forum, 3)
    said(seat.seat, grumbles, permission=Permission.PUBLIC_ANONYMOUS)

    def offered(one: Seated) -> str:
        page = client.get(f"/saal/{spoken(one.code)}/").content.decode()
        chosen = re.search(r'name="permission" value="(\w+)"[^>]* checked', page)
        return chosen[1] if chosen else ""

    assert offered(seat) == "public_anonymous"
    assert offered(other) == "team"


def test_two_telephones_of_one_guest_are_one_voice(people: People, client: Client) -> None:
    forum = begun(people)
    seat, grumbles = seated(forum), started(people, forum, 3)
    say(client, seat, words(grumbles))
    second = Client()
    second.post("/f/", {"code": seat.code})
    say(second, seat, words(grumbles, key=KEY + "2", story="Vom anderen Telefon."))
    assert set(Story.objects.values_list("teller", flat=True)) == {seat.seat.teller}
    page = client.get(f"/saal/{spoken(seat.code)}/mein.json").json()["parts"]["own"]
    assert "Vom anderen Telefon." in page
    assert "Der Bus fuhr vorbei." in page


def test_a_shared_code_shows_nothing_of_another_seat(people: People, client: Client) -> None:
    forum = begun(people)
    seat, other = seated(forum), seated(forum)
    grumbles = started(people, forum, 3)
    say(client, seat, words(grumbles, permission="team", story="Geheim unter uns."))
    for place in ("", "stand.json", "mein.json"):
        assert "Geheim unter uns" not in client.get(f"/saal/{spoken(other.code)}/{place}").content.decode()


def test_withdrawn_and_held_words_say_so_on_their_own_telephone(people: People, client: Client) -> None:
    forum = begun(people)
    seat, grumbles = seated(forum), started(people, forum, 3)
    told = said(seat.seat, grumbles)
    client.post(f"/stimme/{spoken(seat.code)}/zurueckziehen/")
    own = client.get(f"/saal/{spoken(seat.code)}/mein.json").json()["parts"]
    assert "zurückgezogen" in own["own"]
    assert "Der Bus" not in own["own"] + own["grumbles"]
    assert Story.objects.get(pk=told.story_id).withdrawn_at is not None


def test_among_staff_each_story_has_its_own_receipt_and_no_name(people: People, client: Client) -> None:
    forum = begun(people, form=Form.STAFF)
    seat, grumbles = seated(forum), started(people, forum, 3)
    page = client.get(f"/saal/{spoken(seat.code)}/").content.decode()
    assert 'value="public_named"' not in page
    named = words(grumbles, permission="public_named", name="Jonas Perk")
    assert say(client, seat, named, headers=JSON).status_code == 422
    first = say(client, seat, words(grumbles), headers=JSON).json()
    second = say(client, seat, words(grumbles, key=KEY + "2"), headers=JSON).json()
    assert len({first["code"], second["code"], spoken(seat.code)}) == 3
    assert set(Contribution.objects.values_list("seat_id", flat=True)) == {None}
    hashes = {bytes(row or b"") for row in Story.objects.values_list("code_hash", flat=True)}
    assert hashes == {code_hash(read_code(one["code"])) for one in (first, second)}
    plain = say(client, seat, words(grumbles, key=KEY + "3"))
    assert plain["Location"].startswith("/stimme/")
    assert client.get(plain["Location"]).status_code == 200


def test_a_form_that_was_open_too_long_gets_a_fresh_token(people: People) -> None:
    forum = begun(people)
    seat, grumbles = seated(forum), started(people, forum, 3)
    strict = Client(enforce_csrf_checks=True)
    refused = say(strict, seat, words(grumbles), headers=JSON)
    assert refused.status_code == 403
    token = refused.json()["token"]
    assert say(strict, seat, words(grumbles, csrfmiddlewaretoken=token), headers=JSON).status_code == 201


def test_a_seat_cannot_flood_the_hall(people: People, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("resonanz.forum.views.hall_words._MOST_AN_HOUR", 2)
    forum = begun(people)
    seat, other = seated(forum), seated(forum)
    grumbles = started(people, forum, 3)
    answers = [say(client, seat, words(grumbles, key=f"{KEY}{n}"), headers=JSON).status_code for n in range(3)]
    assert answers == [201, 201, 429]
    assert say(client, other, words(grumbles, key=KEY + "x"), headers=JSON).status_code == 201
