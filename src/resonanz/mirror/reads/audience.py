"""Whom the house hears, from counts that were published already. Nothing here counts people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from resonanz.ask import reads as ask_reads
from resonanz.listen import reads as listen_reads
from resonanz.mirror.rules.audience import Heard, Index, Told, heard_roles, self_reference_index
from resonanz.people.enums import Role
from resonanz.trust.enums import Verdict
from resonanz.trust.reads import ReleasedTable


@dataclass(frozen=True, kw_only=True)
class Voices:
    """Over all inquiries: `counted` of them are published by role, `silent` are not, because too few told anything."""

    heard: Sequence[Heard]
    index: Index | None
    counted: int
    silent: int


@dataclass(frozen=True, kw_only=True)
class AudienceSummary:
    """For pages that show several pictures at once. `never` are roles of which at most a handful was heard anywhere;
    `unasked` are those that no published plan names. `index` is None below ten published people.
    """

    index: Index | None
    base: int
    inquiries: int
    never: Sequence[Role]
    unasked: Sequence[Role]


def audience_voices() -> Voices:
    """Four statements, however many inquiries and stories there are."""
    inquiry_ids = list(ask_reads.public_inquiries().values_list("pk", flat=True))
    tables = listen_reads.told_so_far(inquiry_ids)
    heard = heard_roles((told for table in tables.values() for told in _told(table)), Role.values)
    return Voices(
        heard=heard,
        index=self_reference_index(heard),
        counted=len(tables),
        silent=len(inquiry_ids) - len(tables),
    )


def never_heard(voices: Voices) -> list[Role]:
    """Roles of which nobody or only a handful told anything, in each inquiry that says who did."""
    return [Role(row.role) for row in voices.heard if row.least == 0 and not row.is_open]


def unasked(places: Mapping[str, int]) -> list[Role]:
    return [role for role in Role if not places.get(role.value)]


def audience_summary() -> AudienceSummary | None:
    """None before the first inquiry was opened."""
    voices = audience_voices()
    if not voices.counted and not voices.silent:
        return None
    return AudienceSummary(
        index=voices.index,
        base=voices.index.base if voices.index else 0,
        inquiries=voices.counted,
        never=never_heard(voices),
        unasked=unasked(ask_reads.planned().places),
    )


def _told(table: ReleasedTable) -> list[Told]:
    found = []
    for role, cell in table.by_value("role").items():
        # A small group has fewer people than its floor; what protects another may be anything.
        protects = cell.verdict == Verdict.PROTECTS
        most = table.base if protects else min(cell.floor - 1, table.base)
        hidden = 0 if cell.count is not None else most
        found.append(Told(role=role, count=cell.count, most=hidden, protects=protects and cell.count is None))
    return found
