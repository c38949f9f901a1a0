"""The telephone of a guest during the evening: what it shows, and above all what it does not."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from asgiref.sync import sync_to_async
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.utils import translation

from resonanz.act import actions as act_actions
from resonanz.forum import actions, events, reads
from resonanz.forum.actions import Planned, Seated
from resonanz.forum.enums import Form, RoundKind, Stage
from resonanz.forum.models import Contribution, Forum, Round, Seat
from resonanz.forum.templatetags.hall import LONGEST_SHOWN
from resonanz.forum.views.hall_pictures import look_at, picture_of
from resonanz.ground import clock
from resonanz.ground.codes import spoken
from resonanz.ground.live import Picture
from resonanz.listen import actions as listen_actions
from resonanz.listen.enums import Permission
from resonanz.listen.models import Story, Voter
from tests.rooms.forum.support import begun, drafted, said, seated, started
from tests.support.people import People

Counting = Any


def page(client: Client, seated: Seated, query: str = "") -> str:
    answer = client.get(f"/saal/{spoken(seated.code)}/{query}")
    assert answer.status_code == 200
    return str(answer.content.decode())


def picture(client: Client, seated: Seated) -> dict[str, Any]:
    answer = client.get(f"/saal/{spoken(seated.code)}/stand.json")
    assert answer["Cache-Control"].count("no-store") == 1
    found: dict[str, Any] = json.loads(answer.content)
    return found


def reveal(people: People, forum: Forum) -> None:
    forum.refresh_from_db()
    actions.reveal(forum_id=forum.pk, by=people.mira.pk, steps=forum.steps)


def end(people: People, forum: Forum) -> None:
    forum.refresh_from_db()
    actions.end_evening(forum_id=forum.pk, by=people.mira.pk, steps=forum.steps)


def test_an_unknown_code_opens_nothing(people: People, client: Client) -> None:
    begun(people)
    for place in ("", "stand.json", "mein.json", "strom/", "wort/"):
        assert client.get(f"/saal/ZZZZ-ZZZZ-ZZZZ/{place}").status_code == 404
    for place in ("wort/", "meldung/", "abstimmen/", "tisch/"):
        assert client.post(f"/saal/ZZZZ-ZZZZ-ZZZZ/{place}").status_code == 404


def test_the_page_follows_round_by_round(people: People, client: Client) -> None:
    forum = begun(people)
    seat = seated(forum)
    before = page(client, seat)
    assert "Gleich geht es los" in before
    assert "Als Nächstes: Ankommen." in before
    assert 'data-hall-words data-autosave="saal-' in before
    stories = started(people, forum, 2)
    writing = page(client, seat)
    assert "Runde 2 von 6" in writing
    assert "Was ist passiert?" in writing
    assert "Alle schreiben gerade still." in writing
    assert f'name="round" value="{stories.pk}"' in writing
    assert stories.planned_end is not None
    live = picture(client, seat)
    assert live["ends"] == int(stories.planned_end.timestamp() * 1000)
    assert live["round"] == {"id": stories.pk, "title": "Geschichten", "kind": "stories", "takes": True, "shows": False}


def test_nothing_of_others_is_there_while_all_write_in_silence(people: People, client: Client) -> None:
    forum = begun(people)
    mine, other = seated(forum), seated(forum, name="Frau Lenz")
    stories = started(people, forum, 2)
    said(other.seat, stories, "Jeder war freundlich, zuständig war keiner.")
    for seen in (page(client, mine), json.dumps(picture(client, mine), ensure_ascii=False)):
        assert "zuständig" not in seen
    assert "zuständig" in page(client, other), "one's own words are there at once"
    reveal(people, forum)
    for seen in (page(client, mine), json.dumps(picture(client, mine), ensure_ascii=False)):
        assert "zuständig war keiner" in seen
        assert "Frau Lenz" not in seen


def test_only_what_is_released_and_in_sight_is_shown(people: People, client: Client) -> None:
    forum = begun(people)
    mine, other = seated(forum), seated(forum).seat
    grumbles = started(people, forum, 3)
    said(other, grumbles, "Nur für das Team.", permission=Permission.TEAM)
    held = said(other, grumbles, "Der Sachbearbeiter Kunz lügt.")
    said(other, grumbles, "Fürs Forum gesagt.")
    said(other, grumbles, "Mit Namen gesagt.", permission=Permission.PUBLIC_NAMED, name="Rosa Lenz")
    assert "Kunz" in page(client, mine)
    listen_actions.hold_story(story=Story.objects.get(pk=held.story_id), ground="third_party", by=people.mira)
    seen = page(client, mine)
    assert "Nur für das Team" not in seen
    assert "Kunz" not in seen
    assert "Fürs Forum gesagt" in seen
    assert "Rosa Lenz" in seen


def test_the_picture_for_all_holds_nothing_of_anybody(people: People, client: Client) -> None:
    forum = begun(people)
    seat = seated(forum, name="Frau Lenz", person=people.jonas)
    grumbles = started(people, forum, 3)
    said(seat.seat, grumbles, "Das bleibt beim Team.", permission=Permission.TEAM)
    actions.ask_to_speak(seat=seat.seat)
    told = look_at(forum.pk, "de").text
    for secret in (spoken(seat.code), seat.code, seat.seat.speaker_code, "Frau Lenz", "Jonas", "beim Team"):
        assert secret not in told
    turn = reads.turn_of(seat.seat)
    assert turn is not None
    assert json.loads(told)["queue"] == [[turn.pk, "waiting"]]
    assert picture(client, seat) == json.loads(told)


def test_the_picture_speaks_the_language_of_who_follows(people: People) -> None:
    forum = begun(people)
    started(people, forum, 1)
    with translation.override("en"):
        german = look_at(forum.pk, "de").text
    assert "Runde 1 von 6" in german


def test_a_long_story_does_not_fill_the_hall(people: People, client: Client) -> None:
    forum = begun(people)
    seat = seated(forum)
    grumbles = started(people, forum, 3)
    long = "Es war einmal ein Bus. " * 2800
    told = said(seat.seat, grumbles, long)
    assert len(look_at(forum.pk, "de").text) < LONGEST_SHOWN * 6
    assert "hier gekürzt, ganz gespeichert" in page(client, seat)
    assert Story.objects.get(pk=told.story_id).text == long


def test_a_wish_stands_beside_its_grumble(people: People, client: Client) -> None:
    forum = begun(people)
    seat = seated(forum)
    grumble = said(seat.seat, started(people, forum, 3), "Immer diese Warteschleife.")
    wishes = started(people, forum, 4)
    own = Contribution.objects.get(story_id=grumble.story_id)
    assert f'name="answers" value="{own.pk}"' in page(client, seat)
    assert "Warteschleife" not in page(client, seated(forum)), "a strange telephone is not offered it"
    said(seat.seat, wishes, "Ein Rückruf.", answers_id=own.pk)
    shown = picture(client, seat)["parts"]["shown"]
    assert shown.index("Dieselbe Person hatte sich geärgert:") < shown.index("Warteschleife") < shown.index("Rückruf")


def test_what_is_promised_aloud_stands_with_name_and_day(people: People, client: Client) -> None:
    forum = begun(people)
    started(people, forum, 5)
    assert "Was zugesagt wird, steht gleich hier." in page(client, seated(forum))
    act_actions.commit_to(
        inquiry=forum.inquiry,
        text="Die Ansage wird kürzer.",
        owner="Jonas Perk, Leitung",
        due_on=clock.today() + timedelta(days=30),
        by=people.mira.pk,
    )
    seen = page(client, seated(forum))
    assert "Die Ansage wird kürzer." in seen
    assert "Jonas Perk, Leitung" in seen


def test_the_balance_of_the_last_forum_is_one_press_away(people: People, client: Client) -> None:
    last = drafted(people, slug="letztes")
    forum = drafted(people, slug="dieses")
    forum = actions.change_forum(forum=forum, by=people.mira.pk)
    agenda = [Planned(kind=RoundKind.BALANCE, title="Bilanz")]
    actions.set_agenda(forum=forum, rounds=agenda, by=people.mira.pk)
    forum = actions.announce_forum(forum=forum, by=people.mira.pk)
    forum = actions.begin_forum(forum_id=forum.pk, by=people.mira.pk, steps=forum.steps)
    started(people, forum, 1)
    seat = seated(forum)
    assert "Dies ist das erste Forum" in page(client, seat)
    Forum.objects.filter(pk=last.pk).update(stage=Stage.BALANCED)
    assert "/bilanz/" in picture(client, seat)["parts"]["shown"] or last.inquiry.slug in page(client, seat)


def test_voting_from_one_seat_is_one_voter_and_nothing_leads_back(people: People, client: Client) -> None:
    forum = drafted(people)
    actions.set_agenda(forum=forum, rounds=[Planned(kind=RoundKind.STATEMENTS, title="Aussagen")], by=people.mira.pk)
    forum = actions.announce_forum(forum=forum, by=people.mira.pk)
    forum = actions.begin_forum(forum_id=forum.pk, by=people.mira.pk, steps=forum.steps)
    seat = seated(forum)
    url = f"/saal/{spoken(seat.code)}/abstimmen/"
    started(people, forum, 1)
    assert client.post(url)["Location"].endswith("?hinweis=abstimmung")
    assert not Voter.objects.exists()
    listen_actions.open_voting(inquiry=forum.inquiry, by=people.mira.pk, takes_statements=True)
    assert picture(client, seat)["can_vote"]
    first, second = client.post(url)["Location"], Client().post(url)["Location"]
    assert first == second
    assert first.startswith("/abstimmen/")
    voter = Voter.objects.get()
    assert (voter.roles, voter.via, voter.teller == seat.seat.teller) == (["customer"], "hall", False)
    assert "data-way-back" in client.get(first).content.decode()
    assert client.get(url).status_code == 405


def test_somebody_wants_to_speak_and_takes_it_back(people: People, client: Client) -> None:
    forum = begun(people)
    first, second = seated(forum), seated(forum)
    url = f"/saal/{spoken(second.code)}/meldung/"
    actions.ask_to_speak(seat=first.seat)
    for _twice in range(2):
        assert client.post(url, {"deed": "ask"})["Location"].endswith("#meldung")
    assert "Sie stehen an 2. Stelle." in page(client, second)
    turn = reads.turn_of(first.seat)
    assert turn is not None
    actions.call_up(forum_id=forum.pk, turn_id=turn.pk)
    assert "Sie sind dran." in page(client, first)
    assert "Sie sind als Nächstes dran." in page(client, second)
    told = client.post(url, {"deed": "leave"}, headers={"Accept": "application/json"}).json()
    assert "Ich möchte etwas sagen" in told["parts"]["hand"]
    client.post(url, {"deed": "ask"})
    turn = reads.turn_of(second.seat)
    assert turn is not None
    actions.decline_turn(forum_id=forum.pk, turn_id=turn.pk, reason="Die Zeit reicht <nicht>.")
    assert "Die Zeit reicht &lt;nicht&gt;." in page(client, second)


def test_a_raised_hand_can_name_own_words_and_the_desk_reads_their_newest_version(
    people: People, client: Client
) -> None:
    forum = begun(people)
    mine, other = seated(forum), seated(forum)
    url = f"/saal/{spoken(mine.code)}/meldung/"
    grumbles = started(people, forum, 3)
    assert 'name="about"' not in page(client, mine)
    own = said(mine.seat, grumbles, "Alte Fassung.")
    strange = said(other.seat, grumbles, "Das ist nicht meins.", permission="team")
    rows = dict(Contribution.objects.values_list("story_id", "pk"))
    offered = page(client, mine)
    assert f'name="about" value="{rows[own.story_id]}"' in offered
    assert "nicht meins" not in offered
    for wrong in (str(rows[strange.story_id]), "9" * 12, "x", "-1", ""):
        client.post(url, {"deed": "ask", "about": wrong})
        turn = reads.turn_of(mine.seat)
        assert turn is not None
        assert (turn.state, turn.contribution_id) == ("waiting", None)
        client.post(url, {"deed": "leave"})
    client.post(url, {"deed": "ask", "about": str(rows[own.story_id])})
    assert "Zu Ihren Worten:" in page(client, mine)
    listen_actions.supersede_story(
        story=Story.objects.select_related("inquiry").get(pk=own.story_id),
        place=forum.inquiry.place,
        key="a key for a new version",
        text="Neue Fassung.",
    )
    desk = people.client(people.mira).get("/team/forum/forum/regie/stand.json").json()["parts"]["queue"]
    assert "Neue Fassung." in desk
    assert "Alte Fassung." not in desk


def test_among_staff_no_hand_names_any_words(people: People, client: Client) -> None:
    forum = begun(people, form=Form.STAFF)
    taken = seated(forum)
    told = said(taken.seat, started(people, forum, 3))
    row = Contribution.objects.get(story_id=told.story_id)
    # Even if a row led to the seat, as one that was made by hand would.
    Contribution.objects.filter(pk=row.pk).update(seat=taken.seat)
    assert 'name="about"' not in page(client, taken)
    client.post(f"/saal/{spoken(taken.code)}/meldung/", {"deed": "ask", "about": str(row.pk)})
    turn = reads.turn_of(taken.seat)
    assert turn is not None
    assert turn.contribution_id is None


def test_a_table_can_be_changed(people: People, client: Client) -> None:
    taken = seated(begun(people), table=1)
    url = f"/saal/{spoken(taken.code)}/tisch/"
    assert client.post(url, {"table": "7"})["Location"].endswith("?hinweis=tisch")
    assert Seat.objects.get().table == 7
    client.post(url, {"table": "viele"})
    assert Seat.objects.get().table == 7
    client.post(url, {"table": ""})
    assert Seat.objects.get().table is None


def test_after_the_evening_the_page_says_what_happens_now(people: People, client: Client) -> None:
    forum = begun(people)
    spoke, silent = seated(forum), seated(forum)
    said(spoke.seat, started(people, forum, 3))
    end(people, forum)
    after = page(client, spoke)
    assert "Danke, dass Sie da waren" in after
    assert f"/stimme/{spoken(spoke.code)}/" in after
    assert "data-live=" not in after
    assert client.get(f"/stimme/{spoken(spoke.code)}/").status_code == 200
    assert f"/stimme/{spoken(silent.code)}/" not in page(client, silent)
    assert client.post(f"/saal/{spoken(spoke.code)}/meldung/").status_code == 302
    with clock.held_at(clock.now() + timedelta(days=8)):
        actions.seal_minutes(forum_id=forum.pk, by=people.mira.pk)
        sealed = page(client, spoke)
    assert "Das Protokoll ist versiegelt" in sealed
    assert "data-hall-words" not in sealed


def test_among_staff_no_words_are_listed_and_none_shown_below_ten(people: People, client: Client) -> None:
    forum = begun(people, form=Form.STAFF)
    seats = [seated(forum) for _ in range(9)]
    grumbles = started(people, forum, 3)
    for one in seats:
        said(one.seat, grumbles, "Der Plan kommt immer zu spät.")
    seen = page(client, seats[0])
    assert "zu spät" not in seen
    assert "Gäste sind da" not in seen
    assert "Ihr Zeichen" not in seen
    seated(forum)
    assert "zu spät" in page(client, seats[0])
    assert "Wir wissen nicht, welche Worte von Ihnen sind" in page(client, seats[0])


def test_the_page_asks_the_same_number_of_questions_for_many_words(
    people: People, client: Client, django_assert_max_num_queries: Counting
) -> None:
    forum = begun(people)
    seat = seated(forum)
    grumbles = started(people, forum, 3)
    for number in range(12):
        said(seat.seat, grumbles, f"Grund {number}.", key=str(uuid4()))
    with django_assert_max_num_queries(26):
        page(client, seat)
    with django_assert_max_num_queries(14):
        picture_of(Forum.objects.select_related("inquiry").get(pk=forum.pk))


@pytest.mark.parametrize("kind", list(RoundKind))
def test_every_kind_of_round_has_its_page(people: People, client: Client, kind: RoundKind) -> None:
    forum = begun(people)
    Round.objects.filter(forum=forum, position=1).update(kind=kind, title=f"Runde {kind}")
    started(people, forum, 1)
    assert f"<h1>Runde {kind}</h1>" in page(client, seated(forum))


def test_following_gives_the_picture_of_this_evening_in_this_language(
    people: People, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    forum = begun(people)
    followed: list[tuple[str, Picture]] = []

    async def follow(_request: HttpRequest, *, topic: str, look: Callable[[], Picture]) -> HttpResponse:
        followed.append((topic, await sync_to_async(look)()))
        return HttpResponse()

    monkeypatch.setattr("resonanz.forum.views.hall.live.follow", follow)
    client.get(f"/saal/{spoken(seated(forum).code)}/strom/", headers={"Accept-Language": "de"})
    ((topic, seen),) = followed
    assert topic == events.hall_topic(forum.pk, "de")
    assert seen == look_at(forum.pk, "de")
