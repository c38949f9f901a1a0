"""Files that somebody brought: where they lie until they are taken in, and how far that is.

With the bundled database they lie in the data directory. With a database elsewhere the machine that takes a file may
not be the one that reads it, so files lie in the database, in pieces, and on a disk only while they are read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory

from django.conf import settings
from django.db import connection, transaction
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from resonanz.ground.tables import Table, open_table
from resonanz.ground.tables.problems import TableProblem

_PIECE = 1024 * 1024


class FileState(TextChoices):
    UPLOADED = "uploaded", _("hochgeladen")
    CHECKING = "checking", _("wird geprüft")
    CHECKED = "checked", _("geprüft")
    TAKING = "taking", _("wird übernommen")
    DONE = "done", _("übernommen")
    FAILED = "failed", _("abgebrochen")


RUNNING = frozenset({FileState.CHECKING, FileState.TAKING})


def uploads_folder() -> Path:
    folder: Path = settings.FILES / "imports"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def keep_table(
    *, file_name: str, chunks: Iterable[bytes], open_it: Callable[[Path], Table] = open_table
) -> tuple[str, int]:
    """Stores an upload under a name of our own; returns that name and the bytes to read.

    Raises `TableProblem` when `open_it` finds nothing we can read, and keeps nothing then.
    """
    suffix = Path(file_name).suffix.lower()[:8]
    stored_as = f"{token_hex(12)}{suffix if suffix.isascii() and suffix[1:].isalnum() else ''}"
    with _new_file(stored_as) as path:
        with path.open("xb") as target:
            for chunk in chunks:
                target.write(chunk)
        try:
            table = open_it(path)
        except TableProblem:
            path.unlink()
            raise
    return stored_as, table.total


@contextmanager
def upload_at_hand(stored_as: str) -> Iterator[Path]:
    """Where it can be read inside the block. Whether it is still there is for the reader to find out."""
    if _lies_here():
        yield uploads_folder() / stored_as
        return
    with TemporaryDirectory(dir=uploads_folder()) as folder:
        path = Path(folder) / stored_as
        _fetch(stored_as, path)
        yield path


@contextmanager
def new_report(stored_as: str) -> Iterator[Path]:
    """Where the report about an upload can be written inside the block; it need not be."""
    with _new_file(_report_name(stored_as)) as path:
        yield path


def report_at_hand(stored_as: str) -> bytes | None:
    """What the report says; None where there is none. Reports hold some of the rows only."""
    with upload_at_hand(_report_name(stored_as)) as path:
        return path.read_bytes() if stored_as and path.is_file() else None


def forget_upload(stored_as: str) -> None:
    """The file goes, its report stays."""
    _forget(stored_as)


def drop_upload(stored_as: str) -> None:
    _forget(stored_as)
    _forget(_report_name(stored_as))


def _report_name(stored_as: str) -> str:
    return f"{stored_as}.report.csv"


def _lies_here() -> bool:
    return bool(settings.ENVIRONMENT.is_embedded)


@contextmanager
def _new_file(name: str) -> Iterator[Path]:
    if _lies_here():
        yield uploads_folder() / name
        return
    with TemporaryDirectory(dir=uploads_folder()) as folder:
        path = Path(folder) / name
        yield path
        _forget(name)
        if path.is_file():
            _put(name, path)


def _forget(name: str) -> None:
    if _lies_here():
        (uploads_folder() / name).unlink(missing_ok=True)
        return
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM ground_upload WHERE name = %s", [name])


@transaction.atomic
def _put(name: str, path: Path) -> None:
    with connection.cursor() as cursor, path.open("rb") as source:
        for number, piece in enumerate(iter(lambda: source.read(_PIECE), b"")):
            statement = "INSERT INTO ground_upload (name, piece, content) VALUES (%s, %s, %s)"
            cursor.execute(statement, [name, number, piece])


def _fetch(name: str, path: Path) -> None:
    """An empty file has no piece; nobody keeps one, because there is nothing to read in it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM ground_upload WHERE name = %s", [name])
        (pieces,) = cursor.fetchone()
        if not pieces:
            return
        with path.open("xb") as target:
            for number in range(pieces):
                cursor.execute("SELECT content FROM ground_upload WHERE name = %s AND piece = %s", [name, number])
                (content,) = cursor.fetchone()
                target.write(content)
