"""Who keeps copies of the log's head."""

from __future__ import annotations

import hmac

from django.db.models import QuerySet

from resonanz.ground.codes import derived_code
from resonanz.trust.errors import WitnessUnknown
from resonanz.trust.models import Witness

_LENGTH = 26


def named_witnesses() -> QuerySet[Witness]:
    """For the team: everybody who was ever named, those of today first."""
    return Witness.objects.order_by("until", "-since", "-pk")


def public_witnesses() -> QuerySet[Witness]:
    """For everybody: who has agreed and still gets every checkpoint. Only their function is shown."""
    return Witness.objects.filter(until=None).exclude(agreed_at=None).order_by("agreed_at", "pk")


def witness_code(witness: Witness) -> str:
    """The secret part of a witness's own address, 130 bits; derived, so that no table holds it."""
    secret = f"{witness.pk}:{witness.since.isoformat()}".encode()
    return derived_code(secret, purpose="witness", length=_LENGTH)


def witness_by_code(pk: int, code: str) -> Witness:
    witness = Witness.objects.filter(pk=pk).first()
    if witness is None or not hmac.compare_digest(witness_code(witness).encode(), code.encode()):
        raise WitnessUnknown
    return witness
