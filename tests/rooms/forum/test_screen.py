"""The picture on the wall: only what was released for the hall, word for word, and gone at once when it is held."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from resonanz.act import actions as act_actions
from resonanz.act.enums import Pledge, Word
from resonanz.forum import actions, events, reads, receivers
from resonanz.forum.actions import Planned
from resonanz.forum.enums import Form, RoundKind, Stage
from resonanz.forum.models import Contribution, Forum
from resonanz.forum.rules.excerpts import beginning
from resonanz.ground import clock
from resonanz.listen import actions as listen_actions
from resonanz.listen.enums import Permission
from resonanz.listen.models import Story
from resonanz.understand.actions.opinions import map_opinions
from tests.rooms.act.support import insight_on
from tests.rooms.forum.desk import picture, press, shown
from tests.rooms.forum.support import begun, drafted, facts, said, seated, started
from tests.support.people import People
from tests.support.voting import two_camps


@pytest.fixture
def wall(people: People) -> Client:
    return people.client(people.jonas)


@pytest.fixture
def forum(people: People) -> Forum:
    return begun(people)


def test_before_the_evening_there_is_a_welcome_and_no_code(people: People, wall: Client) -> None:
    forum = drafted(people)
    text = shown(wall, forum, "screen")
    assert forum.hall_code[:3] not in text
    assert "Meckerrunde" in text
    page = wall.get("/team/forum/forum/leinwand/").content.decode()
    assert "<nav" not in page


def test_the_code_stands_large_with_where_it_leads(wall: Client, forum: Forum) -> None:
    side = picture(wall, forum, "screen")["parts"]["side"]
    code = forum.hall_code
    assert f"{code[:3]}-{code[3:]}" in side
    assert "<svg" in side
    assert "Kein Konto, keine App." in side


def test_nothing_of_others_shows_while_everybody_writes(people: People, wall: Client, forum: Forum) -> None:
    seats = [seated(forum).seat for _ in range(3)]
    stories = started(people, forum, 2)
    said(seats[0], stories, "Der Bus fuhr vorbei.")
    text = shown(wall, forum, "screen")
    assert "3 Gäste schreiben gerade." in text
    assert "1 Geschichte ist da." in text
    assert "gezeigt wird nur" in text.lower()
    assert "Der Bus" not in text
    press(wall, forum, "reveal")
    assert "Der Bus fuhr vorbei." in shown(wall, forum, "screen")


def test_a_held_withdrawn_or_unreleased_story_is_not_on_the_wall(people: People, wall: Client, forum: Forum) -> None:
    seat = seated(forum).seat
    grumbles = started(people, forum, 3)
    said(seat, grumbles, "Nur für das Team gedacht.", permission=Permission.TEAM)
    told = said(seat, grumbles, "Das sage ich allen.")
    text = shown(wall, forum, "screen")
    assert "Nur für das Team" not in text
    assert "Das sage ich allen." in text
    story = Story.objects.get(pk=told.story_id)
    listen_actions.hold_story(story=story, ground="insult", by=people.mira)
    assert "Das sage ich allen." not in shown(wall, forum, "screen")
    listen_actions.release_story(story=story, by=people.jonas)
    assert "Das sage ich allen." in shown(wall, forum, "screen")


def test_holding_and_voting_and_promising_are_told_to_the_evening(
    people: People, forum: Forum, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(receivers, "tell", heard.append)
    grumbles = started(people, forum, 3)
    told = said(seated(forum).seat, grumbles)

    def tells(deed: Any) -> bool:
        heard.clear()
        with django_capture_on_commit_callbacks(execute=True):
            deed()
        return events.topic_of(forum.pk) in heard

    story = Story.objects.get(pk=told.story_id)
    assert tells(lambda: listen_actions.hold_story(story=story, ground="insult", by=people.mira))
    assert tells(lambda: actions.open_floor(forum_id=forum.pk, takes_statements=True, by=people.mira.pk))
    assert tells(lambda: actions.close_floor(forum_id=forum.pk, by=people.mira.pk))
    assert tells(lambda: actions.renew_hall_code(forum_id=forum.pk))
    assert tells(
        lambda: actions.promise_aloud(
            forum_id=forum.pk, text="Ja.", owner="Mira", due_on=clock.today(), by=people.mira.pk
        )
    )
    # What belongs to no evening is nobody's concern.
    receivers.tell_about_the_inquiry(people.inquiry(slug="anderes").pk)


def test_long_words_end_after_a_sentence_and_stay_the_words(people: People, wall: Client, forum: Forum) -> None:
    seat = seated(forum).seat
    grumbles = started(people, forum, 3)
    long = "Ich habe dreimal angerufen. " + "Jedes Mal sagte jemand etwas anderes. " * 20
    said(seat, grumbles, long)
    body = picture(wall, forum, "screen")["parts"]["body"]
    assert 'etwas anderes. <span class="cut">…</span>' in body
    assert len(body) < len(long) + 400


def test_a_wish_stands_with_its_grumble_if_both_are_released(people: People, wall: Client, forum: Forum) -> None:
    seat = seated(forum).seat
    grumbles = started(people, forum, 3)
    grumble = said(seat, grumbles, "Immer diese Warteschleife.")
    secret = said(seat, grumbles, "Herr Meier war betrunken.", permission=Permission.TEAM)
    rows = {row.story_id: row.pk for row in Contribution.objects.all()}
    wishes = started(people, forum, 4)
    said(seat, wishes, "Ein Rückruf.", answers_id=rows[grumble.story_id])
    said(seat, wishes, "Nüchterne Fahrer.", answers_id=rows[secret.story_id])
    body = picture(wall, forum, "screen")["parts"]["body"]
    assert body.count('class="grumble"') == 1
    assert "Immer diese Warteschleife." in body
    assert "Nüchterne Fahrer." in body
    assert "betrunken" not in body


def test_who_speaks_is_named_as_they_chose(people: People, wall: Client, forum: Forum) -> None:
    named, unnamed = seated(forum, name="Frau Lenz").seat, seated(forum).seat
    started(people, forum, 3)
    for seat, shows in ((named, "Frau Lenz"), (unnamed, unnamed.speaker_code)):
        turn = actions.ask_to_speak(seat=seat)
        # The lines of the QR code may read like a sign.
        assert shows not in re.sub(r' d="[^"]*"', "", shown(wall, forum, "screen"))
        actions.call_up(forum_id=forum.pk, turn_id=turn.pk)
        assert shows in picture(wall, forum, "screen")["parts"]["foot"]


def test_commitments_stand_with_name_and_day(people: People, wall: Client, forum: Forum) -> None:
    actions.promise_aloud(
        forum_id=forum.pk,
        text="Wir rufen zurück.",
        owner="Jonas Perk",
        due_on=clock.today() + timedelta(days=40),
        by=people.mira.pk,
    )
    assert "Jonas Perk" not in shown(wall, forum, "screen")
    started(people, forum, 5)
    body = picture(wall, forum, "screen")["parts"]["body"]
    assert "Wir rufen zurück." in body
    assert "Jonas Perk" in body
    press(wall, forum, "end", sure="on")
    text = shown(wall, forum, "screen")
    assert "Danke, dass Sie da waren." in text
    assert "Jonas Perk" in text
    assert forum.hall_code[:3] + "-" not in text


def test_the_balance_shows_what_was_promised_at_the_last_forum(people: People, wall: Client) -> None:
    last = begun(people, slug="erstes")
    promise = actions.promise_aloud(
        forum_id=last.pk, text="Wir rufen zurück.", owner="Jonas Perk", due_on=clock.today(), by=people.mira.pk
    )
    act_actions.follow_up(commitment_id=promise.pk, deed=Pledge.KEPT, by=people.mira.pk)
    actions.end_evening(forum_id=last.pk, by=people.mira.pk, steps=Forum.objects.get(pk=last.pk).steps)
    insight = insight_on(people, last.inquiry)
    given = {"insight": insight, "place": last.inquiry.place, "by": people.mira.pk, "reason": "Seit Mai."}
    act_actions.decide(word=Word.EXISTS, **given)
    Forum.objects.filter(pk=last.pk).update(stage=Stage.BALANCED)
    agenda = (Planned(kind=RoundKind.BALANCE, title="Bilanz"),)
    inquiry = people.inquiry(slug="zweites")
    forum = actions.draft_forum(inquiry=inquiry, form=Form.CUSTOMERS, by=people.mira.pk, agenda=agenda, **facts())
    forum = actions.announce_forum(forum=forum, by=people.mira.pk)
    forum = actions.begin_forum(forum_id=forum.pk, by=people.mira.pk, steps=forum.steps)
    press(wall, forum, "next")
    body = picture(wall, forum, "screen")["parts"]["body"]
    assert "Wir rufen zurück." in body
    assert "Gehalten" in body
    assert insight.title in body
    assert "Gibt es schon" in body


def test_the_wall_shows_what_unites_the_groups_as_soon_as_the_map_is_new(people: People, wall: Client) -> None:
    inquiry, stated, _voters = two_camps(people)
    agenda = (Planned(kind=RoundKind.STATEMENTS, title="Aussagen", prompt="Wem stimmen Sie zu?"),)
    forum = actions.draft_forum(inquiry=inquiry, form=Form.CUSTOMERS, by=people.mira.pk, agenda=agenda, **facts())
    forum = actions.announce_forum(forum=forum, by=people.mira.pk)
    forum = actions.begin_forum(forum_id=forum.pk, by=people.mira.pk, steps=forum.steps)
    press(wall, forum, "next")
    before = shown(wall, forum, "screen")
    assert stated[0].text in before
    assert "<img" not in before
    map_opinions(inquiry.pk, draw=lambda dots, names, *, dark: f"<svg>{len(dots)}{len(names)}{dark}</svg>")
    after = shown(wall, forum, "screen")
    assert "Was alle Gruppen eint" in after
    assert "von 12 Stimmen" in after
    assert "meinungskarte.svg?dunkel&amp;stand=" in after
    assert "22 Menschen haben abgestimmt." in after


def test_a_new_map_is_told_after_it_is_kept(
    people: People, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    inquiry, _stated, _voters = two_camps(people)
    forum = actions.draft_forum(inquiry=inquiry, form=Form.CUSTOMERS, by=people.mira.pk, **facts())
    heard: list[str] = []
    monkeypatch.setattr(receivers, "tell", heard.append)
    with django_capture_on_commit_callbacks(execute=True):
        map_opinions(inquiry.pk, draw=lambda *_drawn, **_how: "<svg/>")
    assert heard == [events.topic_of(forum.pk)]


def test_the_wall_is_dark_full_and_says_when_it_lost_the_house(wall: Client, forum: Forum) -> None:
    page = wall.get("/team/forum/forum/leinwand/").content.decode()
    assert '<body class="hall wall">' in page
    assert 'data-live="/team/forum/forum/leinwand/strom/"' in page
    assert "ohne Verbindung, letzter Stand" in page


def test_the_welcome_and_the_time_between_rounds(wall: Client, forum: Forum) -> None:
    assert "Ankommen" in picture(wall, forum, "screen")["parts"]["body"]
    for _ in range(7):
        press(wall, forum, "next")
    assert "Das waren alle Runden." in shown(wall, forum, "screen")
    assert reads.hall(Forum.objects.get()).running is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kurz.", ("Kurz.", False)),
        ("Eins zwei. Drei vier fünf sechs.", ("Eins zwei.", True)),
        ("Eins „zwei.“ Drei vier fünf sechs.", ("Eins „zwei.“", True)),
        ("A. Nun folgt ein sehr langer Satz", ("A. Nun folgt ein", True)),
        ("Donaudampfschifffahrtsgesellschaft", ("Donaudampfschifffahr", True)),
        ("  Rand  ", ("Rand", False)),
    ],
)
def test_words_are_cut_after_a_sentence_and_never_said_otherwise(text: str, expected: tuple[str, bool]) -> None:
    assert beginning(text, most=20) == expected
    assert text.strip().startswith(expected[0])
