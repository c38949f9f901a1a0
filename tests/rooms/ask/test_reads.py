"""What visitors may see of what is asked."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from resonanz.ask import actions, reads
from resonanz.ground import clock
from tests.support.people import People

DAY = datetime(2027, 3, 28, 12, 0, tzinfo=UTC)


def test_public_inquiries_hide_drafts_and_keep_closed_ones(people: People) -> None:
    people.inquiry(slug="entwurf", is_open=False)
    closed = people.inquiry(slug="geschlossen")
    actions.close_inquiry(inquiry=closed, by=people.mira.pk)
    people.inquiry(slug="offen")
    assert {inquiry.slug for inquiry in reads.public_inquiries()} == {"geschlossen", "offen"}
    assert [inquiry.slug for inquiry in reads.open_inquiries()] == ["offen"]
    assert {inquiry.slug for inquiry in reads.all_inquiries()} == {"entwurf", "geschlossen", "offen"}


def test_open_inquiries_newest_first(people: People) -> None:
    for days, slug in enumerate(("erstes", "zweites", "drittes")):
        with clock.held_at(DAY + timedelta(days=days)):
            people.inquiry(slug=slug)
    assert [inquiry.slug for inquiry in reads.open_inquiries()] == ["drittes", "zweites", "erstes"]


def test_start_page_shows_no_draft(people: People) -> None:
    people.inquiry(slug="entwurf", is_open=False, title="Noch geheim")
    people.inquiry(slug="offen", title="Schon gefragt")
    page = people.client().get("/").content.decode()
    assert "Schon gefragt" in page
    assert "Noch geheim" not in page


def test_by_code_finds_what_is_public_only(people: People) -> None:
    draft, asked = people.inquiry(slug="entwurf", is_open=False), people.inquiry(slug="offen")
    assert reads.by_code(asked.code) == asked
    assert reads.by_code(draft.code) is None
    assert reads.by_code("") is None


def test_by_slug_is_exact(people: People) -> None:
    inquiry = people.inquiry()
    assert reads.by_slug("kontakt") == inquiry
    assert reads.by_slug("kontak") is None
    assert reads.by_slug("%") is None


@pytest.mark.parametrize(
    ("typed", "meant"), [("kontak", "kontakt"), ("kotnakt", "kontakt"), ("rechnung", None), ("", None)]
)
def test_similar_slug_guesses_near_misses_only(people: People, typed: str, meant: str | None) -> None:
    people.inquiry()
    assert reads.similar_slug(typed) == meant


@pytest.mark.parametrize(
    ("keep_until", "is_over"),
    [(date(2027, 3, 27), True), (date(2027, 3, 28), True), (date(2027, 3, 29), False), (date(2030, 1, 1), False)],
)
def test_past_keeping_begins_on_the_promised_day(people: People, keep_until: date, *, is_over: bool) -> None:
    inquiry = people.inquiry(keep_until=keep_until)
    with clock.held_at(DAY):
        assert list(reads.past_keeping()) == ([inquiry] if is_over else [])


def test_past_keeping_without_a_promise_is_never(people: People) -> None:
    people.inquiry(is_open=False, keep_until=None)
    assert list(reads.past_keeping()) == []
