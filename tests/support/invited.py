"""People on the list of an inquiry, some with a ground for an e-mail, and the codes they were sent."""

from __future__ import annotations

import re
from collections.abc import Sequence

from django.core import mail as sent_mail

from resonanz.ask import actions
from resonanz.ask.enums import CandidateState, Found
from resonanz.ask.models import Audience, Candidate, Inquiry, Invitation
from resonanz.ask.rules.invitations import code_of
from resonanz.ground import clock
from resonanz.ground.codes import spoken
from resonanz.ground.delivery import send_waiting
from resonanz.people.enums import Channel
from resonanz.people.models import Account, ExistingCustomerCase, PostalAddress
from tests.support.people import People


def listed(
    inquiry: Inquiry,
    people: People,
    count: int,
    *,
    state: CandidateState = CandidateState.LISTED,
    ground: bool = True,
    language: str = "de",
    start: int = 0,
) -> list[Candidate]:
    """`count` people, in bulk so that ten thousand are a matter of seconds."""
    moment = clock.now()
    accounts = Account.objects.bulk_create(
        Account(
            name=f"Gast {n}",
            email=f"gast{n}@beispiel.example",
            password="!",
            created_at=moment,
            language=language,
        )
        for n in range(start, start + count)
    )
    if ground:
        ExistingCustomerCase.objects.bulk_create(
            ExistingCustomerCase(account=account, reason="Kauf", ticked_by=people.mira, ticked_at=moment)
            for account in accounts
        )
    return Candidate.objects.bulk_create(
        Candidate(
            inquiry=inquiry,
            account=account,
            number=start + place + 1,
            turn=start + place + 1,
            groups=["kunden"],
            drawn_for="kunden" if state == CandidateState.DRAWN else "",
            found=Found.IMPORTED,
            state=state,
            added_at=moment,
            moved_at=moment if state == CandidateState.DRAWN else None,
        )
        for place, account in enumerate(accounts)
    )


def drawn(inquiry: Inquiry, people: People) -> None:
    moment = clock.now()
    Audience.objects.create(
        inquiry=inquiry,
        places=2,
        sealed_at=moment,
        drawn_at=moment,
        drawn_by=people.mira,
        seed=b"x" * 32,
        seed_hash=b"y" * 32,
        seal_index=-1,
        rule="Das Los.",
    )


def with_address(candidates: Sequence[Candidate]) -> None:
    PostalAddress.objects.bulk_create(
        PostalAddress(
            account_id=candidate.account_id,
            street="Lindenweg 4",
            postal_code="12345",
            city="Auenfurt",
        )
        for candidate in candidates
    )


def invited(inquiry: Inquiry, people: People, channel: Channel = Channel.EMAIL) -> list[Invitation]:
    """Presses the button and lets the worker do its work."""
    batch = actions.start_inviting(inquiry=inquiry, channel=channel, by=people.mira.pk)
    actions.work_on_batch(batch.pk)
    return list(Invitation.objects.filter(inquiry=inquiry).select_related("candidate__account").order_by("pk"))


def sent() -> dict[str, str]:
    """What leaves now: address → text."""
    sent_mail.outbox.clear()
    send_waiting(most=100_000)
    return {message.to[0]: str(message.body) for message in sent_mail.outbox}


def path_of(invitation: Invitation) -> str:
    return f"/e/{spoken(code_of(invitation.pk, invitation.issue))}/"


def path_in(body: str) -> str:
    [path] = re.findall(r"https://dialog\.auenfurt\.example(/e/[0-9A-Z-]+/)", body)
    return str(path)
