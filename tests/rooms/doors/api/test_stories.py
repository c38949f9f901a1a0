"""Handing stories in and giving them out."""

from __future__ import annotations

import json
from typing import Any

import pytest

from resonanz.ask.actions import close_inquiry
from resonanz.listen import actions as listen
from resonanz.listen.enums import Withdrawal
from resonanz.listen.models import Story
from resonanz.trust import reads as trust_reads
from resonanz.trust.enums import Via
from tests.rooms.doors.api.support import Program, problem
from tests.support.people import People

pytestmark = pytest.mark.django_db


def test_a_story_comes_in_and_gets_its_receipt(people: People) -> None:
    people.inquiry()
    response = Program(people).tell(works_well="Die Musik", feeling="ratlos", permission="public_anonymous")
    assert response.status_code == 201
    receipt = json.loads(response.content)
    story = Story.objects.get()
    assert receipt == {
        "code": receipt["code"],
        "address": f"http://testserver/stimme/{receipt['code']}/",
        "entry": story.entry_index,
    }
    assert (response["Location"], response["Cache-Control"]) == (receipt["address"], "no-store")
    assert (story.text, story.works_well, story.feeling) == ("Ich habe lange gewartet.", "Die Musik", "ratlos")
    assert (story.via, story.roles, story.permission) == (Via.API, ["customer"], "public_anonymous")
    assert story.person is None
    assert people.client().get(f"/stimme/{receipt['code']}/").status_code == 200
    assert trust_reads.leaf_hash_of(story.entry_index)


def test_without_a_word_about_it_only_the_team_may_read(people: People) -> None:
    people.inquiry()
    Program(people).tell()
    assert Story.objects.get().permission == "team"


def test_the_same_key_with_the_same_words_answers_the_same(people: People) -> None:
    people.inquiry()
    program = Program(people)
    first, second = program.tell(), program.tell()
    assert (first.status_code, first.content) == (second.status_code, second.content)
    assert ("Idempotency-Replayed" in first, second["Idempotency-Replayed"]) == (False, "true")
    assert Story.objects.count() == 1


def test_the_same_key_with_other_words_is_refused(people: People) -> None:
    people.inquiry()
    program = Program(people)
    program.tell()
    refused = program.tell(text="Andere Worte.")
    assert refused.status_code == 409
    assert problem(refused)["detail"] == (
        "Mit diesem Idempotency-Key kamen schon andere Worte. Bitte nehmen Sie einen neuen."
    )
    assert Story.objects.count() == 1


def test_two_programs_that_count_alike_get_receipts_of_their_own(people: People) -> None:
    people.inquiry()
    one, other = Program(people).tell().json(), Program(people).tell().json()
    assert one["code"] != other["code"]
    assert Story.objects.count() == 2


def test_a_closed_inquiry_takes_nothing(people: People) -> None:
    close_inquiry(inquiry=people.inquiry(), by=people.mira.pk)
    assert Program(people).tell().status_code == 409


@pytest.mark.parametrize(
    ("words", "errors"),
    [
        ({"text": ""}, [("text", "Das ist zu kurz, nötig sind 1 Zeichen.")]),
        ({"text": " \u200b"}, [("text", None)]),
        ({"text": "Null\x00"}, [("text", None)]),
        ({"text": "halb \ud83d"}, [("text", "Hier steht ein halbes Zeichen, oft ein abgeschnittenes Emoji.")]),
        ({"text": 7}, [("text", "Hier gehört Text hin.")]),
        ({"roles": []}, [("roles", "Hier muss mindestens 1 Angabe stehen.")]),
        ({"roles": ["boss"]}, [("roles.0", None)]),
        ({"permission": "all"}, [("permission", None)]),
        ({"permission": "public_named"}, [("name", None)]),
        ({"permission": "public_named", "name": "Mira Holt"}, [("name", None)]),
        ({"permission": "public_named", "name": "A\x00"}, [("name", "Dieser Wert passt hier nicht.")]),
        ({"person": 1}, [("person", "Dieses Feld gibt es nicht.")]),
        ({"wants_answer": "vielleicht"}, [("wants_answer", "Hier gehört true oder false hin.")]),
    ],
)
def test_what_does_not_fit_is_said_at_its_field(
    people: People, words: dict[str, Any], errors: list[tuple[str, str | None]]
) -> None:
    people.inquiry()
    refused = Program(people).tell(**words)
    assert refused.status_code == 422
    found = problem(refused)["errors"]
    assert [error["field"] for error in found] == [field for field, _sentence in errors]
    assert all(sentence in {None, error["detail"]} for error, (_field, sentence) in zip(found, errors, strict=True))
    assert Story.objects.count() == 0


def test_a_key_against_doubles_is_needed(people: People) -> None:
    people.inquiry()
    program = Program(people)
    body = {"text": "Worte", "roles": ["customer"]}
    refused = program.client.post("/api/v1/inquiries/kontakt/stories", body, content_type="application/json")
    assert problem(refused)["errors"] == [{"field": "Idempotency-Key", "detail": "Das fehlt."}]
    assert program.tell(key="kurz").status_code == 422


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"{", "application/json", 400),
        (b"\xff", "application/json", 400),
        (b"[" * 200_000, "application/json", 400),
        (b"[]", "application/json", 422),
        (b"text=Worte", "application/x-www-form-urlencoded", 415),
        (b"{}", "text/plain", 415),
        (b'{"text": "' + b"a" * 600_000 + b'"}', "application/json", 413),
        (b'{"text": "' + b"a" * 3_000_000 + b'"}', "application/json", 413),
    ],
)
def test_bodies_that_are_no_story(people: People, body: bytes, kind: str, status: int) -> None:
    people.inquiry()
    refused = Program(people).client.post(
        "/api/v1/inquiries/kontakt/stories", body, content_type=kind, headers={"idempotency-key": "entwurf-1"}
    )
    assert refused.status_code == status
    problem(refused)


def test_stories_are_given_out_with_badge_and_without_the_person(people: People) -> None:
    inquiry = people.inquiry()
    story, _code = people.tells(inquiry, "Die Rechnung kam doppelt.", permission="public_named", name="Ada B.")
    page = Program(people).read("/inquiries/kontakt/stories")
    today = people.today().isoformat()
    assert page["next"] is None
    assert page["items"] == [
        {
            "entry": story.entry_index,
            "inquiry": "kontakt",
            "text": "Die Rechnung kam doppelt.",
            "works_well": "",
            "badges": [{"key": "customer", "label": "Kundin oder Kunde"}],
            "name": "Ada B.",
            "permission": "public_named",
            "feeling": "",
            "told_on": today,
            "received_on": today,
            "written_down": "",
            "adds_to_entry": None,
            "is_read": False,
            "via": "web",
        }
    ]
    assert Program(people).read(f"/stories/{story.entry_index}") == page["items"][0]


def test_who_may_read_can_be_narrowed(people: People) -> None:
    inquiry = people.inquiry()
    for permission in ("team", "forum", "public_anonymous"):
        people.tells(inquiry, f"Für {permission}", permission=permission)
    program = Program(people)

    def seen_by(whom: str) -> list[str]:
        return [story["permission"] for story in program.items(f"/inquiries/kontakt/stories?seen_by={whom}")]

    assert seen_by("team") == ["team", "forum", "public_anonymous"]
    assert seen_by("forum") == ["forum", "public_anonymous"]
    assert seen_by("public") == ["public_anonymous"]
    assert program.get("/inquiries/kontakt/stories?seen_by=boss").status_code == 422


def test_only_the_newest_version_is_given_out(people: People) -> None:
    inquiry = people.inquiry()
    story, _code = people.tells(inquiry, "Zuerst")
    listen.supersede_story(story=story, place=inquiry.place, key="a long enough key", text="Danach")
    program = Program(people)
    assert [row["text"] for row in program.items("/inquiries/kontakt/stories")] == ["Danach"]
    assert program.get(f"/stories/{story.entry_index}").status_code == 404


def test_a_supplement_names_what_it_adds_to(people: People) -> None:
    inquiry = people.inquiry()
    story, _code = people.tells(inquiry, "Zuerst")
    listen.supplement_story(story=story, place=inquiry.place, key="a long enough key", text="Und noch etwas")
    rows = Program(people).items("/inquiries/kontakt/stories")
    assert [row["adds_to_entry"] for row in rows] == [None, story.entry_index]


def test_pages_leave_nothing_out_while_stories_arrive(people: People) -> None:
    inquiry = people.inquiry()
    for number in range(5):
        people.tells(inquiry, f"Geschichte {number}")
    program = Program(people)
    path, seen = "/inquiries/kontakt/stories?limit=2", []
    for number in range(5, 12):
        page = program.read(path)
        seen += [row["text"] for row in page["items"]]
        if page["next"] is None:
            break
        path = page["next"].removeprefix("http://testserver/api/v1")
        people.tells(inquiry, f"Geschichte {number}")
    seen += [row["text"] for row in program.items(f"/inquiries/kontakt/stories?cursor={page['cursor']}")]
    assert seen == [f"Geschichte {number}" for number in range(len(seen))]
    assert len(seen) == Story.objects.count()


def test_a_mark_that_is_not_ours_is_refused(people: People) -> None:
    people.tells(people.inquiry(), "Worte")
    program = Program(people)
    mark = program.read("/inquiries")["cursor"]
    for cursor in ("unsinn", "MQ:abc", mark, "a" * 201):
        assert program.get("/inquiries/kontakt/stories", data={"cursor": cursor}).status_code == 422
    for limit in ("0", "101", "-1", "viele", "9" * 30):
        assert program.get("/inquiries/kontakt/stories", data={"limit": limit}).status_code == 422


def test_withdrawn_words_are_gone(people: People) -> None:
    story, _code = people.tells(people.inquiry(), "Nimm das zurück")
    listen.withdraw_stories(story_ids=[story.pk], ground=Withdrawal.TELLER)
    program = Program(people)
    assert program.items("/inquiries/kontakt/stories") == []
    assert program.get(f"/stories/{story.entry_index}").status_code == 404
