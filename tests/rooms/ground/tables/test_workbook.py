import datetime as dt
import zipfile
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest

from resonanz.ground.tables import open_table
from resonanz.ground.tables.problems import (
    EmptyTable,
    NotAWorkbook,
    OldWorkbook,
    SheetMissing,
    TableProblem,
    WorkbookLocked,
    WorkbookTooDense,
    WorkbookTooLarge,
    WorkbookTooWide,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
Cells = list[list[object]]


def workbook(path: Path, **sheets: Cells) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def bomb(path: Path, size: int, member: str = "xl/worksheets/sheet1.xml") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr(member, b" " * size)
    return path


def test_values_arrive_as_text(tmp_path: Path) -> None:
    rows: Cells = [
        ["id", "Nachricht", None, "id"],
        [1, "  Größe\n„gut“ ", dt.datetime(2025, 11, 3), 0.25],  # noqa: DTZ001  Excel knows no zones.
        [None, None, None, None],
        [12345678901, "=1+1", dt.datetime(2025, 11, 3, 14, 5, 1), True],  # noqa: DTZ001
        ["007", "'=nein", dt.time(9, 30), -2.0],
    ]
    table = open_table(workbook(tmp_path / "t.xlsx", Blatt=rows))
    assert table.kind == "xlsx"
    assert (table.sheet, table.sheets) == ("Blatt", ("Blatt",))
    assert table.headers == ("id", "Nachricht", "Spalte 3", "id (Spalte 4)")
    found = list(table.rows())
    assert [(row.number, row.line, tuple(row.values.values())) for row in found] == [
        (1, 2, ("1", "  Größe\n„gut“ ", "2025-11-03", "0.25")),
        (2, 4, ("12345678901", "", "2025-11-03T14:05:01", "WAHR")),
        (3, 5, ("007", "'=nein", "09:30:00", "-2")),
    ]
    assert found[-1].position == table.total
    assert list(table.rows()) == found


def test_sheets_are_chosen_by_name(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", Eins=[["a"], ["1"]], Zwei=[["b"], ["2"]], Leer=[])
    assert open_table(path).headers == ("a",)
    assert open_table(path, sheet="Zwei").headers == ("b",)
    with pytest.raises(EmptyTable):
        open_table(path, sheet="Leer")
    with pytest.raises(SheetMissing, match=r"„Drei“.*Eins, Zwei, Leer"):
        open_table(path, sheet="Drei")


def test_without_header(tmp_path: Path) -> None:
    table = open_table(workbook(tmp_path / "t.xlsx", S=[["Hallo", 1]]), has_header=False)
    assert [row.values for row in table.rows()] == [{"Spalte 1": "Hallo", "Spalte 2": "1"}]


def test_the_content_counts_more_than_the_name(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", S=[["a"], ["1"]]).rename(tmp_path / "t.csv")
    assert open_table(path).kind == "xlsx"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"id;text\n1;Hallo\n", NotAWorkbook),
        (b"PK\x03\x04 nur der Anfang", NotAWorkbook),
        (OLE + b"\0" * 600, OldWorkbook),
        (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), WorkbookLocked),
    ],
)
def test_what_only_looks_like_a_workbook(tmp_path: Path, content: bytes, problem: type[TableProblem]) -> None:
    path = tmp_path / "t.xlsx"
    path.write_bytes(content)
    with pytest.raises(problem):
        open_table(path)


def test_another_archive(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    with pytest.raises(NotAWorkbook):
        open_table(path)


def test_a_workbook_cut_short_or_scrambled(tmp_path: Path) -> None:
    whole = workbook(tmp_path / "t.xlsx", S=[["a"], ["1"]]).read_bytes()
    path = tmp_path / "kaputt.xlsx"
    for content in (
        whole[: len(whole) // 2],
        whole[:-30],
        whole.replace(b"\x00\x00\x08\x00", b"\x00\x00\x63\x00"),
    ):
        path.write_bytes(content)
        with pytest.raises(NotAWorkbook):
            open_table(path)


def test_a_sheet_that_is_no_xml(tmp_path: Path) -> None:
    source = workbook(tmp_path / "t.xlsx", S=[["a"], ["1"]])
    path = tmp_path / "u.xlsx"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"<<<" if "sheet1" in name else old.read(name))
    with pytest.raises(TableProblem):
        open_table(path)


def test_bombs_are_refused_before_anything_is_parsed(tmp_path: Path) -> None:
    with pytest.raises(WorkbookTooDense, match="höchstens 200-fach"):
        open_table(bomb(tmp_path / "t.xlsx", 30 << 20))
    with pytest.raises(WorkbookTooLarge, match="30 MB, höchstens 20 MB"):
        open_table(bomb(tmp_path / "t.xlsx", 30 << 20), unpacked_limit=20 << 20)
    with pytest.raises(WorkbookTooDense):
        open_table(bomb(tmp_path / "t.xlsx", 30 << 20, member="xl/media/bild.png"))


def test_a_member_that_lies_about_its_size(tmp_path: Path) -> None:
    path = bomb(tmp_path / "t.xlsx", 30 << 20)
    content = path.read_bytes().replace((30 << 20).to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    path.write_bytes(content)
    with pytest.raises(NotAWorkbook):
        open_table(path)


def test_one_stray_cell_far_out(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["XFD1048576"] = "text", "weit draußen"
    book.save(tmp_path / "t.xlsx")
    with pytest.raises(WorkbookTooWide, match="17179869184"):
        open_table(tmp_path / "t.xlsx")
