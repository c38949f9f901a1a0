"""Plans and lists to try things on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from itertools import count

from resonanz.ask import actions
from resonanz.ask.actions import Listing, Wanted
from resonanz.ask.enums import Found
from resonanz.ask.models import Audience, Candidate, Inquiry
from resonanz.ground import clock
from resonanz.people.enums import Channel, Door, Purpose, Role
from resonanz.people.models import Account, Consent, ConsentWording

_numbers = count(1)

CUSTOMERS = Wanted(key="kundinnen", role=Role.CUSTOMER, target=3)
STAFF = Wanted(key="mitarbeitende", role=Role.EMPLOYEE, target=2)
FORMER = Wanted(key="fruehere", role=Role.OTHER, label="Frühere Kundinnen und Kunden", target=1)


def somebody(**changes: object) -> Account:
    n = next(_numbers)
    told = {"name": "", "email": f"person{n}@beispiel.example", "created_at": clock.now(), **changes}
    return Account.objects.create(**told)


def consenting(account: Account) -> Account:
    """Somebody who confirmed that they may be invited by e-mail."""
    wording, _made = ConsentWording.objects.get_or_create(
        purpose=Purpose.INVITATION,
        channel=Channel.EMAIL,
        language="de",
        version=1,
        defaults={"text": "Ja.", "created_at": clock.now()},
    )
    Consent.objects.create(
        account=account,
        wording=wording,
        purpose=Purpose.INVITATION,
        channel=Channel.EMAIL,
        given_at=clock.now(),
        confirmed_at=clock.now(),
        source=Door.OWN_PAGE,
    )
    return account


def planned(
    inquiry: Inquiry,
    *,
    places: int = 6,
    groups: Sequence[Wanted] = (CUSTOMERS, STAFF, FORMER),
    days: int | None = 14,
) -> Audience:
    until = clock.now() + timedelta(days=days) if days is not None else None
    return actions.plan_audience(
        inquiry=inquiry, places=places, rule="Wir losen unter allen.", apply_until=until, groups=groups
    )


def sealed(inquiry: Inquiry, **changes: object) -> Audience:
    planned(inquiry, **changes)  # type: ignore[arg-type]  # What `planned` takes.
    return actions.seal_audience(inquiry=inquiry, by=None)


def listed(inquiry: Inquiry, groups: Iterable[Sequence[str]], *, found: Found = Found.NAMED) -> list[Candidate]:
    """One new person for each tuple of group keys."""
    people = [Listing(account_id=somebody().pk, groups=keys) for keys in groups]
    return actions.list_people(inquiry_id=inquiry.pk, people=people, found=found)
