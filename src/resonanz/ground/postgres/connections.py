"""How to reach the database. Computed from the data directory alone; the server need not run."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from resonanz.ground.postgres import passwords
from resonanz.ground.postgres.layout import PORT, Layout
from resonanz.ground.postgres.roles import DATABASE, Role

MAINTENANCE_DATABASE = "postgres"


@dataclass(frozen=True)
class Connection:
    """The parts as Django's settings want them."""

    name: str
    user: str
    password: str = field(repr=False)
    host: str
    port: str = str(PORT)

    @property
    def url(self) -> str:
        credentials = f"{quote(self.user, safe='')}:{quote(self.password, safe='')}"
        place = f"host={quote(self.host, safe='')}&port={self.port}"
        return f"postgresql://{credentials}@/{quote(self.name)}?{place}"

    def environment(self) -> dict[str, str]:
        return {
            "PGDATABASE": self.name,
            "PGUSER": self.user,
            "PGPASSWORD": self.password,
            "PGHOST": self.host,
            "PGPORT": self.port,
        }


def connection(data: Path, role: Role = Role.APP, *, database: str = DATABASE) -> Connection:
    """Writes nothing; the password is empty as long as create_secrets() was never called."""
    layout = Layout(data)
    return Connection(
        name=database,
        user=role.value,
        password=passwords.read(layout, role) or "",
        host=str(layout.socket_directory),
    )


def create_secrets(data: Path) -> None:
    """Call it before computing settings, so that they are already right before the first start."""
    passwords.ensure(Layout(data))
