"""A real file system that is too small; needs the right to mount one."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from resonanz.ground.postgres import Cluster
from resonanz.ground.postgres.errors import DiskFullError
from resonanz.ground.postgres.processes import of_cluster


def mount(place: Path, size: str) -> None:
    if os.geteuid() != 0 or not shutil.which("mount"):
        pytest.skip("needs root and mount")
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", place], check=False, capture_output=True
    )
    if done.returncode != 0:
        pytest.skip("may not mount here")


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    mount(tmp_path, "20m")
    yield tmp_path
    subprocess.run(["umount", "--lazy", tmp_path], check=True)


@pytest.fixture
def medium(tmp_path: Path) -> Iterator[Path]:
    mount(tmp_path, "90m")
    yield tmp_path
    subprocess.run(["umount", "--lazy", tmp_path], check=True)


def fill(path: Path) -> None:
    with path.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 65536)
        except OSError:
            return


def test_no_room_for_a_database(small: Path) -> None:
    with pytest.raises(DiskFullError, match="data"):
        Cluster(small / "data").ensure_running()
    assert not (small / "data" / "postgres" / "data").exists()


def test_no_room_for_anything(small: Path) -> None:
    fill(small / "ballast")
    with pytest.raises(DiskFullError):
        Cluster(small / "data").ensure_running()


def test_room_again_and_it_goes_on(medium: Path) -> None:
    cluster = Cluster(medium / "data")
    cluster.ensure_running()
    cluster.stop()
    fill(medium / "ballast")
    with pytest.raises(DiskFullError):
        cluster.ensure_running()
    assert of_cluster(cluster.layout) == set()
    (medium / "ballast").unlink()
    with cluster:
        assert cluster.status().running
