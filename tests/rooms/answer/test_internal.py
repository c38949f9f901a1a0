"""No page, mail or list tells an internal word before its day; every door is tried with the same secret."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from resonanz.act import actions as act
from resonanz.act.enums import Word
from resonanz.answer.actions import tell_outcomes
from resonanz.ask.models import Inquiry
from resonanz.ground import clock
from resonanz.listen.models import Story
from resonanz.understand.models import Insight
from tests.rooms.answer.support import guests, insight_of
from tests.rooms.answer.test_telling import confirmed
from tests.rooms.people.support import mails, reachable
from tests.support.people import People

pytestmark = pytest.mark.django_db
SECRET = "Fahrplanwechsel Nebelkrähe"
"""The reason: a word that stands nowhere else."""


@pytest.fixture(autouse=True)
def _reachable(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    reachable(monkeypatch, settings)


@pytest.fixture
def inquiry(people: People) -> Inquiry:
    return people.inquiry()


@pytest.fixture
def voice(people: People, inquiry: Inquiry) -> tuple[Story, str]:
    return people.tells(inquiry, "Niemand hob ab.")


@pytest.fixture
def insight(people: People, inquiry: Inquiry, voice: tuple[Story, str]) -> Insight:
    return insight_of(people, inquiry, [voice[0], *guests(people, inquiry, 2)], "Wer anruft, wartet")


def internal(people: People, insight: Insight, *, days: int = 10) -> None:
    act.decide(
        insight=insight,
        place=insight.inquiry.place,
        word=Word.NOT_POSSIBLE,
        reason=SECRET,
        owner="Nachtschalter",
        by=people.mira.pk,
        public_on=clock.today() + timedelta(days=days),
    )


def doors(insight: Insight, code: str) -> list[str]:
    balance = "/anliegen/kontakt/bilanz/"
    return ["/", "/anliegen/kontakt/", balance, f"{balance}{insight.pk}/", f"/stimme/{code}/", f"/stimme/{code}/akte/"]


def test_before_its_day_the_word_is_behind_no_public_door(
    people: People, insight: Insight, voice: tuple[Story, str]
) -> None:
    internal(people, insight)
    for url in doors(insight, voice[1]):
        page = people.client().get(url).content.decode()
        assert [word in page for word in (SECRET, "Geht nicht", "Nachtschalter")] == [False] * 3, url
    told = people.client().get(doors(insight, voice[1])[3]).content.decode()
    assert "veröffentlicht" in told
    packed = people.client().get(f"/stimme/{voice[1]}/akte/akte.zip").content
    assert SECRET.encode() not in packed


def test_the_team_sees_it_and_that_it_is_internal(people: People, insight: Insight) -> None:
    internal(people, insight)
    page = people.client(people.mira).get(f"/team/erkenntnis/{insight.pk}/").content.decode()
    assert ("Geht nicht" in page, SECRET in page, "Noch intern" in page) == (True, True, True)


def test_on_its_day_it_stands_everywhere(people: People, insight: Insight, voice: tuple[Story, str]) -> None:
    internal(people, insight)
    with clock.held_at(clock.now() + timedelta(days=10)):
        for url in (doors(insight, voice[1])[2], doors(insight, voice[1])[3], doors(insight, voice[1])[4]):
            assert SECRET in people.client().get(url).content.decode(), url


def test_the_mail_comes_on_the_day_and_only_once(people: People, insight: Insight, voice: tuple[Story, str]) -> None:
    confirmed(people, voice[1])
    internal(people, insight)
    assert tell_outcomes() == 0
    now = clock.now()
    with clock.held_at(now + timedelta(days=9)):
        assert (act.tell_what_is_due(), tell_outcomes()) == (0, 0)
    with clock.held_at(now + timedelta(days=10)):
        assert tell_outcomes() == 0, "without its entry nobody is written to"
        assert (act.tell_what_is_due(), tell_outcomes()) == (1, 1)
        [(_to, _subject, body)] = mails()
        assert "Entschieden: Geht nicht" in body
    for days in (11, 12, 20):
        with clock.held_at(now + timedelta(days=days)):
            assert (act.tell_what_is_due(), tell_outcomes()) == (0, 0)


def test_what_was_told_in_between_does_not_swallow_it(
    people: People, insight: Insight, voice: tuple[Story, str]
) -> None:
    """A later entry was told before: the internal one has the lower index, its publication the higher."""
    confirmed(people, voice[1])
    internal(people, insight)
    other = insight_of(people, insight.inquiry, [voice[0], *guests(people, insight.inquiry, 2)], "Und sonst")
    act.decide(insight=other, place=other.inquiry.place, word=Word.EXISTS, by=people.mira.pk)
    now = clock.now()
    assert tell_outcomes() == 1
    with clock.held_at(now + timedelta(days=10)):
        assert (act.tell_what_is_due(), tell_outcomes()) == (1, 1)
        written = mails()
    assert [("Gibt es schon" in body, "Geht nicht" in body) for _to, _subject, body in written] == [
        (True, False),
        (False, True),
    ]


def test_the_decision_form_offers_it_and_says_what_is_wrong(people: People, insight: Insight) -> None:
    url, client = f"/team/erkenntnis/{insight.pk}/", people.client(people.mira)
    day = clock.today() + timedelta(days=80)
    given = {"word": "exists", "reason": "Seit Mai.", "public_on": day.isoformat()}
    refused = client.post(url, given)
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["public_on"])
    assert client.post(url, {**given, "public_on": (clock.today() + timedelta(days=5)).isoformat()}).status_code == 302
    assert "Gibt es schon" not in people.client().get("/anliegen/kontakt/bilanz/").content.decode()
