"""Who waits for an answer. Whoever took their words back waits no more, and no word of theirs is in any of this."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from resonanz.listen.models import AnswerWish
from resonanz.listen.rules.wishes import wish_body
from resonanz.trust.enums import TELLER_ROLE, Kind, Via
from resonanz.trust.events import Openings, Shown


def living_wishes() -> QuerySet[AnswerWish]:
    """The longest overdue first."""
    rows = AnswerWish.objects.filter(story__withdrawn_at=None).select_related("story__inquiry")
    return rows.order_by("due_on", "pk")


def wish_of_voice(teller: UUID) -> AnswerWish | None:
    return living_wishes().filter(story__teller=teller).first()


def add_wishes(openings: Openings) -> None:
    for wish in AnswerWish.objects.filter(openings.wanted).select_related("story").order_by("entry_index"):
        openings.add(
            wish.entry_index,
            {"author": "", "body": wish_body(wish), "meta": None},
            shown=Shown(
                kind=Kind.ANSWER_WISH,
                role=TELLER_ROLE,
                time=wish.wished_at,
                place=f"entry:{wish.story.entry_index}",
                via=Via.WEB,
            ),
            table="listen_answerwish",
            row=wish.pk,
        )
