"""The balance of the organisation: for everybody, the same for everybody, changed by nobody's hand."""

from __future__ import annotations

from datetime import timedelta

import pytest

from resonanz.act.enums import Word
from resonanz.answer.reads import house_balance, public_inquiries
from resonanz.ask.models import Inquiry
from resonanz.forum import actions as forums
from resonanz.forum.enums import Form
from resonanz.ground import clock
from tests.rooms.answer.support import DAY, NOON, guests, insight_of, queries, said
from tests.rooms.forum.evenings import evening
from tests.support.people import People

pytestmark = pytest.mark.django_db

HOUSE = "/bilanz/"
PAGES = (HOUSE, "/bilanz/stand.svg", "/bilanz/feed.atom", "/bilanz/einbetten/")
OF_ONE = "/anliegen/kontakt/bilanz/"


@pytest.fixture
def inquiry(people: People) -> Inquiry:
    return people.inquiry()


def make_staff(inquiry: Inquiry, people: People) -> None:
    forums.draft_forum(inquiry=inquiry, form=Form.STAFF, by=people.mira.pk)


def promised(people: People, inquiry: Inquiry, title: str = "Wer anruft, wartet") -> None:
    told = guests(people, inquiry)
    made = insight_of(people, inquiry, told, title)
    said(people, made, Word.IN_PROGRESS, owner="Ole", due_on=DAY)


def test_the_page_says_what_was_kept_and_what_was_not(people: People, inquiry: Inquiry) -> None:
    promised(people, inquiry)
    with clock.held_at(NOON + timedelta(days=1)):
        page = people.client().get(HOUSE).content.decode()
    assert "Eine Zusage ist an ihrem Ende angekommen: 0 rechtzeitig gehalten, 0 später, 1 nicht gehalten." in page
    assert "März 2026" in page
    assert "Nicht gehalten" in page
    assert 'href="/anliegen/kontakt/bilanz/"' in page
    assert 'type="application/atom+xml"' in page


def test_an_empty_house_says_so(people: People) -> None:
    page = people.client().get(HOUSE)
    assert page.status_code == 200
    assert "Bisher ist nichts mit einem Tag zugesagt." in page.content.decode()
    assert people.client().get("/bilanz/verlauf.svg").status_code == 404


def test_inquiries_of_the_staff_and_drafts_are_in_no_number_and_no_list(people: People, inquiry: Inquiry) -> None:
    inside = people.inquiry(slug="innen", title="Wie geht es uns im Lager?")
    make_staff(inside, people)
    draft = people.inquiry(slug="entwurf", title="Noch ein Entwurf", is_open=False)
    promised(people, inside, "Im Lager fehlt Licht")
    with clock.held_at(NOON + timedelta(days=1)):
        found = house_balance(public_inquiries())
        assert [row.inquiry.slug for row in found.rows] == [inquiry.slug]
        assert (found.insights, found.stories, found.promises.all, found.times.asked) == (0, 0, 0, 0)
        for client in (people.client(), people.client(people.mira)):
            for address in PAGES:
                page = client.get(address).content.decode()
                assert "Lager" not in page
                assert draft.title not in page
        for ending in ("stand.svg", "feed.atom", "einbetten/", "einbauen/"):
            assert people.client().get(f"/anliegen/innen/bilanz/{ending}").status_code == 404
            assert people.client(people.mira).get(f"/anliegen/innen/bilanz/{ending}").status_code == 404
            assert people.client().get(f"/anliegen/entwurf/bilanz/{ending}").status_code == 404


def test_a_word_that_is_still_internal_is_not_told(people: People, inquiry: Inquiry) -> None:
    told = guests(people, inquiry)
    made = insight_of(people, inquiry, told, "Wer anruft, wartet")
    said(people, made, Word.IN_PROGRESS, owner="Ole", due_on=DAY + timedelta(days=9), public_on=DAY + timedelta(days=2))
    with clock.held_at(NOON):
        assert house_balance(public_inquiries()).promises.all == 0
        assert "In Arbeit" not in people.client().get("/bilanz/feed.atom").content.decode()
    with clock.held_at(NOON + timedelta(days=2)):
        assert house_balance(public_inquiries()).promises.all == 1
        feed = people.client().get("/bilanz/feed.atom").content.decode()
        assert "In Arbeit: Wer anruft, wartet" in feed
        assert "<published>2026-03-13T00:00:00+01:00</published>" in feed


@pytest.mark.parametrize("address", PAGES)
def test_what_did_not_change_is_not_sent_again(people: People, inquiry: Inquiry, address: str) -> None:
    client = people.client()
    mark = client.get(address)["ETag"]
    assert client.get(address, headers={"if-none-match": mark}).status_code == 304
    promised(people, inquiry)
    assert client.get(address, headers={"if-none-match": mark}).status_code == 200
    with clock.held_at(clock.now() + timedelta(days=1)):
        fresh = client.get(address)["ETag"]
    assert fresh != client.get(address)["ETag"]


def test_who_is_signed_in_gets_a_page_of_their_own(people: People) -> None:
    assert not people.client(people.mira).get(HOUSE).has_header("ETag")


@pytest.mark.parametrize("address", [*PAGES, "/bilanz/verlauf.svg", "/bilanz/einbauen/", OF_ONE])
def test_nobody_can_write_to_it(people: People, inquiry: Inquiry, address: str) -> None:
    assert people.client(people.mira).post(address, {"kept": "9"}).status_code == 405


def test_more_inquiries_and_promises_cost_no_more_statements(people: People, inquiry: Inquiry) -> None:
    promised(people, inquiry)
    client = people.client()
    one = queries(lambda: client.get(HOUSE))
    for n in range(4):
        other = people.inquiry(slug=f"weiter-{n}")
        promised(people, other, f"Noch {n} Dinge")
    assert queries(lambda: client.get(HOUSE)) == one
    assert one <= 20


def test_forums_are_named_beside_their_balance(people: People) -> None:
    slug = evening(people).forum.inquiry.slug
    page = people.client().get(HOUSE).content.decode()
    assert f'href="/forum/{slug}/"' in page
    assert f'href="/anliegen/{slug}/bilanz/"' in page


def test_thousands_of_insights_come_page_by_page(people: People, inquiry: Inquiry) -> None:
    told = guests(people, inquiry)
    for n in range(27):
        insight_of(people, inquiry, told, f"Erkenntnis {n:02}")
    first, second = (people.client().get(f"{OF_ONE}?page={n}").content.decode() for n in (1, 2))
    assert first.count('<h2><a href="/anliegen/kontakt/bilanz/') == 25
    assert second.count('<h2><a href="/anliegen/kontakt/bilanz/') == 2
    assert "27 Noch offen" in first
    assert "27 Noch offen" in second


def test_the_picture_shows_in_both_lights(people: People, inquiry: Inquiry) -> None:
    promised(people, inquiry)
    for query in ("", "?dunkel"):
        picture = people.client().get(f"/bilanz/verlauf.svg{query}")
        assert picture["Content-Type"] == "image/svg+xml"
        assert b"Gehalten" in picture.content
    assert people.client().get(f"{OF_ONE}verlauf.svg").status_code == 200
