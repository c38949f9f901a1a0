"""After the evening: the minutes freeze with a seal, and the balance closes the circle."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from resonanz.act import reads as act_reads
from resonanz.forum import events
from resonanz.forum.actions.happening import locked, note
from resonanz.forum.enums import Deed, Stage
from resonanz.forum.errors import NothingToBalance, NotNow
from resonanz.forum.models import Contribution, Forum
from resonanz.ground import clock
from resonanz.understand import reads as understand_reads


@transaction.atomic
def seal_minutes(*, forum_id: int, by: int | None) -> Forum:
    """Freezes which words were said in which round. The seal holds entries, never words, so they stay erasable.

    Only after the days that guests were given; what nobody released stays in as a number without words.
    """
    forum = locked(forum_id)
    if forum.stage != Stage.REVIEW:
        raise NotNow(_("Ein Protokoll entsteht erst nach dem Abend, und nur einmal."))
    moment = clock.now()
    if forum.review_until and moment < forum.review_until:
        raise NotNow(_("Die Gäste sehen ihre Worte noch durch. Danach lässt sich das Protokoll versiegeln."))
    forum.stage, forum.sealed_at = Stage.SEALED, moment
    forum.save(update_fields=["stage", "sealed_at"])
    note(forum, Deed.SEALED, by=by, said=_said(forum))
    events.sealed.announce(forum.pk)
    return forum


@transaction.atomic
def publish_balance(*, forum_id: int, by: int) -> Forum:
    """Everybody can read what became of the evening. Raises `NothingToBalance` while an insight waits for its word."""
    forum = locked(forum_id)
    if forum.stage != Stage.SEALED:
        raise NotNow(_("Die Bilanz kommt nach dem Protokoll, und nur einmal."))
    insights = list(understand_reads.insights_of(forum.inquiry_id))
    # A word that is still internal is none for those who read the balance.
    stands = act_reads.public_stands(insight.pk for insight in insights)
    waiting = sum(stand.decision is None for stand in stands.values())
    if waiting or not insights:
        raise NothingToBalance(waiting)
    forum.stage, forum.balanced_at = Stage.BALANCED, clock.now()
    forum.save(update_fields=["stage", "balanced_at"])
    note(forum, Deed.BALANCED, by=by, said={"insights": len(insights)})
    events.balanced.announce(forum.pk)
    return forum


def _said(forum: Forum) -> dict[str, Any]:
    """By round the entries of what was said; a wish stands with the entry of the grumble it answers."""
    rows = Contribution.objects.filter(forum=forum).order_by("round__position", "story__entry_index")
    rounds: dict[str, list[Any]] = {}
    for row in rows.values("round__position", "story__entry_index", "answers__story__entry_index", "is_late"):
        entry = row["story__entry_index"]
        answered = row["answers__story__entry_index"]
        rounds.setdefault(str(row["round__position"]), []).append([entry, answered] if answered else entry)
    return {"rounds": rounds, "seats": forum.seats.count()}
