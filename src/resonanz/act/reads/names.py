"""Whose name may stand at promises, and how a promise is signed today."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Case, CharField, Exists, F, OuterRef, QuerySet, Value, When
from django.db.models.functions import Concat

from resonanz.act.models import NameConsent
from resonanz.people import reads as people_reads

if TYPE_CHECKING:
    from resonanz.act.models import Decision
    from resonanz.people.models import Account


def may_be_named() -> QuerySet[Account]:
    """Members of the team who have agreed, by name. Whoever left is no member any more, whatever they agreed to."""
    return people_reads.present_team().filter(pk__in=NameConsent.objects.values("account_id")).order_by("name")


def name_consent(account_id: int) -> NameConsent | None:
    return NameConsent.objects.filter(account_id=account_id).first()


def holder_name() -> dict[str, Any]:
    """What annotates a decision or a step of a commitment with the name to show; empty: the function stands there."""
    agreed = Exists(NameConsent.objects.filter(account_id=OuterRef("held_by_id")))
    name = Case(
        When(held_by__function="", then=F("held_by__name")),
        default=Concat(F("held_by__name"), Value(", "), F("held_by__function")),
        output_field=CharField(),
    )
    shown = When(agreed, held_by__is_team=True, held_by__is_active=True, then=name)
    return {"holder_name": Case(shown, default=Value(""), output_field=CharField())}


def still_named(decision: Decision) -> int | None:
    """Who stands by a promise when it only moves: the same person, or nobody by name where that is not wished."""
    holder = decision.held_by_id
    return holder if holder is not None and may_be_named().filter(pk=holder).exists() else None
