"""`resonanz opinions`: an export of Polis on the command line, without a database."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.engine.opinions import Rows, camps
from tests.rooms.doors.cli.support import resonanz

HEAD = "timestamp,datetime,comment-id,voter-id,vote\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def written(path: Path, rows: Rows) -> Path:
    lines = [f"{time},x,{statement},{person},{value}" for time, (person, statement, value) in enumerate(rows)]
    path.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_an_export_becomes_a_map(tmp_path: Path, data: Path) -> None:
    votes = written(tmp_path / "votes.csv", [*camps((20, 15)), ("p001", "s03", -1), ("late", "s03", 1)])
    comments = tmp_path / "comments.csv"
    comments.write_text(
        "comment-id,moderated,comment-body\n"
        + "".join(f"s{n:02},{-1 if n == 5 else 1},[/b] Aussage Nummer {n} [red]\n" for n in range(24)),
        encoding="utf-8",
    )
    out = tmp_path / "map.json"
    said = resonanz("opinions", votes, "--comments", comments, "--json", out, data=data)
    assert (said.code, data.exists()) == (0, False)
    result = json.loads(out.read_text("utf-8"))
    assert (result["participants"], result["statements"], result["rejected_statements"]) == (36, 23, 1)
    assert [group["size"] for group in result["groups"]] == [20, 15]
    assert result["groups"][0]["distinguishing"][0]["text"].startswith("[/b] Aussage Nummer")
    assert list(result["positions"][0]) == ["participant", "x", "y", "group"]
    assert result["contradicting_votes"] <= 1
    for words in ("Gruppe 1 (20 Personen)", "Was alle Gruppen eint", "2 Gruppen, 1 Personen mit zu wenigen Stimmen"):
        assert words in " ".join(said.out.split())
    assert "[red]" in said.out


def test_without_comments_statements_are_numbers(tmp_path: Path, data: Path) -> None:
    said = resonanz("opinions", written(tmp_path / "votes.csv", camps((20, 15))), data=data, lang="en_GB.UTF-8")
    assert (said.code, "What unites all groups" in said.out, "s03" in said.out) == (0, True, True)


@pytest.mark.parametrize(
    ("text", "german", "english"),
    [
        ("", "fehlt die Spalte „comment-id“", "lacks the column “comment-id”"),
        (HEAD, "steht keine Stimme, die zählt", "no vote that counts"),
        (HEAD + "1,x,1,1,NaN\n", "Zeile 2: „NaN“ ist keine Stimme", "line 2: “NaN” is no vote"),
        (HEAD + "1,x,1,1,[/b]\n", "„[/b]“ ist keine Stimme", "“[/b]” is no vote"),
        (HEAD + "1,x,1,,1\n", "Zeile 2: Person oder Aussage hat keine Kennung", "has no id"),
        (HEAD + '1,x,"1\n', "Zeile 2 ist unvollständig", "line 2 is not complete"),
        ("\udcff", "keine lesbare Textdatei", "not a readable text file"),
    ],
)
def test_a_wrong_file_is_one_sentence(tmp_path: Path, data: Path, text: str, german: str, english: str) -> None:
    file = tmp_path / "votes.csv"
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    for lang, words in (("de_DE.UTF-8", german), ("en_GB.UTF-8", english)):
        said = resonanz("opinions", file, data=data, lang=lang)
        assert (said.code, said.is_one_sentence, words in said.err) == (1, True, True), said.err


def test_missing_files_are_one_sentence(tmp_path: Path, data: Path) -> None:
    votes = written(tmp_path / "votes.csv", camps((6,)))
    for arguments in ((tmp_path / "fehlt.csv",), (votes, "--comments", tmp_path / "fehlt.csv")):
        said = resonanz("opinions", *arguments, data=data)
        assert (said.code, said.is_one_sentence, "fehlt.csv“ gibt es nicht" in said.err) == (1, True, True)


def test_a_place_that_can_not_be_written_is_one_sentence(tmp_path: Path, data: Path) -> None:
    votes = written(tmp_path / "votes.csv", camps((6,)))
    said = resonanz("opinions", votes, "--json", tmp_path / "nirgends" / "map.json", data=data)
    assert (said.code, said.is_one_sentence, "nicht schreiben" in said.err) == (1, True, True)
