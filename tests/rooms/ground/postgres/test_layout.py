import os
from pathlib import Path

import pytest

from resonanz.ground.postgres.layout import PORT, SOCKET_PATH_LIMIT, Layout


def socket_bytes(layout: Layout) -> int:
    return len(os.fsencode(layout.socket_directory / f".s.PGSQL.{PORT}"))


def test_the_socket_lies_beside_the_data() -> None:
    layout = Layout(Path("/srv/resonanz"))
    assert layout.socket_directory == Path("/srv/resonanz/postgres/socket")


@pytest.mark.parametrize("name", ["x" * 100, "ü" * 50, "with,comma"])
def test_a_path_that_a_socket_cannot_have_moves_to_a_short_one(name: str) -> None:
    layout = Layout(Path("/srv") / name)
    assert layout.socket_directory.name == f"resonanz-{layout.mark}"
    assert socket_bytes(layout) <= SOCKET_PATH_LIMIT


def test_the_limit_counts_bytes_exactly() -> None:
    fixed = len(f"/srv//postgres/socket/.s.PGSQL.{PORT}")
    fits = Layout(Path("/srv") / ("x" * (SOCKET_PATH_LIMIT - fixed)))
    assert socket_bytes(fits) == SOCKET_PATH_LIMIT
    assert fits.socket_directory.is_relative_to(fits.data)
    longer = Layout(Path(f"{fits.data}x"))
    assert not longer.socket_directory.is_relative_to(longer.data)


def test_two_directories_never_share_a_socket() -> None:
    first, second = (Layout(Path("/srv") / (letter * 150)) for letter in "ab")
    assert first.socket_directory != second.socket_directory


def test_the_same_directory_under_two_names_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = tmp_path / "real"
    real.mkdir()
    (tmp_path / "link").symlink_to(real)
    monkeypatch.chdir(tmp_path)
    marks = {Layout(path).mark for path in (real, tmp_path / "link", Path("real"), Path("real/../link"))}
    assert len(marks) == 1


def test_the_session_has_no_influence_on_the_place(monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path("/srv") / ("x" * 150)
    before = Layout(path).socket_directory
    monkeypatch.setenv("TMPDIR", "/var/elsewhere")
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/run/user/1")
    assert Layout(path).socket_directory == before


def test_workshops_have_names_of_their_own(layout: Layout) -> None:
    assert layout.new_workshop() != layout.new_workshop()
    layout.root.mkdir()
    made = layout.new_workshop()
    made.mkdir()
    assert layout.workshops() == [made]
