"""Who stands by a promise: a function, or a person who has agreed to be named."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from resonanz.act.models import NameConsent
from resonanz.act.reads.names import may_be_named
from resonanz.ground import clock
from resonanz.people import reads as people_reads


@dataclass(frozen=True, kw_only=True)
class Owner:
    """`text` is a function and never the name of a member of the team; `account_id` is the person, if there is one."""

    text: str
    account_id: int | None = None


@transaction.atomic
def agree_to_name(*, account_id: int) -> None:
    """From now on promises may be given in this name; asking twice changes nothing."""
    NameConsent.objects.get_or_create(account_id=account_id, defaults={"given_at": clock.now()})


@transaction.atomic
def take_name_back(*, account_id: int) -> None:
    """Every page shows the function from now on, and what was promised looks for somebody else."""
    NameConsent.objects.filter(account_id=account_id).delete()


def settled_owner(*, owner: str, held_by: int | None, problems: dict[str, str]) -> Owner:
    """Who is meant. What speaks against it is added to `problems`, under `owner` or `held_by`."""
    if held_by is not None:
        agreed = may_be_named().filter(pk=held_by).first()
        if agreed is None:
            problems["held_by"] = _("Dieser Mensch hat nicht zugestimmt, dass sein Name an Zusagen steht.")
            return Owner(text="")
        return Owner(text=_function(agreed.function), account_id=agreed.pk)
    named = people_reads.named_in(owner)
    if not named:
        return Owner(text=owner.strip())
    agreed_ids = set(may_be_named().values_list("pk", flat=True))
    for found in named:
        if found.account.pk not in agreed_ids:
            problems["owner"] = _(
                "%(name)s hat nicht zugestimmt, dass der Name an Zusagen steht. Nennen Sie die Aufgabe, zum Beispiel "
                "„Leitung Kundendienst“. Zustimmen kann jeder für sich, unter „Handeln“."
            ) % {"name": found.account.name}
            return Owner(text="")
    if len(named) > 1 or not named[0].is_all:
        problems["owner"] = _(
            "Bitte schreiben Sie entweder nur den Namen oder nur die Aufgabe. Einen Namen zeigen wir, solange "
            "%(name)s zustimmt."
        ) % {"name": named[0].account.name}
        return Owner(text="")
    # "Ole Brandwirth, Telefon": what stands behind the comma is the function in the words of whoever promises.
    said = owner.partition(",")[2].strip()
    return Owner(text=said or _function(named[0].account.function), account_id=named[0].account.pk)


def _function(function: str) -> str:
    return function or _("jemand aus dem Team")
