"""The evening as an appointment (RFC 5545) for every calendar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from resonanz.forum import reads
from resonanz.ground import mail

if TYPE_CHECKING:
    from resonanz.forum.models import Forum

_AROUND = timedelta(days=366)


def calendar_of(forum: Forum, *, address: str = "", with_video: bool = False) -> bytes:
    """An announced forum as an iCalendar file; the same forum gives the same bytes until something changes.

    An announcement that changes updates the appointment: its UID stays and its SEQUENCE grows with each step.
    `address` is the page of the forum; without it the public address of this house is used. The link to the video
    room goes only to those who are invited: `with_video` is for mails to them. Raises `ValueError` for a forum that
    does not say when it is.
    """
    page = address or mail.absolute(reverse("forum:page", args=[forum.inquiry.slug]))
    event = appointment_of(forum, page=page, with_video=with_video)
    calendar = Calendar()
    calendar.add("prodid", "-//Resonanz//Kundenforum//DE")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return with_time_zones(calendar, [moment for moment in (forum.starts_at, forum.ends_at) if moment])


def appointment_of(forum: Forum, *, page: str, with_video: bool = False) -> Event:
    """The same appointment in every calendar that holds it; raises `ValueError` as above."""
    if forum.starts_at is None or forum.ends_at is None:
        raise ValueError("no appointment without a beginning and an end")
    event = Event()
    event.add("uid", _uid(forum))
    event.add("sequence", forum.steps)
    changed = reads.announced_at(forum) or forum.created_at
    event.add("dtstamp", changed.astimezone(UTC).replace(microsecond=0))
    event.add("last-modified", changed.astimezone(UTC).replace(microsecond=0))
    starts, ends = _on_the_wall(forum.starts_at, forum.ends_at)
    event.add("dtstart", starts)
    event.add("dtend", ends)
    event.add("summary", f"{forum.get_form_display()}: {forum.inquiry.title}")
    event.add("location", _place(forum, with_video=with_video))
    event.add("description", _description(forum, page=page, with_video=with_video))
    event.add("url", page)
    return event


def with_time_zones(calendar: Calendar, moments: Sequence[datetime]) -> bytes:
    """The calendar as bytes, with the rules of its time zones for a year around these moments."""
    if moments:
        calendar.add_missing_timezones(
            first_date=(min(moments) - _AROUND).date(), last_date=(max(moments) + _AROUND).date()
        )
    return bytes(calendar.to_ical())


def _uid(forum: Forum) -> str:
    """Stays when addresses, titles and secrets change, and is another one in every house."""
    return f"{uuid5(NAMESPACE_URL, f'{forum.inquiry.code}:{forum.created_at.isoformat()}')}@resonanz"


def _on_the_wall(*moments: datetime) -> list[datetime]:
    """As the clock on the wall shows it. An hour that comes twice would be read as the first one, so it goes as UTC."""
    zone = ZoneInfo(settings.TIME_ZONE)
    local = [moment.astimezone(zone).replace(microsecond=0) for moment in moments]
    return [moment.astimezone(UTC) for moment in local] if any(moment.fold for moment in local) else local


def _place(forum: Forum, *, with_video: bool) -> str:
    if forum.venue:
        return forum.venue
    return forum.video_link if with_video else _("Im Videoraum; den Link bekommen alle, die eingeladen sind")


def _description(forum: Forum, *, page: str, with_video: bool) -> str:
    lines = [forum.inquiry.why]
    if with_video and forum.video_link:
        lines.append(_("Videoraum: %(link)s") % {"link": forum.video_link})
    lines.append(_("Alles zum Abend: %(page)s") % {"page": page})
    return "\n\n".join(lines)
