"""The second factor: time codes of an app, recovery codes, passkeys. The cryptography is allauth's."""

from __future__ import annotations

import base64
import hmac
from hashlib import sha256
from typing import Any

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa import app_settings as mfa_settings
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.webauthn.internal import auth as webauthn
from cryptography.fernet import Fernet
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from resonanz.ground import clock
from resonanz.people import reads
from resonanz.people.errors import FactorNotValid, PasskeyNotValid
from resonanz.people.models import Account

_APP, _CODES, _PASSKEY = (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES, Authenticator.Type.WEBAUTHN)


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth ships no types.
    """Secrets lie encrypted; apps and passkeys show the organisation's name."""

    def encrypt(self, text: str) -> str:
        return _fernet().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _fernet().decrypt(encrypted_text.encode()).decode()

    def get_totp_issuer(self) -> str:
        return self._get_site_name()

    def _get_site_name(self) -> str:
        organisation = reads.the_organisation()
        return organisation.name if organisation else "Resonanz"


def new_secret() -> str:
    secret: str = totp.generate_totp_secret()
    return secret


def app_address(*, account: Account, secret: str) -> str:
    """The otpauth address that an app reads from a QR code."""
    address: str = FactorAdapter().build_totp_url(account, secret)
    return address


@transaction.atomic
def add_app(*, account: Account, secret: str, code: str) -> None:
    """Raises `FactorNotValid` when the app does not show what it should."""
    step = _step(secret, code)
    if step is None:
        raise FactorNotValid
    Authenticator.objects.filter(user=account, type=_APP).delete()
    kept = totp.TOTP.activate(account, secret).instance
    kept.data["last_step"] = step
    kept.save(update_fields=["data"])
    RecoveryCodes.activate(account)
    _note(account)


@transaction.atomic
def remove_factor(*, account: Account, pk: int) -> None:
    """The last real factor takes the recovery codes with it."""
    Authenticator.objects.filter(user=account, pk=pk).exclude(type=_CODES).delete()
    if not Authenticator.objects.filter(user=account).exclude(type=_CODES).exists():
        Authenticator.objects.filter(user=account).delete()
    _note(account)


@transaction.atomic
def renew_recovery_codes(*, account: Account) -> None:
    Authenticator.objects.filter(user=account, type=_CODES).delete()
    if factors_of(account):
        RecoveryCodes.activate(account)


def recovery_codes(account: Account) -> list[str]:
    found = Authenticator.objects.filter(user=account, type=_CODES).first()
    return list(RecoveryCodes(found).get_unused_codes()) if found else []


def factors_of(account: Account) -> list[Authenticator]:
    """Apps and passkeys, oldest first."""
    return list(Authenticator.objects.filter(user=account).exclude(type=_CODES).order_by("pk"))


def check_factor(*, account: Account, code: str) -> None:
    """A time code or a recovery code, each once. Raises `FactorNotValid`."""
    app = Authenticator.objects.filter(user=account, type=_APP).first()
    if app is not None and (step := _step(FactorAdapter().decrypt(app.data["secret"]), code)) and _use_step(app, step):
        return
    codes = Authenticator.objects.filter(user=account, type=_CODES).first()
    if codes is None or not RecoveryCodes(codes).validate_code(code.replace(" ", "").replace("-", "")):
        raise FactorNotValid


def offer_passkey(*, account: Account) -> dict[str, Any]:
    """What the browser needs to make a passkey; the challenge waits in the session."""
    return dict(webauthn.begin_registration(account, passwordless=True))


@transaction.atomic
def add_passkey(*, account: Account, name: str, credential: Any) -> None:
    try:
        webauthn.parse_registration_response(credential)
        webauthn.complete_registration(credential)
    except (ValidationError, ValueError, TypeError, KeyError, AttributeError) as wrong:
        raise PasskeyNotValid from wrong
    webauthn.WebAuthn.add(account, name[:60] or "Passkey", credential)
    RecoveryCodes.activate(account)
    _note(account)


def ask_for_passkey() -> dict[str, Any]:
    return dict(webauthn.begin_authentication())


@transaction.atomic
def redeem_passkey(*, credential: Any) -> Account:
    """The account of a passkey that signed the waiting challenge. Raises `PasskeyNotValid`."""
    try:
        webauthn.parse_authentication_response(credential)
        account = webauthn.extract_user_from_response(credential)
        used = webauthn.complete_authentication(account, credential)
    except (ValidationError, ValueError, TypeError, KeyError, AttributeError) as wrong:
        raise PasskeyNotValid from wrong
    used.record_usage()
    if not isinstance(account, Account) or not account.is_active:
        raise PasskeyNotValid
    return account


def _note(account: Account) -> None:
    has_any = bool(factors_of(account))
    account.second_factor_at = (account.second_factor_at or clock.now()) if has_any else None
    account.save(update_fields=["second_factor_at"])


def _step(secret: str, code: str) -> int | None:
    """The time step whose code this is, one before and one after the present forgiven."""
    typed = code.replace(" ", "")
    now = int(clock.now().timestamp()) // mfa_settings.TOTP_PERIOD
    step: int
    for step in (now, now - 1, now + 1):
        if compare_user_code(actual=typed, expected=totp.format_hotp_value(totp.hotp_value(secret, step))):
            return step
    return None


def _use_step(app: Authenticator, step: int) -> bool:
    """A time code counts once, in every process: the update is the lock."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            UPDATE mfa_authenticator SET data = jsonb_set(data, '{last_step}', to_jsonb(%s::bigint)), last_used_at = %s
            WHERE id = %s AND coalesce((data->>'last_step')::bigint, 0) < %s
            """,
            [step, clock.now(), app.pk, step],
        )
        return bool(cursor.rowcount)


def _fernet() -> Fernet:
    key = hmac.new(settings.SECRET_KEY.encode(), b"second factor", sha256).digest()
    return Fernet(base64.urlsafe_b64encode(key))
