"""Reads the files that Polis exports: votes.csv and comments.csv."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from resonanz_engine.errors import VotesFileError
from resonanz_engine.opinion_types import Votes

_LONGEST = 2**24
_VALUES = {"1": 1, "0": 0, "-1": -1, "1.0": 1, "0.0": 0, "-1.0": -1, "+1": 1, "-0": 0}
_SHOWN = 40

UNREADABLE, NO_COLUMN, NO_VOTES, BAD_VOTE, NO_ID, BAD_LINE = (
    "unreadable",
    "no column",
    "no votes",
    "bad vote",
    "no id",
    "bad line",
)


@dataclass(frozen=True, slots=True)
class Comments:
    """texts: the words of each statement by id; rejected: ids that the moderators took out."""

    texts: dict[str, str]
    rejected: frozenset[str]


def read_votes(file: Path, leave_out: frozenset[str] = frozenset()) -> Votes:
    """The votes of votes.csv (columns comment-id, voter-id, vote and, if it is there, timestamp).

    By time, where every row tells it, otherwise in the order of the file. ``leave_out``: statements that are
    not read. Raises VotesFileError.
    """
    people: dict[str, int] = {}
    statements: dict[str, int] = {}
    person: list[int] = []
    statement: list[int] = []
    value: list[int] = []
    when: list[float] = []
    for number, row in _rows(file, ("comment-id", "voter-id", "vote")):
        said = _VALUES.get(row["vote"].strip())
        if said is None:
            raise VotesFileError(BAD_VOTE, number, row["vote"][:_SHOWN])
        who, what = row["voter-id"].strip(), row["comment-id"].strip()
        if not who or not what:
            raise VotesFileError(NO_ID, number)
        if what in leave_out:
            continue
        person.append(people.setdefault(who, len(people)))
        statement.append(statements.setdefault(what, len(statements)))
        value.append(said)
        when.append(_time(row.get("timestamp")))
    if not value:
        raise VotesFileError(NO_VOTES)
    times = np.array(when)
    order = np.argsort(times, kind="stable") if np.isfinite(times).all() else np.arange(len(times))
    columns = (np.array(column, dtype=np.int64)[order] for column in (person, statement, value))
    return Votes(tuple(people), tuple(statements), *columns)


def read_comments(file: Path) -> Comments:
    """The words of comments.csv (columns comment-id, comment-body and, if it is there, moderated: -1 is
    rejected). Raises VotesFileError.
    """
    texts: dict[str, str] = {}
    rejected = set()
    for number, row in _rows(file, ("comment-id", "comment-body")):
        name = row["comment-id"].strip()
        if not name:
            raise VotesFileError(NO_ID, number)
        texts[name] = row["comment-body"]
        if (row.get("moderated") or "").strip() == "-1":
            rejected.add(name)
    return Comments(texts, frozenset(rejected))


def _rows(file: Path, needed: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """Number and values of each row; raises VotesFileError for what is no such table."""
    before = csv.field_size_limit(_LONGEST)
    try:
        with file.open(encoding="utf-8-sig", newline="") as source:
            table = csv.DictReader(source, restkey="", restval="", strict=True)
            for column in needed:
                if column not in (table.fieldnames or ()):
                    raise VotesFileError(NO_COLUMN, found=column)
            for row in table:
                if any(row.get(column) is None for column in needed):
                    raise VotesFileError(BAD_LINE, table.line_num)
                yield table.line_num, row
    except (OSError, UnicodeDecodeError) as error:
        raise VotesFileError(UNREADABLE) from error
    except csv.Error as error:
        raise VotesFileError(BAD_LINE, table.reader.line_num) from error
    finally:
        csv.field_size_limit(before)


def _time(text: str | None) -> float:
    try:
        return float(text or "nan")
    except ValueError:
        return float("nan")
