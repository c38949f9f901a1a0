"""Who told, by role: one release for all pages."""

from __future__ import annotations

import pytest

from resonanz.listen import actions, reads
from resonanz.listen.enums import Withdrawal
from tests.support.people import People

pytestmark = pytest.mark.django_db


def test_people_are_counted_once_and_in_each_of_their_roles(people: People) -> None:
    inquiry = people.inquiry()
    for n in range(12):
        people.tells(inquiry, f"Kundin {n}", roles=["customer"])
    first, _code = people.tells(inquiry, "Beides", roles=["customer", "guest"])
    for n in range(6):
        people.tells(inquiry, f"Gast {n}", roles=["guest"])
    actions.supplement_story(story=first, place=inquiry.place, key="a key that is long enough", text="Dazu noch")
    gone, _code = people.tells(inquiry, "Zurück", roles=["employee"])
    actions.withdraw_stories(story_ids=[gone.pk], ground=Withdrawal.TELLER)
    assert len(reads.tellers(inquiry.pk)) == 19
    table = actions.who_told(inquiry.pk)
    assert table.base == 19
    counts = {key: cell.count for key, _label, cell in reads.role_rows(table)}
    # 13 and 7 of 19 leave exactly one who is both: only one of the two numbers may be said.
    assert counts == {
        "guest": None,
        "customer": 13,
        "non_customer": None,
        "competitor_customer": None,
        "employee": None,
        "other": None,
    }
    assert table.by_value("role")["employee"].floor == 10


def test_an_inquiry_without_stories(people: People) -> None:
    table = actions.who_told(people.inquiry().pk)
    assert (table.base, table.released_at) == (0, None)
