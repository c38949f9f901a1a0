"""What this room does when others ask."""

from __future__ import annotations

from resonanz.mirror.reads.calculation_openings import add_answers, add_calculations, add_questions
from resonanz.trust.events import Openings, opening_entries


@opening_entries.plug
def open_open_calculations(openings: Openings) -> None:
    add_calculations(openings)
    add_questions(openings)
    add_answers(openings)
