"""What everybody in the hall gets to see, rendered once for all telephones; nothing in it belongs to anybody alone."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string
from django.utils import timezone, translation

from resonanz.act import reads as act_reads
from resonanz.forum import reads
from resonanz.forum.enums import RoundKind, RoundState, Stage
from resonanz.forum.models import Forum, Round
from resonanz.ground.live import Picture
from resonanz.ground.manner import spoken
from resonanz.listen import reads as listen_reads
from resonanz.trust.enums import K_STAFF

if TYPE_CHECKING:
    from resonanz.forum.reads import Hall

_SHOWN_ON_A_PHONE = 20
_PARTS = ("now", "count", "shown", "agenda")


@dataclass(frozen=True, kw_only=True)
class HallPicture:
    """`parts` is HTML by name, `said` what a script needs to know beside it."""

    hall: Hall
    parts: dict[str, str]
    said: dict[str, Any]

    @property
    def can_vote(self) -> bool:
        return bool(self.said["can_vote"])

    def as_json(self) -> str:
        return json.dumps({**self.said, "parts": self.parts}, ensure_ascii=False)


def picture_of(forum: Forum) -> HallPicture:
    """In the language of the moment; a fixed number of statements."""
    seen = reads.hall(forum)
    running, said = seen.running, _said(seen)
    context = {
        "forum": forum,
        "rounds": seen.rounds,
        "running": running,
        "number": seen.number,
        "total": sum(row.state != RoundState.SKIPPED for row in seen.rounds),
        "ends_at": timezone.localtime(running.planned_end) if running and running.planned_end else None,
        "is_silent": seen.is_silent,
        "can_vote": said["can_vote"],
        "has_begun": any(row.state not in {RoundState.PLANNED, RoundState.SKIPPED} for row in seen.rounds),
        "following": next((row for row in seen.rounds if row.state == RoundState.PLANNED), None),
        "previous": forum.previous if forum.previous and forum.previous.stage == Stage.BALANCED else None,
        "seats": seen.seats,
        "told": seen.told,
        # Among a few colleagues even a number says who wrote.
        "is_counted": not forum.is_for_staff or seen.seats >= K_STAFF,
        "spoken": seen.spoken[:_SHOWN_ON_A_PHONE],
        "more": len(seen.spoken) > _SHOWN_ON_A_PHONE,
        "commitments": _commitments(seen),
    }
    return HallPicture(
        hall=seen,
        parts={name: render_to_string(f"forum/parts/hall_{name}.html", context) for name in _PARTS},
        said=said,
    )


def look_at(forum_id: int, language: str) -> Picture:
    """For the live hub: asks anew, in a thread of its own."""
    forum = Forum.objects.select_related("inquiry", "previous__inquiry").get(pk=forum_id)
    with translation.override(spoken(language, du=forum.inquiry.says_du)):
        seen = picture_of(forum)
    return Picture(number=seen.hall.index, text=seen.as_json())


def _said(seen: Hall) -> dict[str, Any]:
    running = seen.running
    ends = running.planned_end if running else None
    is_live = seen.forum.stage == Stage.LIVE
    return {
        "v": seen.index,
        "ends": int(ends.timestamp() * 1000) if ends else None,
        "stage": seen.forum.stage,
        "round": _round(running) if running else None,
        # Numbers of turns, nothing about whose they are: each telephone knows its own.
        "queue": [[turn.pk, turn.state] for turn in reads.queue_of(seen.forum.pk)] if is_live else [],
        "can_vote": _can_vote(seen),
    }


def _round(running: Round) -> dict[str, Any]:
    return {
        "id": running.pk,
        "title": running.title,
        "kind": running.kind,
        "takes": running.takes_words,
        "shows": running.shows_words,
    }


def _can_vote(seen: Hall) -> bool:
    if seen.running is None or seen.running.kind != RoundKind.STATEMENTS:
        return False
    return bool(listen_reads.voting_of(seen.forum.inquiry_id).is_open)


def _commitments(seen: Hall) -> list[Any]:
    if seen.running is None or seen.running.kind != RoundKind.COMMITMENTS:
        return []
    return list(act_reads.commitments_of(seen.forum.inquiry_id))
