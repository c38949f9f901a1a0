"""XLSX through calamine, which executes nothing; formulas arrive as the values Excel stored."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from resonanz.ground.tables import reasons
from resonanz.ground.tables.archive import check_workbook
from resonanz.ground.tables.headers import numbered_headers, unique_headers
from resonanz.ground.tables.problems import EmptyTable, NotAWorkbook, Reason, SheetMissing, WorkbookLocked
from resonanz.ground.tables.table import Row, Table, overlong_cell

UNPACKED_LIMIT = 512 * 1024 * 1024
RATIO_LIMIT = 200
CELL_COUNT_LIMIT = 20_000_000

T = TypeVar("T")
Line = tuple[int, list[str]]


def open_workbook(
    path: Path,
    *,
    sheet: str | None,
    has_header: bool,
    unpacked_limit: int = UNPACKED_LIMIT,
    ratio_limit: int = RATIO_LIMIT,
) -> Table:
    check_workbook(path, unpacked_limit=unpacked_limit, ratio_limit=ratio_limit, cell_limit=CELL_COUNT_LIMIT)
    workbook = _guarded(lambda: CalamineWorkbook.from_path(path))
    names = tuple(workbook.sheet_names)
    if not names:
        raise EmptyTable
    chosen = names[0] if sheet is None else sheet
    if chosen not in names:
        raise SheetMissing(sheet=chosen, existing=", ".join(names))
    cells = _guarded(lambda: workbook.get_sheet_by_name(chosen))
    first = next(_lines(cells), None)
    if first is None:
        raise EmptyTable
    headers = unique_headers(first[1]) if has_header else numbered_headers(len(first[1]))
    total = path.stat().st_size
    return Table(
        kind="xlsx",
        path=path,
        headers=headers,
        total=total,
        read=lambda: _rows(cells, headers, total, has_header=has_header),
        sheet=chosen,
        sheets=names,
    )


def _rows(sheet: CalamineSheet, headers: tuple[str, ...], total: int, *, has_header: bool) -> Iterator[Row]:
    lines = _lines(sheet)
    if has_header:
        next(lines, None)
    height = max(sheet.total_height, 1)
    for number, (line, cells) in enumerate(lines, start=1):
        position = min(total, total * line // height)
        yield Row(number, line, dict(zip(headers, cells, strict=False)), position, _problem(cells))


def _problem(cells: list[str]) -> Reason | None:
    if any("\0" in cell for cell in cells):
        return reasons.NUL_IN_ROW
    return overlong_cell(cells)


def _lines(sheet: CalamineSheet) -> Iterator[Line]:
    """Rows with content, numbered as the spreadsheet shows them."""
    for line, cells in enumerate(sheet.iter_rows(), start=1):
        texts = [cell if isinstance(cell, str) else _as_text(cell) for cell in cells]
        if any(texts):
            yield line, texts


def _as_text(cell: float | bool | dt.date | dt.time | dt.timedelta) -> str:  # noqa: FBT001  It is data, no switch.
    if isinstance(cell, bool):
        return "WAHR" if cell else "FALSCH"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, (dt.date, dt.time)):
        return cell.isoformat()
    return str(cell)


def _guarded(step: Callable[[], T]) -> T:
    """Turn every failure of the library into a sentence, its panics included (they are no Exceptions)."""
    try:
        return step()
    except BaseException as error:
        kind: Any = type(error)
        if kind.__name__ == "PasswordError":
            raise WorkbookLocked from None
        if isinstance(error, (CalamineError, OSError, ValueError)) or kind.__name__ == "PanicException":
            raise NotAWorkbook from None
        raise
