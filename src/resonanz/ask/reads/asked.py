"""Whom the house asked, over all plans: places that were promised to each role, and what became of invitations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Count, OuterRef, QuerySet, Subquery, Sum

from resonanz.ask.enums import InvitationState
from resonanz.ask.models import Audience, Group, Invitation

_OVER = (InvitationState.ANSWERED, InvitationState.DECLINED, InvitationState.EXPIRED)
"""Nothing follows after these, so that nobody who is counted once changes sides later."""


@dataclass(frozen=True, kw_only=True)
class Planned:
    """Over all published plans: `places` and `plans` by role; `own` are the names of groups that hosts made up."""

    plans: int
    places: dict[str, int]
    in_plans: dict[str, int]
    own: tuple[str, ...]


def planned() -> Planned:
    """Three statements, however many plans there are."""
    groups = Group.objects.filter(audience__sealed_at__isnull=False)
    rows = groups.values_list("role").annotate(places=Sum("target"), plans=Count("audience", distinct=True)).order_by()
    told = {role: (places, plans) for role, places, plans in rows}
    return Planned(
        plans=Audience.objects.filter(sealed_at__isnull=False).count(),
        places={role: places for role, (places, _plans) in told.items()},
        in_plans={role: plans for role, (_places, plans) in told.items()},
        own=tuple(groups.exclude(label="").order_by("label").values_list("label", flat=True).distinct()),
    )


def invited_count() -> int:
    """How many `invited_people` gives."""
    return _over().count()


def invited_people() -> Iterator[tuple[str, str, bool]]:
    """Each invitation of a person that is over: an opaque number, the role they were drawn for, whether they answered.

    Who was drawn for a free place belongs to no group and is left out.
    """
    rows = _over().order_by("pk").values_list("pk", "role", "state")
    for pk, drawn_for, state in rows.iterator(chunk_size=5_000):
        yield str(pk), drawn_for, state == InvitationState.ANSWERED


def _over() -> QuerySet[Any]:
    role = Group.objects.filter(
        audience__inquiry_id=OuterRef("inquiry_id"), key=OuterRef("candidate__drawn_for")
    ).values("role")[:1]
    ended = Invitation.objects.filter(candidate__isnull=False, state__in=_OVER)
    return ended.annotate(role=Subquery(role, output_field=CharField())).filter(role__isnull=False)
