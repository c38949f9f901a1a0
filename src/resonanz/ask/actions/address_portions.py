"""Some hundred people of a list: known or new, with or without a ground, and onto the list of the inquiry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import get_default_timezone

from resonanz.ask.actions.candidates import Listing, list_people
from resonanz.ask.enums import Found, Ground
from resonanz.ask.models import AddressImport
from resonanz.ask.rules.addresses import Entry, mailbox
from resonanz.people import actions as people_actions
from resonanz.people import reads as people_reads
from resonanz.people.enums import Channel, Purpose

PORTION = 500


@dataclass(frozen=True, kw_only=True)
class Gathered:
    fresh: int
    known: int
    objected: int
    withdrawn: int
    groundless: int


def take_portion(run: AddressImport, entries: Sequence[Entry]) -> Gathered:
    """Inside the caller's transaction."""
    basis = run.options
    file_day = _file_day(basis)
    taken = people_actions.take_addresses(
        people=[_found(entry, basis["ground"], file_day) for entry in entries],
        source=people_actions.Source(
            name=run.file_name,
            reference=f"import:{run.pk}",
            by=run.created_by_id,
            wording=_wording(basis),
            language=basis["language"],
            exception_reason=basis["reason"] if basis["ground"] == Ground.EXISTING else "",
        ),
    )
    listed = [(entry, account) for entry, account in zip(entries, taken.accounts, strict=True) if account is not None]
    list_people(
        inquiry_id=run.inquiry_id,
        people=[
            Listing(account_id=account.pk, groups=[key for key in (entry.group, basis["group"]) if key])
            for entry, account in listed
        ],
        found=Found.IMPORTED,
        door=run.file_name,
        by=run.created_by_id,
    )
    accounts = [account for _entry, account in listed]
    verdicts = people_reads.may_contact_all(accounts, Purpose.INVITATION, Channel.EMAIL)
    return Gathered(
        fresh=taken.fresh,
        known=taken.known,
        objected=taken.objected,
        withdrawn=taken.withdrawn,
        groundless=sum(not verdict.allowed for verdict in verdicts.values()),
    )


def _file_day(basis: dict[str, str]) -> datetime | None:
    """The day that holds for the whole file, where it names one."""
    if not basis["given_on"]:
        return None
    return datetime.fromisoformat(basis["given_on"]).replace(tzinfo=get_default_timezone())


def _wording(basis: dict[str, str]) -> str:
    """What people agreed to and how we know, kept together: one is worth nothing without the other."""
    return f"{basis['wording']}\n({basis['how']})" if basis["how"] else basis["wording"]


def _found(entry: Entry, ground: str, file_day: datetime | None) -> people_actions.Found:
    agreed = (entry.consent_at or file_day) if ground == Ground.CONSENT else None
    return people_actions.Found(
        email=entry.email,
        also_as=mailbox(entry.email) if entry.email else "",
        name=entry.name,
        street=entry.street,
        postcode=entry.postcode,
        town=entry.town,
        country=entry.country,
        language=entry.language,
        agreed_at=agreed,
    )
