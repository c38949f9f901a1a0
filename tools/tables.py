"""Writes src/resonanz/doors/cli/tables.sql anew: the tables as all migrations, one after the other, make them.

    python tools/tables.py write

A test fails as long as the file and the migrations differ.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from resonanz.ground.postgres import Cluster, Role, connection, create_secrets  # noqa: E402  The path has to be known first.


def current() -> str:
    """The file as it should be; makes a house of its own, which takes about a minute."""
    with tempfile.TemporaryDirectory(prefix="resonanz-tables-") as place:
        data = Path(place, "data")
        data.mkdir()
        create_secrets(data)
        with Cluster(data):
            environment = {**os.environ, "RESONANZ_DATA": str(data)}
            migrating = [sys.executable, "-m", "resonanz.doors.cli.migrating", "--step-by-step"]
            subprocess.run(migrating, check=True, env=environment, stdout=subprocess.DEVNULL)  # noqa: S603  Our own interpreter and module.
            return _written(connection(data, Role.OWNER).url)


def _written(url: str) -> str:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "resonanz.config.settings")
    os.environ.setdefault("RESONANZ_DATABASE_POOL", "off")
    import django
    from django.db.migrations.loader import MigrationLoader

    django.setup()
    from resonanz.doors.cli.tables import written

    return written(url, MigrationLoader(None).disk_migrations)


if __name__ == "__main__":
    if sys.argv[1:] != ["write"]:
        sys.exit(__doc__)
    from resonanz.doors.cli.tables import FILE

    FILE.write_text(current(), "utf-8")
