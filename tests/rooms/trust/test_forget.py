"""Forgetting takes salts, one by one or all, and never an entry."""

from __future__ import annotations

import pytest

from resonanz.trust.actions import Draft, forget, record_all
from resonanz.trust.enums import Field, Kind, Via
from resonanz.trust.models import LedgerEntry, LedgerOpening

pytestmark = pytest.mark.django_db


def recorded(count: int) -> list[int]:
    drafts = [
        Draft(
            kind=Kind.CONTRIBUTION,
            place="inquiry:ABC",
            role="customer",
            via=Via.WEB,
            author="teller:1",
            body={"text": str(n)},
        )
        for n in range(count)
    ]
    return [entry.index for entry in record_all(drafts)]


def salts(index: int) -> dict[str, bool]:
    """Which salts are still there."""
    row = LedgerOpening.objects.get(index=index)
    return {
        "author": row.author_salt is not None,
        "body": row.body_salt is not None,
        "meta": row.meta_salt is not None,
    }


def test_forget_takes_all_three_salts() -> None:
    [index] = recorded(1)
    forget(indices=[index])
    assert salts(index) == {"author": False, "body": False, "meta": False}


@pytest.mark.parametrize("field", list(Field))
def test_forget_one_field_leaves_the_others(field: Field) -> None:
    [index] = recorded(1)
    forget(indices=[index], fields=[field])
    assert salts(index) == {name: name != field.value for name in ("author", "body", "meta")}


def test_forget_leaves_other_entries_alone() -> None:
    first, second, third = recorded(3)
    forget(indices=[first, third])
    assert salts(second) == {"author": True, "body": True, "meta": True}


def test_forget_twice_and_unknown_is_harmless() -> None:
    [index] = recorded(1)
    forget(indices=[index])
    forget(indices=[index, 9_999_999])
    forget(indices=[])
    assert salts(index) == {"author": False, "body": False, "meta": False}


def test_forget_keeps_every_entry_and_its_hash() -> None:
    indices = recorded(2)
    before = list(LedgerEntry.objects.filter(index__in=indices).values_list("index", "leaf_hash"))
    forget(indices=indices)
    assert list(LedgerEntry.objects.filter(index__in=indices).values_list("index", "leaf_hash")) == before
