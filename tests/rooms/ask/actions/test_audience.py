"""The plan of the asked: what it needs before it is published, and that it stays as published."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from resonanz.ask import actions, reads
from resonanz.ask.actions import Listing, Wanted
from resonanz.ask.enums import CandidateState, Found
from resonanz.ask.errors import ListFrozen, NotReadyToSeal, PlanSealed
from resonanz.ask.models import Audience, Candidate
from resonanz.ask.reads.drawing_openings import sealed_body
from resonanz.ground import clock
from resonanz.people import actions as people_actions
from resonanz.people.enums import Role
from resonanz.trust.models import LedgerEntry
from tests.rooms.ask.audience_support import CUSTOMERS, FORMER, STAFF, listed, planned, sealed, somebody
from tests.support.people import People


def test_a_plan_can_be_written_anew_until_it_is_published(people: People) -> None:
    inquiry = people.inquiry()
    planned(inquiry)
    again = planned(inquiry, places=10, groups=(FORMER, CUSTOMERS))
    assert Audience.objects.count() == 1
    assert [(group.key, group.target, group.place) for group in again.groups.all()] == [
        ("fruehere", 1, 0),
        ("kundinnen", 3, 1),
    ]


def test_the_seal_is_in_the_ledger_and_hides_the_seed(
    people: People, commits_to: Callable[[dict[str, Any], Any], bool]
) -> None:
    audience = sealed(people.inquiry())
    assert audience.seed is not None
    entry = LedgerEntry.objects.get(index=audience.seal_index)
    leaf = json.loads(bytes(entry.leaf))
    body = sealed_body(audience, audience.groups.all())
    assert leaf["k"] == "seal"
    assert commits_to(leaf, body)
    assert body["seed_sha256"] == sha256(audience.seed).hexdigest()
    assert bytes(audience.seed).hex() not in json.dumps(body)
    assert {group["letter"] for group in body["groups"]} == {"A", "B", "C"}


def test_each_seal_has_another_seed(people: People) -> None:
    seeds = {bytes(sealed(people.inquiry(slug=f"nr-{n}")).seed or b"") for n in range(3)}
    assert len(seeds) == 3


def test_what_is_published_does_not_change(people: People) -> None:
    inquiry = people.inquiry()
    sealed(inquiry)
    with pytest.raises(PlanSealed):
        planned(inquiry, places=60)
    with pytest.raises(PlanSealed):
        actions.seal_audience(inquiry=inquiry, by=people.mira.pk)


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"places": 0, "groups": ()}, "keinen einzigen Platz"),
        ({"places": 5}, "mehr Plätze zugesagt"),
        ({"days": -1}, "schon vorbei"),
    ],
)
def test_a_plan_that_cannot_be_kept_is_not_published(people: People, changes: dict[str, Any], word: str) -> None:
    inquiry = people.inquiry()
    planned(inquiry, **changes)
    with pytest.raises(NotReadyToSeal) as refused:
        actions.seal_audience(inquiry=inquiry, by=None)
    assert word in "".join(map(str, refused.value.missing))
    assert not LedgerEntry.objects.filter(leaf__contains=b'"k":"seal"').exists()


def test_without_plan_rule_or_open_inquiry_nothing_is_published(people: People) -> None:
    draft = people.inquiry(is_open=False)
    assert len(reads.missing_for_sealing(draft, None)) == 1
    actions.plan_audience(inquiry=draft, places=3, rule="  ", apply_until=None, groups=())
    with pytest.raises(NotReadyToSeal) as refused:
        actions.seal_audience(inquiry=draft, by=None)
    assert len(refused.value.missing) == 2


def test_the_database_keeps_a_seal_whole(people: People) -> None:
    audience = planned(people.inquiry())
    with pytest.raises(IntegrityError), transaction.atomic():
        Audience.objects.filter(pk=audience.pk).update(sealed_at=clock.now())


def test_two_groups_with_one_key_are_refused(people: People) -> None:
    with pytest.raises(ValueError, match="key"):
        planned(people.inquiry(), groups=(CUSTOMERS, CUSTOMERS))


def test_lot_numbers_tell_nothing_about_who_came_first(people: People) -> None:
    inquiry = people.inquiry()
    sealed(inquiry)
    numbers = [candidate.number for candidate in listed(inquiry, [("kundinnen",)] * 40)]
    assert len(set(numbers)) == 40
    assert numbers != sorted(numbers)
    assert all(1000 <= number < 10_000 for number in numbers)


def test_nobody_stands_on_a_list_twice(people: People) -> None:
    inquiry, ada = people.inquiry(), somebody()
    sealed(inquiry)
    first = [Listing(account_id=ada.pk, groups=("kundinnen",)), Listing(account_id=ada.pk, groups=("fruehere",))]
    assert len(actions.list_people(inquiry_id=inquiry.pk, people=first, found=Found.IMPORTED)) == 1
    again = [Listing(account_id=ada.pk, groups=("gibt-es-nicht",))]
    assert actions.list_people(inquiry_id=inquiry.pk, people=again, found=Found.APPLIED) == []
    assert Candidate.objects.get().groups == ["fruehere", "kundinnen"]


def test_who_works_here_stands_with_the_employees_whatever_was_said(people: People) -> None:
    inquiry = people.inquiry()
    people_actions.name_domains(domains=["auenfurt.example"])
    sealed(inquiry)
    ada = somebody(email="ada@netz.auenfurt.example")
    made = actions.list_people(
        inquiry_id=inquiry.pk,
        people=[Listing(account_id=ada.pk, groups=("kundinnen",)), Listing(account_id=people.mira.pk)],
        found=Found.NAMED,
    )
    assert [row.groups for row in made] == [["kundinnen", "mitarbeitende"], ["mitarbeitende"]]


def test_without_a_plan_people_can_be_listed_too(people: People) -> None:
    inquiry = people.inquiry()
    assert [row.groups for row in listed(inquiry, [("kundinnen",)])] == [[]]


def test_after_the_draw_nobody_comes_onto_the_list(people: People) -> None:
    inquiry = people.inquiry()
    sealed(inquiry, days=None)
    listed(inquiry, [("kundinnen",)])
    actions.draw_places(inquiry=inquiry, by=None)
    with pytest.raises(ListFrozen):
        listed(inquiry, [("kundinnen",)])


def test_ten_thousand_are_listed_in_few_statements(people: People, django_assert_max_num_queries: Any) -> None:
    inquiry = people.inquiry()
    sealed(inquiry)
    moment = clock.now()
    accounts = type(people.mira).objects.bulk_create(
        type(people.mira)(name="", email=f"viele{n}@beispiel.example", created_at=moment) for n in range(10_000)
    )
    wanted = [Listing(account_id=account.pk, groups=("kundinnen",)) for account in accounts]
    with django_assert_max_num_queries(60):
        made = actions.list_people(inquiry_id=inquiry.pk, people=wanted, found=Found.IMPORTED, door="viele.csv")
    assert len({row.number for row in made}) == 10_000
    assert reads.list_counts(inquiry.pk) == {CandidateState.LISTED: 10_000}


def test_a_person_with_several_relations_is_one_person(people: People) -> None:
    """Customer, employee and neighbour at once: on the list once, in all three groups."""
    inquiry = people.inquiry()
    neighbours = Wanted(key="nachbarn", role=Role.OTHER, label="Nachbarschaft", target=1)
    sealed(inquiry, groups=(CUSTOMERS, STAFF, neighbours))
    (one,) = listed(inquiry, [("kundinnen", "mitarbeitende", "nachbarn")])
    assert one.groups == ["kundinnen", "mitarbeitende", "nachbarn"]
    with clock.held_at(clock.now() + timedelta(days=15)):
        kept = actions.draw_places(inquiry=inquiry, by=None)
    assert len(kept.drawn) == 1
