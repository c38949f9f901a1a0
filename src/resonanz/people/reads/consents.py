"""What somebody has allowed, and whether they may be written to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from resonanz.people.enums import ASKED_FOR, Channel, Door, Purpose
from resonanz.people.models import Account, Consent, ExistingCustomerCase, Objection, RefusedAddress
from resonanz.people.rules.addresses import address_hash
from resonanz.people.rules.wordings import Wording, current_wording, offered


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """Whether somebody may be written to, and the sentence that says on which ground, or why not."""

    allowed: bool
    sentence: str


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A purpose and channel as its owner sees it: the wording, and the consent to it if there is one."""

    wording: Wording
    consent: Consent | None

    @property
    def key(self) -> str:
        return f"{self.wording.purpose}-{self.wording.channel}"

    @property
    def is_confirmed(self) -> bool:
        return self.consent is not None and self.consent.confirmed_at is not None


def may_contact(account: Account, purpose: Purpose, channel: Channel) -> Verdict:
    """The gate that everything which sends has to pass (§ 7 UWG). The budget is counted apart, when reserving."""
    obstacle = _obstacle(account, purpose, channel)
    if obstacle:
        return _no(obstacle)
    consent = open_consent(account.pk, purpose, channel)
    if consent is not None and consent.confirmed_at is not None:
        return _by_consent(account, consent)
    return _without_consent(account, purpose, channel, is_pending=consent is not None)


def wording_of(purpose: Purpose, channel: Channel, language: str) -> str:
    """The sentence somebody would agree to now; empty where there is none."""
    wording = current_wording(purpose, channel, language)
    return wording.text if wording else ""


def open_consent(account_id: int, purpose: str, channel: str) -> Consent | None:
    return (
        Consent.objects.select_related("wording", "account")
        .filter(account_id=account_id, purpose=purpose, channel=channel, withdrawn_at=None)
        .first()
    )


def offers_of(account: Account, language: str) -> list[Offer]:
    """Everything that can be agreed to. An open consent stands with the very words it was given for."""
    given = {(c.purpose, c.channel): c for c in consents_of(account.pk) if c.withdrawn_at is None}
    shown: list[Offer] = []
    for purpose, channel in offered():
        wording, consent = current_wording(purpose, channel, language), given.get((purpose, channel))
        if consent is not None:
            agreed = consent.wording
            wording = Wording(
                purpose=purpose,
                channel=channel,
                language=agreed.language,
                version=agreed.version,
                text=agreed.text,
            )
        if wording is not None:
            shown.append(Offer(wording=wording, consent=consent))
    return shown


def consents_of(account_id: int) -> QuerySet[Consent]:
    """All of them, withdrawn ones too, newest first."""
    return Consent.objects.filter(account_id=account_id).select_related("wording").order_by("-given_at", "-pk")


def objection_of(account_id: int) -> Objection | None:
    return Objection.objects.filter(account_id=account_id, ended_at=None).first()


def not_to_be_asked(account_ids: Sequence[int]) -> frozenset[int]:
    """Those of many who objected, or whose account is closed: nobody writes to them unasked."""
    objecting = Objection.objects.filter(account_id__in=account_ids, ended_at=None)
    closed = Account.objects.filter(pk__in=account_ids, is_active=False)
    return frozenset(objecting.values_list("account_id", flat=True)) | frozenset(closed.values_list("pk", flat=True))


def exception_of(account_id: int) -> ExistingCustomerCase | None:
    return ExistingCustomerCase.objects.select_related("ticked_by").filter(account_id=account_id, ended_at=None).first()


def confirmed_consents(purpose: Purpose, channel: Channel) -> QuerySet[Consent]:
    """Open and confirmed consents with their accounts and wordings."""
    found = Consent.objects.filter(purpose=purpose, channel=channel, withdrawn_at=None, confirmed_at__isnull=False)
    return found.select_related("account", "wording").order_by("account_id")


def consents_about(reference: str) -> QuerySet[Consent]:
    """Open consents that were given at this door, such as `story:12`."""
    return Consent.objects.filter(reference=reference, withdrawn_at=None).select_related("account").order_by("pk")


def _obstacle(account: Account, purpose: Purpose, channel: Channel) -> str:
    if not account.is_active:
        return _("Diese Person ist nicht mehr dabei.")
    if purpose not in ASKED_FOR and objection_of(account.pk) is not None:
        return _("Diese Person hat allem widersprochen, worum sie nicht selbst bittet.")
    if channel != Channel.EMAIL:
        return ""
    if not account.email:
        return _("Von dieser Person ist keine E-Mail-Adresse bekannt.")
    refused = RefusedAddress.objects.filter(account_id=account.pk).first()
    if refused is not None and bytes(refused.address_hash) == address_hash(account.email):
        return _("Der Server dieser Adresse nimmt nichts mehr an.")
    return ""


def _by_consent(account: Account, consent: Consent) -> Verdict:
    if consent.channel == Channel.EMAIL and bytes(consent.address_hash or b"") != address_hash(str(account.email)):
        return _no(_("Die Einwilligung gilt für eine frühere Adresse. Für die neue braucht es ein neues Ja."))
    day = date_format(localtime(consent.given_at), "DATE_FORMAT")
    if consent.source == Door.LIST:
        return _yes(_("Einwilligung vom %(day)s, übernommen mit einer Adressliste.") % {"day": day})
    sentence = _("Es gibt eine Einwilligung vom %(day)s, Fassung %(version)s, bestätigt.")
    return _yes(sentence % {"day": day, "version": consent.wording.version})


def _without_consent(account: Account, purpose: Purpose, channel: Channel, *, is_pending: bool) -> Verdict:
    is_invitation = purpose in {Purpose.INVITATION, Purpose.FORUM}
    case = exception_of(account.pk) if is_invitation and channel == Channel.EMAIL else None
    if case is not None:
        sentence = _("Ausnahme für Bestandskunden nach § 7 Abs. 3 UWG, verantwortet von %(name)s.")
        return _yes(sentence % {"name": case.ticked_by.name})
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


def bare_addresses() -> QuerySet[Account]:
    """People of whom we know nothing but an address they left for one purpose: no name, no sign-in, no team."""
    return Account.objects.filter(is_team=False, last_login=None, name="")


def is_known_only_by_address(account_id: int) -> bool:
    return bare_addresses().filter(pk=account_id).exists()
