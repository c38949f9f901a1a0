"""What the relationship file needs to know about a person, and whether somebody objected."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.sessions.models import Session
from django.db.models import Q, QuerySet

from resonanz.ground import clock
from resonanz.people.models import (
    Account,
    Contact,
    Departure,
    FileNote,
    FileObjection,
    FileVisit,
    RefusedAddress,
    Relation,
)
from resonanz.people.rules.addresses import address_hash, sign_in_mark
from resonanz.trust.actions import account_mark

_MOST_SESSIONS = 2_000


def account(pk: int) -> Account | None:
    return Account.objects.filter(pk=pk).first()


def all_relations_of(account_id: int) -> QuerySet[Relation]:
    """Those that ended, too."""
    return Relation.objects.filter(account_id=account_id).order_by("since", "pk")


def visits(**whose: object) -> QuerySet[FileVisit]:
    return FileVisit.objects.filter(**whose).select_related("by").order_by("-at")


def notes(stories: Sequence[int] = (), **whose: object) -> QuerySet[FileNote]:
    """What the person said about the file, and what the team noted about these stories."""
    wanted = Q(**whose, by=None) | Q(story__in=stories)
    return FileNote.objects.filter(wanted).select_related("by").order_by("at", "pk")


def notes_about(stories: Sequence[int]) -> QuerySet[FileNote]:
    """Only what the team noted about these stories."""
    return FileNote.objects.filter(story__in=stories, by__isnull=False).select_related("by").order_by("at", "pk")


def refusals_of(account_ids: Sequence[int]) -> dict[int, RefusedAddress]:
    """Whose address, as it is now, was refused by its server for good; by account."""
    found = RefusedAddress.objects.filter(account_id__in=account_ids).select_related("account")
    return {
        row.account_id: row
        for row in found
        if row.account.email and bytes(row.address_hash) == address_hash(row.account.email)
    }


def objections(**whose: object) -> QuerySet[FileObjection]:
    return FileObjection.objects.filter(**whose).order_by("at", "pk")


def sessions_of(account_id: int) -> tuple[str, ...]:
    """The person's browsers. Sessions do not say whose they are until they are opened, so the newest are opened."""
    living = Session.objects.filter(expire_date__gt=clock.now()).order_by("-expire_date")[:_MOST_SESSIONS]
    return tuple(
        session.session_key
        for session in living
        if str(session.get_decoded().get("_auth_user_id", "")) == str(account_id)
    )


def marks_of(account: Account) -> tuple[bytes, ...]:
    """By which rows are found that know an address only as a keyed hash."""
    return (sign_in_mark(account.email),) if account.email else ()


def messages_to(account_id: int) -> tuple[int, ...]:
    """Mails that went to this person, also to an address that is theirs no more."""
    told = Contact.objects.filter(account_id=account_id, message__isnull=False)
    return tuple(told.values_list("message_id", flat=True))


def mark_of(account: Account) -> str:
    """What the journal of erasures calls this account."""
    return account_mark(pk=account.pk, created_at=account.created_at.isoformat())


def accounts_marked(marks: set[str]) -> list[Account]:
    """The accounts that the journal says were erased but which are there, after a restore."""
    departed = set(Departure.objects.values_list("account_id", flat=True))
    return [
        account for account in Account.objects.iterator() if account.pk not in departed and mark_of(account) in marks
    ]
