"""Whom the server runs as. PostgreSQL refuses root, so root starts it as somebody without rights."""

import os
import pwd
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from resonanz.ground.postgres.errors import CannotChangeUserError, ForeignDataError
from resonanz.ground.postgres.layout import Layout

PREFERRED = ("resonanz", "nobody")


@dataclass(frozen=True)
class Account:
    uid: int
    gid: int

    @property
    def label(self) -> str:
        return name_of(self.uid) or str(self.uid)


def account_for(layout: Layout) -> Account:
    if os.geteuid() != 0:
        _refuse_foreign(layout.pgdata)
        return Account(os.geteuid(), os.getegid())
    if layout.pgdata.exists() and layout.pgdata.stat().st_uid != 0:
        return _owner(layout.pgdata)
    if layout.data.exists() and layout.data.stat().st_uid != 0 and name_of(layout.data.stat().st_uid):
        return _owner(layout.data)
    for name in PREFERRED:
        with suppress(KeyError):
            entry = pwd.getpwnam(name)
            return Account(entry.pw_uid, entry.pw_gid)
    raise CannotChangeUserError(user=PREFERRED[-1], detail="/etc/passwd")


def give(path: Path, account: Account) -> None:
    if os.geteuid() == 0:
        os.chown(path, account.uid, account.gid, follow_symlinks=False)


def give_like(path: Path, model: Path) -> None:
    """What root writes into somebody's data directory belongs to that somebody."""
    give(path, _owner(model))


def name_of(uid: int) -> str | None:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return None


def _owner(path: Path) -> Account:
    status = path.stat()
    return Account(status.st_uid, status.st_gid)


def _refuse_foreign(pgdata: Path) -> None:
    with suppress(FileNotFoundError):
        owner = pgdata.stat().st_uid
        if owner != os.geteuid():
            raise ForeignDataError(path=pgdata, owner=name_of(owner) or owner)
