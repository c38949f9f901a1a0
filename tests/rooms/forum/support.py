"""Evenings to try things on."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

from resonanz.act import actions as act_actions
from resonanz.forum import actions
from resonanz.forum.actions import Planned, Seated
from resonanz.forum.enums import Form, RoundKind
from resonanz.forum.models import Forum, Round, Seat
from resonanz.ground import clock
from resonanz.listen.actions import Told
from resonanz.listen.enums import Permission
from tests.support.people import People

AGENDA = (
    Planned(kind=RoundKind.ARRIVAL, title="Ankommen", minutes=10),
    Planned(kind=RoundKind.STORIES, title="Geschichten", prompt="Was ist passiert?", minutes=20, silent_first=True),
    Planned(kind=RoundKind.GRUMBLE, title="Meckerrunde", minutes=15),
    Planned(kind=RoundKind.WISH, title="Was stattdessen?", minutes=15),
    Planned(kind=RoundKind.COMMITMENTS, title="Zusagen", minutes=10),
    Planned(kind=RoundKind.FAREWELL, title="Abschied", minutes=5),
)


def facts(**changes: Any) -> dict[str, Any]:
    starts = clock.now() + timedelta(days=14)
    return {
        "starts_at": starts,
        "ends_at": starts + timedelta(hours=2),
        "venue": "Stadtwerke, Saal 2",
        "selection": "Wir losen unter allen, die sich melden.",
        "budget": "1.200 Euro für Raum und Brezeln, aus dem Topf des Vorstands.",
        **changes,
    }


def drafted(people: People, *, slug: str = "forum", form: Form = Form.CUSTOMERS, **changes: Any) -> Forum:
    inquiry = people.inquiry(slug=slug)
    return actions.draft_forum(inquiry=inquiry, form=form, by=people.mira.pk, agenda=AGENDA, **facts(**changes))


def announced(people: People, **changes: Any) -> Forum:
    return actions.announce_forum(forum=drafted(people, **changes), by=people.mira.pk)


def begun(people: People, **changes: Any) -> Forum:
    forum = announced(people, **changes)
    # What Jonas promises in the hall stands there in his name.
    act_actions.agree_to_name(account_id=people.jonas.pk)
    return actions.begin_forum(forum_id=forum.pk, by=people.mira.pk, steps=forum.steps)


def seated(forum: Forum, **changes: Any) -> Seated:
    given: dict[str, Any] = {"key": str(uuid4()), "hall_code": forum.hall_code, "roles": ["customer"], **changes}
    return actions.take_seat(forum=forum, **given)


def started(people: People, forum: Forum, position: int) -> Round:
    forum.refresh_from_db()
    return actions.start_round(forum_id=forum.pk, position=position, by=people.mira.pk, steps=forum.steps)


def said(seat: Seat, chosen: Round, text: str = "Der Bus fuhr an mir vorbei.", **changes: Any) -> Told:
    given: dict[str, Any] = {"key": str(uuid4()), "permission": Permission.FORUM, **changes}
    return actions.contribute(seat=seat, round_id=chosen.pk, text=text, **given)
