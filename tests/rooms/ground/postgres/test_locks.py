import os
import subprocess
import sys
from pathlib import Path

import pytest

from resonanz.ground.postgres.locks import FileLock, Holder, command, holder

HOLD = """
import sys
from pathlib import Path
from resonanz.ground.postgres.locks import FileLock
lock = FileLock(Path(sys.argv[1]))
assert lock.acquire()
lock.sign()
print("held", flush=True)
sys.stdin.read()
"""


def test_one_at_a_time(tmp_path: Path) -> None:
    first, second = FileLock(tmp_path / "lock"), FileLock(tmp_path / "lock")
    assert first.acquire()
    assert first.acquire()
    assert not second.acquire()
    assert not second.acquire(shared=True)
    first.release()
    first.release()
    assert second.acquire()
    second.release()


def test_guests_share_and_keep_others_out(tmp_path: Path) -> None:
    guests = [FileLock(tmp_path / "lock") for _ in range(3)]
    alone = FileLock(tmp_path / "lock")
    assert all(guest.acquire(shared=True) for guest in guests)
    for guest in guests:
        assert not alone.acquire()
        guest.release()
    assert alone.acquire()
    alone.release()


def test_the_holder_leaves_a_card(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["/usr/bin/resonanz", "run", "--password", "geheim"])
    lock = FileLock(tmp_path / "lock")
    (tmp_path / "lock").write_text("something much longer than what follows\n" * 9)
    lock.acquire()
    lock.sign()
    assert holder(tmp_path / "lock") == Holder(os.getpid(), "resonanz run")
    assert "geheim" not in (tmp_path / "lock").read_text()
    lock.release()


def test_a_command_without_arguments_still_has_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", [])
    assert command().startswith("python")


@pytest.mark.parametrize("content", [None, "", "1", "x\nresonanz run\n"])
def test_an_unreadable_card_is_no_card(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "lock").write_text(content)
    assert holder(tmp_path / "lock") is None


def test_kill_minus_nine_frees_the_lock(tmp_path: Path) -> None:
    environment = {"PYTHONPATH": ":".join(sys.path)}
    arguments = [sys.executable, "-c", HOLD, str(tmp_path / "lock")]
    with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        lock = FileLock(tmp_path / "lock")
        assert not lock.acquire()
        found = holder(tmp_path / "lock")
        assert found is not None
        assert found.pid == process.pid
        process.kill()
        process.wait()
    assert lock.acquire()
    lock.release()
