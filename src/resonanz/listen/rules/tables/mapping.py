"""Which column holds what: guessed from names and content, decided by people."""

from collections.abc import Collection, Sequence
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, fields, replace
from typing import Self

from resonanz.ground.tables.names import called, called_by_word
from resonanz.ground.tables.problems import ColumnMissing
from resonanz.listen.rules.problems import TextColumnMissing
from resonanz.listen.rules.tables.names import field_names

Sample = Sequence[AnyMapping[str, str]]
_BY_NAME = ("text", "id", "date", "author", "role", "email", "works_well")


@dataclass(frozen=True)
class Mapping:
    """Names a header for each field, or None where the table has no such column."""

    text: str | None = None
    id: str | None = None
    date: str | None = None
    role: str | None = None
    author: str | None = None
    works_well: str | None = None
    email: str | None = None
    note: str | None = None

    def resolve(self, headers: Collection[str], overrides: AnyMapping[str, str | None] | None = None) -> Self:
        """Apply what a person chose ("" and None clear a field) and make sure that every column exists."""
        chosen = replace(self, **{field: column or None for field, column in (overrides or {}).items()})
        existing = ", ".join(headers)
        for field in fields(chosen):
            column = getattr(chosen, field.name)
            if column is not None and column not in headers:
                raise ColumnMissing(column=column, existing=existing)
        if chosen.text is None:
            raise TextColumnMissing(existing=existing)
        return chosen

    def columns(self) -> tuple[str, ...]:
        return tuple(column for field in fields(self) if (column := getattr(self, field.name)) is not None)


def guess_mapping(headers: Sequence[str], sample_rows: Sample) -> Mapping:
    """Propose a mapping: whole names first, then words in names, then the longest average text."""
    free = dict.fromkeys(headers)
    found: dict[str, str] = {}
    for finder in (called, called_by_word):
        for field in _BY_NAME:
            if field in found:
                continue
            column = finder(field_names()[field], free)
            if column is not None and _fits(field, column, sample_rows):
                found[field] = column
                del free[column]
    if "text" not in found and (longest := _longest(free, sample_rows)) is not None:
        found["text"] = longest
    return Mapping(**found)


def _fits(field: str, column: str, rows: Sample) -> bool:
    if field == "id":
        return _tells_apart(column, rows)
    # A column called "E-Mail" may hold the mail itself.
    return field != "email" or not any(" " in value.strip() for row in rows if (value := row.get(column, "")))


def _tells_apart(column: str, rows: Sample) -> bool:
    """A column that repeats its values over different rows names something else than the message."""
    rows_by_value: dict[str, AnyMapping[str, str]] = {}
    for row in rows:
        value = row.get(column, "").strip()
        if value and rows_by_value.setdefault(value, row) != row:
            return False
    return True


def _longest(headers: Collection[str], rows: Sample) -> str | None:
    lengths = {header: sum(len(row.get(header, "")) for row in rows) for header in headers}
    best = max(lengths, key=lengths.__getitem__, default=None)
    return best if best is not None and (lengths[best] > 0 or len(lengths) == 1) else None
