import os
import stat
from pathlib import Path

import pytest

from resonanz.ground.postgres import foundation
from resonanz.ground.postgres.account import account_for
from resonanz.ground.postgres.errors import (
    DiskFullError,
    ForeignDataError,
    SocketDirectoryTakenError,
    StartFailedError,
    VersionMismatchError,
)
from resonanz.ground.postgres.launch import Launcher
from resonanz.ground.postgres.layout import Layout


@pytest.fixture
def launcher(layout: Layout) -> Launcher:
    return Launcher(account_for(layout))


def made_by(layout: Layout, launcher: Launcher, version: str) -> None:
    layout.pgdata.mkdir(parents=True)
    (layout.pgdata / "PG_VERSION").write_text(version)
    os.chown(layout.pgdata, launcher.account.uid, launcher.account.gid)


def test_another_major_version_is_not_touched(layout: Layout, launcher: Launcher) -> None:
    made_by(layout, launcher, "16\n")
    with pytest.raises(VersionMismatchError, match="PostgreSQL 16"):
        foundation.lay(layout, launcher)
    assert [path.name for path in layout.pgdata.iterdir()] == ["PG_VERSION"]


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root")
def test_a_database_that_belongs_to_root_is_refused(layout: Layout, launcher: Launcher) -> None:
    made_by(layout, launcher, "18\n")
    os.chown(layout.pgdata, 0, 0)
    with pytest.raises(ForeignDataError, match="root"):
        foundation.lay(layout, launcher)


def test_what_an_interrupted_setup_left_is_cleared(layout: Layout, launcher: Launcher) -> None:
    abandoned = layout.root / "unfinished-0000"
    (abandoned / "data" / "base").mkdir(parents=True)
    (abandoned / "password").write_text("x")
    foundation.lay(layout, launcher)
    assert layout.workshops() == []
    assert stat.S_IMODE(layout.pgdata.stat().st_mode) == 0o700
    assert not list(layout.root.rglob("password"))


def test_a_failed_initdb_leaves_nothing_and_says_why(
    layout: Layout, launcher: Launcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(foundation, "INITDB_OPTIONS", ["--no-such-option"])
    with pytest.raises(StartFailedError, match="no-such-option"):
        foundation.lay(layout, launcher)
    assert not layout.pgdata.exists()
    assert layout.workshops() == []


def test_a_full_disk_during_initdb_is_called_so(
    layout: Layout, launcher: Launcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(foundation, "INITDB_OPTIONS", ["--encoding=No space left on device"])
    with pytest.raises(DiskFullError, match="postgres"):
        foundation.lay(layout, launcher)


@pytest.fixture
def far(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Layout:
    """A long path, so that the socket has to move to where anybody could have been first."""
    monkeypatch.setattr("resonanz.ground.postgres.layout.SHORT_PLACE", tmp_path)
    layout = Layout(tmp_path / ("x" * 120))
    assert layout.socket_directory.parent == tmp_path
    return layout


def test_the_short_place_is_private(far: Layout) -> None:
    foundation.prepare_socket_directory(far, account_for(far))
    assert stat.S_IMODE(far.socket_directory.stat().st_mode) == 0o700
    foundation.prepare_socket_directory(far, account_for(far))


def test_a_squatters_link_is_refused(far: Layout, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    far.socket_directory.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(SocketDirectoryTakenError, match="resonanz-"):
        foundation.prepare_socket_directory(far, account_for(far))


def test_a_directory_that_others_may_write_to_is_refused(far: Layout) -> None:
    far.socket_directory.mkdir()
    far.socket_directory.chmod(0o777)
    with pytest.raises(SocketDirectoryTakenError):
        foundation.prepare_socket_directory(far, account_for(far))


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root")
def test_a_strangers_directory_is_refused(far: Layout) -> None:
    far.socket_directory.mkdir(mode=0o700)
    os.chown(far.socket_directory, 12345, 12345)
    with pytest.raises(SocketDirectoryTakenError):
        foundation.prepare_socket_directory(far, account_for(far))
