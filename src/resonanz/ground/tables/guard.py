"""Cells that no spreadsheet will execute."""

import re

from resonanz.ground.invisible import INVISIBLE_CLASS

_BREAK = r"\r\n\v\f\x1c-\x1e\x85\u2028\u2029"
_LEAD_IN = rf"(?:(?![{_BREAK}\t\0])[\s{INVISIBLE_CLASS}])*"
_FORMULA = "[\t\0=+\\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u2212]"
_STARTS = re.compile(rf"\A(?=[{_BREAK}])|(?:\A|(?<=[{_BREAK}]))(?={_LEAD_IN}{_FORMULA})")


def guard_cell(text: str) -> str:
    """Put an apostrophe before every physical line that a spreadsheet could take for a formula."""
    return _STARTS.sub("'", text)
