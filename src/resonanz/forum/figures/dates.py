"""The days on which the house can be held to its word, and its next evenings, as one calendar (RFC 5545)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from django.urls import reverse
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from resonanz.forum.figures.calendar import appointment_of, with_time_zones
from resonanz.trust import reads as trust_reads

if TYPE_CHECKING:
    from resonanz.forum.models import Forum
    from resonanz.forum.reads import DueDay

Absolute = Callable[[str], str]
"""Makes a whole address out of one on this house."""


def calendar_of_days(days: Sequence[DueDay], forums: Sequence[Forum], *, name: str, absolute: Absolute) -> bytes:
    """The same days give the same bytes. A day that moves keeps its UID, so calendars move it too."""
    calendar = Calendar()
    calendar.add("prodid", "-//Resonanz//Zusagen//DE")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    house = trust_reads.origin()
    for day in days:
        calendar.add_component(_due(day, house, absolute))
    for forum in forums:
        calendar.add_component(appointment_of(forum, page=absolute(reverse("forum:page", args=[forum.inquiry.slug]))))
    moments = [moment for forum in forums for moment in (forum.starts_at, forum.ends_at) if moment]
    return with_time_zones(calendar, moments)


def _due(day: DueDay, house: str, absolute: Absolute) -> Event:
    event = Event()
    event.add("uid", f"{uuid5(NAMESPACE_URL, f'{house}:promise-{day.first_entry}')}@resonanz")
    event.add("sequence", day.moved)
    event.add("dtstamp", _whole(day.changed_at))
    event.add("dtstart", day.due_on)
    event.add("dtend", day.due_on + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("summary", _("Zugesagt bis heute: %(title)s") % {"title": day.title})
    event.add("description", _("Es kümmert sich: %(owner)s.") % {"owner": day.owner})
    event.add("url", absolute(day.url))
    return event


def _whole(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(microsecond=0)
