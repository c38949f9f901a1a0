import os
import stat
import threading
from pathlib import Path

import pytest

from resonanz.ground.postgres import passwords
from resonanz.ground.postgres.errors import NotWritableError
from resonanz.ground.postgres.layout import Layout
from resonanz.ground.postgres.roles import Role


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_each_role_gets_its_own_long_random_password(layout: Layout) -> None:
    passwords.ensure(layout)
    made = {passwords.read(layout, role) for role in Role}
    assert len(made) == len(Role)
    assert all(password and len(password) >= 40 for password in made)


def test_only_the_owner_can_read_them(layout: Layout) -> None:
    passwords.ensure(layout)
    assert mode(layout.passwords) == 0o700
    assert {mode(passwords.path_of(layout, role)) for role in Role} == {0o600}


def test_a_too_open_directory_is_closed(layout: Layout) -> None:
    layout.passwords.mkdir()
    layout.passwords.chmod(0o755)
    passwords.ensure(layout)
    assert mode(layout.passwords) == 0o700


def test_a_second_call_changes_nothing(layout: Layout) -> None:
    passwords.ensure(layout)
    before = passwords.read(layout, Role.APP)
    passwords.ensure(layout)
    assert passwords.read(layout, Role.APP) == before


def test_a_lost_one_is_replaced_alone(layout: Layout) -> None:
    passwords.ensure(layout)
    before = {role: passwords.read(layout, role) for role in Role}
    passwords.path_of(layout, Role.APP).unlink()
    passwords.ensure(layout)
    after = {role: passwords.read(layout, role) for role in Role}
    assert {role for role in Role if before[role] != after[role]} == {Role.APP}


def test_reading_creates_nothing(layout: Layout) -> None:
    assert passwords.read(layout, Role.APP) is None
    assert list(layout.data.iterdir()) == []


def test_many_at_once_agree_on_one_and_leave_no_drafts(layout: Layout) -> None:
    barrier = threading.Barrier(8)
    seen: list[str | None] = []

    def create() -> None:
        barrier.wait()
        passwords.ensure(layout)
        seen.append(passwords.read(layout, Role.OWNER))

    threads = [threading.Thread(target=create) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 8
    assert len(set(seen)) == 1
    assert len(list(layout.passwords.iterdir())) == len(Role)


@pytest.mark.parametrize("content", [b"", b"\n", "ü".encode()])
def test_a_damaged_file_is_an_error_and_never_overwritten(layout: Layout, content: bytes) -> None:
    passwords.ensure(layout)
    path = passwords.path_of(layout, Role.SUPERUSER)
    path.write_bytes(content)
    passwords.ensure(layout)
    with pytest.raises(NotWritableError, match="postgres-superuser"):
        passwords.read(layout, Role.SUPERUSER)
    assert path.read_bytes() == content


def test_the_data_directory_is_made_if_missing(tmp_path: Path) -> None:
    layout = Layout(tmp_path / "a" / "b")
    passwords.ensure(layout)
    assert mode(layout.data) & 0o066 == 0


def test_a_place_that_cannot_be_a_directory_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(NotWritableError, match="file"):
        passwords.ensure(Layout(tmp_path / "file" / "data"))


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_root_leaves_the_files_to_the_owner_of_the_directory(layout: Layout) -> None:
    os.chown(layout.data, 12345, 12345)
    passwords.ensure(layout)
    owners = {path.stat().st_uid for path in (layout.passwords, *layout.passwords.iterdir())}
    assert owners == {12345}
