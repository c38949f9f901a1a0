"""The list of rows that were not taken, as a CSV file that no spreadsheet will execute."""

import csv
from collections.abc import Iterable
from pathlib import Path

from django.utils.translation import gettext as _

from resonanz.ground.tables.guard import guard_cell
from resonanz.listen.rules.tables.rows import Refused


def write_report(path: Path, refusals: Iterable[Refused]) -> int:
    """Write row by row and return how many; semicolon and byte order mark because Excel expects them."""
    count = 0
    with path.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
        writer = csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL)
        writer.writerow([_("Zeile"), _("Kennung"), _("Grund"), _("Anfang des Textes")])
        for refused in refusals:
            line = refused.number if refused.line is None else refused.line
            cells = (str(line), refused.external_id, refused.sentence, refused.excerpt)
            writer.writerow([guard_cell(cell) for cell in cells])
            count += 1
    return count
