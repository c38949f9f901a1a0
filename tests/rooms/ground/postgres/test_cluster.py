import os
import subprocess
import threading
from pathlib import Path

import psycopg
import pytest

from resonanz.ground.postgres import AlreadyRunning, Cluster, Ownership, Role
from resonanz.ground.postgres.errors import NotSupervisingError, PasswordRefusedError, StartFailedError
from resonanz.ground.postgres.passwords import path_of
from resonanz.ground.postgres.processes import of_cluster

LIMIT = 60.0


def test_starting_twice_is_starting_once(cluster: Cluster) -> None:
    pid = cluster.status().pid
    assert cluster.ensure_running() is Ownership.STARTED
    assert cluster.status().pid == pid


def test_the_status_tells_what_runs(cluster: Cluster) -> None:
    status = cluster.status()
    assert status.running
    assert (status.version or "").startswith("18.")
    assert status.size > 10_000_000
    assert status.pid in of_cluster(cluster.layout)
    assert status.uptime is not None
    assert status.supervisor == os.getpid()


def test_there_is_no_port(cluster: Cluster) -> None:
    """No process of ours listens on anything but its one Unix socket."""
    inodes = set()
    for pid in of_cluster(cluster.layout):
        for descriptor in Path(f"/proc/{pid}/fd").iterdir():
            target = str(descriptor.readlink())
            if target.startswith("socket:"):
                inodes.add(target.removeprefix("socket:[").removesuffix("]"))
    for table in ("tcp", "tcp6", "udp", "udp6"):
        lines = Path(f"/proc/net/{table}").read_text().splitlines()[1:]
        assert not inodes & {line.split()[9] for line in lines}


def test_it_never_runs_as_root(cluster: Cluster) -> None:
    assert 0 not in {Path(f"/proc/{pid}").stat().st_uid for pid in of_cluster(cluster.layout)}


def test_psql_is_at_hand_without_a_password_on_its_command_line(cluster: Cluster) -> None:
    arguments, environment = cluster.psql_argv(Role.OWNER)
    assert cluster.connection(Role.OWNER).password not in " ".join(arguments)
    done = subprocess.run(
        [*arguments, "--no-psqlrc", "-Atc", "SELECT current_user, current_database()"],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "resonanz_owner|resonanz\n"


def test_a_second_supervisor_is_refused_in_one_clear_sentence(cluster: Cluster) -> None:
    with pytest.raises(AlreadyRunning) as caught:
        Cluster(cluster.data).ensure_running(attach=False)
    for language in ("de", "en"):
        sentence = caught.value.sentence(language)
        assert str(os.getpid()) in sentence
        assert "--data" in sentence
        assert "\n" not in sentence


def test_a_short_command_attaches_and_leaves_the_server_running(cluster: Cluster) -> None:
    guest = Cluster(cluster.data)
    assert guest.ensure_running() is Ownership.ATTACHED
    with pytest.raises(NotSupervisingError):
        guest.watch(print)
    guest.stop()
    assert cluster.status().running


def test_two_data_directories_do_not_know_of_each_other(cluster: Cluster, tmp_path: Path) -> None:
    """This one has a path too long for a socket."""
    other = Cluster(tmp_path / ("länger" * 20))
    with other:
        assert other.layout.socket_directory.parent != other.layout.root
        with psycopg.connect(other.owner_url) as connection:
            connection.execute("CREATE TABLE only_here (id int)")
        with (
            psycopg.connect(cluster.owner_url) as connection,
            pytest.raises(psycopg.errors.UndefinedTable),
        ):
            connection.execute("SELECT * FROM only_here")
    assert cluster.status().running
    other.layout.socket_directory.rmdir()


def test_its_whole_life(tmp_path: Path) -> None:
    """Nothing, started, guests, stopped, started again, lost secrets."""
    cluster = Cluster(tmp_path / "data")
    before = cluster.status()
    assert (before.running, before.version, before.size, before.pid) == (False, None, 0, None)
    cluster.stop()

    assert cluster.ensure_running() is Ownership.STARTED
    with psycopg.connect(cluster.owner_url) as connection:
        connection.execute("CREATE TABLE kept (id int)")
    guest = Cluster(tmp_path / "data")
    assert guest.ensure_running() is Ownership.ATTACHED
    stopping = threading.Thread(target=cluster.stop)
    stopping.start()
    with psycopg.connect(guest.app_url) as connection:  # The host waits for its guest.
        connection.execute("INSERT INTO kept VALUES (1)")
    assert stopping.is_alive()
    guest.stop()
    stopping.join(LIMIT)
    assert not cluster.status().running
    assert of_cluster(cluster.layout) == set()
    assert not cluster.layout.pid_file.exists()

    path_of(cluster.layout, Role.APP).unlink()  # A lost app password is simply set anew.
    with cluster, psycopg.connect(cluster.app_url) as connection:
        assert connection.execute("SELECT count(*) FROM kept").fetchone() == (1,)

    path_of(cluster.layout, Role.SUPERUSER).unlink()
    with pytest.raises(PasswordRefusedError, match="postgres-superuser"):
        cluster.ensure_running()
    assert of_cluster(cluster.layout) == set()

    cluster.layout.own_config.write_text("max_connections = 'many'\n")
    with pytest.raises(StartFailedError, match=r"own\.conf|max_connections"):
        cluster.ensure_running()
    assert Cluster(tmp_path / "data")._supervisor.acquire()


def test_a_guest_takes_over_when_the_host_has_left(tmp_path: Path) -> None:
    host, guest = Cluster(tmp_path / "data"), Cluster(tmp_path / "data")
    host.ensure_running(attach=False)
    assert guest.ensure_running() is Ownership.ATTACHED
    host.stop()  # A supervisor does not wait for guests.
    assert not guest.status().running
    assert guest.ensure_running() is Ownership.STARTED
    assert guest.status().running
    guest.stop()
    assert not guest.status().running


def test_of_many_that_come_at_once_one_starts_and_the_others_attach(tmp_path: Path) -> None:
    clusters = [Cluster(tmp_path / "data") for _ in range(4)]
    barrier = threading.Barrier(len(clusters))
    found: dict[Cluster, Ownership] = {}

    def run(one: Cluster) -> None:
        barrier.wait()
        found[one] = one.ensure_running()

    threads = [threading.Thread(target=run, args=[one]) for one in clusters]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(LIMIT)
    assert sorted(found.values()) == [Ownership.ATTACHED] * 3 + [Ownership.STARTED]
    for one in sorted(clusters, key=lambda one: found[one]):  # Guests leave before the host.
        one.stop()
    assert of_cluster(clusters[0].layout) == set()
