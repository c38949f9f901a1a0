"""The desk from which somebody leads the evening, and every wrong press."""

from __future__ import annotations

from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from resonanz.act import actions as act_actions
from resonanz.act import reads as act_reads
from resonanz.act.enums import Pledge
from resonanz.forum import actions, reads
from resonanz.forum.enums import Form, RoundState, Stage, Turn
from resonanz.forum.models import Forum, Happening, QueueTurn
from resonanz.forum.rules.library import hosting
from resonanz.ground import clock
from resonanz.listen import actions as listen_actions
from resonanz.listen import reads as listen_reads
from resonanz.listen.enums import Permission
from resonanz.listen.models import Story
from tests.rooms.forum.desk import picture, press, shown
from tests.rooms.forum.support import announced, begun, drafted, said, seated, started
from tests.support.people import People


@pytest.fixture
def host(people: People) -> Client:
    return people.client(people.mira)


@pytest.fixture
def forum(people: People) -> Forum:
    return begun(people)


def states(forum: Forum) -> list[str]:
    return [row.state for row in reads.rounds_of(forum.pk)]


@pytest.mark.parametrize("name", ["desk", "desk_picture", "desk_stream", "screen", "screen_picture", "screen_stream"])
def test_nobody_from_outside_sees_the_desk_or_the_wall(people: People, forum: Forum, name: str) -> None:
    answer = people.client().get(reverse(f"forum:{name}", args=[forum.inquiry.slug]))
    assert answer.status_code == 302


def test_a_press_from_outside_changes_nothing(people: People, forum: Forum) -> None:
    answer = people.client().post(reverse("forum:deed", args=["forum"]), {"deed": "next", "steps": forum.steps})
    assert answer.status_code == 302
    assert set(states(forum)) == {RoundState.PLANNED}


def test_there_is_no_desk_without_a_forum(host: Client) -> None:
    assert host.get("/team/forum/gibt-es-nicht/regie/").status_code == 404
    assert host.get("/team/forum/gibt-es-nicht/regie/stand.json").status_code == 404
    assert host.post("/team/forum/gibt-es-nicht/regie/tat/").status_code == 404


def test_a_draft_cannot_begin(people: People, host: Client) -> None:
    draft = drafted(people)
    page = host.get("/team/forum/forum/regie/").content.decode()
    assert "Noch ein Entwurf" in page
    assert 'value="begin"' not in page
    assert not press(host, draft, "begin")["ok"]


def test_the_whole_evening_from_the_desk(people: People, host: Client) -> None:
    forum = announced(people)
    assert press(host, forum, "begin")["sentence"] == "Der Abend läuft. Gäste können herein."
    assert press(host, forum, "next")["sentence"] == "„Ankommen“ läuft."
    assert "läuft" in press(host, forum, "next")["sentence"]
    assert states(forum)[:2] == [RoundState.ENDED, RoundState.WRITING]
    told = press(host, forum, "reveal")
    assert told["picture"]["steps"] == Forum.objects.get().steps
    assert press(host, forum, "extend:5")["sentence"] == "Um 5 Minuten verlängert."
    assert press(host, forum, "skip:5", skip_5="Keine Zeit mehr.")["ok"]
    assert press(host, forum, "start:6")["ok"]
    assert press(host, forum, "start:1")["ok"]
    assert states(forum) == ["ended", "ended", "planned", "planned", "skipped", "ended", "open"]
    assert press(host, forum, "end", sure="on")["ok"]
    assert Forum.objects.get().stage == Stage.REVIEW
    assert Happening.objects.get(deed="skipped").said == {"reason": "Keine Zeit mehr."}
    assert "Der Abend ist beendet" in shown(host, forum, "desk")


def test_two_hosts_press_next_at_once(people: People, host: Client, forum: Forum) -> None:
    other = people.client(people.jonas)
    before = forum.steps
    assert press(host, forum, "next", steps=before)["ok"]
    late = press(other, forum, "next", steps=before)
    assert not late["ok"]
    assert late["sentence"].startswith("Jemand war gerade schneller.")
    # The answer brings the state as it is now, so the second press is the right one.
    assert late["picture"]["steps"] == Forum.objects.get().steps
    assert states(forum)[:2] == [RoundState.OPEN, RoundState.PLANNED]


@pytest.mark.parametrize("steps", ["", "x", "-3", "9" * 40, "²"])
def test_a_press_that_does_not_say_what_it_saw_changes_nothing(host: Client, forum: Forum, steps: Any) -> None:
    assert not press(host, forum, "next", steps=steps)["ok"]
    assert set(states(forum)) == {RoundState.PLANNED}


@pytest.mark.parametrize(
    "deed", ["", "sprengen", "start:", "start:99", "start:" + "9" * 30, "call:1", "skip:x", "code:"]
)
def test_a_press_that_means_nothing_is_told_calmly(host: Client, forum: Forum, deed: str) -> None:
    told = press(host, forum, deed)
    assert not told["ok"]
    assert told["sentence"]
    assert set(states(forum)) == {RoundState.PLANNED}


def test_next_where_no_round_is_left(host: Client, forum: Forum) -> None:
    for _ in range(7):
        told = press(host, forum, "next")
    assert told["ok"]
    assert set(states(forum)) == {RoundState.ENDED}
    steps = Forum.objects.get().steps
    assert "keine Runde mehr geplant" in press(host, forum, "next")["sentence"]
    assert Forum.objects.get().steps == steps


def test_a_running_round_is_not_skipped_and_no_round_without_a_reason(host: Client, forum: Forum) -> None:
    press(host, forum, "next")
    assert "noch nicht begonnen" in press(host, forum, "skip:1", skip_1="Zu spät.")["sentence"]
    assert "warum" in press(host, forum, "skip:2", skip_2="  ")["sentence"]
    assert states(forum)[:2] == [RoundState.OPEN, RoundState.PLANNED]


@pytest.mark.parametrize("minutes", ["0", "1000", "61", "-5", "", "zehn", "5.5"])
def test_a_round_is_extended_by_minutes_that_make_sense(host: Client, forum: Forum, minutes: str) -> None:
    press(host, forum, "next")
    assert "1 bis 60" in press(host, forum, "extend", minutes=minutes)["sentence"]
    assert reads.rounds_of(forum.pk)[0].extra_minutes == 0


def test_free_minutes_are_added(host: Client, forum: Forum) -> None:
    assert not press(host, forum, "extend:5")["ok"]
    press(host, forum, "next")
    assert press(host, forum, "extend", minutes="12")["ok"]
    assert reads.rounds_of(forum.pk)[0].extra_minutes == 12


def test_nothing_is_revealed_where_nobody_writes_in_silence(host: Client, forum: Forum) -> None:
    press(host, forum, "next")
    assert "niemand still" in press(host, forum, "reveal")["sentence"]


def test_the_evening_ends_only_after_a_second_yes(host: Client, forum: Forum) -> None:
    assert "Häkchen" in press(host, forum, "end")["sentence"]
    assert Forum.objects.get().stage == Stage.LIVE
    assert press(host, forum, "end", sure="on")["ok"]
    assert not press(host, forum, "end", sure="on")["ok"]


def test_the_laptop_dies_and_the_desk_goes_on_elsewhere(people: People, host: Client, forum: Forum) -> None:
    press(host, forum, "start:2")
    other = people.client(people.jonas)
    page = other.get("/team/forum/forum/regie/").content.decode()
    assert "Alle schreiben still." in page
    assert f'name="steps" value="{Forum.objects.get().steps}"' in page
    assert press(other, forum, "reveal")["ok"]


def test_without_scripts_a_press_leads_back(host: Client, forum: Forum) -> None:
    answer = host.post(
        "/team/forum/forum/regie/tat/",
        {"deed": "next", "steps": forum.steps},
        headers={"accept": "text/html"},
        follow=True,
    )
    assert "„Ankommen“ läuft." in answer.content.decode()
    again = host.post(
        "/team/forum/forum/regie/tat/", {"deed": "next", "steps": 0}, headers={"accept": "text/html"}, follow=True
    )
    assert "Jemand war gerade schneller" in again.content.decode()


def test_the_picture_says_when_the_round_is_over_and_is_the_same_twice(host: Client, forum: Forum) -> None:
    assert picture(host, forum, "desk")["ends"] is None
    press(host, forum, "next")
    moment = reads.rounds_of(forum.pk)[0].planned_end
    assert moment is not None
    first = picture(host, forum, "desk")
    assert first["ends"] == int(moment.timestamp() * 1000)
    with clock.held_at(clock.now() + timedelta(minutes=3)):
        # Nothing is sent because time passes: every browser counts for itself.
        assert picture(host, forum, "desk") == first


def test_the_team_reads_what_is_not_for_the_hall_and_can_hold_it(host: Client, people: People, forum: Forum) -> None:
    seat = seated(forum, name="Frau Lenz", table=4).seat
    grumbles = started(people, forum, 3)
    open_words = said(seat, grumbles, "Alle dürfen es hören.")
    own = said(seat, grumbles, "Nur für das Team.", permission=Permission.TEAM)
    text = shown(host, forum, "desk")
    assert "Nur für das Team." in text
    assert reverse("listen:case", args=[own.story_id]) in text
    assert (text.count("<b>für den Saal</b>"), text.count("<b>nicht für den Saal</b>")) == (1, 1)
    assert "Nur für das Team." not in shown(host, forum, "screen")
    counts = reads.counts_of(forum)
    assert (counts.told, counts.released, counts.out_of_sight) == (2, 1, 0)
    listen_actions.hold_story(story=Story.objects.get(pk=open_words.story_id), ground="insult", by=people.mira)
    counts = reads.counts_of(forum)
    assert (counts.told, counts.released, counts.out_of_sight) == (2, 0, 1)
    with clock.held_at(clock.now() + timedelta(days=4)):
        assert reads.counts_of(forum).released == 1


def test_among_few_members_of_staff_no_words_stand_on_the_desk(people: People, host: Client) -> None:
    forum = begun(people, form=Form.STAFF)
    seats = [seated(forum).seat for _ in range(9)]
    grumbles = started(people, forum, 3)
    said(seats[0], grumbles, "Die Leitung hört nicht zu.")
    for page in ("desk", "screen"):
        assert "hört nicht zu" not in shown(host, forum, page)
    assert "erst, wenn 10 da sind" in shown(host, forum, "desk")
    seated(forum)
    for page in ("desk", "screen"):
        assert "hört nicht zu" in shown(host, forum, page)
    assert seats[0].speaker_code not in shown(host, forum, "desk")


def test_the_queue_is_called_up_in_turn_and_declined_with_a_reason(host: Client, forum: Forum) -> None:
    first, second = (seated(forum, name=name).seat for name in ("Frau Lenz", ""))
    turns = [actions.ask_to_speak(seat=seat) for seat in (first, second)]
    assert press(host, forum, f"call:{turns[0].pk}")["sentence"] == "Jetzt im Raum: Frau Lenz."
    assert "Frau Lenz" in picture(host, forum, "screen")["parts"]["foot"]
    assert "warum" in press(host, forum, f"decline:{turns[1].pk}")["sentence"]
    assert press(host, forum, f"decline:{turns[1].pk}", **{f"reason_{turns[1].pk}": "Die Zeit ist um."})["ok"]
    assert press(host, forum, f"done:{turns[0].pk}")["ok"]
    assert set(QueueTurn.objects.values_list("state", "reason")) == {
        (Turn.DONE, ""),
        (Turn.DECLINED, "Die Zeit ist um."),
    }
    assert "wartet nicht mehr" in press(host, forum, f"call:{turns[1].pk}")["sentence"]


def test_nobody_is_called_up_from_another_evening(people: People, host: Client, forum: Forum) -> None:
    other = begun(people, slug="unter-uns", form=Form.STAFF)
    turn = actions.ask_to_speak(seat=seated(other).seat)
    assert not press(host, forum, f"call:{turn.pk}")["ok"]
    assert QueueTurn.objects.get().state == Turn.WAITING


def test_a_commitment_needs_words_a_name_and_a_day_to_come(people: People, host: Client, forum: Forum) -> None:
    told = {"text": "Wir rufen innerhalb eines Tages zurück.", "owner": "Jonas Perk", "due_on": "2099-05-01"}
    for field, wrong in (("text", " "), ("owner", ""), ("due_on", ""), ("due_on", "2020-01-01"), ("due_on", "bald")):
        refused = press(host, forum, "commit", **{**told, field: wrong})
        assert (refused["ok"], refused["field"]) == (False, field)
    assert act_reads.commitments_of(forum.inquiry_id) == []
    assert press(host, forum, "commit", **told)["ok"]
    assert press(host, forum, "commit", **told)["ok"]
    (promise,) = act_reads.commitments_of(forum.inquiry_id)
    assert (promise.owner, promise.commitment.owner) == ("Jonas Perk, Leitung", "Leitung")
    assert promise.commitment.place == "Kundenforum 1"
    assert "Jonas Perk" in shown(host, forum, "desk")
    act_actions.follow_up(commitment_id=promise.commitment.pk, deed=Pledge.KEPT, by=people.mira.pk)
    assert "Gehalten" in shown(host, forum, "desk")


def test_without_scripts_a_commitment_that_lacks_its_day_is_not_lost(host: Client, forum: Forum) -> None:
    answer = host.post(
        "/team/forum/forum/regie/tat/",
        {"deed": "commit", "steps": forum.steps, "text": "Wir rufen zurück.", "owner": "Jonas Perk"},
        headers={"accept": "text/html"},
    )
    assert answer.status_code == 422
    assert "Eine Zusage braucht einen Tag." in answer.content.decode()
    assert "Wir rufen zurück.</textarea>" in answer.content.decode()


def test_nothing_is_promised_before_or_after_the_evening(people: People, host: Client) -> None:
    forum = announced(people)
    assert not press(host, forum, "commit", text="Ja.", owner="Mira", due_on="2099-05-01")["ok"]
    assert not press(host, forum, "vote:more")["ok"]
    assert act_reads.commitments_of(forum.inquiry_id) == []


def test_voting_opens_and_closes_at_the_desk(host: Client, forum: Forum) -> None:
    assert press(host, forum, "vote:more")["ok"]
    voting = listen_reads.voting_of(forum.inquiry_id)
    assert (voting.is_open, voting.takes_statements) == (True, True)
    assert press(host, forum, "vote:only")["ok"]
    assert not listen_reads.voting_of(forum.inquiry_id).takes_statements
    assert press(host, forum, "vote:close")["ok"]
    assert not listen_reads.voting_of(forum.inquiry_id).is_open


def test_a_new_code_is_made_once(host: Client, forum: Forum) -> None:
    old = forum.hall_code
    assert press(host, forum, f"code:{old}")["ok"]
    new = Forum.objects.get().hall_code
    assert new != old
    assert not press(host, forum, f"code:{old}")["ok"]
    assert Forum.objects.get().hall_code == new
    for page in ("desk", "screen"):
        assert f"{new[:3]}-{new[3:]}" in shown(host, forum, page)


def test_a_busy_desk_asks_as_often_as_a_quiet_one(
    people: People, host: Client, forum: Forum, django_assert_max_num_queries: Any
) -> None:
    seats = [seated(forum).seat for _ in range(12)]
    grumbles = started(people, forum, 3)
    for seat in seats:
        said(seat, grumbles, "Immer diese Warteschleife.")
        actions.ask_to_speak(seat=seat)
    for number in range(5):
        actions.promise_aloud(
            forum_id=forum.pk, text=f"Zusage {number}", owner="Mira", due_on=clock.today(), by=people.mira.pk
        )
    with django_assert_max_num_queries(30):
        picture(host, forum, "desk")
    with django_assert_max_num_queries(24):
        picture(host, forum, "screen")


def test_help_stands_beside_the_round_and_for_the_next_one(host: Client, forum: Forum) -> None:
    press(host, forum, "next")
    now = unescape(picture(host, forum, "desk")["parts"]["now"])
    for kind in ("arrival", "stories"):
        help_ = hosting("de")[kind]
        for words in (help_.purpose, *help_.steps, help_.say, *help_.pitfalls, help_.rescue):
            assert words in now


def test_words_of_guests_stay_words(people: People, host: Client, forum: Forum) -> None:
    seat = seated(forum, name="<b>Lenz</b>").seat
    grumbles = started(people, forum, 3)
    said(seat, grumbles, "<script>alert(1)</script> & Söhne")
    actions.ask_to_speak(seat=seat)
    for page in ("desk", "screen"):
        text = shown(host, forum, page)
        assert "<script>" not in text
        assert "<b>Lenz" not in text
        assert "&lt;script&gt;" in text
