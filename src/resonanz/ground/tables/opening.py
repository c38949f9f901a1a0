"""One entrance for every kind of file: the content decides, the name only helps."""

from pathlib import Path

from resonanz.ground.tables.archive import OLE_MAGIC
from resonanz.ground.tables.delimited import open_delimited
from resonanz.ground.tables.jsonlines import open_json
from resonanz.ground.tables.problems import EmptyTable, NotATable
from resonanz.ground.tables.table import Table
from resonanz.ground.tables.workbook import RATIO_LIMIT, UNPACKED_LIMIT, open_workbook

_ZIP_MAGIC = b"PK\x03\x04"
_WORKBOOK_NAMES = {".xlsx", ".xlsm", ".xls"}
_DELIMITED_NAMES = {".csv", ".tsv", ".tab", ".txt"}
_JSON_NAMES = {".jsonl", ".ndjson", ".json"}
_FOREIGN = (b"%PDF-", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"{\\rtf", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf")


def open_table(
    path: Path,
    *,
    delimiter: str | None = None,
    encoding: str | None = None,
    sheet: str | None = None,
    has_header: bool = True,
    unpacked_limit: int = UNPACKED_LIMIT,
    ratio_limit: int = RATIO_LIMIT,
) -> Table:
    """Read the header now and the rows later; raises TableProblem, never anything about a single row."""
    with path.open("rb") as file:
        head = file.read(512)
    if not head.lstrip(b"\xef\xbb\xbf \t\r\n"):
        raise EmptyTable
    suffix = path.suffix.lower()
    if head.startswith((_ZIP_MAGIC, OLE_MAGIC)) or suffix in _WORKBOOK_NAMES:
        return open_workbook(
            path,
            sheet=sheet,
            has_header=has_header,
            unpacked_limit=unpacked_limit,
            ratio_limit=ratio_limit,
        )
    if head.startswith(_FOREIGN):
        raise NotATable
    if suffix in _JSON_NAMES or (suffix not in _DELIMITED_NAMES and _looks_like_json(head)):
        return open_json(path, encoding=encoding)
    return open_delimited(path, delimiter=delimiter, encoding=encoding, has_header=has_header)


def _looks_like_json(head: bytes) -> bool:
    return head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b"{", b"["))
