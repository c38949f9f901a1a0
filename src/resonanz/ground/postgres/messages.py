"""Every sentence this package can say, in both languages: what happened, and the way out."""

import os
from typing import Literal

Language = Literal["de", "en"]

TEXTS: dict[str, dict[Language, str]] = {
    "dump_failed": {
        "de": "Die Datenbank ließ sich nicht sichern oder zurückspielen: {detail}",
        "en": "The database could not be backed up or restored: {detail}",
    },
    "already_running": {
        "de": "Resonanz läuft in {data} bereits (Prozess {pid}: {command}); "
        "beenden Sie es dort oder wählen Sie mit --data ein anderes Verzeichnis.",
        "en": "Resonanz is already running in {data} (process {pid}: {command}); "
        "stop it there or choose another directory with --data.",
    },
    "binaries_missing": {
        "de": "Die mitgelieferte Datenbank fehlt ({place}); installieren Sie Resonanz neu "
        "oder geben Sie mit DATABASE_URL eine eigene PostgreSQL-Datenbank an.",
        "en": "The bundled database is missing ({place}); reinstall Resonanz "
        "or name a PostgreSQL of your own in DATABASE_URL.",
    },
    "unreachable": {
        "de": "Die Datenbank läuft als Benutzer {user} und kommt nicht an {path}, weil ein Verzeichnis "
        "darüber gesperrt ist; legen Sie Programm und Daten außerhalb davon ab (etwa nach /opt und /var/lib) "
        "oder starten Sie Resonanz als gewöhnlicher Benutzer.",
        "en": "The database runs as user {user} and cannot reach {path} because a directory above is locked; "
        "move program and data out of it (to /opt and /var/lib, say) or start Resonanz as an ordinary user.",
    },
    "cannot_change_user": {
        "de": "PostgreSQL läuft nie als root, und dieser root darf nicht zu Benutzer {user} wechseln "
        "({detail}); starten Sie Resonanz als gewöhnlicher Benutzer.",
        "en": "PostgreSQL never runs as root, and this root may not change to user {user} ({detail}); "
        "start Resonanz as an ordinary user.",
    },
    "user_without_name": {
        "de": "Der Benutzer mit der Nummer {user} hat keinen Namen im System, PostgreSQL braucht aber einen; "
        "tragen Sie ihn in /etc/passwd ein oder starten Sie Resonanz als anderer Benutzer.",
        "en": "User number {user} has no name on this system, but PostgreSQL needs one; "
        "add it to /etc/passwd or start Resonanz as another user.",
    },
    "foreign_data": {
        "de": "{path} gehört dem Benutzer {owner}; starten Sie Resonanz als dieser Benutzer "
        "oder wählen Sie mit --data ein anderes Verzeichnis.",
        "en": "{path} belongs to user {owner}; start Resonanz as that user or choose another directory with --data.",
    },
    "not_writable": {
        "de": "{path} lässt sich nicht lesen oder beschreiben ({detail}); "
        "berichtigen Sie die Rechte oder wählen Sie mit --data ein anderes Verzeichnis.",
        "en": "{path} cannot be read or written ({detail}); "
        "correct its permissions or choose another directory with --data.",
    },
    "disk_full": {
        "de": "Auf dem Datenträger von {path} ist kein Platz mehr; schaffen Sie Platz, "
        "dann läuft die Datenbank weiter. Bestätigtes ist nicht verloren.",
        "en": "The disk that holds {path} is full; free some space and the database will go on. "
        "Nothing that was acknowledged is lost.",
    },
    "socket_directory_taken": {
        "de": "{path} gehört jemand anderem oder ist für andere beschreibbar; entfernen Sie es "
        "oder wählen Sie mit --data ein Verzeichnis mit kürzerem Pfad.",
        "en": "{path} belongs to someone else or others may write to it; remove it "
        "or choose a directory with a shorter path with --data.",
    },
    "version_mismatch": {
        "de": "{path} stammt von PostgreSQL {found}, mitgeliefert ist {expected}; sichern Sie mit der alten "
        "Fassung von Resonanz mit pg_dump und spielen Sie die Sicherung mit der neuen ein.",
        "en": "{path} was made by PostgreSQL {found}, but {expected} is bundled; back up with the old "
        "version of Resonanz with pg_dump and restore with the new one.",
    },
    "password_refused": {
        "de": "Die Datenbank lehnt das Kennwort von {user} ab; stellen Sie {path} aus der Sicherung wieder her.",
        "en": "The database refuses the password of {user}; restore {path} from your backup.",
    },
    "start_failed": {
        "de": "Die Datenbank startet nicht ({reason}); sehen Sie in {log} nach. Letzte Zeilen:\n{tail}",
        "en": "The database does not start ({reason}); look into {log}. Last lines:\n{tail}",
    },
    "not_supervising": {
        "de": "Diese Datenbank wird von einem anderen Prozess beaufsichtigt; beaufsichtigen kann nur, "
        "wer sie gestartet hat.",
        "en": "Another process supervises this database; only the one that started it can watch it.",
    },
    "external_unreachable": {
        "de": "Die Datenbank aus DATABASE_URL antwortet nicht ({detail}); prüfen Sie Adresse, Benutzer und Kennwort.",
        "en": "The database in DATABASE_URL does not answer ({detail}); check address, user and password.",
    },
    "external_url_invalid": {
        "de": "DATABASE_URL ist keine PostgreSQL-Adresse; sie sieht so aus: "
        "postgresql://benutzer:kennwort@rechner/datenbank",
        "en": "DATABASE_URL is no PostgreSQL address; it looks like this: postgresql://user:password@host/database",
    },
    "external_too_old": {
        "de": "Die Datenbank aus DATABASE_URL ist PostgreSQL {found}; Resonanz braucht {minimum} oder neuer.",
        "en": "The database in DATABASE_URL is PostgreSQL {found}; Resonanz needs {minimum} or newer.",
    },
    "external_not_utf8": {
        "de": "Die Datenbank {name} speichert Text als {found}; legen Sie sie mit ENCODING 'UTF8' neu an.",
        "en": "The database {name} stores text as {found}; create it again with ENCODING 'UTF8'.",
    },
    "external_without_vector": {
        "de": "Der Datenbank aus DATABASE_URL fehlt die Erweiterung pgvector; "
        "installieren Sie auf dem Datenbankrechner das Paket postgresql-{major}-pgvector.",
        "en": "The database in DATABASE_URL lacks the extension pgvector; "
        "install the package postgresql-{major}-pgvector on the database host.",
    },
    "external_vector_not_enabled": {
        "de": "pgvector ist installiert, aber {user} darf es in {name} nicht einschalten; lassen Sie dort "
        "jemanden mit Verwaltungsrechten einmal „CREATE EXTENSION vector“ ausführen.",
        "en": "pgvector is installed, but {user} may not enable it in {name}; have an administrator run "
        '"CREATE EXTENSION vector" there once.',
    },
    "other_house": {
        "de": "Diesem Rechner fehlt der Schlüssel des Hauses; geben Sie ihm dasselbe RESONANZ_SECRET_KEY wie den "
        "anderen oder kopieren Sie deren secrets/site.key nach {place}.",
        "en": "This machine lacks the key of the house; give it the same RESONANZ_SECRET_KEY as the others "
        "or copy their secrets/site.key to {place}.",
    },
    "under_another_key": {
        "de": "Der Schlüssel dieses Rechners gehört zu einem anderen Haus: Quittungscodes und Anmeldungen wären hier "
        "falsch; geben Sie ihm dasselbe RESONANZ_SECRET_KEY wie den anderen oder kopieren Sie deren secrets/site.key "
        "nach {place}.",
        "en": "The key of this machine belongs to another house: receipt codes and sign-ins would be wrong here; give "
        "it the same RESONANZ_SECRET_KEY as the others or copy their secrets/site.key to {place}.",
    },
    "clock_apart": {
        "de": "Die Uhr dieses Rechners geht {seconds} Sekunden {de} gegenüber der Datenbank; schalten Sie auf beiden "
        "die Zeitabfrage ein (timedatectl set-ntp true).",
        "en": "The clock of this machine is {seconds} seconds {en} that of the database; switch on time "
        "synchronisation on both (timedatectl set-ntp true).",
    },
    "other_log_key": {
        "de": "Der Schlüssel, der das Protokollbuch unterschreibt, fehlt diesem Rechner oder ist ein anderer; geben "
        "Sie ihm dasselbe RESONANZ_LOG_KEY wie den anderen oder kopieren Sie deren secrets/log.key nach {place}. "
        "Ist er verloren, beginnt „resonanz new-log“ ein neues Protokollbuch.",
        "en": "The key that signs the ledger is missing on this machine or is another one; give it the same "
        "RESONANZ_LOG_KEY as the others or copy their secrets/log.key to {place}. If it is lost, "
        "“resonanz new-log” begins a new ledger.",
    },
}


def language() -> Language:
    """German unless the environment asks for English; the first variable set decides, as in setlocale(3)."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable)
        if value:
            return "en" if value.lower().startswith("en") else "de"
    return "de"
