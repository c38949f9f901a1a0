"""Agenda, tasks and the wishes of guests."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from resonanz.forum import actions
from resonanz.forum.enums import RoundKind, Stage, Task, Verdict
from resonanz.forum.models import AgendaWish, Forum, Happening, Helper, Round
from resonanz.listen import actions as listen_actions
from resonanz.listen.enums import Permission, Withdrawal
from tests.rooms.forum.support import announced, begun, drafted, seated
from tests.support.people import People

PAGE = "/team/forum/forum/"
AGENDA, HELPERS, WISHES = f"{PAGE}ablauf/", f"{PAGE}aufgaben/", f"{PAGE}wuensche/"


def rounds() -> list[str]:
    return list(Round.objects.order_by("position").values_list("title", flat=True))


def at(position: int) -> Round:
    return Round.objects.get(position=position)


def wished(forum: Forum, words: str = "Bitte über die Heizkosten reden.") -> AgendaWish:
    told = actions.wish_for_agenda(
        forum=forum, key=str(uuid4()), text=words, roles=["customer"], permission=Permission.TEAM
    )
    return AgendaWish.objects.get(story_id=told.story_id)


def text(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_each_round_shows_its_time_and_its_help(people: People) -> None:
    drafted(people)
    page = text(people.client(people.mira), AGENDA)
    assert "Zusammen 75 Minuten." in page
    assert "Es bleiben 45 Minuten Luft." in page
    assert page.count("So führen Sie „") == 6
    assert "Wir fragen nach dem Schlimmsten" in page
    assert "erst still schreiben" in page


def test_rounds_move_change_and_go(people: People) -> None:
    drafted(people)
    host = people.client(people.mira)
    grumble = at(3)
    assert host.post(AGENDA, {"round": grumble.pk, "deed": "up"}).headers["Location"].endswith(f"#runde-{grumble.pk}")
    assert rounds()[1:3] == ["Meckerrunde", "Geschichten"]
    host.post(AGENDA, {"round": grumble.pk, "deed": "down"})
    assert rounds()[1:3] == ["Geschichten", "Meckerrunde"]
    assert f'value="{grumble.title}"' in text(host, f"{AGENDA}?aendern={grumble.pk}")
    change = {
        "kind": "grumble",
        "title": "",
        "prompt": "Was nervt?",
        "minutes": "25",
        "owner": "Mira",
        "silent_first": "on",
    }
    named = {f"aendern-{name}": value for name, value in change.items()}
    assert host.post(AGENDA, {"round": grumble.pk, "deed": "save", **named}).status_code == 302
    grumble.refresh_from_db()
    assert (grumble.title, grumble.minutes, grumble.silent_first) == ("Meckerrunde", 25, True)
    host.post(AGENDA, {"round": grumble.pk, "deed": "remove"})
    assert "Meckerrunde" not in rounds()
    assert [row.position for row in Round.objects.order_by("position")] == [1, 2, 3, 4, 5]


def test_the_ends_are_the_ends(people: People) -> None:
    drafted(people)
    host, before = people.client(people.mira), rounds()
    host.post(AGENDA, {"round": at(1).pk, "deed": "up"})
    host.post(AGENDA, {"round": at(6).pk, "deed": "down"})
    assert rounds() == before
    assert not Happening.objects.exists()


def test_a_round_is_added_and_a_wrong_one_keeps_what_was_typed(people: People) -> None:
    drafted(people)
    host = people.client(people.mira)
    wrong = host.post(AGENDA, {"deed": "save", "neu-kind": "talk", "neu-title": "Heizkosten", "neu-minutes": "0"})
    assert wrong.status_code == 200
    assert 'value="Heizkosten"' in wrong.content.decode()
    assert len(rounds()) == 6
    host.post(AGENDA, {"deed": "save", "neu-kind": "talk", "neu-title": "Heizkosten", "neu-minutes": "10"})
    assert rounds()[-1] == "Heizkosten"


@pytest.mark.parametrize("chosen", ["", "abc", "99999999999999999999", "7654321", "-1"])
@pytest.mark.parametrize("deed", ["up", "down", "remove"])
def test_a_round_that_is_gone_breaks_nothing(people: People, deed: str, chosen: str) -> None:
    drafted(people)
    before = rounds()
    answer = people.client(people.mira).post(AGENDA, {"round": chosen, "deed": deed}, follow=True)
    assert "Diese Runde gibt es nicht mehr." in answer.content.decode()
    assert rounds() == before


def test_two_people_work_on_the_agenda_and_undo_nothing(people: People) -> None:
    forum = drafted(people)
    host, other = people.client(people.mira), people.client(people.jonas)
    # Both pages were opened before either of them pressed.
    first, last = at(1), at(6)
    host.post(AGENDA, {"deed": "save", "neu-kind": "break", "neu-title": "", "neu-minutes": "10"})
    other.post(AGENDA, {"round": last.pk, "deed": "up"})
    host.post(AGENDA, {"round": first.pk, "deed": "remove"})
    assert rounds() == ["Geschichten", "Meckerrunde", "Was stattdessen?", "Abschied", "Zusagen", "Pause"]
    assert forum.rounds.count() == 6


def test_an_empty_agenda_begins_with_a_template(people: People) -> None:
    forum = drafted(people)
    actions.set_agenda(forum=forum, rounds=(), by=people.mira.pk)
    host = people.client(people.mira)
    assert "Noch keine Runde" in text(host, AGENDA)
    assert "Die Tagesordnung ist leer." in text(host, PAGE)
    assert host.post(AGENDA, {"deed": "template", "template": "karneval"}).status_code == 302
    assert rounds() == []
    host.post(AGENDA, {"deed": "template", "template": "short"})
    assert len(rounds()) == 6


def test_what_is_announced_is_not_emptied_and_each_change_is_entered(people: People) -> None:
    forum = announced(people)
    host = people.client(people.mira)
    actions.set_agenda(forum=forum, rounds=[actions.Planned(kind="talk", title="Gespräch")], by=people.mira.pk)
    answer = host.post(AGENDA, {"round": at(1).pk, "deed": "remove"}, follow=True)
    assert "Die Tagesordnung ist leer." in answer.content.decode()
    assert rounds() == ["Gespräch"]
    host.post(AGENDA, {"deed": "save", "neu-kind": "break", "neu-minutes": "10"})
    assert Happening.objects.filter(deed="changed").count() == 2


def test_a_missing_balance_is_one_press_away(people: People) -> None:
    first = announced(people)
    drafted(people, slug="naechstes")
    host, page = people.client(people.mira), "/team/forum/naechstes/ablauf/"
    assert "Es fehlt die Bilanz des letzten Forums." in text(host, page)
    host.post(page, {"deed": "balance"})
    kinds = Round.objects.filter(forum__inquiry__slug="naechstes").order_by("position").values_list("kind", flat=True)
    assert kinds[0] == RoundKind.BALANCE
    assert "Es fehlt die Bilanz" not in text(host, page)
    assert first.stage == Stage.ANNOUNCED


def test_in_the_evening_the_agenda_is_only_read(people: People) -> None:
    begun(people)
    host = people.client(people.mira)
    page = text(host, f"{AGENDA}?aendern={at(1).pk}")
    assert 'name="deed"' not in page
    answer = host.post(AGENDA, {"round": at(2).pk, "deed": "up"}, follow=True)
    assert "Der Abend hat schon begonnen." in answer.content.decode()


def test_many_rounds_cost_no_more_questions(
    people: People, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    forum = drafted(people)
    many = [actions.Planned(kind="talk", title=f"Gespräch {i}") for i in range(30)]
    actions.set_agenda(forum=forum, rounds=many, by=people.mira.pk)
    host = people.client(people.mira)
    with django_assert_max_num_queries(9):
        assert "Gespräch 29" in text(host, AGENDA)
    with django_assert_max_num_queries(22):
        assert "Gespräch 29" in text(host, PAGE)


def test_tasks_are_given_and_taken_back(people: People) -> None:
    drafted(people)
    host = people.client(people.mira)
    for _ in range(2):
        assert host.post(HELPERS, {"account": people.jonas.pk, "task": "scribe"}).status_code == 302
    helper = Helper.objects.get()
    assert (helper.account, helper.task) == (people.jonas, Task.SCRIBE)
    assert "Jonas Perk" in text(host, HELPERS)
    assert "schreibt am Tisch" in text(host, PAGE)
    host.post(HELPERS, {"remove": helper.pk})
    assert not Helper.objects.exists()


@pytest.mark.parametrize("typed", [{"account": "0", "task": "scribe"}, {"task": "scribe"}, {"task": "chef"}, {}])
def test_a_task_for_nobody_is_refused(people: People, typed: dict[str, str]) -> None:
    drafted(people)
    answer = people.client(people.mira).post(HELPERS, typed)
    assert answer.status_code == 200
    assert "Das ging noch nicht." in answer.content.decode()
    assert not Helper.objects.exists()


def test_a_helper_of_another_forum_stays(people: People) -> None:
    drafted(people)
    other = drafted(people, slug="anderes")
    helper = actions.assign(forum=other, account_id=people.jonas.pk, task=Task.HOST)
    people.client(people.mira).post(HELPERS, {"remove": helper.pk})
    assert Helper.objects.filter(pk=helper.pk).exists()


def test_a_wish_finds_its_round_and_keeps_it_when_the_agenda_moves(people: People) -> None:
    wish = wished(announced(people))
    host = people.client(people.mira)
    assert "Heizkosten" in text(host, WISHES)
    assert "1 Wunsch an die Tagesordnung" in text(host, PAGE)
    assert "1 Wunsch wartet" in text(host, "/team/foren/")
    chosen = at(3)
    assert host.post(WISHES, {"wish": wish.pk, "deed": "take", "round": chosen.pk}).status_code == 302
    host.post(AGENDA, {"round": chosen.pk, "deed": "up"})
    wish.refresh_from_db()
    assert (wish.verdict, wish.round, wish.decided_by) == (Verdict.TAKEN, chosen, people.mira)
    host.post(AGENDA, {"round": chosen.pk, "deed": "remove"})
    assert "Die Runde gibt es nicht mehr. Bitte wählen Sie eine andere." in text(host, WISHES)


@pytest.mark.parametrize("reason", ["", "   ", "\n\t"])
def test_nobody_declines_without_a_reason(people: People, reason: str) -> None:
    wish = wished(announced(people))
    host = people.client(people.mira)
    answer = host.post(WISHES, {"wish": wish.pk, "deed": "decline", "reason": reason})
    assert answer.status_code == 422
    assert "Bitte sagen Sie, warum nicht." in answer.content.decode()
    wish.refresh_from_db()
    assert wish.verdict == Verdict.WAITING
    assert (
        host.post(WISHES, {"wish": wish.pk, "deed": "decline", "reason": "Dazu kam der Bescheid."}).status_code == 302
    )
    assert "Dazu kam der Bescheid." in text(host, WISHES)


def test_a_round_of_another_evening_takes_no_wish(people: People) -> None:
    wish = wished(announced(people))
    other = drafted(people, slug="anderes")
    strange = other.rounds.first()
    assert strange is not None
    answer = people.client(people.mira).post(WISHES, {"wish": wish.pk, "deed": "take", "round": strange.pk})
    assert answer.status_code == 422
    assert "Diese Runde gibt es nicht mehr." in answer.content.decode()


def test_a_wish_that_was_taken_back_shows_no_words(people: People) -> None:
    wish = wished(announced(people), "Bitte über Frau Berger reden.")
    listen_actions.withdraw_stories(story_ids=[wish.story_id], ground=Withdrawal.TELLER)
    page = text(people.client(people.mira), WISHES)
    assert "Berger" not in page
    assert "Der Gast hat diesen Wunsch zurückgezogen." in page
    assert 'value="take"' not in page


def test_the_empty_page_of_wishes_says_what_will_be_there(people: People) -> None:
    drafted(people)
    assert "Jeder Wunsch bekommt eine Antwort" in text(people.client(people.mira), WISHES)


def test_wishes_of_many_cost_no_more_questions(
    people: People, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    forum = announced(people)
    for n in range(8):
        wished(forum, f"Wunsch Nummer {n}.")
    host = people.client(people.mira)
    with django_assert_max_num_queries(13):
        assert "Wunsch Nummer 7." in text(host, WISHES)


def test_seats_do_not_stand_in_the_way_of_the_agenda(people: People) -> None:
    forum = begun(people)
    seated(forum)
    assert people.client(people.mira).get(PAGE).status_code == 200
