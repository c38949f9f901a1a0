"""The list of rows that were not taken, as a CSV file that no spreadsheet will execute."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.utils.translation import gettext as _

from resonanz.ground.tables.guard import guard_cell
from resonanz.listen.rules.tables.rows import Refused


@contextmanager
def report_at(path: Path) -> Iterator[Callable[[Refused], None]]:
    """What to call with each refused row; semicolon and byte order mark because Excel expects them."""
    with path.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
        writer = csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL)
        writer.writerow([_("Zeile"), _("Kennung"), _("Grund"), _("Anfang des Textes")])

        def note(refused: Refused) -> None:
            line = refused.number if refused.line is None else refused.line
            cells = (str(line), refused.external_id, refused.sentence, refused.excerpt)
            writer.writerow([guard_cell(cell) for cell in cells])

        yield note
