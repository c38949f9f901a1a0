import os
import pwd
from pathlib import Path

import pytest

from resonanz.ground.postgres import account
from resonanz.ground.postgres.account import Account, account_for, name_of
from resonanz.ground.postgres.errors import CannotChangeUserError, ForeignDataError
from resonanz.ground.postgres.layout import Layout

ROOT = os.geteuid() == 0
NOBODY = pwd.getpwnam("nobody")
only_root = pytest.mark.skipif(not ROOT, reason="needs root")


def test_an_ordinary_user_runs_it_himself(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 4711)
    monkeypatch.setattr(os, "getegid", lambda: 4712)
    assert account_for(layout) == Account(4711, 4712)


def test_an_ordinary_user_does_not_touch_what_belongs_to_another(
    layout: Layout, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout.pgdata.mkdir(parents=True)
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 4711)
    with pytest.raises(ForeignDataError, match=name_of(os.getuid()) or str(os.getuid())):
        account_for(layout)


@only_root
def test_root_runs_it_as_somebody_without_rights(layout: Layout) -> None:
    made = account_for(layout)
    assert made.uid != 0
    assert made.label in account.PREFERRED


@only_root
def test_root_keeps_to_the_owner_of_an_existing_database(layout: Layout) -> None:
    layout.pgdata.mkdir(parents=True)
    os.chown(layout.pgdata, 12345, 12346)
    assert account_for(layout) == Account(12345, 12346)
    assert account_for(layout).label == "12345"


@only_root
def test_root_in_somebodys_directory_works_for_that_somebody(layout: Layout) -> None:
    os.chown(layout.data, NOBODY.pw_uid, NOBODY.pw_gid)
    assert account_for(layout) == Account(NOBODY.pw_uid, NOBODY.pw_gid)


@only_root
def test_root_cannot_use_an_owner_without_a_name(layout: Layout) -> None:
    os.chown(layout.data, 12345, 12345)
    assert account_for(layout).label in account.PREFERRED


@only_root
def test_a_system_without_unprivileged_accounts_is_said_so(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(account, "PREFERRED", ("no-such-user",))
    with pytest.raises(CannotChangeUserError, match="no-such-user"):
        account_for(layout)


@only_root
def test_giving_never_follows_a_link(tmp_path: Path) -> None:
    (tmp_path / "target").write_text("x")
    (tmp_path / "link").symlink_to(tmp_path / "target")
    account.give(tmp_path / "link", Account(12345, 12345))
    assert (tmp_path / "target").stat().st_uid == 0
    assert (tmp_path / "link").lstat().st_uid == 12345


def test_an_ordinary_user_gives_nothing_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 4711)
    account.give(tmp_path, Account(1, 1))
    assert tmp_path.stat().st_uid == os.getuid()
