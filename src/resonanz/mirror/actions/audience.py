"""Publishing what may be said about who was asked and who told something; seldom new, mostly read."""

from __future__ import annotations

from collections.abc import Sequence

from resonanz.ask import reads as ask_reads
from resonanz.listen import actions as listen_actions
from resonanz.listen import reads as listen_reads
from resonanz.people.enums import Role
from resonanz.trust.actions import Attribute, Population, release_counts
from resonanz.trust.enums import K_STAFF, K
from resonanz.trust.reads import ReleasedTable

ANSWERED, SILENT = "answered", "silent"
AGAIN, FIRST = "again", "first"
_ROLES = Attribute(name="role", values=tuple(Role.values), floors={Role.EMPLOYEE.value: K_STAFF})


def publish_voices() -> None:
    """Lets every inquiry say who told something, where that has become possible or is due again.

    These are the releases that each inquiry shows by itself. A count of the whole house beside them would let one
    inquiry be computed as the rest, so there is none: the house is their sum.
    """
    inquiry_ids = list(ask_reads.public_inquiries().values_list("pk", flat=True))
    told, tables = listen_reads.counts(inquiry_ids), listen_reads.told_so_far(inquiry_ids)
    for pk in _worth_asking(inquiry_ids, {pk: one.stories + one.withdrawn for pk, one in told.items()}, tables):
        listen_actions.who_told(pk)


def who_was_invited() -> ReleasedTable:
    """People whose invitation is over, by the role they were drawn for, and whether they answered."""
    population = Population(
        key="house:invited",
        attributes=(_ROLES, Attribute(name="outcome", values=(ANSWERED, SILENT))),
        stamp=ask_reads.invited_count(),
        load=lambda: (
            (unit, {"role": [role], "outcome": [ANSWERED if answered else SILENT]})
            for unit, role, answered in ask_reads.invited_people()
        ),
    )
    return release_counts(population=population, cuts=[("role",), ("role", "outcome")])


def who_came_again() -> ReleasedTable:
    """Voices under an account: how many came from somebody who had told to an earlier inquiry."""
    population = Population(
        key="house:again",
        attributes=(Attribute(name="before", values=(AGAIN, FIRST)),),
        stamp=listen_reads.told_under_account_count(),
        load=lambda: ((unit, {"before": [AGAIN if was else FIRST]}) for unit, was in listen_reads.told_under_account()),
    )
    return release_counts(population=population, cuts=[("before",)])


def _worth_asking(inquiry_ids: Sequence[int], stamps: dict[int, int], tables: dict[int, ReleasedTable]) -> list[int]:
    """Inquiries that can have something new to say: never said anything with enough stories, or grown by half."""
    return [
        pk
        for pk in inquiry_ids
        if stamps[pk] >= 2 * K
        and (pk not in tables or stamps[pk] >= tables[pk].base + max(2 * K, tables[pk].base // 2))
    ]
