"""Asking for an answer: when telling, later on one's own page, and what the team sees of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from resonanz.answer import actions
from resonanz.ask.models import Inquiry
from resonanz.ground import clock
from resonanz.listen import actions as listen
from resonanz.listen.enums import Withdrawal
from resonanz.listen.models import AnswerWish, Story
from resonanz.people import actions as people_actions
from tests.rooms.answer.support import NOON
from tests.support.people import People

pytestmark = pytest.mark.django_db

TELL = "/anliegen/kontakt/"


@pytest.fixture
def inquiry(people: People) -> Inquiry:
    with clock.held_at(NOON):
        return people.inquiry()


def words(**more: str) -> dict[str, str]:
    return {
        "key": "a key that is long enough to be one",
        "story": "Niemand hob ab.",
        "roles": "customer",
        "permission": "team",
        **more,
    }


def test_the_form_asks_calmly_and_names_the_day(people: People, inquiry: Inquiry) -> None:
    people_actions.describe_organisation(name="Stadtwerke Auenfurt", answer_days=9)
    page = people.client().get(TELL).content.decode()
    assert "Das ist eine Beschwerde, ich möchte eine Antwort" in page
    assert "innerhalb von 9 Tagen" in page
    people.client().post(TELL, words(wants_answer="on"))
    assert AnswerWish.objects.get().days == 9


def test_who_does_not_ask_is_not_counted(people: People, inquiry: Inquiry) -> None:
    people.client().post(TELL, words())
    assert Story.objects.count() == 1
    assert not AnswerWish.objects.exists()


def test_my_voice_says_until_when_then_overdue_then_answered(people: People, inquiry: Inquiry) -> None:
    with clock.held_at(NOON):
        story, code = people.tells(inquiry, "Niemand hob ab.", wants_answer=True)
        page = people.client().get(f"/stimme/{code}/").content.decode()
        assert "Antwort bis zum 25. März 2026" in page
        assert "Möchten Sie, dass Ihnen jemand antwortet?" not in page
    with clock.held_at(NOON + timedelta(days=15)):
        assert "Unsere Antwort ist überfällig." in people.client().get(f"/stimme/{code}/").content.decode()
        actions.reply_to(story=story, text="Es tut uns leid.", by=people.mira.pk)
        page = people.client().get(f"/stimme/{code}/").content.decode()
        assert "Das war zu spät." in page
        assert "Unsere Antwort ist überfällig." not in page


def test_asking_later_on_the_own_page(people: People, inquiry: Inquiry) -> None:
    _story, code = people.tells(inquiry, "Niemand hob ab.")
    assert "Möchten Sie, dass Ihnen jemand antwortet?" in people.client().get(f"/stimme/{code}/").content.decode()
    for _ in range(2):
        assert people.client().post(f"/stimme/{code}/antwort/").status_code == 302
    assert AnswerWish.objects.count() == 1


def test_without_a_code_or_words_nobody_asks(people: People, inquiry: Inquiry) -> None:
    story, code = people.tells(inquiry, "Niemand hob ab.")
    assert people.client().post("/stimme/AAAA-AAAA-AAAA/antwort/").status_code == 404
    assert people.client().get(f"/stimme/{code}/antwort/").status_code == 405
    listen.withdraw_stories(story_ids=[story.pk], ground=Withdrawal.TELLER)
    assert people.client().post(f"/stimme/{code}/antwort/").status_code == 404


def test_the_longest_overdue_stands_on_top_of_the_hosts_page(people: People, inquiry: Inquiry) -> None:
    with clock.held_at(NOON):
        people.tells(inquiry, "Seit Januar warte ich.", wants_answer=True)
    with clock.held_at(NOON + timedelta(days=3)):
        people.tells(inquiry, "Seit März warte ich.", wants_answer=True)
    with clock.held_at(NOON + timedelta(days=20)):
        team = people.client(people.mira)
        page = team.get("/team/").content.decode()
        assert page.index("Seit Januar") < page.index("Seit März") < page.index("ungelesene Geschichten")
        assert "Antwort überfällig" in page
        assert "Seit Januar" in team.get("/team/beschwerden/").content.decode()


def test_the_list_of_complaints_is_for_the_team(people: People) -> None:
    assert people.client().get("/team/beschwerden/").status_code == 302
    assert "Niemand wartet" in people.client(people.mira).get("/team/beschwerden/").content.decode()


@pytest.mark.parametrize("days", ["0", "91", "-1", "bald"])
def test_a_deadline_nobody_can_mean_is_refused(people: People, days: str) -> None:
    page = people.client(people.mira).post("/team/organisation/", {"name": "Stadtwerke", "answer_days": days})
    assert page.status_code != 302
    people.client(people.mira).post("/team/organisation/", {"name": "Stadtwerke", "answer_days": "21"})
