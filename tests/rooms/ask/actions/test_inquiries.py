"""From draft to open to closed: what is promised is complete, and written down when it is promised."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoCaptureOnCommitCallbacks

from resonanz.ask import actions, events
from resonanz.ask.enums import State
from resonanz.ask.errors import InquiryIncomplete, SlugNotValid, SlugTaken
from resonanz.ask.models import OWED, Inquiry
from resonanz.ground import clock
from resonanz.ground.codes import ALPHABET
from tests.rooms.ask.conftest import Promises
from tests.support.people import People

NOON = datetime(2027, 3, 28, 12, 0, tzinfo=UTC)
EMPTY: dict[str, Any] = {
    "title": "",
    "question": "",
    "why": "",
    "readers": "",
    "in_return": "",
    "answer_by": None,
    "keep_until": None,
}


def promised(inquiry: Inquiry, deed: str) -> dict[str, Any]:
    owed = {name: getattr(inquiry, name) for name in OWED}
    plain = {name: value.isoformat() if isinstance(value, date) else value for name, value in owed.items()}
    return {"deed": deed, **plain}


def test_draft_inquiry_may_be_incomplete_and_asks_nobody(people: People, promises: Promises) -> None:
    inquiry = actions.draft_inquiry(slug="kontakt", title="Worum es geht", by=people.mira.pk)
    assert (inquiry.state, inquiry.opened_at, inquiry.closed_at) == (State.DRAFT, None, None)
    assert promises(inquiry.place) == []


def test_draft_inquiry_gets_a_code_for_paper(people: People) -> None:
    inquiry = people.inquiry()
    assert len(inquiry.code) == 6
    assert set(inquiry.code) <= set(ALPHABET)
    assert inquiry.place == f"inquiry:{inquiry.code}"


@pytest.mark.parametrize("slug", ["a", "kontakt", "kontakt-2027", "a_b", "0", "x" * 60])
def test_draft_inquiry_slug_that_fits_an_address(people: People, slug: str) -> None:
    assert people.inquiry(slug=slug, is_open=False).slug == slug


@pytest.mark.parametrize(
    "slug",
    ["", "-", "-a", "a-", "_a", "a b", "ä", "a/b", "../team", "a.b", "kontakt\n", "x" * 61, "a\x00b", "ａ"],
)
def test_draft_inquiry_slug_that_does_not_is_refused(people: People, slug: str) -> None:
    with pytest.raises(SlugNotValid):
        people.inquiry(slug=slug, is_open=False)
    assert Inquiry.objects.count() == 0


def test_draft_inquiry_slug_taken_is_refused_and_leaves_the_other_alone(people: People) -> None:
    people.inquiry(title="Das erste")
    with pytest.raises(SlugTaken):
        people.inquiry(title="Das zweite")
    assert [inquiry.title for inquiry in Inquiry.objects.all()] == ["Das erste"]


def test_open_inquiry_complete_is_open_and_promised(
    people: People, promises: Promises, commits_to: Callable[[dict[str, Any], Any], bool]
) -> None:
    with clock.held_at(NOON):
        inquiry = people.inquiry()
    inquiry.refresh_from_db()
    assert (inquiry.state, inquiry.opened_at, inquiry.is_open) == (State.OPEN, NOON, True)
    [leaf] = promises(inquiry.place)
    assert (leaf["r"], leaf["via"]) == ("host", "web")
    assert commits_to(leaf, promised(inquiry, "opened"))


def test_open_inquiry_by_the_command_line_says_so(people: People, promises: Promises) -> None:
    inquiry = actions.open_inquiry(inquiry=people.inquiry(is_open=False), by=None)
    assert [leaf["via"] for leaf in promises(inquiry.place)] == ["system"]


@pytest.mark.parametrize("name", OWED)
def test_open_inquiry_without_one_thing_owed_is_refused(people: People, promises: Promises, name: str) -> None:
    inquiry = people.inquiry(is_open=False, **{name: EMPTY[name]})
    with pytest.raises(InquiryIncomplete) as refused:
        actions.open_inquiry(inquiry=inquiry, by=people.mira.pk)
    assert refused.value.missing == (name,)
    inquiry.refresh_from_db()
    assert inquiry.state == State.DRAFT
    assert promises(inquiry.place) == []


def test_open_inquiry_empty_names_everything_owed(people: People) -> None:
    inquiry = people.inquiry(is_open=False, **EMPTY)
    assert actions.missing_for_opening(inquiry) == list(OWED)
    with pytest.raises(InquiryIncomplete) as refused:
        actions.open_inquiry(inquiry=inquiry, by=people.mira.pk)
    assert refused.value.missing == OWED


@pytest.mark.parametrize("name", OWED)
def test_database_refuses_an_open_inquiry_without_one_thing_owed(people: People, name: str) -> None:
    inquiry = people.inquiry(is_open=False)
    with pytest.raises(IntegrityError, match="ask_nothing_opens_incomplete"), transaction.atomic():
        Inquiry.objects.filter(pk=inquiry.pk).update(**{"state": State.OPEN, "opened_at": NOON, name: EMPTY[name]})


@pytest.mark.parametrize("state", [State.OPEN, State.CLOSED])
def test_database_refuses_a_public_inquiry_that_never_opened(people: People, state: State) -> None:
    inquiry = people.inquiry(is_open=False)
    with pytest.raises(IntegrityError, match="ask_nothing_opens_incomplete"), transaction.atomic():
        Inquiry.objects.filter(pk=inquiry.pk).update(state=state)


def test_database_refuses_insights_of_nobody(people: People) -> None:
    with pytest.raises(IntegrityError, match="ask_at_least_one_person"), transaction.atomic():
        people.inquiry(is_open=False, minimum_people=0)


def test_open_inquiry_announces_it_after_the_commit(
    people: People, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    heard: list[int] = []
    hear = heard.append
    events.inquiry_opened.receive(hear)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            inquiry = people.inquiry()
            assert heard == []
        assert heard == [inquiry.pk]
    finally:
        events.inquiry_opened._receivers.remove(hear)


def test_change_inquiry_draft_is_not_promised_yet(people: People, promises: Promises) -> None:
    inquiry = people.inquiry(is_open=False)
    actions.change_inquiry(inquiry=inquiry, by=people.mira.pk, why="")
    inquiry.refresh_from_db()
    assert inquiry.why == ""
    assert promises(inquiry.place) == []


@pytest.mark.parametrize("is_closed", [False, True])
def test_change_inquiry_promised_is_recorded(
    people: People,
    promises: Promises,
    commits_to: Callable[[dict[str, Any], Any], bool],
    *,
    is_closed: bool,
) -> None:
    inquiry = people.inquiry()
    if is_closed:
        actions.close_inquiry(inquiry=inquiry, by=people.mira.pk)
    later = people.today() + timedelta(days=60)
    actions.change_inquiry(inquiry=inquiry, by=people.jonas.pk, answer_by=later)
    inquiry.refresh_from_db()
    assert inquiry.answer_by == later
    assert commits_to(promises(inquiry.place)[-1], promised(inquiry, "changed"))


@pytest.mark.parametrize("name", OWED)
def test_change_inquiry_open_never_gets_emptier(people: People, promises: Promises, name: str) -> None:
    inquiry = people.inquiry()
    before = getattr(inquiry, name)
    with pytest.raises(InquiryIncomplete):
        actions.change_inquiry(inquiry=inquiry, by=people.mira.pk, **{name: EMPTY[name]})
    inquiry.refresh_from_db()
    assert getattr(inquiry, name) == before
    assert len(promises(inquiry.place)) == 1


def test_change_inquiry_to_a_taken_slug_is_refused_and_not_recorded(people: People, promises: Promises) -> None:
    people.inquiry(slug="rechnung")
    inquiry = people.inquiry()
    with pytest.raises(SlugTaken):
        actions.change_inquiry(inquiry=inquiry, by=people.mira.pk, slug="rechnung")
    inquiry.refresh_from_db()
    assert inquiry.slug == "kontakt"
    assert len(promises(inquiry.place)) == 1


def test_close_inquiry_is_recorded_once(
    people: People, promises: Promises, commits_to: Callable[[dict[str, Any], Any], bool]
) -> None:
    inquiry = people.inquiry()
    with clock.held_at(NOON):
        actions.close_inquiry(inquiry=inquiry, by=people.mira.pk)
    actions.close_inquiry(inquiry=inquiry, by=people.mira.pk)
    inquiry.refresh_from_db()
    assert (inquiry.state, inquiry.closed_at) == (State.CLOSED, NOON)
    leaves = promises(inquiry.place)
    assert len(leaves) == 2
    assert commits_to(leaves[-1], promised(inquiry, "closed"))


def test_close_inquiry_draft_stays_a_draft(people: People, promises: Promises) -> None:
    inquiry = actions.close_inquiry(inquiry=people.inquiry(is_open=False), by=people.mira.pk)
    assert (inquiry.state, inquiry.closed_at) == (State.DRAFT, None)
    assert promises(inquiry.place) == []


def test_open_inquiry_again_keeps_the_first_day(people: People, promises: Promises) -> None:
    with clock.held_at(NOON):
        inquiry = people.inquiry()
        actions.close_inquiry(inquiry=inquiry, by=people.mira.pk)
    actions.open_inquiry(inquiry=inquiry, by=people.mira.pk)
    inquiry.refresh_from_db()
    assert (inquiry.state, inquiry.opened_at, inquiry.closed_at) == (State.OPEN, NOON, None)
    assert len(promises(inquiry.place)) == 3


def test_leaf_of_a_promise_holds_none_of_its_words(people: People, promises: Promises) -> None:
    inquiry = people.inquiry(why="Wir bauen die Hotline um.")
    assert "Hotline" not in str(promises(inquiry.place))
