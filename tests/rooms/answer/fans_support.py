"""People who may be written to, and a house that has said what it gives."""

from __future__ import annotations

from resonanz.answer import actions
from resonanz.answer.models import FanStep, Giving
from resonanz.ground import clock
from resonanz.people.enums import Channel, Door, Purpose
from resonanz.people.models import Account, Consent, ConsentWording, ExistingCustomerCase
from resonanz.people.rules.addresses import address_hash
from tests.support.people import People

LINES = ["Zwei Mal im Jahr ein Abend in der Werkstatt.", "Wir sagen Ihnen zuerst, was nicht geklappt hat."]


def known(number: int = 0, *, name: str = "Lea Sommer", **changes: object) -> Account:
    """A customer with an address they have confirmed."""
    said = {"email": f"fan{number}@beispiel.example", "created_at": clock.now(), "confirmed_at": clock.now()}
    return Account.objects.create(name=name, password="!", **{**said, **changes})


def gives(people: People) -> Giving:
    return actions.say_what_we_give(lines=LINES, by=people.mira.pk)


def declares(account: Account, giving: Giving, **said: object) -> FanStep:
    words: dict[str, object] = {"kinds": ["fan"], **said}
    return actions.declare_fan(account_id=account.pk, read=giving.number, **words)  # type: ignore[arg-type]  # of a test


def allows(account: Account, purpose: Purpose = Purpose.INVITATION, source: Door = Door.OWN_PAGE) -> None:
    """A confirmed yes, without the way through the mailbox."""
    wording, _new = ConsentWording.objects.get_or_create(
        purpose=purpose,
        channel=Channel.EMAIL,
        language="de",
        version=1,
        defaults={"text": "Ja", "created_at": clock.now()},
    )
    Consent.objects.create(
        account=account,
        wording=wording,
        purpose=purpose,
        channel=Channel.EMAIL,
        address_hash=address_hash(str(account.email)),
        given_at=clock.now(),
        confirmed_at=clock.now(),
        source=source,
    )


def excepted(account: Account, people: People) -> None:
    """May be invited as somebody who bought something, without a consent of their own."""
    ExistingCustomerCase.objects.create(account=account, reason="Kauf", ticked_by=people.mira, ticked_at=clock.now())
