"""The team is asked before and after, and nobody can find out who said what."""

from __future__ import annotations

import pytest
from django.test import Client

from resonanz.forum import actions, reads
from resonanz.forum.enums import CameTrue, Phase
from resonanz.forum.models import Asked, Fear, FearOutcome, Forum, Mood
from resonanz.people import actions as people_actions
from resonanz.people.models import Account
from tests.rooms.forum.support import announced, begun, drafted
from tests.support.people import People

PAGE = "/team/forum/forum/team/"
CURVE = f"{PAGE}kurve.svg"


def members(people: People, n: int) -> list[Account]:
    more = [people_actions.add_member(name=f"Kollegin {i}", function="Netz", by=people.mira) for i in range(n - 2)]
    return [people.mira, people.jonas, *more]


def ask_all(forum: Forum, accounts: list[Account], phase: Phase, levels: list[int]) -> None:
    for account, level in zip(accounts, levels, strict=True):
        actions.say_mood(forum=forum, account_id=account.pk, phase=phase, level=level)


def ended(people: People) -> Forum:
    forum = begun(people)
    return actions.end_evening(forum_id=forum.pk, by=people.mira.pk, steps=forum.steps)


def text(client: Client, path: str = PAGE) -> str:
    return client.get(path).content.decode()


def test_the_briefing_stands_above_the_question(people: People) -> None:
    drafted(people)
    page = text(people.client(people.mira))
    assert page.index("Zuhören statt verteidigen") < page.index("Wie geht es Ihnen damit?")
    assert "Heute Abend erklären wir nichts." in page
    english = people.client(people.mira).get(PAGE, headers={"accept-language": "en"}).content.decode()
    assert "Listening instead of defending" in english


def test_an_answer_leads_to_nobody(people: People) -> None:
    drafted(people)
    host = people.client(people.mira)
    answer = {"level": "2", "fear_1": "jemand unseren Chef beleidigt", "fear_2": " ", "fear_3": "niemand kommt"}
    assert host.post(PAGE, answer).status_code == 302
    assert Mood.objects.get().level == 2
    assert set(Fear.objects.values_list("text", flat=True)) == {"jemand unseren Chef beleidigt", "niemand kommt"}
    assert {field.name for field in Asked._meta.fields} == {"id", "forum", "account", "phase"}
    for model in (Mood, Fear, FearOutcome):
        assert not {field.name for field in model._meta.fields} & {"account", "by", "at", "created_at"}
    other = text(people.client(people.jonas))
    assert "niemand kommt" in other
    assert "Mira" not in other.replace("Angemeldet", "").split("<main")[1]


def test_nobody_answers_twice(people: People) -> None:
    drafted(people)
    host = people.client(people.mira)
    assert host.post(PAGE, {"level": "1"}).status_code == 302
    assert "Sie haben schon geantwortet." in text(host)
    again = host.post(PAGE, {"level": "5", "fear_1": "doppelt"}, follow=True).content.decode()
    assert "lässt sich Ihre nicht mehr finden" in again
    assert (Mood.objects.count(), Fear.objects.count()) == (1, 0)


@pytest.mark.parametrize("level", ["", "0", "6", "viel"])
def test_a_level_outside_the_line_is_no_answer(people: People, level: str) -> None:
    drafted(people)
    page = people.client(people.mira).post(PAGE, {"level": level, "fear_1": "steht noch da"})
    assert page.status_code == 200
    assert "steht noch da" in page.content.decode()
    assert not Asked.objects.exists()


def test_four_answers_show_nothing_and_five_show_the_line(people: People) -> None:
    forum, all_of_us = drafted(people), members(people, 5)
    host = people.client(people.mira)
    ask_all(forum, all_of_us[:4], Phase.BEFORE, [1, 1, 2, 2])
    page = text(host)
    assert "Die Linie erscheint ab 5 Antworten." in page
    assert "<figure" not in page
    assert "Im Mittel" not in page
    assert host.get(CURVE).status_code == 404
    ask_all(forum, all_of_us[4:], Phase.BEFORE, [4])
    page = text(host)
    assert '<td class="number">5</td>' in page
    assert '<td class="number">2,0</td>' in page
    picture = host.get(CURVE)
    assert picture["Content-Type"] == "image/svg+xml"
    assert "vorher" in picture.content.decode()
    assert "nachher" not in picture.content.decode()


def test_the_line_goes_from_fear_to_curiosity(people: People) -> None:
    forum = announced(people)
    all_of_us = members(people, 5)
    ask_all(forum, all_of_us, Phase.BEFORE, [1, 1, 2, 2, 4])
    host = people.client(people.mira)
    assert "Und nach dem Abend?" not in text(host)
    forum = actions.begin_forum(forum_id=forum.pk, by=people.mira.pk, steps=forum.steps)
    assert "Danach fragen wir noch einmal." in text(host)
    assert host.post(PAGE, {"level": "5"}, follow=True).content.decode().count("Gerade wird nicht gefragt.") == 1
    actions.end_evening(forum_id=forum.pk, by=people.mira.pk, steps=forum.steps)
    assert "Und nach dem Abend?" in text(host)
    ask_all(forum, all_of_us[:4], Phase.AFTER, [4, 4, 5, 5])
    # The four answers of afterwards stay hidden while the five of before are shown.
    assert [curve.counts is None for curve in reads.moods(forum)] == [False, True]
    assert people.client(all_of_us[4]).post(PAGE, {"level": "5"}).status_code == 302
    page = text(host)
    assert '<td class="number">2,0</td><td class="number">4,6</td>' in page
    svg = host.get(f"{CURVE}?dunkel").content.decode()
    assert "vorher" in svg
    assert "nachher" in svg
    assert "#f0ede6" in svg


def test_what_became_of_a_fear_is_told_by_five(people: People) -> None:
    forum, all_of_us = announced(people), members(people, 5)
    actions.say_mood(
        forum=forum, account_id=people.mira.pk, phase=Phase.BEFORE, level=2, fears=["alle durcheinander reden"]
    )
    fear = Fear.objects.get()
    host = people.client(people.jonas)
    assert host.post(PAGE, {"fear": str(fear.pk), "answer": "Wir lassen ausreden."}).status_code == 302
    assert "Wir lassen ausreden." in text(host)
    forum = actions.begin_forum(forum_id=forum.pk, by=people.mira.pk, steps=forum.steps)
    actions.end_evening(forum_id=forum.pk, by=people.mira.pk, steps=forum.steps)
    for account in all_of_us[:4]:
        assert people.client(account).post(PAGE, {"level": "5", f"fear_{fear.pk.hex}": "no"}).status_code == 302
    assert f"{CameTrue.NO.label}: 4" not in text(host)
    assert people.client(all_of_us[4]).post(PAGE, {"level": "4", f"fear_{fear.pk.hex}": "partly"}).status_code == 302
    page = text(host)
    assert f"{CameTrue.NO.label}: 4" in page
    assert f"{CameTrue.PARTLY.label}: 1" in page


def test_a_fear_may_stay_unjudged_and_nonsense_is_refused(people: People) -> None:
    forum = drafted(people)
    actions.say_mood(forum=forum, account_id=people.jonas.pk, phase=Phase.BEFORE, level=2, fears=["es still bleibt"])
    forum = actions.announce_forum(forum=forum, by=people.mira.pk)
    forum = actions.begin_forum(forum_id=forum.pk, by=people.mira.pk, steps=forum.steps)
    actions.end_evening(forum_id=forum.pk, by=people.mira.pk, steps=forum.steps)
    host, name = people.client(people.mira), f"fear_{Fear.objects.get().pk.hex}"
    assert host.post(PAGE, {"level": "3", name: "vielleicht"}).status_code == 200
    assert host.post(PAGE, {"level": "3"}).status_code == 302
    assert not FearOutcome.objects.exists()


@pytest.mark.parametrize("fear", ["", "kein-uuid", "0f608680-daee-4c22-afc9-0b02115a5647"])
def test_an_answer_to_no_fear_changes_nothing(people: People, fear: str) -> None:
    forum = drafted(people)
    actions.say_mood(forum=forum, account_id=people.mira.pk, phase=Phase.BEFORE, level=2, fears=["x"])
    assert people.client(people.jonas).post(PAGE, {"fear": fear, "answer": "y"}).status_code == 302
    assert Fear.objects.get().answer == ""


def test_a_stranger_sees_neither_fears_nor_the_line(people: People) -> None:
    drafted(people)
    for path in (PAGE, CURVE):
        assert people.client().get(path).status_code in {302, 404}
