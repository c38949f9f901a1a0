"""The three random passwords, each in a file that only the owner of the data directory can read."""

import os
import secrets
from pathlib import Path

from resonanz.ground.postgres.account import give_like
from resonanz.ground.postgres.errors import NotWritableError, from_os_error
from resonanz.ground.postgres.layout import Layout
from resonanz.ground.postgres.roles import Role


def path_of(layout: Layout, role: Role) -> Path:
    return layout.passwords / f"postgres-{role.name.lower()}"


def read(layout: Layout, role: Role) -> str | None:
    path = path_of(layout, role)
    try:
        password = path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise from_os_error(error, path) from error
    except UnicodeDecodeError as error:
        raise NotWritableError(path=path, detail="ASCII?") from error
    if not password:
        raise NotWritableError(path=path, detail="0 B")
    return password


def ensure(layout: Layout) -> None:
    """Creates what is missing. Safe against crashes and against a second process doing the same."""
    try:
        for role in Role:
            if not path_of(layout, role).exists():
                _create(layout, path_of(layout, role))
    except OSError as error:
        raise from_os_error(error, layout.passwords) from error


def _create(layout: Layout, path: Path) -> None:
    make_directory(layout)
    draft = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(32) + "\n")
            file.flush()
            os.fsync(file.fileno())
        give_like(draft, layout.data)
        try:
            os.link(draft, path)  # Whoever links first wins; nobody overwrites.
        except FileExistsError:
            return
    finally:
        draft.unlink(missing_ok=True)
    sync_directory(path.parent)


def make_directory(layout: Layout) -> None:
    if not layout.data.exists():
        # Root's database runs as another user, who has to pass through here; secrets stay closed below.
        layout.data.mkdir(parents=True, exist_ok=True, mode=0o711 if os.geteuid() == 0 else 0o700)
    if not layout.passwords.exists():
        layout.passwords.mkdir(mode=0o700, exist_ok=True)
        give_like(layout.passwords, layout.data)
    layout.passwords.chmod(0o700)


def sync_directory(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
