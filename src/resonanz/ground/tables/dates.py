"""Moments as foreign tables write them. What could mean two days is asked back, never guessed.

A date without a time is the start of that day in the given zone. A local time that occurs twice when summer
time ends is read as the first of the two; one that is skipped when summer time begins is moved forward by the
skipped hour. Numbers alone (Excel's serial dates, seconds since 1970) are not read as dates.
"""

import datetime as dt
import re
from functools import lru_cache

from django.utils.translation import gettext_lazy as _

from resonanz.ground.tables.problems import Reason

TAIL = _(
    "Die übrigen Zeilen sind davon nicht betroffen. Bitte schreiben Sie das Datum wie 2026-11-03 oder "
    "03.11.2026 und lesen Sie die Datei erneut ein.",
)
UNREADABLE = Reason("date_unreadable", _("Das Datum „%(text)s“ ließ sich nicht lesen. %(tail)s"))
AMBIGUOUS = Reason("date_ambiguous", _("Das Datum „%(text)s“ kann zwei verschiedene Tage meinen. %(tail)s"))
FUTURE = Reason("date_future", _("Das Datum „%(text)s“ liegt in der Zukunft. %(tail)s"))
TOO_OLD = Reason("date_too_old", _("Das Datum „%(text)s“ liegt vor dem Jahr 1900. %(tail)s"))

_TIME = r"(?:(?:T|,?\s{1,3}(?:um\s)?)([0-9]{1,2})[:.]([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]{1,9})?)?(?:\s?Uhr)?)?"
_GERMAN = re.compile(rf"([0-9]{{1,2}})\.\s?([0-9]{{1,2}})\.\s?([0-9]{{4}}|[0-9]{{2}}){_TIME}")
_SLASHED = re.compile(rf"([0-9]{{1,2}})/([0-9]{{1,2}})/([0-9]{{4}}|[0-9]{{2}}){_TIME}")
_YEAR_FIRST = re.compile(rf"([0-9]{{4}})/([0-9]{{1,2}})/([0-9]{{1,2}}){_TIME}")
_SHORT_YEAR_TURN = 70
_LONGEST = 60
_FIRST_YEAR = 1900  # The sentence says the same year.
_OFFSET = re.compile(r"\s(?:([+-][0-9]{2}:?[0-9]{2})|UTC|GMT)\Z")
_MONTHS = 12
_DAY = dt.timedelta(days=1)


def parse_moment(text: str, tz: dt.tzinfo, *, now: dt.datetime) -> dt.datetime | Reason | None:
    """Return the moment in UTC, a reason why not, or None for an empty cell."""
    cell = text.strip()
    if not cell:
        return None
    moment = _moment(cell, tz) if len(cell) <= _LONGEST else UNREADABLE
    if not isinstance(moment, Reason) and moment > now + _DAY:
        moment = FUTURE
    return _told(moment, cell) if isinstance(moment, Reason) else moment


@lru_cache(maxsize=4_096)
def _moment(cell: str, tz: dt.tzinfo) -> dt.datetime | Reason:
    """Cached because many rows of a file share their day."""
    read = _read(cell)
    if isinstance(read, Reason):
        return read
    try:
        moment = (read if read.tzinfo else read.replace(tzinfo=tz)).astimezone(dt.UTC)
    except (OverflowError, ValueError):
        return UNREADABLE
    return TOO_OLD if moment.year < _FIRST_YEAR else moment


def _read(cell: str) -> dt.datetime | Reason:
    if match := _GERMAN.fullmatch(cell):
        return _build(match[3], match[2], match[1], match.groups()[3:])
    try:
        if not cell.isdigit():
            return dt.datetime.fromisoformat(_OFFSET.sub(_joined_offset, cell))
        if len(cell) == len("20261103"):
            return dt.datetime.strptime(cell, "%Y%m%d")  # noqa: DTZ007  The zone is added by the caller.
    except ValueError:
        pass
    if match := _YEAR_FIRST.fullmatch(cell):
        return _build(match[1], match[2], match[3], match.groups()[3:])
    match = _SLASHED.fullmatch(cell)
    return _slashed(match) if match else UNREADABLE


def _slashed(match: re.Match[str]) -> dt.datetime | Reason:
    """Day first in Britain, month first in America: only a number above twelve tells which."""
    first, second = int(match[1]), int(match[2])
    if first != second and first <= _MONTHS and second <= _MONTHS:
        return AMBIGUOUS
    day, month = (match[2], match[1]) if second > _MONTHS else (match[1], match[2])
    return _build(match[3], month, day, match.groups()[3:])


def _joined_offset(match: re.Match[str]) -> str:
    return match[1] or "+00:00"


def _build(year: str, month: str, day: str, time: tuple[str | None, ...]) -> dt.datetime | Reason:
    number = int(year)
    if len(year) == len("26"):
        number += 1900 if number >= _SHORT_YEAR_TURN else 2000
    hour, minute, second = (int(part or 0) for part in time)
    try:
        return dt.datetime(number, int(month), int(day), hour, minute, second)  # noqa: DTZ001  The caller adds it.
    except ValueError:
        return UNREADABLE


def _told(reason: Reason, cell: str) -> Reason:
    return reason.filled(text=cell[:_LONGEST], tail=TAIL)
