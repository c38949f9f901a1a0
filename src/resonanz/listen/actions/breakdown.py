"""Who told something to an inquiry, by role: said only as far as no small group shows."""

from __future__ import annotations

from resonanz.listen.reads import counts, population_key, tellers
from resonanz.people.enums import Role
from resonanz.trust.actions import Attribute, Population, release_counts
from resonanz.trust.enums import K_STAFF
from resonanz.trust.reads import ReleasedTable

ROLES = Attribute(name="role", values=tuple(Role.values), several=True, floors={Role.EMPLOYEE.value: K_STAFF})


def who_told(inquiry_id: int) -> ReleasedTable:
    """How many people spoke in each role. All pages show this same release, so nobody can hold two against another."""
    told = counts([inquiry_id])[inquiry_id]
    population = Population(
        key=population_key(inquiry_id),
        attributes=(ROLES,),
        stamp=told.stories + told.withdrawn,
        load=lambda: ((teller, {"role": sorted(roles)}) for teller, roles in tellers(inquiry_id)),
    )
    return release_counts(population=population, cuts=[("role",)])
