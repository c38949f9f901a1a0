from pathlib import Path

import pytest

from resonanz.ground.tables import open_table
from resonanz.ground.tables.encoding import chosen_encoding, detect_encoding
from resonanz.ground.tables.problems import UnknownEncoding

GERMAN = 'Nachricht;Datum\r\n"Größe, Maß und Übermut";03.11.2025\r\nschön teuer – „sehr“;04.11.2025\r\n'


@pytest.mark.parametrize(
    ("codec", "prefix", "expected"),
    [
        ("utf-8", b"", "utf-8"),
        ("utf-8-sig", b"", "utf-8-sig"),
        ("utf-16", b"", "utf-16"),
        ("utf-16-le", b"\xff\xfe", "utf-16"),
        ("utf-16-be", b"\xfe\xff", "utf-16"),
        ("utf-16-le", b"", "utf-16-le"),
        ("utf-16-be", b"", "utf-16-be"),
        ("utf-32", b"", "utf-32"),
        ("cp1252", b"", "cp1252"),
    ],
)
def test_the_same_table_in_every_encoding(tmp_path: Path, codec: str, prefix: bytes, expected: str) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(prefix + GERMAN.encode(codec))
    table = open_table(path)
    assert table.encoding == expected
    assert table.delimiter == ";"
    assert [row.values for row in table.rows()] == [
        {"Nachricht": "Größe, Maß und Übermut", "Datum": "03.11.2025"},
        {"Nachricht": "schön teuer – „sehr“", "Datum": "04.11.2025"},
    ]
    assert [row.problem for row in table.rows()] == [None, None]


def test_old_files_from_a_mac(tmp_path: Path) -> None:
    text = "Die Tür schließt nicht, außerdem fährt der Zug zu spät. Schöne Grüße"
    path = tmp_path / "t.csv"
    path.write_bytes(f"id;text\n1;{text}\n".encode("mac_roman"))
    table = open_table(path)
    assert table.encoding == "mac-roman"
    assert [row.values["text"] for row in table.rows()] == [text]


def test_a_single_umlaut_is_read_as_windows(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"id;text\n1;sch\xf6n\n")
    assert open_table(path).encoding == "cp1252"


def test_one_late_bad_byte_spoils_one_row(tmp_path: Path) -> None:
    lines = [f"{number};schön".encode() for number in range(50_000)]
    lines[49_990] = b"49990;sch\xf6n"
    path = tmp_path / "t.csv"
    path.write_bytes(b"id;text\n" + b"\n".join(lines))
    table = open_table(path)
    assert table.encoding == "utf-8"
    rows = list(table.rows())
    assert len(rows) == 50_000
    bad = [row for row in rows if row.problem]
    assert [(row.number, row.line, row.problem.code) for row in bad if row.problem] == [(49_991, 49_992, "undecodable")]
    assert rows[49_989].values == {"id": "49989", "text": "schön"}


def test_late_umlauts_in_an_old_encoding_are_noticed(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"id;text\n" + b"1;ohne Umlaut\n" * 200_000 + "2;schön\n".encode("cp1252"))
    table = open_table(path)
    assert table.encoding == "cp1252"
    assert list(table.rows())[-1].values["text"] == "schön"


def test_bytes_that_the_old_encoding_leaves_undefined(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"id;text\n1;sch\xf6n\n2;\x81\x8d\n")
    problems = [row.problem and row.problem.code for row in open_table(path, encoding="cp1252").rows()]
    assert problems == [None, "undecodable"]


def test_multibyte_characters_across_chunks(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"text\n" + ("x" + "ü" * (1 << 20)).encode())
    assert detect_encoding(path) == "utf-8"


def test_a_file_cut_inside_a_character(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes("id;text\n1;schön\n2;schön\n3;schü".encode()[:-1])
    table = open_table(path)
    assert table.encoding == "utf-8"
    assert [bool(row.problem) for row in table.rows()] == [False, False, True]


@pytest.mark.parametrize(
    "name", ["klingonisch", "idna", "punycode", "hex", "rot13", "unicode_escape", "utf-7", "\0", ""]
)
def test_encodings_that_are_none(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnknownEncoding):
        chosen_encoding(tmp_path / "t.csv", name)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("UTF8", "utf-8"),
        ("windows-1252", "cp1252"),
        ("latin-1", "iso8859-1"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16", "utf-16-le"),
    ],
)
def test_encodings_that_people_choose(tmp_path: Path, name: str, expected: str) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes("ä;b".encode("utf-16-le"))
    assert chosen_encoding(path, name) == expected


def test_a_chosen_encoding_still_loses_the_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(GERMAN.encode("utf-8-sig"))
    assert open_table(path, encoding="utf-8").headers == ("Nachricht", "Datum")
