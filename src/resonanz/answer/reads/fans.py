"""How people stand as fans, and what of that the team may know: a number from five on, and who shows themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.timezone import localdate

from resonanz.answer.enums import FanDeed, FanKind, FanStanding
from resonanz.answer.models import FanStep, Giving
from resonanz.answer.rules.fans import standing_of
from resonanz.ground import clock
from resonanz.people import reads as people_reads
from resonanz.people.enums import TEAM_ROLE, Channel, Door, Purpose
from resonanz.trust.enums import Kind, Via
from resonanz.trust.events import Openings, Shown

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from resonanz.people.models import Account

GIVING_PLACE = "fans"


@dataclass(frozen=True, kw_only=True)
class Fan:
    """Somebody's own standing: what the own page shows, with every step and its day."""

    key: FanStanding
    kinds: tuple[str, ...]
    is_named: bool
    why: str
    paused_until: date | None
    steps: tuple[FanStep, ...]
    giving: Giving | None

    @property
    def is_declared(self) -> bool:
        return bool(self.kinds) and self.key in {FanStanding.ACTIVE, FanStanding.PAUSED}

    @property
    def kind_labels(self) -> list[str]:
        return [str(kind.label) for kind in FanKind if kind.value in self.kinds]


def fan_of(account_id: int) -> Fan:
    steps = tuple(FanStep.objects.filter(account_id=account_id).select_related("giving").order_by("number"))
    newest = steps[-1] if steps else None
    return Fan(
        key=standing_of(newest, today=clock.today()),
        kinds=tuple(newest.kinds) if newest else (),
        is_named=bool(newest and newest.is_named),
        why=newest.why if newest else "",
        paused_until=newest.paused_until if newest else None,
        steps=steps,
        giving=next((step.giving for step in reversed(steps) if step.giving is not None), None),
    )


def newest_steps(account_ids: Iterable[int] | None = None) -> dict[int, FanStep]:
    """The step that holds, by account, in one statement."""
    rows = FanStep.objects.select_related("account").order_by("account_id", "-number").distinct("account_id")
    if account_ids is not None:
        rows = rows.filter(account_id__in=list(account_ids))
    return {step.account_id: step for step in rows}


def standings(account_ids: Iterable[int] | None = None) -> dict[int, FanStanding]:
    """By account, for everybody who ever took a step (or those of them among `account_ids`)."""
    today = clock.today()
    return {pk: standing_of(step, today=today) for pk, step in newest_steps(account_ids).items()}


def shown_fans() -> list[tuple[Account, FanStep]]:
    """Who shows themselves to the team, by name and nothing else: there is no order of merit."""
    today = clock.today()
    showing = [
        step
        for step in newest_steps().values()
        if step.is_named and step.kinds and standing_of(step, today=today) == FanStanding.ACTIVE
    ]
    found = [(step.account, step) for step in showing if step.account.is_active]
    return sorted(found, key=lambda row: (row[0].name.casefold(), row[0].pk))


def kind_labels(step: FanStep) -> list[str]:
    return [str(kind.label) for kind in FanKind if kind.value in step.kinds]


def giving() -> Giving | None:
    """What we say that we give; None until it was said, and while the newest version is empty."""
    newest = Giving.objects.select_related("said_by").order_by("-number").first()
    return newest if newest is not None and newest.lines else None


def all_givings() -> QuerySet[Giving]:
    """Every version, the newest first."""
    return Giving.objects.select_related("said_by").order_by("-number")


def has_shown_the_mailbox(account: Account) -> bool:
    """Whether this is a person we know by an account of their own or by an address they have confirmed."""
    if account.confirmed_at is not None or account.last_login is not None:
        return True
    # What an address list brought along is a yes that somebody else wrote down.
    return any(
        consent.confirmed_at and not consent.withdrawn_at and consent.source != Door.LIST
        for consent in people_reads.consents_of(account.pk)
    )


def may_be_invited(account_id: int) -> bool:
    """Whether there is a confirmed yes to invitations by mail; without it nobody writes to a fan."""
    consent = people_reads.open_consent(account_id, Purpose.INVITATION, Channel.EMAIL)
    return consent is not None and consent.confirmed_at is not None


def fan_months() -> dict[int, set[str]]:
    """By account the months of a fan's steps as `2026-03 declared`; who only ever paused is no fan."""
    rows = FanStep.objects.exclude(deed=FanDeed.CHANGED).order_by("account_id", "number")
    found: dict[int, set[str]] = {}
    for account_id, deed, at, kinds in rows.values_list("account_id", "deed", "at", "kinds").iterator():
        if kinds:
            found.setdefault(account_id, set()).add(step_key(localdate(at), deed))
    return found


def step_key(day: date, deed: str) -> str:
    return f"{day:%Y-%m} {deed}"


def steps_before(day: date) -> int:
    """How many steps were taken until then: what makes it worth counting anew."""
    return FanStep.objects.filter(at__date__lt=day).count()


def months_shown(count: int = 12) -> list[date]:
    """The first days of the last months, the oldest first; not before the first fan."""
    first = FanStep.objects.order_by("at").values_list("at", flat=True).first()
    today, found = clock.today(), []
    year, month = today.year, today.month
    for _n in range(count):
        found.append(date(year, month, 1))
        if first is None or localdate(first) >= found[-1]:
            break
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return found[::-1]


def add_givings(openings: Openings) -> None:
    for row in Giving.objects.filter(openings.wanted):
        openings.add(
            row.entry_index,
            {"author": f"account:{row.said_by_id}", "body": giving_body(row.number, row.lines), "meta": None},
            shown=Shown(kind=Kind.PURPOSE, role=TEAM_ROLE, time=row.said_at, place=GIVING_PLACE, via=Via.WEB),
            table="answer_giving",
            row=row.pk,
        )


def giving_body(number: int, lines: Sequence[str]) -> dict[str, object]:
    return {"number": number, "lines": list(lines)}
