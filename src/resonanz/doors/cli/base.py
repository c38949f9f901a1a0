"""`db`, `migrate` and `host-link`."""

from __future__ import annotations

import os

from rich.table import Table

from resonanz.doors.cli.house import MigrationFailed, database, migrate_if_needed, opened
from resonanz.doors.cli.speech import give_up, out, say
from resonanz.ground.environment import read_environment
from resonanz.ground.postgres import Cluster, Role


def database_status(*, shell: bool) -> None:
    environment = read_environment()
    if not environment.is_embedded:
        out.print(
            say(
                "Die Datenbank ist von außen eingestellt (DATABASE_URL).",
                "The database is external (DATABASE_URL).",
            )
        )
        return
    if shell:
        with database() as cluster:
            assert cluster is not None
            argv, extra = cluster.psql_argv(Role.APP)
            os.spawnve(os.P_WAIT, argv[0], argv, {**os.environ, **extra})  # noqa: S606  The bundled psql.
        return
    status = Cluster(environment.data).status()
    table = Table(show_header=False, box=None)
    for label, value in (
        (say("läuft", "running"), say("ja", "yes") if status.running else say("nein", "no")),
        (say("Fassung", "version"), status.version or "–"),
        (say("Prozess", "process"), str(status.pid or "–")),
        (say("Größe", "size"), f"{status.size / 1e6:.0f} MB" if status.size else "–"),
        (say("Verzeichnis", "directory"), str(environment.data)),
    ):
        table.add_row(label, value)
    out.print(table)


def migrate_tables() -> None:
    with database():
        try:
            changed = migrate_if_needed()
        except MigrationFailed as failed:
            give_up(
                say(
                    f"Die Tabellen ließen sich nicht anpassen: {failed}",
                    f"The tables could not be migrated: {failed}",
                )
            )
    out.print(
        say("Die Tabellen sind jetzt auf dem neuen Stand.", "The tables are up to date now.")
        if changed
        else say("Die Tabellen sind schon auf dem neuesten Stand.", "The tables are already up to date.")
    )


def print_host_link(*, name: str, base: str) -> None:
    with opened():
        from resonanz.people import actions, reads  # Models exist only after Django is set up.

        account = reads.member_by_name(name) if name else reads.first_host()
        if account is None:
            account = actions.add_member(name=name or say("Gastgeber", "Host"), by=None)
        link = actions.issue_link(account=account, by=None)
    out.print(
        say(
            f"Anmeldelink für {account.name}; er gilt einmal und 24 Stunden:",
            f"Sign-in link for {account.name}; it works once, within 24 hours:",
        ),
        highlight=False,
    )
    base = base or read_environment().public_url or "http://127.0.0.1:8000"
    print(f"{base.rstrip('/')}/anmelden/{link.token}/")  # noqa: T201  Plain, so that it can be piped.
