"""Every bomb at every door of the import: a clear sentence, in bounded memory and time, and nothing stays behind.

Each is read in a process of its own that may take 1.5 GB and a minute of processor time, and no more.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import Settings

from resonanz.doors.cli import importing
from resonanz.ground import clock
from resonanz.ground.uploads import uploads_folder
from resonanz.listen import actions
from resonanz.listen.errors import ImportRefused
from resonanz.listen.models import ImportRun, Story
from resonanz.listen.rules.tables.rows import Candidate, Refused, to_candidate
from resonanz.listen.rules.tables.seen import Seen
from tests.support.bombs import BOMBS, HEAD, MAIL, SMALL, Make, book, cell, document, packed
from tests.support.people import People

_MEMORY = 1_500 << 20
_SECONDS = 60
_ROWS = 2_000
_DISK = 64 << 20
"""Nobody needs to write more than this while reading."""


def test_there_are_enough_of_them() -> None:
    assert len(BOMBS) >= 40


def test_what_they_are_made_of_is_readable_as_long_as_it_is_harmless(tmp_path: Path) -> None:
    """Else every bomb would be refused for its form, and nothing would be known of what it does."""
    rows = HEAD + f'<row r="2">{cell("A2", "1")}{cell("B2", "Hallo")}</row></sheetData>'
    for name, content, understood in (
        ("a.xlsx", book(rows), "Hallo"),
        # Of a transcript it is asked first whose words are to be taken.
        ("a.docx", document("Anna: Hallo"), "1 = Anna (1)"),
        ("a.zip", packed({"a.eml": MAIL + b"\nHallo"}), "Hallo"),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        told = in_bounds(path)
        assert understood in " ".join([told["words"], *told["sentences"]]), name


@pytest.mark.parametrize(("name", "make"), BOMBS.values(), ids=BOMBS)
def test_bomb_ends_in_sentences_within_bounds(name: str, make: Make, tmp_path: Path) -> None:
    path = tmp_path / name
    make(path)
    before = sorted(tmp_path.rglob("*"))
    told = in_bounds(path)
    assert told.get("crashed") is None, told
    assert told["rows"] or told["sentences"], told
    for sentence in told["sentences"]:
        assert sentence.rstrip().endswith((".", "“", ")")), told
        assert "Traceback" not in sentence
        assert "root:" not in sentence
    assert "root:x" not in told["words"], "a file of the machine was read"
    assert sorted(tmp_path.rglob("*")) == before


def in_bounds(path: Path) -> dict[str, Any]:
    """What reading it said, out of a child that may not take more than its share."""
    sys.stdout.flush()
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _read_and_leave(path, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read()
    _pid, status, used = os.wait4(child, 0)
    told: dict[str, Any] = json.loads(said) if said else {"crashed": f"ended with {status}"}
    told["seconds"], told["megabytes"] = round(used.ru_utime + used.ru_stime, 1), used.ru_maxrss >> 10
    return told


def _read_and_leave(path: Path, writing: int) -> None:
    """Never returns: the child must not run the rest of the tests."""
    told: dict[str, Any] = {"crashed": "never began"}
    try:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        size = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
        resource.setrlimit(resource.RLIMIT_AS, (size + _MEMORY, size + _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
        resource.setrlimit(resource.RLIMIT_FSIZE, (_DISK, _DISK))
        told = _read(path)
    except BaseException as crash:  # noqa: BLE001  Whatever it is, the parent wants to know.
        told = {"crashed": repr(crash)[:300]}
    finally:
        os.write(writing, json.dumps(told).encode()[:60_000])
        os._exit(0)


def _read(path: Path) -> dict[str, Any]:
    sentences: list[str] = []
    words: list[str] = []
    count = 0
    try:
        prepared = actions.prepare_table(path, columns={})
        seen, now = Seen(), clock.now()
        for row in prepared.table.rows():
            found = to_candidate(row, prepared.mapping, default_roles=["customer"], tz=now.tzinfo, now=now, seen=seen)
            count += 1
            if isinstance(found, Refused) and len(sentences) < 5:
                sentences.append(str(found.sentence))
            elif isinstance(found, Candidate) and len(words) < 5:
                words.append(found.text[:200])
    except ImportRefused as refused:
        sentences.append(str(refused.sentence))
    return {"rows": count, "sentences": sentences, "words": " ".join(words)}


@pytest.fixture
def small(tmp_path: Path) -> dict[str, Path]:
    """Those that are quick to send, each on its own in a folder."""
    found: dict[str, Path] = {}
    for number, (what, (name, make)) in enumerate(BOMBS.items()):
        path = tmp_path / str(number) / name
        if what in _LARGE:
            continue
        path.parent.mkdir()
        make(path)
        if path.stat().st_size <= SMALL:
            found[what] = path
    return found


_LARGE = {what for what in BOMBS if "gigabyte" in what or "200 MB" in what or "never ends" in what or "50 MB" in what}


def test_browser_says_a_sentence_and_keeps_nothing(
    people: People, settings: Settings, tmp_path: Path, small: dict[str, Path]
) -> None:
    settings.FILES = tmp_path / "files"
    people.inquiry()
    client = people.client(people.mira)
    for what, path in small.items():
        kept = ImportRun.objects.count()
        file = SimpleUploadedFile(path.name, path.read_bytes())
        answer = client.post("/team/anliegen/kontakt/uebernehmen/", {"file": file})
        assert answer.status_code in {302, 422, 200}, what
        if answer.status_code != 302:
            assert ImportRun.objects.count() == kept, what
            assert b'class="error"' in answer.content or b"Es wurde nichts" in answer.content, what
            continue
        assert client.get(answer["Location"]).status_code in {200, 422}, what
    stored = {run.stored_as for run in ImportRun.objects.all()}
    assert {path.name for path in uploads_folder().iterdir()} == stored
    assert Story.objects.count() == 0


def test_command_line_says_a_sentence_and_keeps_nothing(
    people: People, tmp_path: Path, small: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    people.inquiry()
    monkeypatch.chdir(tmp_path)
    for path in small.values():
        wanted = importing.Wanted(
            file=path,
            inquiry="kontakt",
            columns={},
            roles=("customer",),
            source="bomben",
            delimiter=None,
            encoding=None,
            dry_run=True,
            create=False,
            report=None,
        )
        # Only our own refusal may come out; what it says is looked at above.
        with suppress(ImportRefused):
            importing._import(wanted)
    assert Story.objects.count() == 0
