"""The numbers of a plan, counted by the database however many people are on the list."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.db.models import CharField, Count, F, Func, IntegerField, Q, QuerySet

from resonanz.ask import events
from resonanz.ask.enums import CandidateState, InvitationState
from resonanz.ask.models import Audience, Candidate, Invitation
from resonanz.ask.reads.candidates import on_the_list
from resonanz.ask.rules.audience_limits import LIMITS, OWN_CUSTOMERS, REGULARS, SAME_DOOR, Measured
from resonanz.ask.rules.audience_warnings import GroupFigures, PlanFigures
from resonanz.people.enums import Role

_OUT = (InvitationState.SENT, InvitationState.ACCEPTED, InvitationState.DECLINED, InvitationState.ANSWERED)


def plan_figures(audience: Audience) -> PlanFigures:
    """Five statements."""
    everybody = on_the_list(audience.inquiry_id)
    groups = list(audience.groups.all())
    listed = _by_group(everybody)
    drawn = _count(everybody.filter(state=CandidateState.DRAWN).values_list("drawn_for"))
    invited = Invitation.objects.filter(inquiry_id=audience.inquiry_id, candidate__isnull=False, state__in=_OUT)
    out = _count(invited.values_list("candidate__drawn_for"))
    answered = _count(invited.filter(state=InvitationState.ANSWERED).values_list("candidate__drawn_for"))
    totals = everybody.annotate(own=Func(F("groups"), function="cardinality", output_field=IntegerField())).aggregate(
        people=Count("pk"), inside=Count("pk", filter=Q(own__gte=1)), several=Count("pk", filter=Q(own__gte=2))
    )
    return PlanFigures(
        places=audience.places,
        groups=[
            GroupFigures(
                key=group.key,
                label=str(group),
                target=group.target,
                listed=listed[group.key],
                drawn=drawn[group.key],
                invited=out[group.key],
                answered=answered[group.key],
                is_staff=group.role == Role.EMPLOYEE,
            )
            for group in groups
        ],
        listed=totals["people"],
        in_groups=totals["inside"],
        in_several=totals["several"],
    )


def self_reference(audience: Audience) -> list[Measured]:
    """How much the list asks those who were asked already: regulars, own customers, one door."""
    everybody = on_the_list(audience.inquiry_id)
    people = dict(everybody.values_list("account_id", "door"))
    # An empty door says nothing about how somebody came.
    doors = Counter(door for door in people.values() if door)
    door, through = doors.most_common(1)[0] if doors else ("", 0)
    customers = {group.key for group in audience.groups.all() if group.role == Role.CUSTOMER}
    counts = {
        REGULARS: (len(people), len(_regulars(audience.inquiry_id, frozenset(people)))),
        OWN_CUSTOMERS: _customers(everybody, customers),
        SAME_DOOR: (sum(doors.values()), through),
    }
    return [
        Measured(
            limit=limit,
            everybody=len(people),
            known=counts[limit.key][0],
            hits=counts[limit.key][1],
            detail=door if limit.key == SAME_DOOR else "",
        )
        for limit in LIMITS
    ]


def _regulars(inquiry_id: int, account_ids: frozenset[int]) -> set[int]:
    """Who had a place elsewhere before, or told something under their own account."""
    heard = events.Heard(account_ids=account_ids)
    events.heard_before.run(heard)
    elsewhere = Candidate.objects.filter(account_id__in=account_ids, moved_at__isnull=False)
    drawn = elsewhere.exclude(inquiry_id=inquiry_id).values_list("account_id", flat=True)
    invited = (
        Invitation.objects.filter(candidate__account_id__in=account_ids, state__in=_OUT)
        .exclude(inquiry_id=inquiry_id)
        .values_list("candidate__account_id", flat=True)
    )
    return (heard.known | set(drawn) | {pk for pk in invited if pk is not None}) & account_ids


def _customers(everybody: QuerySet[Candidate], keys: set[str]) -> tuple[int, int]:
    """(known, customers): by the group on this list or by what we know of the relation."""
    named = Q(account__relations__until=None) & ~Q(account__relations__role=None)
    by_group = Q(groups__overlap=sorted(keys)) if keys else Q(pk=None)
    is_customer = by_group | Q(account__relations__until=None, account__relations__role=Role.CUSTOMER)
    is_known = ~Q(groups=[]) | named
    return (
        everybody.filter(is_known).values("pk").distinct().count(),
        everybody.filter(is_customer).values("pk").distinct().count(),
    )


def _by_group(everybody: QuerySet[Candidate]) -> Counter[str]:
    keys = everybody.annotate(key=Func(F("groups"), function="unnest", output_field=CharField()))
    return _count(keys.values_list("key"))


def _count(rows: QuerySet[Any, Any]) -> Counter[str]:
    return Counter(dict(rows.annotate(n=Count("pk")).order_by()))
