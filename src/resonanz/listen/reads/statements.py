"""Statements: which are voted on, how they are shown, and in which order somebody is asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from resonanz.ground import clock
from resonanz.listen.enums import PUBLIC, Visibility
from resonanz.listen.models import Statement, in_sight
from resonanz.listen.reads.voices import Voice, revealed, role_badges, written_down
from resonanz.listen.rules.ballots import turn_of
from resonanz.listen.rules.tombstones import ERASED_SOURCE
from resonanz.people import reads as people_reads
from resonanz.people.enums import Badge, Role
from resonanz.trust.enums import Via

if TYPE_CHECKING:
    from uuid import UUID

    from resonanz.listen.models import Voter


def statements_of(inquiry_id: int) -> QuerySet[Statement]:
    """All statements of an inquiry, in the order in which they came; erased and withheld ones are among them."""
    found = Statement.objects.filter(inquiry_id=inquiry_id).select_related("origin", "person")
    return found.prefetch_related("person__relations", "origin__person__relations", "origin__scribe").order_by("pk")


def voted_on(inquiry_id: int) -> QuerySet[Statement]:
    """The statements that may be voted on now, in the order in which they came."""
    shown = Q(origin__permission__in=PUBLIC, origin__withdrawn_at=None) & in_sight("origin__")
    return statements_of(inquiry_id).filter(in_sight(), Q(origin=None) | shown, withdrawn_at=None)


def in_turn(statements: Sequence[Statement], voter: Voter | None, *, key: str = "") -> list[Statement]:
    """In the order of this voter: the same each time, another for everybody. `key` stands for who has none yet."""
    whom = f"voter {voter.pk}" if voter is not None else f"key {key}"
    return sorted(statements, key=lambda statement: turn_of(statement.seed, whom=whom))


def statement_of(pk: int) -> Statement | None:
    return Statement.objects.select_related("inquiry", "origin").filter(pk=pk).first()


def statements_among(inquiry_id: int, ids: Sequence[int]) -> list[Statement]:
    """Those of these statements that belong to the inquiry, with the stories they are from."""
    return list(Statement.objects.select_related("origin").filter(inquiry_id=inquiry_id, pk__in=ids))


def statement_by_entry(entry_index: int) -> Statement | None:
    return Statement.objects.select_related("inquiry", "origin").filter(entry_index=entry_index).first()


def statements_by_entry(entries: Sequence[int]) -> dict[int, Statement]:
    found = Statement.objects.select_related("inquiry", "origin", "person").filter(entry_index__in=entries)
    return {statement.entry_index: statement for statement in found}


def held_statements() -> QuerySet[Statement]:
    """Statements that are held back just now, the one that is soonest over first."""
    held = Statement.objects.filter(visibility=Visibility.HELD, held_until__gt=clock.now(), withdrawn_at=None)
    return held.select_related("inquiry", "origin", "person").order_by("held_until", "pk")


def statements_by_teller(teller: UUID) -> list[Statement]:
    """What one anonymous voice added, oldest first."""
    return list(Statement.objects.filter(teller=teller, origin=None).select_related("inquiry").order_by("pk"))


def statement_roles(statement: Statement) -> list[str]:
    """The badges: the house its own, a voice its roles, and that somebody worked here if that came out later."""
    if statement.is_of_the_house:
        return [Badge.ORGANISATION.value]
    person = statement.origin.person if statement.origin else statement.person
    if person is None or Role.EMPLOYEE in statement.roles:
        return statement.roles
    if people_reads.employee_then(person.relations.all(), statement.said_at):
        return sorted({*statement.roles, Role.EMPLOYEE.value} - {Role.GUEST.value})
    return statement.roles


def statement_voice(statement: Statement, *, can_report: bool = False) -> Voice:
    """For everybody who may see it, with the badge of whoever said it."""
    day = date_format(timezone.localtime(statement.said_at), "DATE_FORMAT")
    return Voice(
        marks=[(statement.text, False)],
        works_well="",
        badges=role_badges(statement_roles(statement)),
        name="",
        told_at=statement.said_at,
        feeling="",
        entry_index=statement.entry_index,
        permission="",
        note=[day, *_source(statement)],
        withdrawn=statement.get_withdrawn_ground_display() if statement.withdrawn_at else "",
        state_label=str(statement.standing.label) if statement.is_withheld else "",
        hidden=revealed(statement.text),
        report_url=reverse("listen:report", args=[statement.entry_index]) if can_report else "",
    )


def _source(statement: Statement) -> list[str]:
    if statement.origin is not None:
        return [_("wörtlich aus einer Geschichte"), *written_down(statement.origin)]
    if statement.via != Via.IMPORT:
        return []
    if statement.source in {"", ERASED_SOURCE}:
        return [_("übernommen")]
    return [_("übernommen aus „%(source)s“") % {"source": statement.source}]
