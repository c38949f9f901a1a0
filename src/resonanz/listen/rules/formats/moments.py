"""Dates as mail programs and browsers write them, in the spelling that tables are read with."""

import datetime as dt
from email.utils import parsedate_to_datetime

_AS_BROWSERS = ("%a %b %d %Y %H:%M:%S GMT%z", "%a %b %d %Y")
_LONGEST = 100


def mail_moment(text: str) -> str:
    """The date of a mail as ISO, or nothing where it cannot be read; without a zone it is UTC, as the standard says."""
    try:
        moment = parsedate_to_datetime(text[:_LONGEST].strip())
        return (moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def browser_moment(text: str) -> str:
    """`Wed May 01 2024` as ISO; every other spelling stays as it is and is judged like that of a table."""
    plain = text.split(" (", 1)[0].strip()
    for spelling in _AS_BROWSERS:
        try:
            return dt.datetime.strptime(plain, spelling).isoformat()  # noqa: DTZ007  The zone is added by the caller.
        except ValueError:
            continue
    return text
