"""A guest brings something onto the agenda: whatever happens, the words stay and nothing happens twice."""

from __future__ import annotations

from typing import Any

import pytest

from resonanz.ask import actions as ask_actions
from resonanz.forum import actions, reads
from resonanz.forum.enums import Form, Verdict
from resonanz.forum.models import AgendaWish, Forum
from resonanz.listen import actions as listen_actions
from resonanz.listen.models import Story
from resonanz.trust.models import LedgerEntry
from tests.rooms.forum.support import announced
from tests.rooms.listen.support import KEY, kept, send
from tests.support.people import People

PATH = "/forum/forum/wunsch/"
JSON = {"accept": "application/json"}


def wanted(**changes: Any) -> dict[str, Any]:
    return {
        "key": KEY,
        "story": "Warum ist die Abrechnung so spät?",
        "roles": ["customer"],
        "permission": "team",
        **changes,
    }


def began(people: People, forum: Forum) -> None:
    actions.begin_forum(forum_id=forum.pk, by=people.mira.pk, steps=forum.steps)


def test_a_wish_leads_to_its_receipt_and_later_to_its_answer(people: People) -> None:
    forum = announced(people)
    response = send(people.client(), PATH, wanted(story="  Die Abrechnung,\r\nbitte. "))
    assert response.status_code == 302
    address = response["Location"]
    assert address.endswith("/?angekommen")
    wish = AgendaWish.objects.select_related("story").get()
    assert (wish.story.text, wish.story.permission) == ("  Die Abrechnung,\nbitte. ", "team")
    page = people.client().get(address).content.decode()
    assert "Ihr Wunsch an die Tagesordnung: noch offen" in page
    assert f'data-clear-draft="wish-{forum.inquiry.code}"' in page
    assert f'data-clear-draft="story-{forum.inquiry.code}"' not in page
    stories = reads.rounds_of(forum.pk)[1]
    actions.take_wish(forum=forum, wish_id=wish.pk, round_id=stories.pk, by=people.mira.pk)
    page = people.client().get(address).content.decode()
    assert "Ihr Wunsch an die Tagesordnung: steht auf der Tagesordnung" in page
    assert "In der Runde „Geschichten“." in page
    actions.decline_wish(forum=forum, wish_id=wish.pk, reason="Das klären wir <vorher>.", by=people.mira.pk)
    page = people.client().get(address).content.decode()
    assert "nicht aufgenommen" in page
    assert "Das klären wir &lt;vorher&gt;." in page


def test_the_receipt_calls_nothing_a_story_that_is_a_wish(people: People) -> None:
    announced(people)
    address = send(people.client(), PATH, wanted())["Location"]
    page = people.client().get(address).content.decode()
    assert "Ihre Worte sind angekommen." in page
    assert "Ihre Geschichte" not in page


def test_a_story_still_clears_its_own_draft_only(people: People) -> None:
    forum = announced(people)
    _story, code = people.tells(forum.inquiry, "Etwas anderes.")
    page = people.client().get(f"/stimme/{code}/?angekommen").content.decode()
    assert f'data-clear-draft="story-{forum.inquiry.code}"' in page
    assert "Wunsch an die Tagesordnung" not in page


def test_sent_twice_it_is_one_wish_with_one_receipt(people: People) -> None:
    announced(people)
    places = [send(people.client(), PATH, wanted())["Location"] for _ in range(2)]
    assert places[0] == places[1]
    assert AgendaWish.objects.count() == 1


def test_a_lost_answer_is_given_again_after_the_evening_began(people: People) -> None:
    forum = announced(people)
    first = people.client().post(PATH, wanted(), headers=JSON)
    assert first.status_code == 201
    began(people, forum)
    again = people.client().post(PATH, wanted(waited_ms="60000"), headers=JSON)
    assert again.status_code == 200
    assert again.json() == first.json()
    assert AgendaWish.objects.count() == 1


def test_other_words_with_the_same_key_are_another_wish(people: People) -> None:
    announced(people)
    client = people.client()
    send(client, PATH, wanted())
    response = send(client, PATH, wanted(story="Doch lieber der Zähler."))
    assert response.status_code == 422
    assert kept(response, "story") == "Doch lieber der Zähler."
    key = response.context["form"]["key"].value()  # type: ignore[attr-defined]
    assert send(client, PATH, wanted(story="Doch lieber der Zähler.", key=key)).status_code == 302
    assert AgendaWish.objects.count() == 2


def test_after_the_beginning_the_words_stay_in_the_form(people: People) -> None:
    forum = announced(people)
    began(people, forum)
    entries = LedgerEntry.objects.count()
    response = send(people.client(), PATH, wanted())
    assert response.status_code == 409
    assert kept(response, "story") == "Warum ist die Abrechnung so spät?"
    assert "bis der Abend beginnt" in response.content.decode()
    refused = people.client().post(PATH, wanted(), headers=JSON)
    assert refused.status_code == 409
    assert "bis der Abend beginnt" in refused.json()["refused"][""][0]
    assert not AgendaWish.objects.exists()
    assert not Story.objects.exists()
    assert LedgerEntry.objects.count() == entries
    page = people.client().get(PATH).content.decode()
    assert "Wünsche nehmen wir hier nicht mehr an." in page
    assert "<textarea" not in page


def test_a_closed_inquiry_takes_no_wish(people: People) -> None:
    forum = announced(people)
    ask_actions.close_inquiry(inquiry=forum.inquiry, by=people.mira.pk)
    response = send(people.client(), PATH, wanted())
    assert response.status_code == 409
    assert kept(response, "story") == "Warum ist die Abrechnung so spät?"
    assert PATH not in people.client().get("/forum/forum/").content.decode()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Hier steht noch nichts. Ein Satz genügt."),
        (" \t\n", "Hier steht noch kein lesbares Zeichen."),
        ("vorher\x00nachher", "Nullzeichen"),
        ("x" * 65_537, "Der Text ist 65537 Byte lang"),
    ],
)
def test_words_that_cannot_be_kept_stay_on_the_page(people: People, text: str, sentence: str) -> None:
    announced(people)
    response = send(people.client(), PATH, wanted(story=text))
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert kept(response, "story") == text
    assert not Story.objects.exists()


def test_64_kilobytes_are_taken_as_they_are(people: People) -> None:
    announced(people)
    assert send(people.client(), PATH, wanted(story="ä" * 32_768)).status_code == 302
    assert Story.objects.get().text == "ä" * 32_768


@pytest.mark.parametrize(
    "changes", [{"roles": []}, {"roles": ["team"]}, {"permission": ""}, {"permission": "public_named"}]
)
def test_other_fields_wrong_keep_the_words(people: People, changes: dict[str, Any]) -> None:
    announced(people)
    response = send(people.client(), PATH, wanted(**changes))
    assert response.status_code == 422
    assert kept(response, "story") == "Warum ist die Abrechnung so spät?"
    assert not Story.objects.exists()


@pytest.mark.parametrize("key", ["", "kurz", "k" * 101, "a key with \x00 in it, long enough"])
def test_without_a_usable_key_it_still_arrives(people: People, key: str) -> None:
    announced(people)
    assert send(people.client(), PATH, wanted(key=key)).status_code == 302


def test_what_waited_too_long_is_not_taken_and_said_so(people: People) -> None:
    announced(people)
    response = people.client().post(PATH, wanted(waited_ms=str(73 * 3_600_000)), headers=JSON)
    assert response.status_code == 410
    assert "72 Stunden" in response.json()["refused"][""][0]


def test_half_a_character_is_refused_before_it_is_changed(people: People) -> None:
    announced(people)
    body = f"key={KEY}&story=Hallo+%ED%A0%BD&roles=customer&permission=team"
    response = people.client().post(PATH, body, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 422
    assert "ein halbes Zeichen" in response.content.decode()
    assert not Story.objects.exists()


def test_a_signed_in_guest_owns_the_wish_and_who_works_here_says_so(people: People) -> None:
    announced(people)
    assert send(people.client(people.jonas), PATH, wanted()).status_code == 302
    story = Story.objects.get()
    assert story.person == people.jonas
    assert "employee" in story.roles


def test_among_staff_nothing_leads_from_a_wish_to_a_person(people: People) -> None:
    forum = announced(people, slug="unter-uns", form=Form.STAFF)
    path = "/forum/unter-uns/wunsch/"
    inside = people.client(people.jonas)
    page = inside.get(path).content.decode()
    assert "Nichts führt von ihm zu Ihnen." in page
    assert "public_anonymous" not in page
    assert send(inside, path, wanted(permission="public_anonymous")).status_code == 422
    response = send(inside, path, wanted(permission="forum", roles=["employee"]))
    story = Story.objects.get()
    assert (story.person, story.name, story.roles) == (None, "", ["employee"])
    page = people.client().get(response["Location"]).content.decode()
    assert "noch offen" in page
    assert f"/forum/{forum.inquiry.slug}/" not in page
    assert story.text not in inside.get("/forum/unter-uns/").content.decode()
    assert send(people.client(), path, wanted()).status_code == 404


def test_a_wish_that_is_taken_back_leaves_the_public_page(people: People) -> None:
    forum = announced(people)
    response = send(people.client(), PATH, wanted(permission="public_anonymous"))
    code = response["Location"].split("/")[2]
    assert "so spät?" in people.client().get("/forum/forum/").content.decode()
    people.client().post(f"/stimme/{code}/freigabe/", {"permission": "team", "name": ""})
    assert "so spät?" not in people.client().get("/forum/forum/").content.decode()
    assert AgendaWish.objects.get(forum=forum).verdict == Verdict.WAITING


def test_a_new_version_of_a_wish_is_the_one_that_is_shown(people: People) -> None:
    announced(people)
    response = send(people.client(), PATH, wanted(permission="public_anonymous"))
    code = response["Location"].split("/")[2]
    version = {"key": "another key, long enough", "text": "Warum kommt die Rechnung im Mai?", "works_well": ""}
    assert people.client().post(f"/stimme/{code}/neue-fassung/", version).status_code == 302
    page = people.client().get("/forum/forum/").content.decode()
    assert "im Mai?" in page
    assert "so spät?" not in page
    assert "Ihr Wunsch an die Tagesordnung" in people.client().get(f"/stimme/{code}/").content.decode()


def test_what_was_held_back_is_not_shown(people: People) -> None:
    announced(people)
    send(people.client(), PATH, wanted(permission="public_anonymous"))
    listen_actions.hold_story(story=Story.objects.select_related("inquiry").get(), ground="insult", by=people.mira)
    assert "so spät?" not in people.client().get("/forum/forum/").content.decode()
