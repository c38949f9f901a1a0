"""When something was told that had to wait on a telephone without reception.

The device says how long its words have waited, never at what time: a clock that is wrong by years then does
no harm. What it says is trusted within narrow bounds only, never for the future and never beyond 72 hours.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

LONGEST_WAIT = timedelta(hours=72)
LATE_FROM = timedelta(minutes=10)
_NOTICED_FROM = timedelta(minutes=1)
_MILLISECONDS = re.compile(r"[0-9]{1,12}")


def read_wait(milliseconds: str) -> timedelta:
    """How long the words have waited; what is no plain number of milliseconds counts as no wait at all."""
    if not _MILLISECONDS.fullmatch(milliseconds):
        return timedelta()
    return timedelta(milliseconds=int(milliseconds))


def told_before(received: datetime, waited: timedelta) -> datetime:
    """When it was told. The seconds of an ordinary sending are no wait; nothing lies in the future."""
    return received - min(waited, LONGEST_WAIT) if waited >= _NOTICED_FROM else received


def waited_too_long(waited: timedelta) -> bool:
    return waited > LONGEST_WAIT


def came_late(*, told_at: datetime, received_at: datetime) -> bool:
    """Whether a story arrived noticeably later than it was told."""
    return received_at - told_at >= LATE_FROM
