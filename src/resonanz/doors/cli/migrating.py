"""Brings the tables to this version, as the role that owns them, and gives the app's role no more than it needs."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg

from resonanz.ground.environment import read_environment
from resonanz.ground.postgres import Role, connection

if TYPE_CHECKING:
    from django.db.migrations.executor import MigrationExecutor

_LOCK = 0x5265736F4D696772  # "ResoMigr".

_RIGHTS = """
DO $$
DECLARE t record; app text := {app};
BEGIN
    IF app IS NULL OR NOT EXISTS (SELECT FROM pg_roles WHERE rolname = app) THEN RETURN; END IF;
    EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', app);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO %I', app);
    EXECUTE format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO %I', app);
    EXECUTE format('GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO %I', app);
    -- Whatever carries the append-only trigger may be read and added to, and nothing else.
    FOR t IN SELECT tgrelid::regclass AS name FROM pg_trigger WHERE tgname = 'append_only' LOOP
        EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %s FROM %I', t.name, app);
    END LOOP;
    EXECUTE format('REVOKE INSERT, DELETE, TRUNCATE ON trust_ledgerhead FROM %I', app);
END $$
"""


def main() -> int:
    environment = read_environment()
    if environment.is_embedded:
        owner, app = connection(environment.data, Role.OWNER).url, Role.APP.value
    else:
        owner, app = environment.owner_url, ""
    os.environ["RESONANZ_DATABASE_POOL"] = "off"
    os.environ["DATABASE_URL"] = owner
    os.environ["DJANGO_SETTINGS_MODULE"] = "resonanz.config.settings"

    # Django may only be imported once it is clear as which role it acts.
    import django

    django.setup()
    # Machines that start together wait here for the first of them, and then find nothing to do.
    with one_at_a_time(owner):
        return _bring(owner, app or _other_role(environment.database_url, owner))


@contextmanager
def one_at_a_time(owner: str) -> Iterator[None]:
    with psycopg.connect(owner, autocommit=True) as session:
        session.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
        # The lock goes with the connection.
        yield


def _bring(owner: str, app: str) -> int:
    from django.core.management import call_command
    from django.db import connection as django_connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(django_connection)
    if "--as" in sys.argv and _went_part_of_the_way(executor, Path(sys.argv[sys.argv.index("--as") + 1])):
        return 0
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()) and "--rights" not in sys.argv:
        return 0
    from resonanz.doors.cli.tables import make_tables

    if "--step-by-step" in sys.argv or not make_tables(owner, executor.loader.disk_migrations):
        call_command("migrate", interactive=False, verbosity=0)
    with django_connection.cursor() as cursor:
        cursor.execute(_RIGHTS.format(app="'" + app.replace("'", "''") + "'" if app else "NULL"))
    print("applied")  # noqa: T201  The parent process reads it.
    return 0


def _went_part_of_the_way(executor: MigrationExecutor, file: Path) -> bool:
    """As far as the list in `file` goes; False where it goes all the way, which is done as always."""
    wanted = {(app, name) for app, _, name in (step.partition(".") for step in json.loads(file.read_text("utf-8")))}
    graph = executor.loader.graph
    if unknown := sorted(wanted - set(graph.nodes)):
        sys.exit(".".join(unknown[0]))
    if wanted == set(graph.nodes):
        return False
    ends = [node for node in wanted if not wanted & {child.key for child in graph.node_map[node].children}]
    executor.migrate(sorted(ends))
    return True


def _other_role(app_url: str, owner_url: str) -> str:
    from urllib.parse import unquote, urlsplit

    app, owner = urlsplit(app_url).username or "", urlsplit(owner_url).username or ""
    return unquote(app) if app != owner else ""


if __name__ == "__main__":
    sys.exit(main())
