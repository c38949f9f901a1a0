import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resonanz.ground.tables import Table, jsonlines, open_table
from resonanz.ground.tables.problems import JsonTooLarge, JsonUnreadable


def table(tmp_path: Path, content: str | bytes, name: str = "t.jsonl") -> Table:
    path = tmp_path / name
    path.write_bytes(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)
    return open_table(path)


def test_values_keep_their_spelling(tmp_path: Path) -> None:
    found = table(tmp_path, '{"id": 1.0, "text": " Größe\\n", "n": null}\n\n{"id": true, "text": "x", "neu": 1e5}\n')
    assert found.headers == ("id", "text", "n", "neu")
    assert [(row.number, row.line, row.values) for row in found.rows()] == [
        (1, 1, {"id": "1.0", "text": " Größe\n", "n": "", "neu": ""}),
        (2, 3, {"id": "true", "text": "x", "n": "", "neu": "1e5"}),
    ]


def test_bad_lines_cost_one_row_each(tmp_path: Path) -> None:
    deep = b"[" * 100_000
    lines = [
        b'{"text": "gut"}',
        b'{"text": ',
        b'"nur Text"',
        b"[1]",
        b'{"text": "\xff"}',
        deep,
        b"x" * 3_000_000,
        b'{"text": "Ende"}',
    ]
    rows = list(table(tmp_path, b"\n".join(lines)).rows())
    assert [(row.line, row.problem.code if row.problem else row.values["text"]) for row in rows] == [
        (1, "gut"),
        (2, "not_an_object"),
        (3, "not_an_object"),
        (4, "not_an_object"),
        (5, "undecodable"),
        (6, "not_an_object"),
        (7, "line_too_long"),
        (8, "Ende"),
    ]
    assert rows[1].excerpt == '{"text": \n'


def test_nested_values_are_marked_and_long_ones_refused(tmp_path: Path) -> None:
    content = f'{{"text": "a", "tags": ["x"], "by": {{}}}}\n{{"text": "{"x" * 200_000}"}}\n'
    rows = list(table(tmp_path, content).rows())
    assert rows[0].nested == {"tags", "by"}
    assert rows[0].problem is None
    assert rows[1].problem is not None
    assert rows[1].problem.code == "cell_too_long"


def test_a_list_in_one_file(tmp_path: Path) -> None:
    found = table(tmp_path, '\ufeff\n [{"text": "a"},\n {"text": "b", "id": 7}, 3]', "t.json")
    assert found.headers == ("text", "id")
    rows = list(found.rows())
    assert [row.values for row in rows[:2]] == [{"text": "a", "id": ""}, {"text": "b", "id": "7"}]
    assert rows[2].problem is not None
    assert (rows[2].number, rows[2].line, rows[2].problem.code) == (3, None, "not_an_object")


@pytest.mark.parametrize("content", ['{"daten":\n [1, 2]\n}', "[1, 2]", "[", "nein", '[{"a": 1}', "[]]"])
def test_other_json_is_refused_as_a_whole(tmp_path: Path, content: str) -> None:
    with pytest.raises(JsonUnreadable):
        table(tmp_path, content, "t.json")


def test_a_large_list_names_the_way_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonlines, "ARRAY_LIMIT", 1 << 20)
    with pytest.raises(JsonTooLarge, match=r"2 MB groß.*höchstens 1 MB"):
        table(tmp_path, '[{"text": "' + "x" * (2 << 20) + '"}]')


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(texts=st.lists(st.text(), min_size=1), ascii_only=st.booleans())
def test_texts_survive_exactly(tmp_path: Path, texts: list[str], ascii_only: bool) -> None:  # noqa: FBT001
    content = "".join(json.dumps({"text": text}, ensure_ascii=ascii_only) + "\n" for text in texts)
    assert [row.values["text"] for row in table(tmp_path, content).rows()] == texts
