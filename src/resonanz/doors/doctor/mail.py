"""Does the mail server take us in? Connects, encrypts and signs in, and sends nothing."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator

from resonanz.doors.doctor.finding import Finding, broken, fine, warns
from resonanz.ground.environment import Environment, Mail

_PATIENCE = 8.0


def mail(environment: Environment) -> Iterator[Finding]:
    given = environment.mail
    if given is None:
        yield warns(
            "mail",
            ("Es ist keine E-Mail eingestellt; niemand bekommt Nachricht.", "No mail is set up; nobody is notified."),
            ("Setzen Sie RESONANZ_MAIL_URL.", "Set RESONANZ_MAIL_URL."),
        )
        return
    place = f"{given.host}:{given.port}"
    try:
        _greet(given)
    except smtplib.SMTPAuthenticationError as error:
        yield broken(
            "mail",
            (
                f"{place} lehnt Name oder Kennwort ab ({error.smtp_code}).",
                f"{place} refuses name or password ({error.smtp_code}).",
            ),
            (
                "Prüfen Sie beide in RESONANZ_MAIL_URL; Sonderzeichen stehen prozentkodiert.",
                "Check both in RESONANZ_MAIL_URL; special characters are percent-encoded.",
            ),
        )
    except ssl.SSLError as error:
        yield broken(
            "mail",
            (
                f"{place} verschlüsselt nicht, wie es soll ({error.reason}).",
                f"TLS with {place} fails ({error.reason}).",
            ),
            (
                "smtps:// gehört zu Port 465, smtp+tls:// zu Port 587; das Zertifikat muss zum Namen passen.",
                "smtps:// belongs to port 465, smtp+tls:// to port 587; the certificate has to fit the name.",
            ),
        )
    except (OSError, smtplib.SMTPException) as error:
        said = type(error).__name__
        yield broken(
            "mail",
            (f"Der Mailserver {place} antwortet nicht ({said}).", f"The mail server {place} does not answer ({said})."),
            (
                "Prüfen Sie Rechner und Port in RESONANZ_MAIL_URL und ob eine Firewall dazwischen steht.",
                "Check host and port in RESONANZ_MAIL_URL, and whether a firewall is in between.",
            ),
        )
    else:
        yield fine("mail", f"{place} nimmt uns an.", f"{place} takes us in.")


def _greet(given: Mail) -> None:
    opened: smtplib.SMTP
    if given.use_ssl:
        opened = smtplib.SMTP_SSL(given.host, given.port, timeout=_PATIENCE, context=ssl.create_default_context())
    else:
        opened = smtplib.SMTP(given.host, given.port, timeout=_PATIENCE)
    with opened as line:
        if given.use_tls:
            line.starttls(context=ssl.create_default_context())
        if given.user:
            line.login(given.user, given.password)
        line.noop()
