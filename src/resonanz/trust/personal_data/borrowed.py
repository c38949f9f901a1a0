"""Tables of the packages we build on: Django, the queue, the sign-in."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from resonanz.trust.rules.holdings import Activity, Holding, Text, because, declare, deleted, for_days

_NOBODY = _("niemand")
_THE_PERSON = _("die Person selbst und das Team")
_WITH_ACCOUNT = because(_("solange das Konto besteht"))
_SECRET = _("ein Geheimnis der Anmeldung, das niemandem gezeigt wird")
_NUMBER = _("Laufende Nummer der Zeile")


def _empty(table: str, says: Text, columns: dict[str, Text]) -> Holding:
    """A table that comes with a package and says nothing about people."""
    return Holding(
        table=table,
        activity=Activity.OPERATION,
        title=says,
        seen_by=_NOBODY,
        nobody=_("Beschreibt Programm und Tabellen, keine Menschen"),
        keep=because(_("solange es das Programm gibt")),
        technical=columns,
        is_optional=True,
    )


def _signs_in(table: str, path: str, title: Text, columns: dict[str, Text], sealed: dict[str, Text]) -> Holding:
    """What the sign-in keeps about an account; goes with it."""
    return Holding(
        table=table,
        activity=Activity.SIGN_IN,
        title=title,
        seen_by=_THE_PERSON,
        about=((path, "accounts"),),
        keep=_WITH_ACCOUNT,
        person=deleted(),
        technical=columns,
        sealed=sealed,
        is_optional=True,
    )


declare(
    _empty(
        "contenttypes.ContentType",
        _("Verzeichnis der Tabellen"),
        {"id": _NUMBER, "app_label": _("Welches Zimmer"), "model": _("Welche Tabelle")},
    ),
    _empty(
        "auth.Permission",
        _("Rechte, die Django mitbringt; wir benutzen sie nicht"),
        {"id": _NUMBER, "name": _("Name"), "content_type": _("Welche Tabelle"), "codename": _("Kurzname")},
    ),
    _empty(
        "auth.Group", _("Gruppen, die Django mitbringt; wir benutzen sie nicht"), {"id": _NUMBER, "name": _("Name")}
    ),
    _empty(
        "auth.Group_permissions",
        _("Rechte der Gruppen, die Django mitbringt"),
        {"id": _NUMBER, "group": _("Welche Gruppe"), "permission": _("Welches Recht")},
    ),
    _empty(
        "django_migrations",
        _("Auf welchem Stand die Tabellen sind"),
        {"id": _NUMBER, "app": _("Welches Zimmer"), "name": _("Welcher Schritt"), "applied": _("Wann")},
    ),
    Holding(
        table="sessions.Session",
        activity=Activity.SIGN_IN,
        title=_("Anmeldung in einem Browser"),
        seen_by=_THE_PERSON,
        about=(("session_key", "sessions"),),
        keep=for_days(0, since="expire_date", says=_("bis zum Abmelden, höchstens 14 Tage")),
        person=deleted(),
        technical={
            "session_key": _("Zufallszahl, die auch im Cookie steht"),
            "session_data": _(
                "Wer angemeldet ist, was gleich gemeldet wird und welche internen Anliegen ein Code hier geöffnet hat"
            ),
            "expire_date": _("Bis wann sie gilt"),
        },
        sealed={"session_key": _SECRET, "session_data": _SECRET},
    ),
    Holding(
        table="procrastinate.ProcrastinateJob",
        activity=Activity.OPERATION,
        title=_("Auftrag an den Arbeiter"),
        seen_by=_("wer den Betrieb führt"),
        nobody=_("Aufträge nennen Nummern, nie Worte oder Adressen"),
        keep=because(_("bis er erledigt ist")),
        technical={
            "id": _NUMBER,
            "queue_name": _("In welcher Schlange"),
            "task_name": _("Was zu tun ist"),
            "priority": _("Wie dringend"),
            "lock": _("Was nicht gleichzeitig läuft"),
            "args": _("Womit: Nummern"),
            "status": _("Wie weit"),
            "scheduled_at": _("Ab wann"),
            "attempts": _("Wie oft versucht"),
            "queueing_lock": _("Was nur einmal wartet"),
            "abort_requested": _("Ob abgebrochen werden soll"),
            "worker": _("Welcher Arbeiter"),
        },
    ),
    _empty(
        "procrastinate.ProcrastinateEvent",
        _("Was mit Aufträgen geschah"),
        {"id": _NUMBER, "job": _("Welcher Auftrag"), "type": _("Was"), "at": _("Wann")},
    ),
    _empty(
        "procrastinate.ProcrastinateWorker",
        _("Laufende Arbeiter"),
        {"id": _NUMBER, "last_heartbeat": _("Wann er sich zuletzt meldete")},
    ),
    _empty(
        "procrastinate.ProcrastinatePeriodicDefer",
        _("Wann regelmäßige Aufträge zuletzt anstanden"),
        {
            "id": _NUMBER,
            "task_name": _("Was"),
            "defer_timestamp": _("Wann"),
            "job": _("Welcher Auftrag"),
            "periodic_id": _("Kennung"),
        },
    ),
    _signs_in(
        "account.EmailAddress",
        "user",
        _("Bestätigte Adresse"),
        {
            "id": _NUMBER,
            "user": _("Wessen Adresse"),
            "email": _("Die Adresse"),
            "verified": _("Ob bestätigt"),
            "primary": _("Ob die wichtigste"),
        },
        {},
    ),
    _signs_in(
        "account.EmailConfirmation",
        "email_address__user",
        _("Bestätigung einer Adresse"),
        {
            "id": _NUMBER,
            "email_address": _("Welche Adresse"),
            "created": _("Wann begonnen"),
            "sent": _("Wann abgeschickt"),
            "key": _("Prüfwert der Bestätigung"),
        },
        {"key": _SECRET},
    ),
    _signs_in(
        "mfa.Authenticator",
        "user",
        _("Zweiter Faktor oder Passkey"),
        {
            "id": _NUMBER,
            "user": _("Wessen"),
            "type": _("Welcher Art"),
            "data": _("Was zum Prüfen nötig ist"),
            "created_at": _("Wann eingerichtet"),
            "last_used_at": _("Wann zuletzt benutzt"),
        },
        {"data": _SECRET},
    ),
    _signs_in(
        "socialaccount.SocialAccount",
        "user",
        _("Anmeldung über die Organisation"),
        {
            "id": _NUMBER,
            "user": _("Wessen"),
            "provider": _("Welcher Anmeldedienst"),
            "uid": _("Kennung dort"),
            "last_login": _("Wann zuletzt"),
            "date_joined": _("Seit wann"),
            "extra_data": _("Was der Anmeldedienst mitteilt"),
        },
        {},
    ),
    _signs_in(
        "socialaccount.SocialToken",
        "account__user",
        _("Schlüssel des Anmeldedienstes"),
        {
            "id": _NUMBER,
            "app": _("Welcher Dienst"),
            "account": _("Wessen"),
            "token": _("Der Schlüssel"),
            "token_secret": _("Sein Geheimnis"),
            "expires_at": _("Bis wann er gilt"),
        },
        {"token": _SECRET, "token_secret": _SECRET},
    ),
    _empty(
        "socialaccount.SocialApp",
        _("Eingerichtete Anmeldedienste"),
        {
            "id": _NUMBER,
            "provider": _("Welcher Art"),
            "provider_id": _("Kennung"),
            "name": _("Name"),
            "client_id": _("Unter welchem Namen wir uns dort melden"),
            "secret": _("Mit welchem Geheimnis"),
            "key": _("Schlüssel"),
            "settings": _("Einstellungen"),
        },
    ),
    _empty(
        "socialaccount.SocialApp_sites",
        _("Zuordnung der Anmeldedienste"),
        {"id": _NUMBER, "socialapp": _("Welcher Dienst"), "site": _("Welche Seite")},
    ),
)
