"""Whom we ask: written as a plan, published with a sealed number, and fixed from then on."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from string import ascii_uppercase

from django.db import transaction
from django.db.models import F, Func, Value

from resonanz.ask.errors import NotReadyToSeal, PlanSealed
from resonanz.ask.models import Audience, Candidate, Group, Inquiry
from resonanz.ask.reads.audience_plan import missing_for_sealing
from resonanz.ask.reads.drawing_openings import sealed_body
from resonanz.ask.rules.drawing import SEED_BYTES
from resonanz.ground import clock
from resonanz.people.enums import TEAM_ROLE
from resonanz.trust.actions import Draft, record
from resonanz.trust.enums import Kind, Via

MOST_GROUPS = 12


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """One group of a plan: `label` only where the role alone does not say who is meant."""

    key: str
    role: str
    target: int
    label: str = ""


@transaction.atomic
def plan_audience(
    *, inquiry: Inquiry, places: int, rule: str, apply_until: datetime | None, groups: Sequence[Wanted]
) -> Audience:
    """Writes the plan, or writes it anew. Raises `PlanSealed` once it is published.

    Whoever is on the list stays there; a group that goes takes nobody along, and nobody belongs to it any more.
    """
    if len(groups) > MOST_GROUPS or len({group.key for group in groups}) != len(groups):
        raise ValueError("groups of a plan have a key of their own each, and there are at most twelve")
    audience = locked_audience(inquiry.pk)
    if audience is not None and audience.is_sealed:
        raise PlanSealed
    plan = {"places": places, "rule": rule.strip(), "apply_until": apply_until}
    audience, _created = Audience.objects.update_or_create(inquiry=inquiry, defaults=plan)
    _drop_groups(audience, {group.key for group in groups})
    for place, group in enumerate(groups):
        told = {"role": group.role, "label": group.label.strip(), "target": group.target, "place": place}
        Group.objects.update_or_create(audience=audience, key=group.key, defaults=told)
    return audience


@transaction.atomic
def seal_audience(*, inquiry: Inquiry, by: int | None) -> Audience:
    """Publishes the plan: plan and hash of the seed go into the ledger, and neither changes any more.

    Raises `NotReadyToSeal` with what is missing, or `PlanSealed`.
    """
    audience = locked_audience(inquiry.pk)
    if audience is not None and audience.is_sealed:
        raise PlanSealed
    missing = missing_for_sealing(inquiry, audience)
    if missing or audience is None:
        raise NotReadyToSeal(missing)
    _give_letters(audience)
    moment = clock.now()
    audience.seed = secrets.token_bytes(SEED_BYTES)
    audience.seed_hash = sha256(audience.seed).digest()
    audience.sealed_at, audience.sealed_by_id = moment, by
    recorded = record(
        Draft(
            kind=Kind.SEAL,
            place=inquiry.place,
            role=TEAM_ROLE,
            via=Via.WEB if by else Via.SYSTEM,
            author=f"account:{by}" if by else "command line",
            body=sealed_body(audience, audience.groups.all()),
            moment=moment,
        )
    )
    audience.seal_index = recorded.index
    audience.save()
    return audience


def locked_audience(inquiry_id: int) -> Audience | None:
    """The plan, held until the end of the transaction: everything that moves people on a list takes turns here."""
    # The inquiry's row stands in while there is no plan yet, so that two first ones wait for each other.
    Inquiry.objects.select_for_update(no_key=True).get(pk=inquiry_id)
    return Audience.objects.select_related("inquiry").filter(inquiry_id=inquiry_id).first()


def next_numbers(inquiry_id: int, count: int) -> list[int]:
    """Lot numbers nobody has yet, at random, so that none tells who came first. Call it with the plan locked."""
    taken = set(Candidate.objects.filter(inquiry_id=inquiry_id).values_list("number", flat=True))
    # At least ten numbers for each person, and never fewer than four digits.
    most = max(10_000, 10 ** len(str((len(taken) + count) * 10)))
    found: list[int] = []
    while len(found) < count:
        number = secrets.randbelow(most * 9 // 10) + most // 10
        if number not in taken:
            taken.add(number)
            found.append(number)
    return found


def _drop_groups(audience: Audience, kept: set[str]) -> None:
    for group in audience.groups.exclude(key__in=kept):
        those = Candidate.objects.filter(inquiry_id=audience.inquiry_id, groups__contains=[group.key])
        those.update(groups=Func(F("groups"), Value(group.key), function="array_remove"))
        group.delete()


def _give_letters(audience: Audience) -> None:
    """At random: the place in the plan would tell which group a letter stands for."""
    groups = list(audience.groups.all())
    letters = list(ascii_uppercase[: len(groups)])
    secrets.SystemRandom().shuffle(letters)
    for group, letter in zip(groups, letters, strict=True):
        group.letter = letter
    Group.objects.bulk_update(groups, ["letter"])
