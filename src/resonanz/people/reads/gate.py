"""The gate that everything which sends has to pass (§ 7 UWG), for one person or for thousands with the same rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from resonanz.people.enums import ASKED_FOR, Channel, Door, Purpose
from resonanz.people.models import Account, Consent, ExistingCustomerCase, Objection, RefusedAddress
from resonanz.people.rules.addresses import address_hash

_INVITES = frozenset({Purpose.INVITATION, Purpose.FORUM})


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """Whether somebody may be written to, and the sentence that says on which ground, or why not."""

    allowed: bool
    sentence: str


@dataclass(frozen=True, kw_only=True)
class _Known:
    """What the database says about some people, by account."""

    objected: frozenset[int]
    refused: dict[int, bytes]
    consents: dict[int, Consent]
    cases: dict[int, ExistingCustomerCase]


def may_contact(account: Account, purpose: Purpose, channel: Channel) -> Verdict:
    """The budget is counted apart, when reserving."""
    return may_contact_all([account], purpose, channel)[account.pk]


def may_contact_all(accounts: Sequence[Account], purpose: Purpose, channel: Channel) -> dict[int, Verdict]:
    """The verdict about each, in four questions to the database however many they are."""
    known = _known([account.pk for account in accounts], purpose, channel)
    return {account.pk: _judge(account, purpose, channel, known) for account in accounts}


def _known(ids: Sequence[int], purpose: Purpose, channel: Channel) -> _Known:
    objections = Objection.objects.filter(account_id__in=ids, ended_at=None)
    consents = Consent.objects.filter(account_id__in=ids, purpose=purpose, channel=channel, withdrawn_at=None)
    by_mail = channel == Channel.EMAIL
    cases: Iterable[ExistingCustomerCase] = ()
    if by_mail and purpose in _INVITES:
        cases = ExistingCustomerCase.objects.select_related("ticked_by").filter(account_id__in=ids, ended_at=None)
    refused = RefusedAddress.objects.filter(account_id__in=ids).values_list("account_id", "address_hash")
    return _Known(
        objected=frozenset(objections.values_list("account_id", flat=True)),
        refused={account_id: bytes(digest) for account_id, digest in refused} if by_mail else {},
        consents={consent.account_id: consent for consent in consents.select_related("wording")},
        cases={case.account_id: case for case in cases},
    )


def _judge(account: Account, purpose: Purpose, channel: Channel, known: _Known) -> Verdict:
    obstacle = _obstacle(account, purpose, channel, known)
    if obstacle:
        return _no(obstacle)
    consent = known.consents.get(account.pk)
    if consent is not None and consent.confirmed_at is not None:
        return _by_consent(account, consent)
    return _without_consent(known.cases.get(account.pk), purpose, channel, is_pending=consent is not None)


def _obstacle(account: Account, purpose: Purpose, channel: Channel, known: _Known) -> str:
    if not account.is_active:
        return _("Diese Person ist nicht mehr dabei.")
    if purpose not in ASKED_FOR and account.pk in known.objected:
        return _("Diese Person hat allem widersprochen, worum sie nicht selbst bittet.")
    if channel != Channel.EMAIL:
        return ""
    if not account.email:
        return _("Von dieser Person ist keine E-Mail-Adresse bekannt.")
    if known.refused.get(account.pk) == address_hash(account.email):
        return _("Der Server dieser Adresse nimmt nichts mehr an.")
    return ""


def _by_consent(account: Account, consent: Consent) -> Verdict:
    if consent.channel == Channel.EMAIL and bytes(consent.address_hash or b"") != address_hash(str(account.email)):
        return _no(_("Die Einwilligung gilt für eine frühere Adresse. Für die neue braucht es ein neues Ja."))
    day = date_format(localtime(consent.given_at), "DATE_FORMAT")
    if consent.source == Door.LIST:
        return _yes(_("Es gibt eine Einwilligung vom %(day)s, mit einer Adressliste übernommen.") % {"day": day})
    sentence = _("Es gibt eine Einwilligung vom %(day)s, Fassung %(version)s, bestätigt.")
    return _yes(sentence % {"day": day, "version": consent.wording.version})


def _without_consent(
    case: ExistingCustomerCase | None, purpose: Purpose, channel: Channel, *, is_pending: bool
) -> Verdict:
    if case is not None:
        sentence = _("Ausnahme für Bestandskunden nach § 7 Abs. 3 UWG, verantwortet von %(name)s.")
        return _yes(sentence % {"name": case.ticked_by.name})
    is_invitation = purpose in _INVITES
    if is_invitation and channel in {Channel.LETTER, Channel.HAND}:
        return _yes(_("Brief und persönliche Übergabe gehen ohne Einwilligung."))
    if is_pending:
        return _no(_("Die Einwilligung ist noch nicht aus dem Postfach bestätigt."))
    if not is_invitation:
        return _no(_("Darum hat diese Person nicht gebeten."))
    return _no(_("Es gibt keine Einwilligung. Es bleiben Brief, Code zum Abscannen und persönliche Übergabe."))


def _yes(sentence: str) -> Verdict:
    return Verdict(allowed=True, sentence=sentence)


def _no(sentence: str) -> Verdict:
    return Verdict(allowed=False, sentence=sentence)
