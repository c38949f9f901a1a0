"""Questions about the team."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from resonanz.people import reads
from resonanz.people.actions import add_member, change_member
from resonanz.people.models import Account
from tests.support.people import People


def leave(people: People, account: Account) -> None:
    change_member(
        account=account,
        name=account.name,
        function=account.function,
        email=account.email,
        is_active=False,
        by=people.mira,
    )


def test_team_lists_members_first_and_then_those_who_left(people: People) -> None:
    ada = add_member(name="Ada", by=people.mira)
    leave(people, ada)
    assert [member.name for member in reads.team()] == ["Jonas Perk", "Mira Holt", "Ada"]


def test_first_host_is_the_longest_in_the_team(people: People) -> None:
    assert reads.first_host() == people.mira
    leave(people, people.mira)
    assert reads.first_host() == people.jonas


def test_member_of_a_guest_is_a_defect(people: People) -> None:
    request = RequestFactory().get("/team/")
    request.user = AnonymousUser()
    with pytest.raises(TypeError, match="login_required"):
        reads.member_of(request)
    request.user = people.mira
    assert reads.member_of(request) == people.mira


def test_member_is_found_by_its_number(people: People) -> None:
    assert reads.member(people.jonas.pk) == people.jonas
    with pytest.raises(Account.DoesNotExist):
        reads.member(0)
