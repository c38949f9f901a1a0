"""As root, the same program is run once more as a user without any right and without a name."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import resonanz

UID = 12345
LIFE = """
import os, sys
from pathlib import Path
import psycopg
from resonanz.ground.postgres import Cluster
assert os.geteuid() == 12345
with Cluster(Path(sys.argv[1])) as cluster:
    with psycopg.connect(cluster.app_url) as connection:
        print(connection.execute("SELECT current_user").fetchone()[0])
    print(Path(f"/proc/{cluster.status().pid}").stat().st_uid)
"""

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")


def as_user(*arguments: str) -> subprocess.CompletedProcess[str]:
    paths = [str(Path(resonanz.__file__).parent.parent), *sys.path]
    environment = {"PYTHONPATH": ":".join(paths), "PYTHONDONTWRITEBYTECODE": "1", "LC_ALL": "en_US.UTF-8"}
    return subprocess.run(
        arguments,
        user=UID,
        group=UID,
        extra_groups=[],
        env=environment,
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def python() -> str:
    """An interpreter that such a user can reach; our own may lie in root's home."""
    for candidate in (sys.executable, f"/usr/bin/python3.{sys.version_info.minor}"):
        try:
            if as_user(candidate, "-c", "import psycopg, resonanz").returncode == 0:
                return candidate
        except OSError:
            continue
    pytest.skip("no Python here that an ordinary user can run")


@pytest.fixture
def home() -> Iterator[Path]:
    path = Path(tempfile.mkdtemp(prefix="resonanz-"))
    os.chown(path, UID, UID)
    yield path
    shutil.rmtree(path)


def test_a_user_without_rights_and_without_a_name(python: str, home: Path) -> None:
    done = as_user(python, "-W", "error", "-c", LIFE, str(home / "Daten ü"))
    assert done.stderr == ""
    assert done.stdout.split() == ["resonanz_app", str(UID)]


def test_a_place_where_he_may_not_write(python: str, home: Path) -> None:
    os.chown(home, 0, 0)
    home.chmod(0o755)
    done = as_user(python, "-c", LIFE, str(home / "data"))
    assert "NotWritableError" in done.stderr
    assert "Permission denied" in done.stderr
    assert "choose another directory" in done.stderr
