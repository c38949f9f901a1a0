"""P9: erased means erased, on the disk, too; and an older copy of the database does not bring it back."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from resonanz.ground.postgres import Cluster
from tests.proofs.conftest import Proof
from tests.support.house import plain_environment
from tests.support.model_house import set_up

pytestmark = pytest.mark.timeout(1800)


class Installation:
    """A data directory of its own, whose database really commits."""

    def __init__(self, data: Path) -> None:
        self.data = data
        set_up(data)
        self.cluster = Cluster(data)
        self.cluster.ensure_running()

    def run(self, *arguments: str) -> str:
        source = str(Path(__file__).resolve().parents[2])
        done = subprocess.run(
            [sys.executable, *arguments],
            check=False,
            capture_output=True,
            text=True,
            timeout=300,
            env=plain_environment(
                RESONANZ_DATA=str(self.data),
                RESONANZ_DATABASE_POOL="off",
                PYTHONPATH=f"{source}/src{os.pathsep}{source}",
                DJANGO_SETTINGS_MODULE="resonanz.config.settings",
            ),
        )
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout

    def step(self, name: str, **told: Any) -> Any:
        return json.loads(self.run("-m", "tests.proofs.erasing_steps", name, json.dumps(told)).splitlines()[-1])

    def holding(self, canaries: list[str]) -> set[tuple[str, str]]:
        """(canary, file) wherever one is found: tables, indexes, write-ahead log, server log, exports, files."""
        found: set[tuple[str, str]] = set()
        for path in self.data.rglob("*"):
            if path.is_file() and not path.is_symlink():
                content = path.read_bytes()
                found |= {
                    (canary, str(path.relative_to(self.data))) for canary in canaries if canary.encode() in content
                }
        return found

    def copy(self, to: Path) -> None:
        """An older copy, made as the manual says: stopped, copied, started."""
        self.cluster.stop()
        subprocess.run(["cp", "-a", str(self.data / "postgres"), str(to)], check=True)
        self.cluster.ensure_running()

    def restore(self, copy: Path) -> None:
        self.cluster.stop()
        shutil.rmtree(self.data / "postgres")
        subprocess.run(["cp", "-a", str(copy), str(self.data / "postgres")], check=True)
        self.cluster.ensure_running()


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    for folder in (tmp_path, *tmp_path.parents):
        if folder.owner() == tmp_path.owner() and folder != Path("/tmp"):  # noqa: S108  Pytest's own folders.
            folder.chmod(0o755)
        if folder.parent == Path("/tmp"):  # noqa: S108
            break
    data = tmp_path / "data"
    data.mkdir(mode=0o755)
    built = Installation(data)
    yield built
    built.cluster.stop()


def canaries(number: int) -> list[str]:
    return [f"Kanarienvogel{uuid4().hex}" for _ in range(number)]


def test_erased_words_are_nowhere_on_the_disk_and_a_restore_does_not_bring_them_back(
    installation: Installation, tmp_path: Path, proof: Proof
) -> None:
    rounds = proof.amount(short=1, long=10)
    tried = left = back = 0
    broken: list[str] = []
    for number in range(rounds):
        words = canaries(6)
        stays = f"Bleibevogel{uuid4().hex}"
        told = installation.step("tell", words=words, stays=stays)
        # Without this the search below would prove nothing.
        assert {canary for canary, _ in installation.holding(words)} == set(words)
        older = tmp_path / f"older-{number}"
        installation.copy(older)
        state = installation.step("erase", **told)
        assert state == {"verifies": True, "tombstones": 2, "told": 2, "stays": stays}
        tried += len(words)
        found = installation.holding(words)
        left += len(found)
        broken += [f"left: {place}" for _, place in sorted(found)]
        installation.restore(older)
        shutil.rmtree(older)
        assert {canary for canary, _ in installation.holding(words)} == set(words)
        again = installation.step("replay", scrub=proof.is_long, **told)
        assert again == {"again": [2, 0], **state}
        if proof.is_long:
            tried += len(words)
            found = installation.holding(words)
            back += len(found)
            broken += [f"back: {place}" for _, place in sorted(found)]
    proof.found(
        "P9",
        "Worte nach dem Löschen in Dateien, nach dem Einspielen wieder da",
        tried=tried,
        failed=left + back,
        note="; ".join(broken[:10]),
    )
