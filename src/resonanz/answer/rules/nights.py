"""One night between writing and sending."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.utils.timezone import get_current_timezone, localtime

MORNING = time(6)


def next_morning(moment: datetime) -> datetime:
    """Six o'clock of the next day, where the house stands: a night is a night, also when the clocks change."""
    tomorrow = localtime(moment).date() + timedelta(days=1)
    return datetime.combine(tomorrow, MORNING, tzinfo=get_current_timezone())
