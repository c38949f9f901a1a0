"""Files that somebody brought: where they lie until they are taken in, and how far that is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from secrets import token_hex

from django.conf import settings
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from resonanz.ground.tables import Table, open_table
from resonanz.ground.tables.problems import TableProblem


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
    path = uploads_folder() / stored_as
    with path.open("xb") as target:
        for chunk in chunks:
            target.write(chunk)
    try:
        table = open_it(path)
    except TableProblem:
        path.unlink()
        raise
    return stored_as, table.total


def report_path(stored_as: str) -> Path:
    return uploads_folder() / f"{stored_as}.report.csv"


def drop_upload(stored_as: str) -> None:
    (uploads_folder() / stored_as).unlink(missing_ok=True)
    report_path(stored_as).unlink(missing_ok=True)
