"""Who wishes, complains, asks and praises: said only as far as no small group shows."""

from __future__ import annotations

from functools import cache

from resonanz.listen import reads as listen_reads
from resonanz.listen.actions import ROLES
from resonanz.trust.actions import Attribute, Population, release_counts
from resonanz.trust.reads import ReleasedTable
from resonanz.understand.enums import Kind
from resonanz.understand.reads.needs import divided_count, tellers_who


def who_needs(inquiry_id: int) -> dict[Kind, ReleasedTable]:
    """How many people did what, by role, for each kind: everybody in the role, and those of them who did.

    Both are said together, so that nobody can compute the few who did not. New figures are due only when every story
    has been divided into passages: until then the earlier ones stand.
    """
    told = listen_reads.counts([inquiry_id])[inquiry_id]
    is_ready = divided_count(inquiry_id) >= told.stories
    everybody = cache(listen_reads.tellers)

    def table(kind: Kind) -> ReleasedTable:
        def load() -> list[tuple[str, dict[str, list[str]]]]:
            who = tellers_who(inquiry_id, kind)
            return [
                (teller, {"role": sorted(roles), "kind": [kind.value] if teller in who else []})
                for teller, roles in everybody(inquiry_id)
            ]

        population = Population(
            key=f"needs:{inquiry_id}:{kind.value}",
            attributes=(ROLES, Attribute(name="kind", values=(kind.value,), several=True)),
            stamp=told.stories + told.withdrawn if is_ready else 0,
            load=load,
        )
        return release_counts(population=population, cuts=[("role",), ("role", "kind")])

    return {kind: table(kind) for kind in Kind}
