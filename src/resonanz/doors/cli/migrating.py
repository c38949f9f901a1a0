"""Brings the tables to this version, as the role that owns them, and gives the app's role no more than it needs."""

from __future__ import annotations

import os
import sys

from resonanz.ground.environment import read_environment
from resonanz.ground.postgres import Role, connection

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
    from django.core.management import call_command
    from django.db import connection as django_connection
    from django.db.migrations.executor import MigrationExecutor

    django.setup()
    executor = MigrationExecutor(django_connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()) and "--rights" not in sys.argv:
        return 0
    from resonanz.doors.cli.tables import make_tables

    if "--step-by-step" in sys.argv or not make_tables(owner, executor.loader.disk_migrations):
        call_command("migrate", interactive=False, verbosity=0)
    other = app or _other_role(environment.database_url, owner)
    with django_connection.cursor() as cursor:
        cursor.execute(_RIGHTS.format(app="'" + other.replace("'", "''") + "'" if other else "NULL"))
    print("applied")  # noqa: T201  The parent process reads it.
    return 0


def _other_role(app_url: str, owner_url: str) -> str:
    from urllib.parse import unquote, urlsplit

    app, owner = urlsplit(app_url).username or "", urlsplit(owner_url).username or ""
    return unquote(app) if app != owner else ""


if __name__ == "__main__":
    sys.exit(main())
