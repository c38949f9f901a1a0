import os
import subprocess
import sys
from pathlib import Path

import pytest

from resonanz.ground.postgres import Cluster, processes
from resonanz.ground.postgres.config import title
from resonanz.ground.postgres.layout import Layout

SLEEP = "import time\nprint('up', flush=True)\ntime.sleep(60)"


@pytest.fixture
def layout(layout: Layout) -> Layout:
    layout.pgdata.mkdir(parents=True)
    return layout


def pretend(name: str, *arguments: str) -> subprocess.Popen[bytes]:
    """A process that looks like a server of some data directory."""
    process = subprocess.Popen([name, "-c", SLEEP, *arguments], executable=sys.executable, stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    process.stdout.close()
    return process


def test_a_postmaster_is_known_by_its_directory(layout: Layout) -> None:
    ours = b"\0".join([b"/opt/bin/postgres", b"-D", os.fsencode(layout.pgdata), b""])
    assert processes.is_ours(ours, layout)
    assert not processes.is_ours(ours.replace(b"/bin/postgres", b"/bin/vim"), layout)
    assert not processes.is_ours(b"/opt/bin/postgres\0-D\0/srv/other\0", layout)
    assert not processes.is_ours(b"", layout)


def test_a_backend_is_known_by_its_title(layout: Layout) -> None:
    assert processes.is_ours(f"postgres: {title(layout)}: walwriter ".encode(), layout)
    assert not processes.is_ours(b"postgres: resonanz-0000000000000000: walwriter ", layout)
    assert not processes.is_ours(b"postgres: walwriter ", layout)


def test_the_running_server_is_found_with_all_its_children(cluster: Cluster) -> None:
    found = processes.of_cluster(cluster.layout)
    assert processes.postmaster(cluster.layout) in found
    assert len(found) >= 5


def test_nobody_lives_in_an_empty_directory(layout: Layout) -> None:
    assert processes.of_cluster(layout) == set()
    assert processes.postmaster(layout) is None


def test_orphans_of_this_directory_are_ended_and_of_no_other(layout: Layout, tmp_path: Path) -> None:
    os.chown(layout.pgdata, os.getuid(), os.getgid())
    other = Layout(tmp_path / "other")
    with pretend("postgres", str(layout.pgdata)) as mine, pretend("postgres", str(other.pgdata)) as theirs:
        try:
            assert processes.of_cluster(layout) == {mine.pid}
            processes.clear_the_way(layout)
            assert mine.wait(10) != 0
            assert theirs.poll() is None
        finally:
            theirs.kill()


def test_a_recorded_postmaster_is_asked_politely_first(layout: Layout) -> None:
    with pretend("postgres", str(layout.pgdata)) as orphan:
        layout.pid_file.write_text(f"{orphan.pid}\n")
        assert processes.postmaster(layout) == orphan.pid
        processes.clear_the_way(layout)
        orphan.wait(10)
    assert processes.of_cluster(layout) == set()


def test_a_number_given_away_anew_does_not_block_the_start(layout: Layout) -> None:
    layout.socket_directory.mkdir()
    for path in (layout.pid_file, layout.socket_lock):
        path.write_text(f"{os.getpid()}\n{layout.pgdata}\n")
    processes.clear_the_way(layout)
    assert not layout.pid_file.exists()
    assert not layout.socket_lock.exists()


def test_a_dead_number_is_left_to_postgresql(layout: Layout) -> None:
    """It then looks for shared memory that is still in use."""
    with subprocess.Popen(["true"]) as gone:
        gone.wait()
    layout.pid_file.write_text(f"{gone.pid}\n")
    processes.clear_the_way(layout)
    assert layout.pid_file.exists()


@pytest.mark.parametrize(("content", "expected"), [("-12\n", 12), ("12\nx", 12), ("", None), ("x", None)])
def test_the_pid_file_may_hold_anything(layout: Layout, content: str, expected: int | None) -> None:
    layout.pid_file.write_text(content)
    assert processes.recorded_pid(layout.pid_file) == expected


def test_a_system_without_proc_finds_nobody(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "PROC", layout.data / "no-proc")
    assert processes.of_cluster(layout) == set()
