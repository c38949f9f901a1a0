"""Rows as CSV and as a workbook, written one after the other, with no cell that a spreadsheet could execute."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import TextIOWrapper
from tempfile import TemporaryDirectory
from typing import IO, Any

import xlsxwriter
from django.conf import settings
from django.utils.translation import gettext as _

from resonanz.ground.tables.guard import guard_cell

Cell = str | int
LONGEST_CELL = 32_000
"""In UTF-16 units; a workbook holds 32,767 of them in one cell and would drop the whole text above."""

_ROWS_ON_A_SHEET = 1_000_000
_WIDE, _NARROW = 60, 16


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """`longest` is how many characters the longest of its texts has."""

    title: str
    header: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    longest: int = 0


def write_csv(target: IO[bytes], header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Semicolon and byte order mark, as Excel expects them; line breaks within words stay as they are."""
    text = TextIOWrapper(target, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL)
    writer.writerow(header)
    for row in rows:
        writer.writerow([guard_cell(str(cell)) for cell in row])
    text.detach()


def write_workbook(target: IO[bytes], sheets: Iterable[Sheet], *, notes: Sequence[tuple[str, str]]) -> None:
    """The sheets in their order, and last, but opened first, what may be done with the words.

    Our own import reads the first sheet, so the notes stand behind it. Rows wait in files of their own, which are
    gone at the end.
    """
    with TemporaryDirectory(dir=settings.FILES) as folder:
        options = {"constant_memory": True, "tmpdir": folder, "strings_to_formulas": False, "strings_to_urls": False}
        book = xlsxwriter.Workbook(target, options)
        bold = book.add_format({"bold": True})
        for sheet in sheets:
            pages, line = _pages(book, sheet, bold), 0
            page = next(pages)
            for row in sheet.rows:
                if line == _ROWS_ON_A_SHEET:
                    page, line = next(pages), 0
                line += 1
                _write(page, line, row, width=len(sheet.header))
        page = book.add_worksheet(_("Lesen Sie das zuerst"))
        page.set_column(0, 0, 30)
        page.set_column(1, 1, 100)
        for line, (about, said) in enumerate(notes):
            page.write_string(line, 0, guard_cell(about), bold)
            page.write_string(line, 1, guard_cell(said))
        page.activate()
        book.close()


def parts_of(text: str) -> list[str]:
    """The text in pieces that fit into a cell each; put together they are the text."""
    parts, start, units = [], 0, 0
    for at, character in enumerate(text):
        size = 2 if ord(character) > 0xFFFF else 1  # noqa: PLR2004  The last character of the first plane.
        if units + size > LONGEST_CELL:
            parts.append(text[start:at])
            start, units = at, 0
        units += size
    return [*parts, text[start:]]


def _pages(book: Any, sheet: Sheet, bold: Any) -> Iterator[Any]:
    number = 1
    # A character takes two units at most, and an apostrophe before a line takes no more than its line break.
    more = 2 * sheet.longest // LONGEST_CELL
    while True:
        page = book.add_worksheet(sheet.title if number == 1 else f"{sheet.title} {number}")
        page.freeze_panes(1, 0)
        page.set_column(0, len(sheet.header), _NARROW)
        titles = [*sheet.header, *(_("Fortsetzung %(n)d") % {"n": n + 1} for n in range(more))]
        for column, title in enumerate(titles):
            page.write_string(0, column, title, bold)
        yield page
        number += 1


def _write(page: Any, line: int, row: Sequence[Cell], *, width: int) -> None:
    """What does not fit into its cell goes on in the columns on the right, so that nothing is lost."""
    beyond: list[str] = []
    for column, cell in enumerate(row):
        if isinstance(cell, int):
            page.write_number(line, column, cell)
            continue
        first, *more = parts_of(guard_cell(cell))
        page.write_string(line, column, first)
        beyond += more
    for column, part in enumerate(beyond, start=width):
        page.write_string(line, column, guard_cell(part))
