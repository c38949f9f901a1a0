"""The evening in everybody's calendar: right on the wall clock, updated, and without the link to the video room."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from resonanz.forum import actions
from resonanz.forum.enums import Form
from resonanz.forum.figures.calendar import calendar_of
from resonanz.forum.models import Forum
from resonanz.ground import clock
from tests.rooms.forum.support import announced, drafted
from tests.support.people import People

PATH = "/forum/forum/termin.ics"
VIDEO = "https://video.example/raum-geheim"
BEFORE = datetime(2026, 9, 1, 12, tzinfo=UTC)


def appointment(content: bytes) -> Any:
    calendar = Calendar.from_ical(content.decode())
    assert "METHOD" not in calendar
    (event,) = calendar.walk("VEVENT")
    return event


def at(people: People, starts: datetime, *, hours: int = 2, **changes: Any) -> Forum:
    with clock.held_at(BEFORE):
        return announced(people, starts_at=starts, ends_at=starts + timedelta(hours=hours), **changes)


def test_the_appointment_says_when_where_and_why(people: People) -> None:
    forum = at(people, datetime(2026, 10, 22, 16, tzinfo=UTC), video_link=VIDEO)
    response = people.client().get(PATH)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    event = appointment(response.content)
    assert event["DTSTART"].params["TZID"] == "Europe/Berlin"
    assert event["DTSTART"].dt.strftime("%d.%m. %H:%M %Z") == "22.10. 18:00 CEST"
    assert event["DTEND"].dt.strftime("%H:%M") == "20:00"
    assert (event["SEQUENCE"], event["LOCATION"]) == (forum.steps, "Stadtwerke, Saal 2")
    assert event["URL"] == "http://testserver/forum/forum/"
    assert forum.inquiry.why in event["DESCRIPTION"]
    assert VIDEO.encode() not in response.content.replace(b"\r\n ", b"")
    assert VIDEO in appointment(calendar_of(forum, with_video=True))["DESCRIPTION"]
    assert people.client().get(PATH).content == response.content


@pytest.mark.parametrize(
    ("starts", "wall", "end"),
    [
        (datetime(2027, 3, 27, 22, tzinfo=UTC), "23:00 CET", "05:00 CEST"),
        (datetime(2026, 10, 24, 21, tzinfo=UTC), "23:00 CEST", "03:00 CET"),
        (datetime(2027, 1, 14, 18, tzinfo=UTC), "19:00 CET", "00:00 CET"),
    ],
)
def test_a_night_in_which_the_clock_changes_is_right(people: People, starts: datetime, wall: str, end: str) -> None:
    forum = at(people, starts, hours=5)
    content = calendar_of(forum)
    event = appointment(content)
    # The zone comes from the file itself, as a calendar without a time zone database reads it.
    assert event["DTSTART"].dt.strftime("%H:%M %Z") == wall
    assert event["DTEND"].dt.strftime("%H:%M %Z") == end
    assert event["DTEND"].dt.astimezone(UTC) - event["DTSTART"].dt.astimezone(UTC) == timedelta(hours=5)
    text = content.decode()
    assert text.index("BEGIN:VTIMEZONE") < len(text)
    assert "TZOFFSETTO:+0100" in text
    assert "TZOFFSETTO:+0200" in text


def test_the_hour_that_comes_twice_is_told_without_doubt(people: People) -> None:
    starts = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    content = calendar_of(at(people, starts))
    assert b"DTSTART:20261025T013000Z" in content
    assert appointment(content)["DTSTART"].dt == starts


def test_a_changed_announcement_updates_the_appointment(people: People) -> None:
    forum = at(people, datetime(2026, 10, 22, 16, tzinfo=UTC))
    before = appointment(calendar_of(forum))
    with clock.held_at(BEFORE + timedelta(days=1)):
        later = datetime(2026, 10, 29, 17, tzinfo=UTC)
        forum = actions.change_forum(
            forum=forum, by=people.mira.pk, starts_at=later, ends_at=later + timedelta(hours=2), venue="Alte Post"
        )
    after = appointment(calendar_of(forum))
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] == before["SEQUENCE"] + 1
    assert after["DTSTAMP"].dt > before["DTSTAMP"].dt
    assert (after["LOCATION"], after["DTSTART"].dt.day) == ("Alte Post", 29)


def test_words_cannot_break_out_of_their_line(people: People) -> None:
    forum = announced(people, venue="Saal\r\nATTACH:file:///etc/passwd")
    forum.inquiry.title = "Ende;\nBEGIN:VALARM, so"
    content = calendar_of(forum)
    assert not [line for line in content.splitlines() if line.startswith((b"BEGIN:VALARM", b"ATTACH"))]
    assert "BEGIN:VALARM" in appointment(content)["SUMMARY"]


def test_only_a_video_room_does_not_tell_its_address(people: People) -> None:
    forum = at(people, datetime(2026, 10, 22, 16, tzinfo=UTC), venue="", video_link=VIDEO)
    assert appointment(calendar_of(forum))["LOCATION"].startswith("Im Videoraum")
    assert appointment(calendar_of(forum, with_video=True))["LOCATION"] == VIDEO


def test_no_appointment_for_drafts_and_for_strangers_of_a_staff_forum(people: People) -> None:
    drafted(people)
    announced(people, slug="unter-uns", form=Form.STAFF)
    client = people.client()
    assert client.get(PATH).status_code == 404
    assert client.get("/forum/unter-uns/termin.ics").status_code == 404
    assert client.get("/forum/gibt-es-nicht/termin.ics").status_code == 404
    assert people.client(people.mira).get("/forum/unter-uns/termin.ics").status_code == 200


def test_a_draft_without_a_time_has_no_appointment(people: People) -> None:
    with pytest.raises(ValueError, match="no appointment"):
        calendar_of(drafted(people, starts_at=None, ends_at=None))
