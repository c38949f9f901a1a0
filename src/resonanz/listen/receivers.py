"""What this room does when others ask."""

from __future__ import annotations

from resonanz.ask.events import Heard, heard_before
from resonanz.listen import reads
from resonanz.trust.events import Openings, opening_entries


@opening_entries.plug
def open_changed_permissions(openings: Openings) -> None:
    reads.open_permissions(openings)


@opening_entries.plug
def open_stories(openings: Openings) -> None:
    reads.add_stories(openings)


@opening_entries.plug
def open_statements_and_votes(openings: Openings) -> None:
    reads.add_statements(openings)
    reads.add_votes(openings)
    reads.add_votings(openings)


@heard_before.plug
def name_those_who_told(heard: Heard) -> None:
    heard.known.update(reads.tellers_among(heard.account_ids))
