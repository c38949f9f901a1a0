"""What the entries of replies say, as this room holds it today."""

from __future__ import annotations

from resonanz.answer.models import Reply
from resonanz.people.enums import TEAM_ROLE
from resonanz.trust.enums import Kind, Via
from resonanz.trust.events import Openings, Shown


def add_replies(openings: Openings) -> None:
    for row in Reply.objects.filter(openings.wanted).select_related("story"):
        target = row.story.entry_index
        openings.add(
            row.entry_index,
            {"author": f"account:{row.author_id}", "body": {"entry": target, "text": row.text}, "meta": None},
            shown=Shown(
                kind=Kind.REPLY,
                role=TEAM_ROLE,
                time=row.created_at,
                place=f"entry:{target}",
                via=Via.WEB,
                state=openings.state(row.entry_index, is_empty=not row.text),
            ),
            table="answer_reply",
            row=row.pk,
        )
