"""Opening a file of messages the way somebody chose: as what it is, or as what they say it is."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from resonanz.ground.tables.problems import TableProblem
from resonanz.ground.tables.table import Table
from resonanz.listen.enums import Format
from resonanz.listen.errors import ImportRefused
from resonanz.listen.rules.formats import opened as columns_of
from resonanz.listen.rules.formats.opened import Opened, Pick
from resonanz.listen.rules.formats.opening import choose, open_messages
from resonanz.listen.rules.formats.recognising import possible
from resonanz.listen.rules.tables.mapping import Mapping, guess_mapping

_SAMPLE = 50
MESSAGES = Mapping(
    text=columns_of.WORDS,
    id=columns_of.NUMBER,
    date=columns_of.DATE,
    author=columns_of.AUTHOR,
    email=columns_of.EMAIL,
    note=columns_of.NOTE,
)
"""Every format but a plain table says itself what is what."""


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """A file that can be read, with its columns mapped and its questions or voices chosen."""

    opened: Opened
    mapping: Mapping
    chosen: tuple[Pick, ...] = ()

    @property
    def table(self) -> Table:
        return self.opened.table


def look_into(path: Path, *, kind: str = "") -> Opened:
    """All of a file, before anybody chose. Raises `TableProblem`."""
    return open_messages(path, kind=kind)


def other_formats(path: Path, opened: Opened | None) -> list[Format]:
    """What somebody may say the file is instead."""
    return [kind for kind in possible(path) if opened is None or kind != opened.format]


def prepare_table(
    path: Path,
    *,
    columns: dict[str, str],
    kind: str = "",
    picked: Collection[str] = (),
    joined: bool = False,
    delimiter: str | None = None,
    encoding: str | None = None,
) -> Prepared:
    """Opens a file and says what is what: by what was chosen, else by header, else by content.

    Whoever names columns means a plain table. Raises `ImportRefused`.
    """
    kind = kind or (Format.TABLE if columns else "")
    try:
        opened = open_messages(path, kind=kind, joined=joined, delimiter=delimiter, encoding=encoding)
        if opened.picks:
            keys = choose(opened.picks, picked)
            opened = open_messages(path, kind=opened.format, picked=keys, joined=joined)
            chosen = tuple(pick for pick in opened.picks if pick.key in keys)
            return Prepared(opened=opened, mapping=MESSAGES, chosen=chosen)
        return Prepared(opened=opened, mapping=_mapping(opened, columns))
    except TableProblem as problem:
        raise ImportRefused(problem.sentence) from problem


def _mapping(opened: Opened, columns: dict[str, str]) -> Mapping:
    if not opened.is_plain:
        return MESSAGES
    table = opened.table
    sample = [row.values for row in islice((row for row in table.rows() if not row.problem), _SAMPLE)]
    return guess_mapping(table.headers, sample).resolve(table.headers, columns)
