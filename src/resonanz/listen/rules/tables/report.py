"""The list of rows that were not taken, as a CSV file that no spreadsheet will execute."""

import csv
import re
from collections.abc import Iterable
from pathlib import Path

from django.utils.translation import gettext as _

from resonanz.listen.rules.invisible import INVISIBLE_CLASS
from resonanz.listen.rules.tables.rows import Refused

_BREAK = r"\r\n\v\f\x1c-\x1e\x85\u2028\u2029"
_LEAD_IN = rf"(?:(?![{_BREAK}\t\0])[\s{INVISIBLE_CLASS}])*"
_FORMULA = "[\t\0=+\\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u2212]"
_STARTS = re.compile(rf"\A(?=[{_BREAK}])|(?:\A|(?<=[{_BREAK}]))(?={_LEAD_IN}{_FORMULA})")


def guard_cell(text: str) -> str:
    """Put an apostrophe before every physical line that a spreadsheet could take for a formula."""
    return _STARTS.sub("'", text)


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
