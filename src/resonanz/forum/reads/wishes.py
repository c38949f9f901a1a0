from __future__ import annotations

from django.db.models import QuerySet

from resonanz.forum.enums import Verdict
from resonanz.forum.models import AgendaWish, Forum


def wishes_for(forum: Forum) -> QuerySet[AgendaWish]:
    """For the team: those that wait come first."""
    rows = AgendaWish.objects.filter(forum=forum).select_related("story", "round", "decided_by")
    return rows.order_by("decided_at", "pk")


def waiting_wishes(forum: Forum) -> int:
    return AgendaWish.objects.filter(forum=forum, verdict=Verdict.WAITING, story__withdrawn_at=None).count()
