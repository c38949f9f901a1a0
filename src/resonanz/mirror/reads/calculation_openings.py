"""What the entries of calculations, questions and answers say, as this room holds them today."""

from __future__ import annotations

from typing import Any

from resonanz.mirror.models import CalculationAnswer, CalculationEdition, CalculationQuestion
from resonanz.mirror.rules.calculation_entries import answer_body, edition_body, place_of, question_body
from resonanz.people.enums import TEAM_ROLE, Role
from resonanz.trust.enums import Kind, Via
from resonanz.trust.events import ERASED, Openings, Shown


def add_calculations(openings: Openings) -> None:
    rows = CalculationEdition.objects.filter(openings.wanted).select_related("product").prefetch_related("blocks")
    for row in rows.order_by("entry_index"):
        openings.add(
            row.entry_index,
            {"author": f"account:{row.by_id}", "body": edition_body(row, row.blocks.all()), "meta": None},
            shown=_shown(role=TEAM_ROLE, time=row.at, place=place_of(row.product.slug)),
            table=row._meta.db_table,
            row=row.pk,
        )


def add_questions(openings: Openings) -> None:
    rows = CalculationQuestion.objects.filter(openings.wanted).select_related("edition__product")
    for row in rows.order_by("entry_index"):
        state = openings.state(row.entry_index, is_empty=not row.text)
        openings.add(
            row.entry_index,
            {"author": "", "body": question_body(row), "meta": None},
            shown=_shown(
                role=(Role.EMPLOYEE if row.works_here else Role.GUEST).value,
                time=row.asked_at,
                place=place_of(row.edition.product.slug),
                state=state,
            ),
            table=row._meta.db_table,
            row=row.pk,
        )
        told = openings.erased.get(row.entry_index)
        if (row.withdrawn_ground or None) != (told[0] if told else None) or (state == ERASED) != bool(row.withdrawn_at):
            openings.orphan(row._meta.db_table, row.pk, row.entry_index)


def add_answers(openings: Openings) -> None:
    rows = CalculationAnswer.objects.filter(openings.wanted).select_related("question")
    for row in rows.order_by("entry_index"):
        openings.add(
            row.entry_index,
            {"author": f"account:{row.by_id}", "body": answer_body(row), "meta": None},
            shown=_shown(role=TEAM_ROLE, time=row.at, place=f"entry:{row.question.entry_index}"),
            table=row._meta.db_table,
            row=row.pk,
        )


def _shown(**said: Any) -> Shown:
    return Shown(kind=Kind.CALCULATION, via=Via.WEB, **said)
