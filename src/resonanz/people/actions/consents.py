"""Giving, confirming and withdrawing: each as easy as the others."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import translation

from resonanz.ground import clock, mail
from resonanz.people import events
from resonanz.people.enums import ASKED_FOR, Against, Channel, Door, Ending, Purpose, RelationSource
from resonanz.people.errors import AddressNeeded, NoMail, ReasonNeeded, TokenNotValid
from resonanz.people.models import (
    Account,
    Consent,
    ConsentWording,
    Contact,
    ExistingCustomerCase,
    FileObjection,
    Objection,
    RefusedAddress,
    Relation,
)
from resonanz.people.reads import bare_addresses, exception_of, open_consent, the_organisation
from resonanz.people.rules.addresses import CONFIRM_WITHIN, address_hash, confirm_token, normal, read_confirm_token
from resonanz.people.rules.letters import confirm_letter
from resonanz.people.rules.wordings import current_wording

CONFIRM = "confirm"
FACTS_NEEDED = 4
_MOST_A_DAY = 3
_ONE_DAY = timedelta(days=1)


@transaction.atomic
def give_consent(*, account: Account, purpose: Purpose, channel: Channel, language: str, source: Door) -> Consent:
    """Notes a yes with its exact words. By e-mail a mail asks for the confirmation; other ways count at once.

    Given again, the yes that is there stays, unless it was for another address: then the new one replaces it.
    """
    consent = _note(account, purpose, channel, language, source=source, reference="")
    if consent.confirmed_at is None:
        _ask_mailbox(consent, account, "")
    return consent


@transaction.atomic
def leave_address(
    *,
    email: str,
    roles: Sequence[str],
    language: str,
    reference: str,
    purpose: Purpose = Purpose.OUTCOME,
    source: Door = Door.VOICE,
    occasion: str = "",
) -> None:
    """A guest asks to be told what becomes of their words, or to be invited. Nothing is linked before the mailbox has
    said yes.

    Behaves the same whoever the address belongs to. `reference` names what it is about, such as `story:12`, and
    `occasion` is what was said besides the wording.
    """
    moment = clock.now()
    account, created = Account.objects.get_or_create(
        email=normal(email), defaults={"name": "", "created_at": moment, "is_team": False, "password": "!"}
    )
    if created:
        Relation.objects.bulk_create(
            Relation(account=account, role=role, source=RelationSource.SAID, since=moment) for role in roles
        )
    consent = _note(account, purpose, Channel.EMAIL, language, source=source, reference=reference)
    _ask_mailbox(consent, account, reference, occasion)


@transaction.atomic
def confirm_consent(*, token: str) -> Consent:
    """The second yes, from the mailbox. Pressing twice does no harm; more than one story may ask for it."""
    meant = read_confirm_token(token)
    if meant is None:
        raise TokenNotValid
    pk, reference = meant
    consent = Consent.objects.select_for_update(of=("self",)).select_related("account", "wording").filter(pk=pk).first()
    if consent is None or consent.withdrawn_at is not None:
        raise TokenNotValid
    if bytes(consent.address_hash or b"") != address_hash(consent.account.email or ""):
        raise TokenNotValid
    if consent.confirmed_at is None:
        consent.confirmed_at = clock.now()
        consent.save(update_fields=["confirmed_at"])
    # Whoever presses this button has just read a mail: the address works.
    RefusedAddress.objects.filter(account_id=consent.account_id).delete()
    confirmed = events.Confirmed(account_id=consent.account_id, purpose=consent.purpose, reference=reference)
    events.consent_confirmed.run(confirmed)
    consent.said = tuple(confirmed.said)
    return consent


@transaction.atomic
def withdraw_consent(*, account_id: int, purpose: str, channel: str, how: Ending) -> bool:
    """Ends a yes at once, and stops what waits because of it."""
    consent = (
        Consent.objects.select_for_update()
        .filter(account_id=account_id, purpose=purpose, channel=channel, withdrawn_at=None)
        .first()
    )
    if consent is None:
        return False
    _end(consent, how)
    _stop_waiting(account_id, [purpose])
    return True


@transaction.atomic
def object_to_contact(*, account_id: int, how: Ending) -> None:
    """One press ends everything but what the person asked for. It stands in the file, wherever it was made."""
    others = [purpose for purpose in Purpose if purpose not in ASKED_FOR]
    Account.objects.select_for_update(no_key=True).get(pk=account_id)
    for consent in Consent.objects.filter(account_id=account_id, purpose__in=others, withdrawn_at=None):
        _end(consent, Ending.OBJECTION)
    ExistingCustomerCase.objects.filter(account_id=account_id, ended_at=None).update(ended_at=clock.now())
    Objection.objects.get_or_create(account_id=account_id, ended_at=None, defaults={"made_at": clock.now(), "how": how})
    told = {"account_id": account_id, "against": Against.CONTACT}
    if not FileObjection.objects.filter(**told, lifted_at=None).exists():
        FileObjection.objects.create(**told, at=clock.now())
    _stop_waiting(account_id, others)


@transaction.atomic
def lift_objection(*, account_id: int) -> None:
    """Only the person can do this. Nothing comes back by itself: each yes has to be given anew."""
    moment = clock.now()
    Objection.objects.filter(account_id=account_id, ended_at=None).update(ended_at=moment)
    standing = FileObjection.objects.filter(account_id=account_id, against=Against.CONTACT, lifted_at=None)
    standing.update(lifted_at=moment)


@transaction.atomic
def tick_exception(*, account: Account, facts: int, reason: str, by: Account) -> ExistingCustomerCase:
    """§ 7(3) UWG: `facts` of the four conditions were ticked; all four and a reason are needed."""
    if facts != FACTS_NEEDED or not reason.strip():
        raise ReasonNeeded
    Account.objects.select_for_update(no_key=True).get(pk=account.pk)
    known = exception_of(account.pk)
    if known is not None:
        return known
    return ExistingCustomerCase.objects.create(account=account, reason=reason, ticked_by=by, ticked_at=clock.now())


@transaction.atomic
def end_exception(*, account_id: int) -> None:
    ExistingCustomerCase.objects.filter(account_id=account_id, ended_at=None).update(ended_at=clock.now())


@transaction.atomic
def drop_unconfirmed() -> int:
    """Addresses that never said yes are erased; where there is nothing else, with their relations."""
    late = Consent.objects.select_for_update().filter(
        confirmed_at=None, withdrawn_at=None, given_at__lt=clock.now() - CONFIRM_WITHIN
    )
    ended = list(late)
    for consent in ended:
        _end(consent, Ending.UNCONFIRMED)
    for account_id in {consent.account_id for consent in ended}:
        forget_bare_address(account_id=account_id)
    return len(ended)


@transaction.atomic
def forget_bare_address(*, account_id: int) -> bool:
    """Erases the address of somebody who is known for nothing else: no team, no sign-in, no other consent."""
    if Consent.objects.filter(account_id=account_id, withdrawn_at=None).exists():
        return False
    return bool(bare_addresses().filter(pk=account_id).update(email=None))


def _stored(purpose: Purpose, channel: Channel, language: str) -> ConsentWording:
    """The row of the wording in use. A text that changed without a new version is refused, not overwritten."""
    wording = current_wording(purpose, channel, language)
    if wording is None:
        raise AddressNeeded
    row, _created = ConsentWording.objects.get_or_create(
        purpose=purpose,
        channel=channel,
        language=wording.language,
        version=wording.version,
        defaults={"text": wording.text, "created_at": clock.now()},
    )
    if row.text != wording.text:
        raise RuntimeError(f"{purpose}/{channel}/{language}: a wording changed without a new version")
    return row


def _note(
    account: Account, purpose: Purpose, channel: Channel, language: str, *, source: Door, reference: str
) -> Consent:
    if channel == Channel.EMAIL and not account.email:
        raise AddressNeeded
    # Two presses at once wait for each other here.
    Account.objects.select_for_update(no_key=True).get(pk=account.pk)
    digest = address_hash(account.email) if channel == Channel.EMAIL and account.email else None
    known = open_consent(account.pk, purpose, channel)
    if known is not None:
        if bytes(known.address_hash or b"") == (digest or b""):
            return known
        _end(known, Ending.UNCONFIRMED)
    moment = clock.now()
    return Consent.objects.create(
        account_id=account.pk,
        wording=_stored(purpose, channel, language),
        purpose=purpose,
        channel=channel,
        address_hash=digest,
        given_at=moment,
        source=source,
        reference=reference,
        confirmed_at=None if channel == Channel.EMAIL else moment,
    )


def _ask_mailbox(consent: Consent, account: Account, reference: str, occasion: str = "") -> None:
    """Asks in the language of the wording, and stops after a few tries: nobody is flooded by a stranger's hand."""
    if not mail.can_link():
        raise NoMail
    address = str(account.email)
    if mail.posted_to(address, purpose=CONFIRM, since=clock.now() - _ONE_DAY) >= _MOST_A_DAY:
        return
    organisation = the_organisation()
    with translation.override(consent.wording.language):
        letter = confirm_letter(
            wording=consent.wording.text,
            url=mail.absolute(reverse("people:confirm", args=[confirm_token(consent.pk, reference)])),
            organisation=organisation.name if organisation else "Resonanz",
            occasion=occasion,
        )
    mail.post(to=address, subject=letter.subject, body=letter.body, purpose=CONFIRM)


def _end(consent: Consent, how: Ending) -> None:
    consent.withdrawn_at, consent.withdrawn_how = clock.now(), how
    consent.save(update_fields=["withdrawn_at", "withdrawn_how"])


def _stop_waiting(account_id: int, purposes: list[str] | list[Purpose]) -> None:
    waiting = Contact.objects.filter(account_id=account_id, purpose__in=purposes, message__isnull=False)
    mail.drop(pks=list(waiting.values_list("message_id", flat=True)))
