"""The helper is run as the program it is; only what this machine can't show is faked."""

import ctypes
import json
import os
import pwd
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from resonanz.ground.postgres import descend

ROOT = os.geteuid() == 0
NOBODY = pwd.getpwnam("nobody")
only_root = pytest.mark.skipif(not ROOT, reason="needs root")
SHOW = ["/bin/cat", "/proc/self/status"]


def plan(**changes: object) -> descend.Plan:
    base = {
        "uid": NOBODY.pw_uid,
        "gid": NOBODY.pw_gid,
        "parent": os.getpid(),
        "death_signal": int(signal.SIGINT),
        "reach": [],
        "needs_name": False,
        "program": SHOW,
    }
    return descend.Plan(**{**base, **changes})  # type: ignore[typeddict-item]


def run(wanted: descend.Plan, *before: str) -> subprocess.CompletedProcess[str]:
    arguments = [*before, sys.executable, "-I", "-S", descend.__file__, json.dumps(wanted)]
    return subprocess.run(arguments, capture_output=True, text=True, check=False, cwd="/")


def capabilities(output: str) -> dict[str, int]:
    lines = [line.split() for line in output.splitlines() if line.startswith("Cap")]
    return {name.rstrip(":"): int(value, 16) for name, value in lines}


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """Belongs to nobody, under a directory that nobody may enter."""
    inner = tmp_path / "closed" / "inner"
    inner.mkdir(parents=True)
    (tmp_path / "closed").chmod(0o700)
    os.chown(inner, NOBODY.pw_uid, NOBODY.pw_gid)
    return inner


@only_root
def test_root_ends_up_as_nobody_without_any_right() -> None:
    done = run(plan())
    assert done.returncode == 0
    assert f"Uid:\t{NOBODY.pw_uid}\t{NOBODY.pw_uid}\t{NOBODY.pw_uid}" in done.stdout
    assert "Groups:\t \n" in done.stdout
    found = capabilities(done.stdout)
    assert {found[name] for name in ("CapInh", "CapPrm", "CapEff", "CapAmb")} == {0}


@only_root
def test_behind_a_closed_door_one_single_right_remains(closed: Path) -> None:
    found = capabilities(run(plan(reach=[str(closed)])).stdout)
    expected = {1 << descend.CAP_DAC_READ_SEARCH}
    assert {found[name] for name in ("CapInh", "CapPrm", "CapEff", "CapAmb")} == expected


@only_root
def test_the_right_really_opens_the_door(closed: Path) -> None:
    done = run(plan(reach=[str(closed)], program=["/usr/bin/touch", str(closed / "x")]))
    assert done.returncode == 0
    assert (closed / "x").stat().st_uid == NOBODY.pw_uid


@only_root
def test_the_second_best_right_serves_where_the_first_is_missing(closed: Path) -> None:
    done = run(plan(reach=[str(closed)]), "setpriv", "--bounding-set", "-dac_read_search")
    assert capabilities(done.stdout)["CapEff"] == 1 << descend.CAP_DAC_OVERRIDE


@only_root
def test_without_either_the_closed_path_is_named(closed: Path) -> None:
    done = run(plan(reach=["/", str(closed)]), "setpriv", "--bounding-set", "-dac_read_search,-dac_override")
    assert done.returncode == descend.EXIT_UNREACHABLE
    assert done.stderr == f"{closed}\n"


@only_root
def test_a_closed_program_without_the_right_to_say_so_is_named(closed: Path) -> None:
    """Without CAP_SETPCAP the program could be started, but PostgreSQL would not find itself."""
    program = closed / "program"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    done = run(plan(reach=[str(program)], program=[str(program)]), "setpriv", "--bounding-set", "-setpcap")
    assert done.returncode == descend.EXIT_UNREACHABLE
    assert done.stderr == f"{program}\n"


@only_root
def test_a_root_that_may_not_change_user_says_so() -> None:
    done = run(plan(), "setpriv", "--bounding-set", "-setuid,-setgid")
    assert done.returncode == descend.EXIT_CANNOT_CHANGE_USER
    assert "not permitted" in done.stderr


def test_a_parent_that_died_early_takes_the_child_along() -> None:
    done = run(plan(parent=1 if os.getpid() != 1 else 2))
    assert done.returncode == descend.EXIT_ORPHANED
    assert done.stdout == ""


def test_the_child_hears_of_its_parents_death() -> None:
    """Also after the change of user, which makes Linux forget the signal."""
    code = (
        "import json, os, subprocess, sys\n"
        "wanted = json.loads(sys.argv[2]); wanted['parent'] = os.getpid()\n"
        "child = subprocess.Popen([sys.executable, '-I', '-S', sys.argv[1], json.dumps(wanted)])\n"
        "sys.stdin.read()\n"
    )
    wanted = plan(program=["/bin/sh", "-c", "echo ready; exec sleep 60"])
    arguments = [sys.executable, "-c", code, descend.__file__, json.dumps(wanted)]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"ready\n"
        parent.kill()
        assert parent.stdout.read() == b""  # Ends only when the child, too, has closed its output.


def test_a_user_with_a_name_borrows_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(descend, "named", lambda _: True)
    monkeypatch.setattr(descend, "call", lambda *_: pytest.fail("asked for a namespace"))
    descend.borrow_name(ctypes.CDLL(None))


def test_where_no_name_can_be_borrowed_the_number_is_named(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def forbidden(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    def leave(code: int) -> None:
        raise SystemExit(code)

    monkeypatch.setattr(descend, "named", lambda _: False)
    monkeypatch.setattr(descend, "call", forbidden)
    monkeypatch.setattr(os, "_exit", leave)
    with pytest.raises(SystemExit) as left:
        descend.borrow_name(ctypes.CDLL(None))
    assert left.value.code == descend.EXIT_NAMELESS
    assert capfd.readouterr().err == f"{os.getuid()}\n"


def test_a_missing_path_is_not_reachable(tmp_path: Path) -> None:
    assert descend.reachable(str(tmp_path))
    assert not descend.reachable(str(tmp_path / "missing"))


def test_a_failed_system_call_is_an_error() -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    with pytest.raises(OSError, match="Invalid argument"):
        descend.call(libc.prctl, 999_999, 0, 0, 0, 0)
