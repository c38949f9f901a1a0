"""Insights as rows, each with the word that stands for it and what was promised."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from resonanz.act import reads as act_reads
from resonanz.act.enums import Word
from resonanz.doors.exports.asked import Asked
from resonanz.doors.exports.sheets import Cell
from resonanz.understand import reads as understand_reads


def header() -> list[str]:
    return [
        _("Nummer"),
        _("Anliegen"),
        _("Erkenntnis"),
        _("Was wir verstanden haben"),
        _("Menschen, die sie belegen"),
        _("Menschen, die es anders erleben"),
        _("Unser Wort"),
        _("Grund"),
        _("Wer sich kümmert"),
        _("Bis"),
        _("Zuerst zugesagt für"),
        _("Entschieden am"),
        _("Eintrag im Protokollbuch"),
    ]


def rows(asked: Asked) -> Iterator[list[Cell]]:
    """With `public` as if what is still internal had not been decided; three statements for each inquiry."""
    stands_of = act_reads.public_stands if asked.public else act_reads.stands
    for inquiry in asked.inquiries:
        insights = sorted(understand_reads.insights_of(inquiry.pk), key=lambda insight: insight.pk)
        stands = stands_of([insight.pk for insight in insights])
        for insight in insights:
            stand = stands[insight.pk]
            word, promise = stand.decision, stand.promise
            runs = word is not None and word.word == Word.IN_PROGRESS
            yield [
                insight.pk,
                inquiry.title,
                insight.title,
                insight.summary,
                insight.people,
                insight.counter_people,
                stand.label,
                word.reason if word else "",
                word.owner_shown if word and runs else "",
                word.due_on.isoformat() if word and runs and word.due_on else "",
                promise.promised_for.isoformat() if promise else "",
                localdate(word.decided_at).isoformat() if word else "",
                word.entry_index if word else "",
            ]
