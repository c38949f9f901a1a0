"""Minutes of a journey: how long a step took by the clock, and how long people waited.

Quartiles are linear between values (type 7 of Hyndman and Fan 1996, The American Statistician 50(4), 361 to 365, as
the standard library reckons them).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from statistics import quantiles
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils.translation import gettext as _

LONGEST = 24 * 60
"""A step takes at most so many minutes; a way of several days is walked in several steps."""
PAST_MIDNIGHT = 12 * 60
"""Up to so many minutes an earlier clock time is taken for one after midnight when no day is given."""


class NoDuration(ValueError):
    """Times that no step can have; carries the sentence that says why."""


@dataclass(frozen=True, kw_only=True)
class Spread:
    """Minutes of `count` steps: a quarter is at most `low`, half at most `middle`, three quarters at most `high`."""

    count: int
    low: float
    middle: float
    high: float


@dataclass(frozen=True, kw_only=True)
class Waits:
    """Waiting minutes as they were walked and as they were told; None where there are none."""

    walked: Spread | None
    told: Spread | None


def step_minutes(*, on: date, begin: time, end: time, zone: str, ends_on: date | None = None) -> int:
    """Whole minutes from `begin` on the day `on` to `end`, as they really passed in this time zone.

    Without `ends_on`, an `end` before `begin` is on the next day when that is not more than twelve hours later. Seconds
    are not counted. Where the clock is put back and an hour happens twice, `fold` of the times says which is meant; an
    end that would come before the begin is the second one. Raises `NoDuration` for an unknown zone, a time that the
    change to summer time leaves out, an end before the begin, and more than 24 hours.
    """
    place = _zone(zone)
    started = _moment(on, begin, place)
    ended = _ended(on if ends_on is None else ends_on, begin=started, end=end, place=place)
    if ended < started and ends_on is None:
        ended = _moment(on + timedelta(days=1), end, place)
        if _minutes(started, ended) > PAST_MIDNIGHT:
            raise NoDuration(
                _("Das Ende liegt vor dem Beginn. Endete der Schritt am nächsten Tag, geben Sie bitte auch den Tag an.")
            )
    minutes = _minutes(started, ended)
    if minutes < 0:
        raise NoDuration(_("Das Ende liegt vor dem Beginn."))
    if minutes > LONGEST:
        raise NoDuration(_("Ein Schritt dauert höchstens 24 Stunden. Bitte teilen Sie den Weg in mehrere Schritte."))
    return minutes


def waits(*, walked: Sequence[int], told: Sequence[int]) -> Waits:
    """Median and quartiles of both sides; raises `NoDuration` for negative minutes and for more than a day."""
    return Waits(walked=_spread(walked), told=_spread(told))


def _spread(minutes: Sequence[int]) -> Spread | None:
    if any(not 0 <= value <= LONGEST for value in minutes):
        raise NoDuration(_("Gewartet wird zwischen 0 Minuten und 24 Stunden."))
    if not minutes:
        return None
    # One value alone is its own quartile; the library asks for two.
    low, middle, high = quantiles([*minutes, *minutes][: max(2, len(minutes))], n=4, method="inclusive")
    return Spread(count=len(minutes), low=low, middle=middle, high=high)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise NoDuration(_("Diese Zeitzone gibt es nicht: „%(zone)s“.") % {"zone": name}) from None


def _moment(day: date, clock: time, place: ZoneInfo) -> datetime:
    """The instant at which clocks of the place show this; refuses what they never show."""
    local = datetime.combine(day, clock.replace(second=0, microsecond=0, tzinfo=None), tzinfo=place)
    moment = local.astimezone(UTC)
    if moment.astimezone(place).replace(tzinfo=None) != local.replace(tzinfo=None):
        told = {"time": f"{clock:%H:%M}", "day": f"{day:%d.%m.%Y}"}
        raise NoDuration(_("%(time)s Uhr gab es am %(day)s nicht: Da wurden die Uhren vorgestellt.") % told)
    return moment


def _ended(day: date, *, begin: datetime, end: time, place: ZoneInfo) -> datetime:
    first = _moment(day, end, place)
    return first if first >= begin else _moment(day, end.replace(fold=1), place)


def _minutes(begin: datetime, end: datetime) -> int:
    return int((end - begin).total_seconds() // 60)
