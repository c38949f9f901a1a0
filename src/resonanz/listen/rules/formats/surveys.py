"""Response exports of Formbricks and LimeSurvey: each free answer is a message, its question goes along."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import Any

from resonanz.ground.tables import Row, Table, open_table
from resonanz.listen.enums import Aside, Format
from resonanz.listen.rules.formats.moments import browser_moment
from resonanz.listen.rules.formats.opened import Item, Message, Opened, Pick, Unreadable, as_table
from resonanz.listen.rules.formats.problems import BROKEN_RECORD, NothingInside, NotThisFormat
from resonanz.listen.rules.formats.records import looks_like_json, read_records, text_in
from resonanz.listen.rules.words import has_words

_FORMBRICKS = frozenset({"response id", "survey id", "finished"})
_FORMBRICKS_QUESTION = re.compile(r"[0-9]{1,4}\. ")
_LIME_SIGNS = (
    frozenset({"id", "lastpage", "startlanguage"}),
    frozenset({"response id", "last page", "start language"}),
    frozenset({"antwort id", "letzte seite", "start-sprache"}),
)
_LIME_ID = ("id", "response id", "antwort id")
_LIME_DATE = ("submitdate", "date submitted", "datum abgeschickt")
_LIME_OWN = frozenset(
    {
        *(
            "id",
            "submitdate",
            "lastpage",
            "startlanguage",
            "seed",
            "token",
            "startdate",
            "datestamp",
            "ipaddr",
            "refurl",
        ),
        *("response id", "date submitted", "last page", "start language", "access code", "date started"),
        *("date last action", "ip address", "referrer url", "total time", "quota id"),
        *("antwort id", "datum abgeschickt", "letzte seite", "start-sprache", "zufallsstartwert", "zugangscode"),
        *("zugangsschlüssel", "datum gestartet", "datum letzte aktivität", "ip-adresse", "weiterleitungs-url"),
    },
)
_LIME_UNDATED = "1980-01-01"
"""What LimeSurvey writes where a survey keeps no dates."""
_SAMPLE = 500
_LABEL = 200
_EXAMPLE = 120
_SENTENCE = 4


@dataclass(frozen=True, slots=True)
class _Response:
    """One filled-in survey: what it is known by, and its answers by question."""

    number: str
    date: str
    author: str
    answers: dict[str, str]


Read = Callable[[], Iterator[tuple[_Response | Unreadable, int]]]


def is_formbricks(headers: frozenset[str]) -> bool:
    return headers >= _FORMBRICKS


def is_limesurvey(headers: frozenset[str]) -> bool:
    # "id. Response ID" is how LimeSurvey writes code and text together.
    codes = {header.partition(".")[0] for header in headers}
    return any(headers >= signs or codes >= signs for signs in _LIME_SIGNS)


def is_formbricks_record(record: object) -> bool:
    return isinstance(record, dict) and "surveyId" in record and isinstance(record.get("data"), dict)


def is_limesurvey_record(record: object) -> bool:
    record = _unwrapped(record)
    return isinstance(record, dict) and is_limesurvey(frozenset(str(key).lower() for key in record))


def open_formbricks(path: Path, picked: Collection[str] | None) -> Opened:
    if _is_json(path):
        _require_record(path, Format.FORMBRICKS, is_formbricks_record, "data")
        return _opened(path, Format.FORMBRICKS, lambda: _formbricks_records(path), picked)
    table = open_table(path)
    if not is_formbricks(_names(table)):
        raise NotThisFormat(format=Format.FORMBRICKS.label)
    questions = [header for header in table.headers if _FORMBRICKS_QUESTION.match(header)]
    columns = _Columns(table, ("response id",), ("timestamp",), ("user id", "formbricks id (internal)"), questions)
    return _opened(path, Format.FORMBRICKS, columns.responses, picked)


def open_limesurvey(path: Path, picked: Collection[str] | None) -> Opened:
    if _is_json(path):
        _require_record(path, Format.LIMESURVEY, is_limesurvey_record, "responses")
        return _opened(path, Format.LIMESURVEY, lambda: _limesurvey_records(path), picked)
    table = open_table(path)
    if not is_limesurvey(_names(table)):
        raise NotThisFormat(format=Format.LIMESURVEY.label)
    questions = [header for header in table.headers if _code(header) not in _LIME_OWN]
    columns = _Columns(table, _LIME_ID, _LIME_DATE, (), questions)
    return _opened(path, Format.LIMESURVEY, columns.responses, picked)


def _opened(path: Path, kind: Format, read: Read, picked: Collection[str] | None) -> Opened:
    picks = _picks(read)
    if not picks:
        raise NothingInside
    chosen = [pick.label for pick in picks if picked is None or pick.key in picked]
    aside: Counter[Aside] = Counter()
    return Opened(kind, as_table(path, lambda: _messages(read, chosen, aside)), picks=picks, aside=aside)


def _messages(read: Read, questions: Sequence[str], aside: Counter[Aside]) -> Iterator[Item]:
    aside.clear()
    for response, position in read():
        if isinstance(response, Unreadable):
            yield response, position
            continue
        answered = [question for question in questions if has_words(response.answers.get(question, ""))]
        aside[Aside.WORDLESS] += not answered
        for question in answered:
            message = Message(
                words=response.answers[question],
                number=f"{response.number[: _LABEL - 20]}/{_mark(question)}" if response.number else "",
                date=response.date,
                author=response.author[:_LABEL],
                note=question,
            )
            yield message, position


def _mark(question: str) -> str:
    """A question is known by its wording, wherever its column moves."""
    return blake2b(question.encode("utf-8", "replace"), digest_size=4).hexdigest()


def _picks(read: Read) -> tuple[Pick, ...]:
    """The questions in their order, those with sentences as answers suggested."""
    answers: dict[str, list[str]] = {}
    for response, _position in islice(read(), _SAMPLE):
        if isinstance(response, _Response):
            for question, answer in response.answers.items():
                found = answers.setdefault(question, [])
                if has_words(answer):
                    found.append(answer)
    return tuple(
        Pick(
            str(place),
            question,
            " ".join(max(found, key=len, default="")[: _EXAMPLE * 4].split())[:_EXAMPLE],
            _is_free(found),
        )
        for place, (question, found) in enumerate(answers.items(), start=1)
    )


def _is_free(answers: Sequence[str]) -> bool:
    """Choices repeat themselves, sentences hardly ever do."""
    sentences = sum(len(answer.split()) >= _SENTENCE for answer in answers)
    return sentences > 0 and len(set(answers)) * 2 > len(answers)


class _Columns:
    """Responses as rows of a table."""

    def __init__(
        self, table: Table, number: Sequence[str], date: Sequence[str], author: Sequence[str], questions: Sequence[str]
    ) -> None:
        self._table, self._questions = table, questions
        names = {_code(header): header for header in reversed(table.headers)}
        names |= {header.lower(): header for header in reversed(table.headers)}
        self._number, self._date, self._author = (
            [names[name] for name in wanted if name in names] for wanted in (number, date, author)
        )

    def responses(self) -> Iterator[tuple[_Response | Unreadable, int]]:
        for row in self._table.rows():
            if row.problem:
                yield Unreadable(row.problem, excerpt=row.excerpt), row.position
            else:
                yield self._response(row), row.position

    def _response(self, row: Row) -> _Response:
        number = _first(row.values, self._number)
        return _Response(
            number=number,
            date=_day(_first(row.values, self._date)),
            author=_first(row.values, self._author) or number,
            answers={question: row.values.get(question, "") for question in self._questions},
        )


def _formbricks_records(path: Path) -> Iterator[tuple[_Response | Unreadable, int]]:
    for record, position in read_records(path, "data"):
        if not is_formbricks_record(record):
            yield Unreadable(BROKEN_RECORD), position
            continue
        number = text_in(record, "id")
        author = text_in(record.get("contact"), "userId", "id") or text_in(record.get("person"), "userId", "id")
        answers = {str(question): answer for question, answer in record["data"].items() if isinstance(answer, str)}
        date = _day(text_in(record, "createdAt"))
        yield _Response(number=number, date=date, author=author or number, answers=answers), position


def _limesurvey_records(path: Path) -> Iterator[tuple[_Response | Unreadable, int]]:
    for wrapped, position in read_records(path, "responses"):
        record = _unwrapped(wrapped)
        if not isinstance(record, dict):
            yield Unreadable(BROKEN_RECORD), position
            continue
        told: dict[str, str] = {str(key): value for key, value in record.items() if isinstance(value, str)}
        folded = {key.lower(): value for key, value in told.items()}
        number = _first(folded, _LIME_ID)
        answers = {key: value for key, value in told.items() if _code(key) not in _LIME_OWN}
        yield _Response(number=number, date=_day(_first(folded, _LIME_DATE)), author=number, answers=answers), position


def _unwrapped(record: object) -> object:
    """Older exports put each response into an object with its number as the only key."""
    if isinstance(record, dict) and len(record) == 1:
        inner = next(iter(record.values()))
        return inner if isinstance(inner, dict) else record
    return record


def _require_record(path: Path, kind: Format, test: Callable[[object], bool], key: str) -> None:
    if not any(test(record) for record, _position in islice(read_records(path, key), _SAMPLE)):
        raise NotThisFormat(format=kind.label)


def _is_json(path: Path) -> bool:
    with path.open("rb") as file:
        return looks_like_json(file.read(64))


def _names(table: Table) -> frozenset[str]:
    return frozenset(header.lower() for header in table.headers)


def _code(header: str) -> str:
    return header.lower() if header.lower() in _LIME_OWN else header.partition(". ")[0].lower()


def _first(values: dict[str, Any], names: Sequence[str]) -> str:
    return next((str(values[name]).strip() for name in names if str(values.get(name) or "").strip()), "")


def _day(text: str) -> str:
    return "" if text.startswith(_LIME_UNDATED) else browser_moment(text)
