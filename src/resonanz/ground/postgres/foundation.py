"""Prepares the directories and creates the cluster: beside its place first, then moved in one step."""

import os
import shutil
import stat
from pathlib import Path

from resonanz.ground.postgres import binaries, config, logs, passwords
from resonanz.ground.postgres.account import Account, give, give_like, name_of
from resonanz.ground.postgres.errors import (
    DiskFullError,
    ForeignDataError,
    SocketDirectoryTakenError,
    StartFailedError,
    VersionMismatchError,
    names_full_disk,
)
from resonanz.ground.postgres.launch import Launcher
from resonanz.ground.postgres.layout import Layout
from resonanz.ground.postgres.roles import Role

INITDB_OPTIONS = [
    f"--username={Role.SUPERUSER}",
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--data-checksums",
    "--no-instructions",
]


def lay(layout: Layout, launcher: Launcher) -> None:
    """Whatever an interrupted earlier start left behind, afterwards everything stands."""
    prepare_directories(layout, launcher.account)
    for abandoned in layout.workshops():
        shutil.rmtree(abandoned, ignore_errors=True)
    if not layout.pgdata.exists():
        _initdb(layout, launcher)
    _check_version(layout)
    _check_owner(layout, launcher.account)
    config.write(layout)


def prepare_directories(layout: Layout, account: Account) -> None:
    passwords.ensure(layout)
    passwords.make_directory(layout)
    if not layout.root.exists():
        layout.root.mkdir(mode=0o711, exist_ok=True)
        give_like(layout.root, layout.data)
    layout.root.chmod(0o711)  # Nothing to list for others; the server's user may pass through.
    layout.log.mkdir(mode=0o700, exist_ok=True)
    give(layout.log, account)
    prepare_socket_directory(layout, account)


def prepare_socket_directory(layout: Layout, account: Account) -> None:
    place = layout.socket_directory
    try:
        place.mkdir(mode=0o700)
    except FileExistsError:
        check_socket_directory(layout, account)
    give(place, account)
    place.chmod(0o700)


def check_socket_directory(layout: Layout, account: Account) -> None:
    """In a directory that anyone can write to, somebody else may have been there first."""
    status = layout.socket_directory.lstat()
    trusted = status.st_uid in {account.uid, os.geteuid()}
    if not stat.S_ISDIR(status.st_mode) or not trusted or status.st_mode & 0o022:
        raise SocketDirectoryTakenError(path=layout.socket_directory)


def _initdb(layout: Layout, launcher: Launcher) -> None:
    """In a workshop with a name of its own: an initdb whose supervisor was killed may still be tidying up."""
    workshop = layout.new_workshop()
    target, password = workshop / "data", workshop / "password"
    workshop.mkdir(mode=0o711)
    target.mkdir(mode=0o700)
    give(target, launcher.account)
    try:
        _write_password(layout, password, launcher.account)
        with logs.fresh(layout) as output:
            status = launcher.initdb(INITDB_OPTIONS, target, password, output).wait()
        if status != 0:
            _explain_failure(layout, launcher, status)
        target.rename(layout.pgdata)
        passwords.sync_directory(layout.root)
    finally:
        shutil.rmtree(workshop, ignore_errors=True)


def _explain_failure(layout: Layout, launcher: Launcher, status: int) -> None:
    lines = logs.tail(layout.start_log)
    refusal = launcher.explain(status, lines[-1] if lines else "")
    if refusal:
        raise refusal
    if names_full_disk("\n".join(lines)):
        raise DiskFullError(path=layout.root)
    raise StartFailedError(reason=f"initdb: {status}", log=layout.start_log, tail="\n".join(lines))


def _write_password(layout: Layout, path: Path, account: Account) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(passwords.read(layout, Role.SUPERUSER) or "")
    give(path, account)


def _check_version(layout: Layout) -> None:
    found = (layout.pgdata / "PG_VERSION").read_text(encoding="ascii").strip()
    if found != str(binaries.MAJOR):
        raise VersionMismatchError(path=layout.pgdata, found=found, expected=binaries.MAJOR)


def _check_owner(layout: Layout, account: Account) -> None:
    owner = layout.pgdata.stat().st_uid
    if owner != account.uid:
        raise ForeignDataError(path=layout.pgdata, owner=name_of(owner) or owner)
