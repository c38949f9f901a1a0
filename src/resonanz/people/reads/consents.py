"""What somebody has allowed. Whether they may be written to is said by `gate`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from resonanz.ground.manner import DU
from resonanz.people.enums import Channel, Purpose
from resonanz.people.models import Account, Consent, ExistingCustomerCase, Objection
from resonanz.people.rules.wordings import Wording, all_wordings, current_wording, offered


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


def agreed_with_du(consent_id: int) -> bool:
    return Consent.objects.filter(pk=consent_id, wording__language=DU).exists()


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


def agreed_to_evenings(purpose: Purpose, account_ids: Iterable[int]) -> set[int]:
    """Those of these people whose confirmed yes, in the very words they agreed to, names what follows an evening."""
    said = {(row.language, row.version) for row in all_wordings() if row.purpose == purpose and row.after_evening}
    asked = confirmed_consents(purpose, Channel.EMAIL).filter(account_id__in=list(account_ids))
    return {row.account_id for row in asked if (row.wording.language, row.wording.version) in said}


def consents_about(reference: str) -> QuerySet[Consent]:
    """Open consents that were given at this door, such as `story:12`."""
    return Consent.objects.filter(reference=reference, withdrawn_at=None).select_related("account").order_by("pk")


def bare_addresses() -> QuerySet[Account]:
    """People of whom we know nothing but an address they left for one purpose: no name, no sign-in, no team."""
    return Account.objects.filter(is_team=False, last_login=None, name="")


def is_known_only_by_address(account_id: int) -> bool:
    return bare_addresses().filter(pk=account_id).exists()
