from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resonanz.ground.tables import open_table
from resonanz.ground.tables.problems import EmptyTable, NotATable, TableProblem

NAMES = ["t.csv", "t.tsv", "t.json", "t.jsonl", "t.xlsx", "t", "t.dat"]


def write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def read_everything(path: Path) -> None:
    try:
        table = open_table(path)
    except TableProblem:
        return
    for row in table.rows():
        assert row.problem or set(row.values) == set(table.headers)
        assert 0 <= row.position <= table.total


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("content", [b"", b" \r\n\t\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\r\n"])
def test_nothing_in_the_file(tmp_path: Path, name: str, content: bytes) -> None:
    with pytest.raises(EmptyTable):
        open_table(write(tmp_path / name, content))


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\nabc",
        b"\x89PNG\r\n\x1a\nxxx",
        b"GIF89a",
        b"{\\rtf1 Hallo}",
        bytes(range(256)) * 20,
        b"\x1f\x8b\x08",
    ],
)
def test_other_kinds_of_files(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(NotATable):
        open_table(write(tmp_path / "t.csv", content))


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("t.csv", b"[a];b\n1;2\n", "csv"),
        ("t.txt", b"{a}\tb\n1\t2\n", "csv"),
        ("t", b"a;b\n1;2\n", "csv"),
        ("t", b'{"a": 1}\n', "jsonl"),
        ("t.dat", b'\xef\xbb\xbf [{"a": 1}]', "jsonl"),
        ("t.JSON", b'[{"a": 1}]', "jsonl"),
    ],
)
def test_the_content_decides_where_the_name_is_silent(tmp_path: Path, name: str, content: bytes, kind: str) -> None:
    assert open_table(write(tmp_path / name, content)).kind == kind


def test_rows_can_be_read_again(tmp_path: Path) -> None:
    table = open_table(write(tmp_path / "t.csv", b"a;b\n1;2\n3;4\n"))
    assert list(table.rows()) == list(table.rows())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=300)
@given(content=st.binary(max_size=600), name=st.sampled_from(NAMES))
def test_random_bytes_raise_nothing_but_table_problems(tmp_path: Path, content: bytes, name: str) -> None:
    read_everything(write(tmp_path / name, content))


PIECES = [
    b'"',
    b";",
    b"\n",
    b"\r",
    b",",
    b"a",
    b"\xff",
    b"\0",
    b"\xc3\xbc",
    b'""',
    b"{",
    b"}",
    b"[",
    b":",
    b"\xff\xfe",
]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=300)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=60), name=st.sampled_from(NAMES))
def test_nearly_tables_raise_nothing_but_table_problems(tmp_path: Path, pieces: list[bytes], name: str) -> None:
    read_everything(write(tmp_path / name, b"".join(pieces)))
