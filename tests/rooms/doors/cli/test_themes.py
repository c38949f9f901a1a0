"""`resonanz themes`: the engine on a file, without a database."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pytest

from tests.rooms.doors.cli.support import resonanz
from tests.rooms.understand.support import BILL, BUS, BagOfWords

TEXTS = BILL + BUS


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def written(path: Path, texts: list[str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, delimiter=";")
        rows.writerow(["Nr", "Nachricht"])
        rows.writerows([f"A{n}", text] for n, text in enumerate(texts))
    return path


def vectors_of(path: Path, texts: list[str]) -> Path:
    np.save(path, BagOfWords().embed(texts))
    return path


def test_given_vectors_become_themes_as_json(tmp_path: Path, data: Path) -> None:
    file, out = written(tmp_path / "a.csv", TEXTS), tmp_path / "out.json"
    said = resonanz("themes", file, "--vectors", vectors_of(tmp_path / "v.npy", TEXTS), "--json", out, data=data)
    assert (said.code, data.exists()) == (0, False)
    result = json.loads(out.read_text("utf-8"))
    assert list(result) == ["stories", "themes", "assignments", "changes", "timings"]
    assert result["stories"] == 12
    assert list(result["timings"]) == ["read", "embed", "themes", "naming"]
    assert [row["story_id"] for row in result["assignments"]] == [f"A{n}" for n in range(12)]
    assert {tuple(row) for row in result["assignments"]} == {("story_id", "theme_id")}
    keys = {theme["id"] for theme in result["themes"]}
    assert {row["theme_id"] for row in result["assignments"]} - {None} == keys
    for theme in result["themes"]:
        assert list(theme) == ["id", "name", "phrases", "size", "share", "interval", "quotes", "facets"]
        assert theme["size"] == sum(row["theme_id"] == theme["id"] for row in result["assignments"])
        assert theme["interval"][0] < theme["share"] == theme["size"] / 12 < theme["interval"][1]
        for quote in theme["quotes"]:
            assert quote["text"] in TEXTS[int(quote["story_id"][1:])]
        assert any(theme["name"] in text for text in TEXTS)


def test_it_speaks_english_where_people_do(tmp_path: Path, data: Path) -> None:
    said = resonanz("themes", tmp_path / "fehlt.csv", data=data, lang="en_US.UTF-8")
    assert (said.code, "There is no file" in said.err, said.is_one_sentence) == (1, True, True)


def test_a_missing_file_is_one_sentence(tmp_path: Path, data: Path) -> None:
    said = resonanz("themes", tmp_path / "fehlt.csv", data=data)
    assert (said.code, said.is_one_sentence) == (1, True)
    assert f"Die Datei „{tmp_path}/fehlt.csv“ gibt es nicht." in said.err


def test_a_wrong_column_is_one_sentence(tmp_path: Path, data: Path) -> None:
    said = resonanz("themes", written(tmp_path / "a.csv", TEXTS), "--text-column", "Worte", data=data)
    assert (said.code, said.is_one_sentence, "Worte" in said.err) == (1, True, True)
    assert "Das hätte nicht passieren dürfen" not in said.err


@pytest.mark.parametrize("content", [b"no numpy file", b""])
def test_vectors_that_are_none_are_one_sentence(tmp_path: Path, data: Path, content: bytes) -> None:
    wrong = tmp_path / "v.npy"
    wrong.write_bytes(content)
    said = resonanz("themes", written(tmp_path / "a.csv", TEXTS), "--vectors", wrong, data=data)
    assert (said.code, said.is_one_sentence, "v.npy" in said.err) == (1, True, True)


def test_vectors_of_other_texts_are_refused(tmp_path: Path, data: Path) -> None:
    said = resonanz(
        "themes", written(tmp_path / "a.csv", TEXTS), "--vectors", vectors_of(tmp_path / "v.npy", BILL), data=data
    )
    assert (said.code, "Traceback" in said.err, "12" in said.err) == (1, False, True)


@pytest.mark.parametrize("name", ["[bold]a.csv", "[/x].csv"])
def test_brackets_in_a_file_name_are_only_brackets(tmp_path: Path, data: Path, name: str) -> None:
    said = resonanz("themes", tmp_path / name, data=data)
    assert (said.code, name in said.err, "Traceback" in said.err) == (1, True, False)


def test_brackets_in_the_words_of_customers_are_kept(tmp_path: Path, data: Path) -> None:
    texts = [f"[/b] {text} [red]" for text in TEXTS]
    file = written(tmp_path / "a.csv", texts)
    said = resonanz("themes", file, "--vectors", vectors_of(tmp_path / "v.npy", texts), data=data)
    assert (said.code, "Traceback" in said.err, "[/b]" in said.out) == (0, False, True)


def test_themes_go_on_with_memory_groups_and_an_earlier_result(tmp_path: Path, data: Path) -> None:
    file, vectors = written(tmp_path / "a.csv", TEXTS), vectors_of(tmp_path / "v.npy", TEXTS)
    memory, out = tmp_path / "themes.npz", tmp_path / "out.json"
    common = ("--vectors", vectors, "--json", out, "--memory", memory, "--group-column", "Nr")
    assert resonanz("themes", file, *common, data=data).code == 0
    first = json.loads(out.read_text("utf-8"))
    assert memory.is_file()
    assert resonanz("themes", file, *common, "--previous", out, data=data).code == 0
    again = json.loads(out.read_text("utf-8"))
    assert again["assignments"] == first["assignments"]
    assert again["changes"] == []


def test_unknown_columns_and_broken_results_are_named(tmp_path: Path, data: Path) -> None:
    file = written(tmp_path / "a.csv", TEXTS)
    said = resonanz("themes", file, "--group-column", "Filiale", data=data, lang="en_US.UTF-8")
    assert (said.code, "There is no column" in said.err, said.is_one_sentence) == (1, True, True)
    file = written(tmp_path / "b.csv", TEXTS)
    vectors = vectors_of(tmp_path / "v.npy", TEXTS)
    said = resonanz("themes", file, "--vectors", vectors, "--previous", file, data=data)
    assert (said.code, "kein Ergebnis" in said.err) == (1, True)
