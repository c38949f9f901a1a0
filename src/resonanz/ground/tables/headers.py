"""Header names as people see them: tidy, never empty, never twice."""

from collections.abc import Sequence

from resonanz.ground.tables.problems import TooManyColumns
from resonanz.ground.tables.table import COLUMN_LIMIT


def readable(text: str) -> str:
    """Replace what could not be decoded or stored; for names and excerpts, never for words."""
    return text.encode("utf-8", "replace").decode().replace("\0", "\ufffd")


def unique_headers(names: Sequence[str]) -> tuple[str, ...]:
    """Name empty columns by their place and tell columns of the same name apart."""
    if len(names) > COLUMN_LIMIT:
        raise TooManyColumns(found=len(names), limit=COLUMN_LIMIT)
    tidy = [" ".join(readable(name).replace("\ufeff", "").split()) for name in names]
    taken: set[str] = set()
    headers: list[str] = []
    for place, name in enumerate(tidy, start=1):
        header = name or f"Spalte {place}"
        if header in taken or (not name and header in tidy):
            header = f"{header} (Spalte {place})"
        while header in taken:
            header += "'"
        taken.add(header)
        headers.append(header)
    return tuple(headers)


def numbered_headers(count: int) -> tuple[str, ...]:
    return unique_headers([""] * count)
