"""Which column of an address list holds what: guessed from the headers, decided by people."""

from collections.abc import Collection, Sequence
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from importlib.resources import files
from typing import Self

from resonanz.ground.tables.names import FieldNames, called, called_by_word, read_field_names
from resonanz.ground.tables.problems import ColumnMissing

_IN_ORDER = (
    "email",
    "first_name",
    "last_name",
    "name",
    "postal_code",
    "street",
    "extra",
    "city",
    "country",
    "language",
    "agreed",
    "group",
)


@dataclass(frozen=True, kw_only=True)
class AddressMapping:
    """Names a header for each field, or None where the list has no such column."""

    email: str | None = None
    name: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    street: str | None = None
    extra: str | None = None
    postal_code: str | None = None
    city: str | None = None
    country: str | None = None
    language: str | None = None
    group: str | None = None
    agreed: str | None = None

    def resolve(self, headers: Collection[str], chosen: AnyMapping[str, str]) -> Self:
        """What a person chose; raises `ColumnMissing` for a column that the list does not have."""
        for column in chosen.values():
            if column and column not in headers:
                raise ColumnMissing(column=column, existing=", ".join(headers))
        return replace(self, **{field.name: chosen.get(field.name) or None for field in fields(self)})

    @property
    def reaches_somebody(self) -> bool:
        return bool(self.email or (self.street and self.postal_code and self.city))


def guess_address_mapping(headers: Sequence[str]) -> AddressMapping:
    """Whole names first, then words in names; each column is used once."""
    free = dict.fromkeys(headers)
    found: dict[str, str] = {}
    for finder in (called, called_by_word):
        for field in _IN_ORDER:
            column = None if field in found else finder(_field_names()[field], free)
            if column is not None:
                found[field] = column
                del free[column]
    return AddressMapping(**found)


@lru_cache(maxsize=1)
def _field_names() -> dict[str, FieldNames]:
    return read_field_names(files("resonanz.ask.rules") / "data" / "address_fields.toml")
