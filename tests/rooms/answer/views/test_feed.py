"""The feed: new words, moved days, missed days, kept promises, each once and for ever under the same name."""

from __future__ import annotations

from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest

from resonanz.act.actions import agree_to_name, commit_to, follow_up, take_name_back
from resonanz.act.enums import Pledge, Word
from resonanz.ask.models import Inquiry
from resonanz.ground import clock
from resonanz.understand.models import Insight
from tests.rooms.answer.support import DAY, NOON, guests, insight_of, queries, said
from tests.support.people import People

pytestmark = pytest.mark.django_db

FEED = "/bilanz/feed.atom"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def inquiry(people: People) -> Inquiry:
    return people.inquiry()


@pytest.fixture
def insight(people: People, inquiry: Inquiry) -> Insight:
    return insight_of(people, inquiry, guests(people, inquiry), "Wer anruft, wartet")


def entries(people: People, address: str = FEED) -> list[dict[str, str]]:
    answer = people.client().get(address)
    assert answer["Content-Type"].startswith("application/atom+xml")
    root = ET.fromstring(answer.content)  # noqa: S314  Our own answer.
    return [
        {child.tag.removeprefix(ATOM): child.get("href") or child.text or "" for child in entry}
        for entry in root.iter(f"{ATOM}entry")
    ]


def test_a_promise_is_told_moved_missed_and_kept(people: People, inquiry: Inquiry, insight: Insight) -> None:
    said(people, insight, Word.IN_PROGRESS, owner="Ole", due_on=DAY + timedelta(days=5))
    later = {"owner": "Ole", "due_on": DAY + timedelta(days=7), "reason": "Das Teil kommt später."}
    said(people, insight, Word.IN_PROGRESS, moment=NOON + timedelta(days=1), **later)
    said(people, insight, Word.DONE, moment=NOON + timedelta(days=9))
    with clock.held_at(NOON + timedelta(days=9)):
        found = entries(people)
    assert [entry["title"].partition(":")[0] for entry in found] == [
        "Später als zugesagt",
        "Zugesagter Tag verstrichen",
        "Verschoben",
        "In Arbeit",
    ]
    assert "Das Teil kommt später." in found[2]["summary"]
    assert "Zugesagt war der 16. März 2026." in found[2]["summary"]
    assert found[1]["updated"] == "2026-03-19T00:00:00+01:00"
    assert found[0]["link"].endswith(f"/anliegen/kontakt/bilanz/{insight.pk}/")


def test_a_missed_day_stands_there_on_the_day_after_by_itself(
    people: People, inquiry: Inquiry, insight: Insight
) -> None:
    said(people, insight, Word.IN_PROGRESS, owner="Ole", due_on=DAY)
    with clock.held_at(NOON):
        assert len(entries(people)) == 1
    with clock.held_at(NOON + timedelta(days=1)):
        assert next(entry["title"] for entry in entries(people)) == "Zugesagter Tag verstrichen: Wer anruft, wartet"


def test_names_never_change_and_never_come_twice(people: People, inquiry: Inquiry, insight: Insight) -> None:
    said(people, insight, Word.IN_PROGRESS, owner="Ole", due_on=DAY)
    with clock.held_at(NOON + timedelta(days=1)):
        before = [entry["id"] for entry in entries(people)]
        said(people, insight, Word.DONE, moment=NOON + timedelta(days=1))
        after = [entry["id"] for entry in entries(people)]
    assert len(set(after)) == len(after) == 3
    assert after[-2:] == before[-2:] or set(before) < set(after)


def test_what_was_promised_aloud_is_in_it_too(people: People, inquiry: Inquiry) -> None:
    with clock.held_at(NOON):
        given = commit_to(
            inquiry=inquiry, text="Wir rufen zurück.", owner="Kundendienst", due_on=DAY, by=people.mira.pk
        )
        follow_up(commitment_id=given.pk, deed=Pledge.KEPT, by=people.mira.pk)
        assert [entry["title"] for entry in entries(people)] == [
            "Gehalten: Wir rufen zurück.",
            "Zugesagt: Wir rufen zurück.",
        ]


def test_each_inquiry_has_its_own(people: People, inquiry: Inquiry, insight: Insight) -> None:
    other = people.inquiry(slug="schalter", title="Am Schalter")
    said(people, insight_of(people, other, guests(people, other), "Der Schalter hat zu"), Word.EXISTS)
    said(people, insight, Word.EXISTS)
    assert [entry["title"] for entry in entries(people, "/anliegen/schalter/bilanz/feed.atom")] == [
        "Gibt es schon: Der Schalter hat zu"
    ]
    assert len(entries(people)) == 2
    assert people.client().get("/anliegen/gibt-es-nicht/bilanz/feed.atom").status_code == 404


def test_more_news_cost_no_more_statements(people: People, inquiry: Inquiry, insight: Insight) -> None:
    said(people, insight, Word.IN_PROGRESS, owner="Ole", due_on=DAY)
    client = people.client()
    one = queries(lambda: client.get(FEED))
    told = guests(people, inquiry)
    for n in range(4):
        said(people, insight_of(people, inquiry, told, f"Noch {n}"), Word.IN_PROGRESS, owner="Ole", due_on=DAY)
    assert queries(lambda: client.get(FEED)) == one


def test_a_name_that_was_taken_back_is_in_no_copy_that_a_reader_keeps(
    people: People, inquiry: Inquiry, insight: Insight
) -> None:
    """Taking a name back is no entry of the ledger, yet „nothing new“ would leave the name with whoever reads."""
    agree_to_name(account_id=people.mira.pk)
    owed = {"owner": "Kundendienst", "held_by": people.mira.pk, "due_on": DAY + timedelta(days=5)}
    said(people, insight, Word.IN_PROGRESS, **owed)
    client = people.client()
    with clock.held_at(NOON):
        shown = client.get(FEED)
        assert people.mira.name in shown.content.decode()
        kept = {"if-none-match": shown["ETag"]}
        assert client.get(FEED, headers=kept).status_code == 304
        take_name_back(account_id=people.mira.pk)
        again = client.get(FEED, headers=kept)
    assert again.status_code == 200
    assert people.mira.name not in again.content.decode()
