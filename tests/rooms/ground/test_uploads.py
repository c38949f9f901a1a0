"""Files that one machine takes and another reads: through the database, and on no disk but while they are read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from resonanz.ground import uploads
from resonanz.ground.tables.problems import TableProblem
from resonanz.ground.uploads import (
    drop_upload,
    forget_upload,
    keep_table,
    new_report,
    report_at_hand,
    upload_at_hand,
    uploads_folder,
)

pytestmark = pytest.mark.django_db
CONTENT = b"Nr;Text\n1;Die Leitung war tot\n2;Alles gut\n"


@pytest.fixture
def machines(settings: Any, tmp_path: Path) -> Any:
    """Call it with a name to go on at the machine of that name; all share one database elsewhere."""
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, database_url="postgresql://db.example/resonanz")

    def go_to(name: str) -> None:
        settings.FILES = tmp_path / name / "files"

    return go_to


def pieces() -> list[tuple[str, int]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, length(content) FROM ground_upload ORDER BY name, piece")
        return [(name, length) for name, length in cursor.fetchall()]


def lies_here() -> list[Path]:
    return list(uploads_folder().rglob("*"))


def test_what_one_machine_took_another_reads(machines: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "_PIECE", 10)
    machines("web")
    stored_as, total = keep_table(file_name="Nachrichten.csv", chunks=[CONTENT[:7], CONTENT[7:]])
    assert total == len(CONTENT)
    assert lies_here() == []
    machines("worker")
    with upload_at_hand(stored_as) as path:
        assert path.read_bytes() == CONTENT
    assert lies_here() == []
    assert [length for _, length in pieces()] == [10, 10, 10, 10, len(CONTENT) - 40]


def test_the_report_of_one_machine_is_told_by_another(machines: Any) -> None:
    machines("worker")
    for said in (b"first", b"second"):
        with new_report("abc.csv") as path:
            path.write_bytes(said)
    machines("web")
    assert report_at_hand("abc.csv") == b"second"
    with new_report("abc.csv"):
        """A second pass that refuses nothing writes none."""
    assert report_at_hand("abc.csv") is None
    assert (lies_here(), pieces()) == ([], [])


def test_dropping_leaves_nothing_anywhere(machines: Any) -> None:
    machines("web")
    stored_as, _ = keep_table(file_name="Nachrichten.csv", chunks=[CONTENT])
    with new_report(stored_as) as path:
        path.write_bytes(b"reasons")
    forget_upload(stored_as)
    assert pieces() == [(f"{stored_as}.report.csv", 7)]
    with upload_at_hand(stored_as) as path:
        assert not path.exists()
    drop_upload(stored_as)
    assert pieces() == []


def test_what_is_no_table_is_not_kept(machines: Any) -> None:
    machines("web")
    with pytest.raises(TableProblem):
        keep_table(file_name="bild.png", chunks=[b"\x89PNG\r\n\x1a\n0000"])
    assert (lies_here(), pieces()) == ([], [])


def test_a_pass_that_breaks_off_leaves_no_half_a_report(machines: Any) -> None:
    machines("worker")

    def break_off() -> None:
        with new_report("abc.csv") as path:
            path.write_bytes(b"half")
            raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        break_off()
    assert (lies_here(), pieces()) == ([], [])


def test_with_the_bundled_database_files_stay_in_the_data_directory(settings: Any, tmp_path: Path) -> None:
    settings.FILES = tmp_path / "files"
    stored_as, _ = keep_table(file_name="Nachrichten.csv", chunks=[CONTENT])
    assert lies_here() == [uploads_folder() / stored_as]
    assert pieces() == []
    drop_upload(stored_as)
    assert lies_here() == []
