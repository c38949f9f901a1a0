"""What was promised, on somebody else's website: debts first, nobody's name."""

from __future__ import annotations

from datetime import timedelta
from html import unescape

import pytest
from django.test import Client

from resonanz.act import actions as act_actions
from resonanz.act.enums import Word
from resonanz.answer import reads
from resonanz.answer.reads.promise_list import MOST
from resonanz.forum.enums import Form
from resonanz.people import actions as people_actions
from tests.rooms.answer.support import DAY, NOON, guests, insight_of, queries, said
from tests.rooms.forum.support import announced
from tests.support.people import People

pytestmark = pytest.mark.django_db
HOUSE, ONE = "/zusagen/einbetten/", "/anliegen/kontakt/zusagen/einbetten/"


def read(path: str = HOUSE) -> str:
    page = Client(headers={"accept-language": "de"}).get(path)
    assert page.status_code == 200
    assert not page.cookies
    return unescape(page.content.decode())


def test_nothing_yet(people: People) -> None:
    people.inquiry()
    for path in (HOUSE, ONE):
        assert "Bisher ist nichts mit einem Tag zugesagt." in read(path)


def test_what_runs_before_what_ended_and_what_is_overdue_first(people: People) -> None:
    inquiry = people.inquiry()
    told = guests(people, inquiry)
    said(people, insight_of(people, inquiry, told, "Überfälliges"), Word.IN_PROGRESS, owner="Ole Brandt", due_on=DAY)
    far = people.today() + timedelta(days=200)
    near = people.today() + timedelta(days=20)
    said(people, insight_of(people, inquiry, told, "Fernes"), Word.IN_PROGRESS, owner="Ole Brandt", due_on=far)
    said(people, insight_of(people, inquiry, told, "Nahes"), Word.IN_PROGRESS, owner="Ole Brandt", due_on=near)
    kept = insight_of(people, inquiry, told, "Gehaltenes")
    said(people, kept, Word.IN_PROGRESS, owner="Ole Brandt", due_on=DAY)
    said(people, kept, Word.DONE, moment=NOON + timedelta(hours=1))
    for path in (HOUSE, ONE):
        page = read(path)
        places = [page.index(title) for title in ("Überfälliges", "Nahes", "Fernes", "Gehaltenes")]
        assert places == sorted(places)
        assert "Ole Brandt" not in page
        assert page.index("Was läuft") < page.index("Was daraus wurde") < page.index("Gehaltenes")


def test_commitments_stand_in_the_words_that_were_said(people: People) -> None:
    inquiry = people.inquiry()
    act_actions.commit_to(
        inquiry=inquiry,
        text="Wir rufen binnen eines Tages zurück.",
        owner="Leitung",
        due_on=people.today() + timedelta(days=9),
        by=people.mira.pk,
    )
    assert "Wir rufen binnen eines Tages zurück." in read()


def test_beyond_a_dozen_only_their_number(people: People) -> None:
    inquiry = people.inquiry()
    told = guests(people, inquiry)
    days = [people.today() + timedelta(days=20 + n) for n in range(MOST + 2)]
    for n, day in enumerate(days):
        said(people, insight_of(people, inquiry, told, f"Sache {n:02}"), Word.IN_PROGRESS, owner="Ole", due_on=day)
    page = read()
    assert "Sache 11" in page
    assert "Sache 12" not in page
    assert "Und 2 weitere Zusagen." in page
    few = queries(lambda: reads.promise_list([inquiry]))
    said(people, insight_of(people, inquiry, told, "Noch eine"), Word.IN_PROGRESS, owner="Ole", due_on=days[0])
    assert queries(lambda: reads.promise_list([inquiry])) == few


def test_what_is_promised_among_staff_is_told_nowhere(people: People) -> None:
    forum = announced(people, slug="innen", form=Form.STAFF)
    told = guests(people, forum.inquiry)
    made = insight_of(people, forum.inquiry, told, "Nur unter uns")
    said(people, made, Word.IN_PROGRESS, owner="Ole", due_on=people.today() + timedelta(days=9))
    assert "Nur unter uns" not in read()
    assert Client().get("/anliegen/innen/zusagen/einbetten/").status_code == 404


def test_a_browser_that_kept_it_asks_again_when_the_websites_changed(people: People) -> None:
    people.inquiry()
    client = Client(headers={"accept-language": "de"})
    mark = client.get(HOUSE)["ETag"]
    assert client.get(HOUSE, headers={"if-none-match": mark}).status_code == 304
    people_actions.allow_framing(sites=["www.auenfurt.example"])
    assert client.get(HOUSE, headers={"if-none-match": mark}).status_code == 200
