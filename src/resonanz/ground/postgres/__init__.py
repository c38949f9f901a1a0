"""The embedded PostgreSQL: started, watched and stopped by Resonanz itself. See docs/entscheidungen/0002."""

from resonanz.ground.postgres.cluster import Cluster, Ownership
from resonanz.ground.postgres.connections import Connection, connection, create_secrets
from resonanz.ground.postgres.errors import AlreadyRunning, PostgresError
from resonanz.ground.postgres.keeper import Event, EventKind
from resonanz.ground.postgres.roles import Role
from resonanz.ground.postgres.status import Status

__all__ = [
    "AlreadyRunning",
    "Cluster",
    "Connection",
    "Event",
    "EventKind",
    "Ownership",
    "PostgresError",
    "Role",
    "Status",
    "connection",
    "create_secrets",
]
