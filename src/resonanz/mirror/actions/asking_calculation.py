"""Questions about an open calculation: asked by anybody, answered by a named human, taken back by whoever asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from resonanz.ground import clock
from resonanz.ground.codes import code_hash, derived_code
from resonanz.ground.invisible import INVISIBLE_CLASS
from resonanz.mirror.enums.calculation import Gone
from resonanz.mirror.errors.calculation import CalculationIncomplete, NothingToErase, QuestionGone
from resonanz.mirror.models import CalculationAnswer, CalculationBlock, CalculationEdition, CalculationQuestion
from resonanz.mirror.models.calculation_questions import MOST_LETTERS
from resonanz.mirror.rules.calculation_entries import answer_body, place_of, question_body
from resonanz.people.enums import TEAM_ROLE, Role
from resonanz.trust import reads as trust_reads
from resonanz.trust.actions import (
    Draft,
    claim_number,
    journal_entries,
    note_tombstones,
    record,
    report_erasure,
)
from resonanz.trust.enums import Field, Kind, Via

_CODE_LENGTH = 12
_YEARS = 3
_READABLE = re.compile(rf"[^\s{INVISIBLE_CLASS}]")


@dataclass(frozen=True, kw_only=True)
class Asked:
    question_id: int
    code: str = field(repr=False)
    is_new: bool


@transaction.atomic
def ask_about(
    *,
    edition: CalculationEdition,
    key: str,
    text: str,
    block: CalculationBlock | None = None,
    works_here: bool = False,
) -> Asked:
    """Takes a question in, word for word. The same key again gives the same code; the same key with other words raises
    `KeyReused`, words that cannot be taken raise `CalculationIncomplete` (problems keyed "text").

    `block` belongs to this edition. `works_here` marks whoever is signed in and works here; nothing else is kept of
    who asks.
    """
    if not _READABLE.search(text):
        raise CalculationIncomplete({"text": _("Hier steht noch kein lesbares Wort.")})
    if len(text) > MOST_LETTERS:
        sentence = _("Das sind %(found)s Zeichen, Platz ist für %(most)s. Ihr Text steht noch da; bitte kürzen.")
        raise CalculationIncomplete({"text": sentence % {"found": len(text), "most": MOST_LETTERS}})
    code = derived_code(key.encode(), purpose="calculation", length=_CODE_LENGTH)
    body = {"edition": edition.pk, "block": block.pk if block else None, "text": text}
    claimed = claim_number(key=f"calculation:{key}", body=body, model=CalculationQuestion, name="question")
    if not claimed.is_new:
        return Asked(question_id=claimed.number, code=code, is_new=False)
    row = CalculationQuestion(
        pk=claimed.number,
        edition=edition,
        block=block,
        text=text,
        works_here=works_here,
        asked_at=clock.now(),
        code_hash=code_hash(code),
    )
    row.entry_index = record(
        Draft(
            kind=Kind.CALCULATION,
            place=place_of(edition.product.slug),
            role=(Role.EMPLOYEE if works_here else Role.GUEST).value,
            via=Via.WEB,
            author="",
            body=question_body(row),
            moment=row.asked_at,
        )
    ).index
    row.save(force_insert=True)
    return Asked(question_id=row.pk, code=code, is_new=True)


@transaction.atomic
def answer_question(
    *, question_id: int, text: str, by: int, is_refused: bool = False, ground: str = ""
) -> CalculationAnswer:
    """A human answers, or says why not; a later answer follows the earlier ones and decides for all.

    `ground`, one of the public grounds of moderation, leaves the words of a refused question unshown.

    Raises `QuestionGone` for erased words and `CalculationIncomplete` (problems keyed "text" or "ground").
    """
    problems = {}
    if not text.strip():
        problems["text"] = (
            _("Warum nicht? Der Grund steht öffentlich dabei.") if is_refused else _("Was antworten Sie?")
        )
    if ground and not is_refused:
        problems["ground"] = _(
            "Wer antwortet, zeigt auch die Frage. Worte bleiben nur ungezeigt, wo Sie nicht antworten."
        )
    elif ground and trust_reads.ground(ground) is None:
        problems["ground"] = _("Diesen Grund gibt es nicht.")
    if problems:
        raise CalculationIncomplete(problems)
    # Whoever takes the words back at the same moment is waited for. Lock order: question, ledger head.
    question = CalculationQuestion.objects.select_for_update(no_key=True).get(pk=question_id)
    if question.withdrawn_at is not None:
        raise QuestionGone
    row = CalculationAnswer(
        question=question,
        number=question.answers.count() + 1,
        is_refused=is_refused,
        text=text.strip(),
        shows_words=not ground,
        ground=ground,
        by_id=by,
        at=clock.now(),
    )
    row.entry_index = record(
        Draft(
            kind=Kind.CALCULATION,
            place=f"entry:{question.entry_index}",
            role=TEAM_ROLE,
            via=Via.WEB,
            author=f"account:{by}",
            body=answer_body(row),
            moment=row.at,
        )
    ).index
    row.save(force_insert=True)
    question.keep_until = _years_later(clock.today())
    question.save(update_fields=["keep_until"])
    return row


@transaction.atomic
def withdraw_question(*, question_id: int, ground: Gone = Gone.ASKER) -> None:
    """Erases the words; the dash and what was answered stay. Raises `NothingToErase`."""
    if not _erase(CalculationQuestion.objects.filter(pk=question_id), ground=ground):
        raise NothingToErase


def erase_question_entries(*, entries: Iterable[int], ground: str) -> int:
    """After a restore: erases again what was erased; returns how many questions had words."""
    known = Gone(ground) if ground in Gone.values else Gone.ASKER
    with transaction.atomic():
        return _erase(CalculationQuestion.objects.filter(entry_index__in=list(entries)), ground=known)


def _erase(rows: Iterable[CalculationQuestion], *, ground: Gone) -> int:
    ids = [row.pk for row in rows]
    found = CalculationQuestion.objects.select_for_update().filter(pk__in=ids, withdrawn_at=None).order_by("pk")
    questions: Sequence[CalculationQuestion] = list(found)
    if not questions:
        return 0
    moment = clock.now()
    entries = [question.entry_index for question in questions]
    note_tombstones({index: tuple(Field) for index in entries}, ground=ground.value, moment=moment)
    CalculationQuestion.objects.filter(pk__in=[question.pk for question in questions]).update(
        text="", keep_until=None, withdrawn_at=moment, withdrawn_ground=ground
    )
    journal_entries(kind="words", indices=entries, ground=ground.value)
    report_erasure(table="mirror.CalculationQuestion", ground=ground.value, count=len(entries), entries=entries)
    return len(questions)


def _years_later(day: date) -> date:
    """Three years on; the 29th of February becomes the first of March."""
    try:
        return day.replace(year=day.year + _YEARS)
    except ValueError:
        return date(day.year + _YEARS, 3, 1)
