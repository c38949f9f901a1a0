"""Sign-in by a code in a mail. It is short, lives ten minutes, and only the page that asked for it can use it."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from datetime import timedelta

from django.db import connection, transaction
from django.utils.translation import gettext as _

from resonanz.ground import clock, mail
from resonanz.ground.codes import code_hash, random_code, read_code, spoken
from resonanz.people import reads
from resonanz.people.actions.relations import know_facts, say_relations
from resonanz.people.enums import Role
from resonanz.people.errors import AccountClosed, AddressTaken, CodeNotValid
from resonanz.people.models import Account, SignInCode
from resonanz.people.rules.addresses import keyed, sign_in_mark
from resonanz.trust.enums import Via

_VALID_FOR = timedelta(minutes=10)
_MOST_TRIES = 5
_LENGTH = 8


@dataclass(frozen=True, kw_only=True)
class Ticket:
    """What the page keeps that asked for a code. Without it the code in the mail is worth nothing."""

    token: str = field(repr=False)


@transaction.atomic
def send_code(*, address: str, is_quiet: bool = False, is_known: bool = False) -> Ticket:
    """Does the same work for every address; a mail goes out unless `is_quiet` or nobody may come in with it.

    `is_known` says that somebody with an account asks, for an address of theirs that is new.
    """
    folded, moment = mailbox(address), clock.now()
    ticket, code = secrets.token_urlsafe(32), random_code(_LENGTH)
    SignInCode.objects.filter(expires_at__lt=moment - timedelta(days=1)).delete()
    SignInCode.objects.create(
        ticket_hash=keyed("ticket", ticket),
        address_hash=sign_in_mark(folded),
        code_hash=code_hash(code),
        created_at=moment,
        expires_at=moment + _VALID_FOR,
    )
    if (reads.may_arrive(folded) or is_known) and mail.can_send() and not is_quiet:
        organisation = reads.the_organisation()
        mail.post(
            to=folded,
            subject=_("Ihr Code zum Anmelden"),
            body=_(
                "Guten Tag,\n\nIhr Code zum Anmelden:\n\n    %(code)s\n\nEr gilt zehn Minuten und nur auf der Seite, "
                "auf der Sie ihn angefordert haben. Geben Sie ihn niemandem weiter; wir fragen nie danach.\n\nWenn Sie "
                "ihn nicht angefordert haben, brauchen Sie nichts zu tun.\n\n%(organisation)s"
            )
            % {"code": spoken(code), "organisation": organisation.name if organisation else "Resonanz"},
            purpose="sign-in",
        )
    return Ticket(token=ticket)


def redeem_code(*, ticket: str, address: str, code: str) -> Account:
    """The account of the address, made if there is none yet. Raises `CodeNotValid` or `AccountClosed`.

    A wrong try counts even though it raises, so the transaction ends before the sentence is said.
    """
    folded = mailbox(address)
    with transaction.atomic():
        account = _arrive(folded) if _use_up(ticket, folded, code) else None
    if account is None:
        raise CodeNotValid
    if not account.is_active:
        raise AccountClosed
    return account


def change_address(*, account: Account, ticket: str, address: str, code: str) -> None:
    """Another address for the same account, once its owner has shown the code that went there."""
    folded = mailbox(address)
    with transaction.atomic():
        is_right = _use_up(ticket, folded, code)
        is_free = not Account.objects.filter(email__iexact=folded).exclude(pk=account.pk).exists()
        if is_right and is_free:
            account.email, account.confirmed_at = folded, clock.now()
            account.save(update_fields=["email", "confirmed_at"])
            know_facts(account=account, via=Via.WEB)
    if not is_right:
        raise CodeNotValid
    if not is_free:
        raise AddressTaken


def mailbox(address: str) -> str:
    """Lower case, because mail does not tell `Ada@` from `ada@`, and neither should sign-in."""
    return address.strip().lower()


def _use_up(ticket: str, folded: str, code: str) -> bool:
    """Counts the try and, if it was right, ends the code. The update is the lock: one of many wins."""
    moment = clock.now()
    with connection.cursor() as cursor:
        cursor.execute(
            """
            UPDATE people_signincode SET tries = tries + 1
            WHERE ticket_hash = %s AND used_at IS NULL AND expires_at > %s AND tries < %s
            RETURNING id, address_hash, code_hash
            """,
            [keyed("ticket", ticket), moment, _MOST_TRIES],
        )
        row = cursor.fetchone()
        # Both comparisons always happen, so that time tells nothing.
        expected_address, expected_code = (bytes(row[1]), bytes(row[2])) if row else (b"", b"")
        same_address = hmac.compare_digest(expected_address, sign_in_mark(folded))
        same_code = hmac.compare_digest(expected_code, code_hash(read_code(code)))
        if not (row and same_address and same_code):
            return False
        cursor.execute("UPDATE people_signincode SET used_at = %s WHERE id = %s", [moment, row[0]])
    return True


def _arrive(folded: str) -> Account | None:
    account = Account.objects.filter(email__iexact=folded).first()
    if account is None:
        if not reads.may_arrive(folded):
            return None
        fresh = {"name": "", "created_at": clock.now(), "password": f"!{secrets.token_hex(20)}"}
        account, created = Account.objects.get_or_create(email=folded, defaults=fresh)
        if created:
            say_relations(account=account, roles=[Role.CUSTOMER])
    if account.confirmed_at is None and account.is_active:
        account.confirmed_at = clock.now()
        account.save(update_fields=["confirmed_at"])
    know_facts(account=account, via=Via.WEB)
    return account
