"""A house leaves as lines that anybody can read, and comes back equal: every row, every page, the ledger."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import psycopg
import pytest

from resonanz.doors.cli.backup_file import DUMP, MANIFEST, NotABackup, read_manifest, unpack
from resonanz.doors.cli.dump_tables import BORN_WITH, LEFT_OUT, part_of, table_of
from resonanz.ground.postgres import Cluster, Role, connection
from resonanz.ground.postgres.rows import RowsRefused, fill_tables, has_rows, table_names
from tests.faults.test_backup import RIGHTS, asked, schema
from tests.support.house import run_command
from tests.support.lived import live, public_pages
from tests.support.model_house import set_up

PATIENT = 600.0
"""Seconds: it goes through many small programs, and others may be working on the same machine."""
pytestmark = [pytest.mark.fault, pytest.mark.timeout(900)]


@dataclass(frozen=True, kw_only=True)
class Left:
    """A house in which much has happened, its dump, and what is in it."""

    data: Path
    file: Path
    tables: dict[str, list[bytes]]
    facts: dict[str, Any]


def lines(file: Path) -> dict[str, list[bytes]]:
    with zipfile.ZipFile(file) as archive:
        found = {name: table_of(name) for name in archive.namelist()}
        return {table: archive.read(name).splitlines() for name, table in found.items() if table}


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Left:
    place = tmp_path_factory.mktemp("gesamt")
    data, file = place / "data", place / "gesamt.zip"
    set_up(data)
    live(data)
    told = run_command("dump", file, "--data", data)
    assert "was sie bedeuten, steht darin in LIESMICH.md" in told.stdout
    return Left(data=data, file=file, tables=lines(file), facts=dict(read_manifest(file, form=DUMP).facts))


def test_an_equal_house_comes_of_it(left: Left, tmp_path: Path) -> None:
    again, second = tmp_path / "wieder", tmp_path / "zweite.zip"
    done = run_command("load", left.file, "--data", again, patience=PATIENT)
    assert "ist zurückgespielt" in done.stdout
    run_command("dump", second, "--data", again, patience=PATIENT)
    assert lines(second) == left.tables
    facts = dict(read_manifest(second, form=DUMP).facts)
    assert {**facts, "made_at": ""} == {**left.facts, "made_at": ""}
    for key in ("site.key", "log.key"):
        assert (again / "secrets" / key).read_bytes() == (left.data / "secrets" / key).read_bytes()
    with Cluster(left.data), Cluster(again):
        assert schema(again) == schema(left.data)
        assert asked(again, RIGHTS) == asked(left.data, RIGHTS)
        assert asked(again, "SELECT count(*) > 100 FROM trust_ledgerentry") == [(True,)]
        pages = public_pages(left.data)
        assert len(pages) > 10
        assert public_pages(again) == pages


def test_every_row_is_one_line_with_the_names_of_its_table(left: Left) -> None:
    assert {table: len(rows) for table, rows in left.tables.items()} == left.facts["tables"]
    stories = [json.loads(line) for line in left.tables["listen_story"]]
    with Cluster(left.data):
        assert [(row["id"], row["text"]) for row in stories] == asked(
            left.data, "SELECT id, text FROM listen_story ORDER BY id"
        )
    with zipfile.ZipFile(left.file) as archive:
        words = archive.read("LIESMICH.md").decode()
    assert f"`tables/listen_story.jsonl`, {len(stories)} Zeilen" in words
    assert "| `first_read_at` | Wann zuerst gelesen |" in words
    assert all(f"`{part_of(table)}`" in words for table in left.tables)
    assert all(f"- `{table}`: " in words for table in LEFT_OUT)


def test_what_was_erased_is_not_in_it(left: Left) -> None:
    with Cluster(left.data):
        [(gone,)] = asked(left.data, "SELECT count(*) FROM listen_story WHERE withdrawn_at IS NOT NULL")
    stories = [json.loads(line) for line in left.tables["listen_story"]]
    empty = [row for row in stories if row["withdrawn_at"]]
    assert len(empty) == gone > 0
    assert {row["text"] for row in empty} == {""}


@pytest.mark.parametrize("tenth", range(10))
def test_a_half_finished_file_is_no_dump(left: Left, tmp_path: Path, tenth: int) -> None:
    words = left.file.read_bytes()
    half = tmp_path / "halb.zip"
    half.write_bytes(words[: len(words) * tenth // 10])
    with pytest.raises(NotABackup):
        read_manifest(half, form=DUMP)


def refused(file: Path, place: Path) -> str:
    """What `load` says when it refuses; whatever it looked at, nobody has been in this house afterwards."""
    done = run_command("load", file, "--data", place, check=False, patience=PATIENT)
    assert done.returncode == 1
    if (place / "postgres").exists():
        with Cluster(place), psycopg.connect(connection(place, Role.OWNER).url) as session:
            born = {*LEFT_OUT, *BORN_WITH}
            assert [name for name in table_names(session) if name not in born and has_rows(session, name)] == []
    assert not (place / "secrets" / "site.key").exists()
    assert not (place / "log").exists()
    return done.stderr.strip().splitlines()[-1]


def forged(left: Left, target: Path, change: Callable[[dict[str, bytes]], None], **facts: Any) -> Path:
    """A dump that somebody has changed, and whose manifest says that all is well."""
    with zipfile.ZipFile(left.file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name != MANIFEST}
        told = json.loads(archive.read(MANIFEST))
    change(parts)
    told |= {**facts, "parts": {name: [len(part), sha256(part).hexdigest()] for name, part in parts.items()}}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
        archive.writestr(MANIFEST, json.dumps(told))
    return target


def nothing(parts: dict[str, bytes]) -> None:
    return


def test_half_of_it_is_refused_in_a_sentence(left: Left, tmp_path: Path) -> None:
    half = tmp_path / "halb.zip"
    half.write_bytes(left.file.read_bytes()[:-100])
    assert refused(half, tmp_path / "neu") == (
        f"„{half}“ ist keine Gesamtausgabe von Resonanz, oder sie ist nicht ganz."
    )


def test_a_dump_of_a_newer_version_waits_for_it(left: Left, tmp_path: Path) -> None:
    newer = forged(left, tmp_path / "neuer.zip", nothing, migrations=["trust.9999_future"], version="9.9")
    assert refused(newer, tmp_path / "neu").startswith(
        "Die Gesamtausgabe stammt von einer neueren Fassung von Resonanz (9.9)."
    )


def test_a_changed_byte_and_an_unknown_table_change_nothing(left: Left, tmp_path: Path) -> None:
    """One after the other in the same place: what was refused leaves a house that is as empty as before."""
    words = bytearray(left.file.read_bytes())
    words[len(words) // 2] ^= 1
    damaged = tmp_path / "kaputt.zip"
    damaged.write_bytes(words)
    place = tmp_path / "neu"
    assert "ist beschädigt: Der Inhalt passt nicht zu seinen Prüfsummen." in refused(damaged, place)
    unknown = forged(left, tmp_path / "fremd.zip", lambda parts: parts.update({"tables/act_wish.jsonl": b"{}\n"}))
    assert refused(unknown, place) == (
        "Die Tabelle „act_wish“ aus der Gesamtausgabe gibt es hier nicht. Es wurde nichts geladen."
    )
    short = forged(left, tmp_path / "kurz.zip", lambda parts: parts.pop("tables/listen_vote.jsonl") and None)
    assert refused(short, place) == (
        "Die Gesamtausgabe ist nicht ganz: Die Tabelle „listen_vote“ fehlt. Es wurde nichts geladen."
    )


def test_a_house_in_which_somebody_has_been_is_left_alone(left: Left, tmp_path: Path) -> None:
    done = run_command("load", left.file, "--data", left.data, check=False)
    assert done.returncode == 1
    assert done.stderr.strip().startswith("In dieser Installation steht schon etwas.")
    keys = tmp_path / "neu" / "secrets"
    keys.mkdir(parents=True)
    (keys / "site.key").write_text("another", "ascii")
    done = run_command("load", left.file, "--data", tmp_path / "neu", check=False)
    assert "schon ein anderer Schlüssel" in done.stderr
    assert (keys / "site.key").read_text("ascii") == "another"


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an empty house, for its owner."""
    place = tmp_path_factory.mktemp("leer") / "data"
    set_up(place)
    with Cluster(place):
        yield connection(place, Role.OWNER).url


def with_value(line: bytes, **values: Any) -> bytes:
    return json.dumps({**json.loads(line), **values}).encode()


def without(line: bytes, name: str) -> bytes:
    return json.dumps({key: value for key, value in json.loads(line).items() if key != name}).encode()


CHANGES: dict[str, tuple[Callable[[list[bytes]], list[bytes]], int]] = {
    "no JSON": (lambda rows: [rows[0], b'{"id": 2, "text": ', *rows[2:]], 2),
    "an empty line": (lambda rows: [rows[0], b"", *rows[1:]], 2),
    "the sign that ends a copy": (lambda rows: [rows[0], rb"\.", *rows[2:]], 2),
    "not an object": (lambda rows: [b"7", *rows[1:]], 0),
    "a list": (lambda rows: [b"[]", *rows[1:]], 0),
    "an unknown field": (lambda rows: [rows[0], with_value(rows[1], stars=5), *rows[2:]], 2),
    "a missing field": (lambda rows: [rows[0], without(rows[1], "name"), *rows[2:]], 0),
    "a missing field that may be empty": (lambda rows: [rows[0], without(rows[1], "withdrawn_at"), *rows[2:]], 2),
    "a number for words": (lambda rows: [with_value(rows[0], text=5), *rows[1:]], 1),
    "words for a number": (lambda rows: [with_value(rows[0], entry_index="viele"), *rows[1:]], 0),
    "a list for words": (lambda rows: [with_value(rows[0], text=["a"]), *rows[1:]], 1),
    "no time": (lambda rows: [with_value(rows[0], told_at="gestern, glaube ich"), *rows[1:]], 0),
    "a time of another spelling": (lambda rows: [with_value(rows[0], told_at="2026-11-23 12:00"), *rows[1:]], 1),
    "a character that no text holds": (lambda rows: [with_value(rows[0], text="\0"), *rows[1:]], 1),
    "half a character": (lambda rows: [rows[0].replace(b'"text":"', b'"text":"\xff'), *rows[1:]], 1),
    "the same row twice": (lambda rows: [*rows, rows[0]], 0),
    "a row less": (lambda rows: rows[1:], 0),
    "another inquiry that is not there": (lambda rows: [with_value(rows[0], inquiry_id=999), *rows[1:]], 0),
    "against a condition": (lambda rows: [with_value(rows[0], text="", withdrawn_at=None), *rows[1:]], 0),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_is_not_a_row_of_its_table_is_refused_whole(
    left: Left, empty: str, tmp_path: Path, change: str
) -> None:
    unpack(left.file, read_manifest(left.file, form=DUMP), tmp_path)
    make, line = CHANGES[change]
    path = tmp_path / part_of("listen_story")
    path.write_bytes(b"\n".join([*make(left.tables["listen_story"]), b""]))
    files = {table: (tmp_path / part_of(table), len(rows)) for table, rows in left.tables.items()}
    with pytest.raises(RowsRefused) as caught:
        fill_tables(empty, files, left.facts["counters"], lambda _table, _count: None)
    assert (caught.value.table, caught.value.line) == ("listen_story", line)
    with psycopg.connect(empty) as session:
        assert [name for name in left.tables if name not in BORN_WITH and has_rows(session, name)] == []
        silent = session.execute("SELECT tgname FROM pg_trigger WHERE tgenabled <> 'O' AND NOT tgisinternal")
        assert silent.fetchall() == []
