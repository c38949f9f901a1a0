"""A clone under /root: program and data lie where the server's user may not go."""

import os
import shutil
from pathlib import Path

import psycopg
import pytest

from resonanz.ground.postgres import Cluster, binaries
from resonanz.ground.postgres.descend import CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root changes user")


def link_or_copy(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


@pytest.fixture
def closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "root"
    place.mkdir(mode=0o700)
    installed = binaries.directory().parent
    for source in (installed, installed.parent.parent / f"{binaries.WHEEL}.libs"):
        target = place / "site" / source.relative_to(installed.parent.parent)
        shutil.copytree(source, target, symlinks=True, copy_function=link_or_copy)
    directory = place / "site" / installed.relative_to(installed.parent.parent) / "bin"
    monkeypatch.setattr(binaries, "directory", lambda: directory)
    return place


def test_the_server_lives_there_with_one_right_more(closed: Path) -> None:
    cluster = Cluster(closed / "data")
    with cluster, psycopg.connect(cluster.app_url) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
        status = Path(f"/proc/{cluster.status().pid}/status").read_text()
        assert str(closed) in Path(f"/proc/{cluster.status().pid}/cmdline").read_text()
    (effective,) = (line.split()[1] for line in status.splitlines() if line.startswith("CapEff"))
    assert int(effective, 16) in {1 << CAP_DAC_READ_SEARCH, 1 << CAP_DAC_OVERRIDE}
