"""What no key is told: drafts and what is asked among staff, through any address, with words that could get out."""

from __future__ import annotations

import json
from typing import Any

import pytest

from resonanz.act import actions as act
from resonanz.act.enums import Word
from resonanz.ask.models import Inquiry
from resonanz.doors.api.document import document
from resonanz.forum import actions as forums
from resonanz.forum.enums import Form
from resonanz.forum.models import Forum
from resonanz.listen.models import Story
from resonanz.people import actions as keys
from resonanz.people.enums import Scope
from resonanz.people.models import ApiKey
from tests.rooms.answer.support import insight_of
from tests.rooms.doors.api.support import EVERYTHING, Program, problem
from tests.rooms.doors.api.test_lists import theme_of
from tests.rooms.forum.support import AGENDA, drafted, facts
from tests.support.people import People

pytestmark = pytest.mark.django_db

SECRET = "Rosenkohl"


def filled(people: People, inquiry: Inquiry) -> dict[str, list[int]]:
    """Everything an open inquiry can have, with the secret in all of it. The numbers by which one could ask for it."""
    told = [people.tells(inquiry, f"{SECRET} Wort {n}", roles=["employee"])[0] for n in range(3)]
    insight = insight_of(people, inquiry, told, f"{SECRET} Erkenntnis")
    act.decide(
        insight=insight, place=inquiry.place, word=Word.NOT_POSSIBLE, reason=f"{SECRET} Grund", by=people.mira.pk
    )
    act.commit_to(inquiry=inquiry, text=f"{SECRET} Zusage", owner="Leitung", due_on=people.today(), by=people.mira.pk)
    theme_of(inquiry, 1, told)
    return {"entry": [story.entry_index for story in told], "number": [insight.pk], "slug": []}


def among_staff(people: People) -> dict[str, list[Any]]:
    inquiry = people.inquiry(slug="unter-uns", title=f"{SECRET} unter uns", question=f"{SECRET}?")
    numbers = filled(people, inquiry)
    evening(people, inquiry, form=Form.STAFF, venue=f"{SECRET} Keller")
    return {**numbers, "slug": ["unter-uns"]}


def evening(people: People, inquiry: Inquiry, **changes: Any) -> Forum:
    given = {"form": Form.CUSTOMERS, "agenda": AGENDA, **facts(**changes)}
    return forums.announce_forum(
        forum=forums.draft_forum(inquiry=inquiry, by=people.mira.pk, **given), by=people.mira.pk
    )


def reading_paths(numbers: dict[str, list[Any]]) -> list[str]:
    """Every address of the description that can be read, with each of these numbers in it."""
    paths = []
    for path, methods in document("/api/v1")["paths"].items():
        if "get" not in methods:
            continue
        name = next((name for name in numbers if f"{{{name}}}" in path), "")
        paths += [path.replace(f"{{{name}}}", str(value)) for value in numbers[name]] if name else [path]
    return paths


def test_of_what_is_asked_among_staff_no_address_tells_anything(people: People) -> None:
    numbers = among_staff(people)
    program = Program(people, *EVERYTHING)
    lists = {"/inquiries", "/forums", "/balance"}
    for path in reading_paths(numbers):
        answer = program.get(path)
        assert answer.status_code == (200 if path in lists else 404), path
        assert SECRET not in answer.content.decode()
        assert "unter-uns" not in answer.content.decode()
    balance = program.read("/balance")
    assert (balance["stories"], balance["insights"], balance["words"], balance["promises"]) == (0, 0, [], [])


def test_nobody_hands_a_story_in_there(people: People) -> None:
    among_staff(people)
    before = Story.objects.count()
    refused = Program(people).tell(slug="unter-uns")
    assert (refused.status_code, Story.objects.count()) == (404, before)
    assert problem(refused)["title"] == "Hier ist nichts"


def test_an_address_that_is_hidden_answers_as_one_that_never_was(people: People) -> None:
    hidden = among_staff(people)
    never = {"slug": ["nirgends"], "entry": [10**9], "number": [10**9]}
    program = Program(people)
    for name, values in never.items():
        nothing = program.get(next(path for path in reading_paths({**never}) if str(values[0]) in path))
        for path in reading_paths({**{key: [] for key in never}, name: hidden[name]}):
            if any(str(value) in path for value in hidden[name]):
                assert program.get(path).content == nothing.content, path


def test_without_a_key_nothing_is_told(people: People) -> None:
    numbers = among_staff(people)
    guest = people.client()
    assert {guest.get(f"/api/v1{path}").status_code for path in reading_paths(numbers)} == {401}


def test_a_forum_says_what_its_page_says_and_no_more(people: People) -> None:
    forum = evening(people, people.inquiry(slug="forum"), video_link=f"https://video.example/{SECRET}-RAUM")
    program = Program(people, Scope.FORUM_READ)
    (row,) = program.items("/forums")
    whole = program.read("/forums/forum")
    assert {name: whole[name] for name in row} == row
    assert (row["slug"], row["number"], row["stage"], row["has_video"]) == ("forum", forum.number, "announced", True)
    assert (row["venue"], row["selection"], row["budget"]) == (forum.venue, forum.selection, forum.budget)
    assert row["url"] == "http://testserver/forum/forum/"
    assert people.client().get("/forum/forum/").status_code == 200
    assert [(line["position"], line["title"], line["kind"], line["minutes"]) for line in whole["agenda"]] == [
        (number, line.title, line.kind.value, line.minutes) for number, line in enumerate(AGENDA, 1)
    ]
    assert whole["agenda"][0]["starts_at"] == row["starts_at"]
    told = json.dumps(whole)
    assert (SECRET in told, forum.hall_code in told) == (False, False)


def test_a_forum_that_was_not_announced_is_nowhere(people: People) -> None:
    drafted(people, slug="geplant")
    program = Program(people)
    assert program.items("/forums") == []
    never = program.get("/forums/nirgends")
    for slug in ("geplant", "GEPLANT", "%00", "a" * 300):
        found = program.get(f"/forums/{slug}")
        assert (found.status_code, problem(found)["title"]) == (404, "Hier ist nichts")
    assert program.get("/forums/geplant").content == never.content


def test_programs_that_read_are_named_where_one_is_asked(people: People) -> None:
    """Nothing marks a story as read when a program reads it; who tells one learns beforehand that it does."""
    story, _code = people.tells(people.inquiry(), "Ein Wort")
    program, other = Program(people, Scope.STORIES_READ), Program(people, Scope.BALANCE_READ)
    ApiKey.objects.filter(pk=other.made.key.pk).update(name="Anzeigetafel")
    program.read(f"/stories/{story.entry_index}")
    assert Story.objects.get().first_read_at is None
    page = people.client().get("/anliegen/kontakt/").content.decode()
    assert ("Dieses Programm liest mit: Ticketsystem" in page, "Anzeigetafel" in page) == (True, False)
    keys.revoke_key(pk=program.made.key.pk, by=people.jonas)
    assert "liest mit" not in people.client().get("/anliegen/kontakt/").content.decode()


def test_no_program_is_named_where_staff_are_asked(people: People) -> None:
    among_staff(people)
    Program(people)
    assert "lesen mit" not in people.client(people.mira).get("/anliegen/unter-uns/").content.decode()
    assert "liest mit" not in people.client(people.mira).get("/anliegen/unter-uns/").content.decode()
