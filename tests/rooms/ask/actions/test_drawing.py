"""The draw and the waiting list: once, from a frozen list, and every place given on once."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import pytest
from django.db import connection, connections

from resonanz.ask import actions, events
from resonanz.ask.actions import Listing, drawing
from resonanz.ask.enums import CandidateState, Found
from resonanz.ask.errors import CannotDraw
from resonanz.ask.models import Audience, Candidate, Drawing, Inquiry
from resonanz.ask.reads.drawing_openings import drawn_body
from resonanz.ask.rules.drawing import Line, draw
from resonanz.ground import clock
from resonanz.people import actions as people_actions
from resonanz.people.enums import Channel, Ending, Purpose
from resonanz.people.models import Account
from resonanz.trust.models import LedgerEntry
from tests.rooms.ask.audience_support import CUSTOMERS, STAFF, consenting, listed, sealed, somebody
from tests.support.people import People

MIXED = [("kundinnen",)] * 8 + [("mitarbeitende",)] * 3 + [("fruehere", "kundinnen")] * 2 + [()]


def drawn(people: People, who: Any = MIXED, **changes: Any) -> tuple[Inquiry, Drawing]:
    inquiry = people.inquiry()
    sealed(inquiry, days=None, **changes)
    listed(inquiry, who)
    return inquiry, actions.draw_places(inquiry=inquiry, by=people.mira.pk)


def test_the_draw_is_what_the_rule_computes(people: People) -> None:
    inquiry, kept = drawn(people)
    audience = Audience.objects.get()
    expected = draw(
        seed=bytes(audience.seed or b""),
        places=6,
        targets=kept.targets,
        listed=[Line(number, tuple(letters)) for number, *letters in kept.listed],
    )
    assert kept.drawn == [[place.number, place.group] for place in expected.places]
    assert kept.waiting == list(expected.waiting)
    rows = {row.number: row for row in Candidate.objects.all()}
    assert {row.number for row in rows.values() if row.state == CandidateState.DRAWN} == {n for n, _g in kept.drawn}
    waiting = Candidate.objects.filter(state=CandidateState.WAITING).order_by("turn")
    assert [row.number for row in waiting] == kept.waiting
    per_group = Counter(row.drawn_for for row in rows.values() if row.state == CandidateState.DRAWN)
    assert per_group == {"kundinnen": 3, "mitarbeitende": 2, "fruehere": 1}
    assert inquiry.pk == audience.inquiry_id


def test_the_entry_of_the_draw_commits_to_everything(
    people: People, commits_to: Callable[[dict[str, Any], Any], bool]
) -> None:
    _inquiry, kept = drawn(people)
    audience = Audience.objects.get()
    leaf = json.loads(bytes(LedgerEntry.objects.get(index=audience.draw_index).leaf))
    assert leaf["k"] == "draw"
    assert commits_to(leaf, drawn_body(audience, kept))
    assert not commits_to(leaf, {**drawn_body(audience, kept), "waiting": []})


def test_it_is_drawn_once_and_only_when_it_is_time(people: People) -> None:
    inquiry = people.inquiry()
    with pytest.raises(CannotDraw, match="veröffentlicht"):
        actions.draw_places(inquiry=inquiry, by=None)
    sealed(inquiry)
    listed(inquiry, MIXED)
    with pytest.raises(CannotDraw, match="melden"):
        actions.draw_places(inquiry=inquiry, by=None)
    with clock.held_at(clock.now() + timedelta(days=15)):
        actions.draw_places(inquiry=inquiry, by=None)
        with pytest.raises(CannotDraw, match="schon gelost"):
            actions.draw_places(inquiry=inquiry, by=None)


def test_an_empty_list_is_not_drawn_from(people: People) -> None:
    inquiry = people.inquiry()
    sealed(inquiry, days=None)
    with pytest.raises(CannotDraw, match="niemand"):
        actions.draw_places(inquiry=inquiry, by=None)
    assert not Audience.objects.get().is_drawn


def test_fewer_people_than_places_all_come(people: People) -> None:
    _inquiry, kept = drawn(people, [("kundinnen",), (), ()], places=20)
    assert len(kept.drawn) == 3
    assert kept.waiting == []


def test_whoever_withdrew_objected_or_left_is_not_drawn(people: People) -> None:
    inquiry = people.inquiry()
    sealed(inquiry, days=None)
    stays, withdrew, objected, left, closed = (consenting(somebody()) for _ in range(5))
    actions.list_people(
        inquiry_id=inquiry.pk,
        people=[Listing(account_id=one.pk) for one in (stays, withdrew, objected, left, closed)],
        found=Found.APPLIED,
    )
    people_actions.withdraw_consent(
        account_id=withdrew.pk, purpose=Purpose.INVITATION, channel=Channel.EMAIL, how=Ending.LINK
    )
    people_actions.object_to_contact(account_id=objected.pk, how=Ending.LINK)
    assert actions.leave_list(inquiry_id=inquiry.pk, account_id=left.pk)
    assert not actions.leave_list(inquiry_id=inquiry.pk, account_id=left.pk)
    Account.objects.filter(pk=closed.pk).update(is_active=False)
    kept = actions.draw_places(inquiry=inquiry, by=None)
    assert [number for number, _letter in kept.drawn] == [Candidate.objects.get(account=stays).number]
    assert Candidate.objects.filter(state=CandidateState.LEFT).count() == 4


def test_the_chosen_are_announced_once_after_the_commit(
    people: People, django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[events.Chosen] = []
    monkeypatch.setattr(events.candidate_drawn, "_receivers", [heard.append])
    with django_capture_on_commit_callbacks(execute=True):
        inquiry, kept = drawn(people)
    (chosen,) = heard
    assert chosen.inquiry_id == inquiry.pk
    numbers = dict(Candidate.objects.values_list("pk", "number"))
    assert [numbers[pk] for pk in chosen.candidate_ids] == [number for number, _letter in kept.drawn]


def test_the_next_of_the_same_group_moves_up_else_the_next_of_all(people: People) -> None:
    inquiry, kept = drawn(people)
    staff = list(Candidate.objects.filter(drawn_for="mitarbeitende").order_by("turn"))
    moved = actions.move_up(inquiry_id=inquiry.pk, instead_of=staff[0].pk)
    assert moved is not None
    assert (moved.groups, moved.drawn_for, moved.state) == (["mitarbeitende"], "mitarbeitende", CandidateState.DRAWN)
    assert actions.move_up(inquiry_id=inquiry.pk, instead_of=staff[0].pk) is None
    # No employee waits any more: the place goes to the next of all, and is open from then on.
    further = actions.move_up(inquiry_id=inquiry.pk, instead_of=staff[1].pk)
    assert further is not None
    following = next(number for number in kept.waiting if number != moved.number)
    assert (further.number, further.drawn_for) == (following, "")
    assert Candidate.objects.get(pk=staff[1].pk).state == CandidateState.LEFT
    # Whoever moved up can give the place back, too.
    assert actions.move_up(inquiry_id=inquiry.pk, instead_of=moved.pk) is not None


def test_nobody_moves_up_for_whom_no_place_was(people: People) -> None:
    inquiry, _kept = drawn(people)
    waiting = Candidate.objects.filter(state=CandidateState.WAITING).first()
    assert waiting is not None
    assert actions.move_up(inquiry_id=inquiry.pk, instead_of=waiting.pk) is None
    assert actions.move_up(inquiry_id=inquiry.pk, instead_of=10**9) is None
    assert actions.move_up(inquiry_id=inquiry.pk, instead_of=None) is None
    assert actions.move_up(inquiry_id=people.inquiry(slug="anders").pk, instead_of=None) is None


def test_whoever_objected_is_passed_over(people: People) -> None:
    inquiry, kept = drawn(people, [()] * 12, groups=())
    first, second = (Candidate.objects.get(number=number) for number in kept.waiting[:2])
    people_actions.object_to_contact(account_id=first.account_id, how=Ending.LINK)
    going = Candidate.objects.get(number=kept.drawn[0][0])
    moved = actions.move_up(inquiry_id=inquiry.pk, instead_of=going.pk)
    assert moved is not None
    assert moved.pk == second.pk


def test_a_long_row_of_objections_is_passed_over(people: People) -> None:
    inquiry, kept = drawn(people, [()] * 60, groups=(), places=2)
    waiting = [Candidate.objects.get(number=number) for number in kept.waiting]
    for candidate in waiting[:-1]:
        people_actions.object_to_contact(account_id=candidate.account_id, how=Ending.LINK)
    going = Candidate.objects.get(number=kept.drawn[0][0])
    moved = actions.move_up(inquiry_id=inquiry.pk, instead_of=going.pk)
    assert moved is not None
    assert moved.pk == waiting[-1].pk


def test_leaving_after_the_draw_gives_the_place_on(people: People) -> None:
    inquiry, kept = drawn(people)
    going = Candidate.objects.get(number=kept.drawn[0][0])
    assert actions.leave_list(inquiry_id=inquiry.pk, account_id=going.account_id)
    assert Candidate.objects.get(instead_of=going).state == CandidateState.DRAWN
    assert Candidate.objects.filter(state=CandidateState.DRAWN).count() == 6


def test_places_of_erased_people_are_given_on(people: People) -> None:
    inquiry, kept = drawn(people)
    Candidate.objects.filter(number=kept.drawn[0][0]).delete()
    assert actions.give_free_places(inquiry_id=inquiry.pk) == 1
    assert actions.give_free_places(inquiry_id=inquiry.pk) == 0


def test_nobody_waits_any_more(people: People) -> None:
    inquiry, kept = drawn(people, [()] * 3)
    going = Candidate.objects.get(number=kept.drawn[0][0])
    assert actions.move_up(inquiry_id=inquiry.pk, instead_of=going.pk) is None
    assert Candidate.objects.get(pk=going.pk).state == CandidateState.LEFT


def test_drawing_among_ten_thousand_takes_few_statements(people: People, django_assert_max_num_queries: Any) -> None:
    inquiry = people.inquiry()
    sealed(inquiry, days=None, places=60, groups=(CUSTOMERS, STAFF))
    moment = clock.now()
    accounts = Account.objects.bulk_create(
        Account(name="", email=f"viele{n}@beispiel.example", created_at=moment) for n in range(10_000)
    )
    wanted = [Listing(account_id=account.pk, groups=("kundinnen",)) for account in accounts]
    actions.list_people(inquiry_id=inquiry.pk, people=wanted, found=Found.IMPORTED)
    with django_assert_max_num_queries(50):
        kept = actions.draw_places(inquiry=inquiry, by=None)
    assert (len(kept.drawn), len(kept.waiting)) == (60, 9940)


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: Any) -> Iterator[Inquiry]:
    """A sealed plan with people that other connections see, too; without the ledger, which forgets nothing."""
    with django_db_blocker.unblock():
        moment = clock.now()
        inquiry = Inquiry.objects.create(slug="rennen", code="RENNEN", title="Rennen", created_at=moment)
        audience = Audience.objects.create(
            inquiry=inquiry,
            places=4,
            rule="Los.",
            seed=bytes(32),
            seed_hash=bytes(32),
            sealed_at=moment,
            seal_index=2**40,
        )
        accounts = [somebody(email=f"rennen{n}@parallel.example") for n in range(12)]
        Candidate.objects.bulk_create(
            Candidate(inquiry=inquiry, account=one, number=1000 + n, groups=[], found=Found.NAMED, added_at=moment)
            for n, one in enumerate(accounts)
        )
        yield inquiry
        Candidate.objects.filter(inquiry=inquiry).delete()
        audience.delete()
        inquiry.delete()
        Account.objects.filter(email__endswith="@parallel.example").delete()
        connections.close_all()


def in_own_connection(work: Callable[[], Any]) -> Any:
    try:
        return work()
    finally:
        connection.close()


def test_two_hands_on_the_button_draw_once_and_two_refusals_move_one_up(committed: Inquiry) -> None:
    def press(_n: int) -> bool:
        try:
            actions.draw_places(inquiry=committed, by=None)
        except CannotDraw:
            return False
        return True

    entry = SimpleNamespace(index=2**40 + 1)
    with patch.object(drawing, "record", lambda _draft: entry), ThreadPoolExecutor(4) as pool:
        pressed = list(pool.map(lambda n: in_own_connection(lambda: press(n)), range(8)))
    assert sorted(pressed) == [False] * 7 + [True]
    going = Candidate.objects.filter(inquiry=committed, state=CandidateState.DRAWN).order_by("turn")[:2]
    ids = [candidate.pk for candidate in going] * 6
    with ThreadPoolExecutor(4) as pool:
        moved = list(
            pool.map(lambda pk: in_own_connection(lambda: actions.move_up(inquiry_id=committed.pk, instead_of=pk)), ids)
        )
    assert len([one for one in moved if one is not None]) == 2
    assert Candidate.objects.filter(inquiry=committed, state=CandidateState.DRAWN).count() == 4
    assert Candidate.objects.filter(inquiry=committed, instead_of__isnull=False).count() == 2
