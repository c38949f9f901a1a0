"""Which migrations this version brings that the database has not seen."""

from __future__ import annotations

from functools import cache

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder


def missing_migrations() -> list[str]:
    """Names like `trust.0007_keys`; one question to the database, because the files do not change while we run."""
    applied = set(MigrationRecorder(connection).applied_migrations())
    return sorted(".".join(key) for key, replaced in _brought().items() if not applied.issuperset(replaced or {key}))


@cache
def _brought() -> dict[tuple[str, str], frozenset[tuple[str, str]]]:
    """The migrations of all apps, each with those that it replaces."""
    loader = MigrationLoader(None)
    return {key: frozenset(migration.replaces) for key, migration in loader.disk_migrations.items()}
