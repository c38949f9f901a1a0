"""What was promised aloud, as rows."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from resonanz.act import reads as act_reads
from resonanz.doors.exports.asked import Asked
from resonanz.doors.exports.sheets import Cell


def header() -> list[str]:
    return [
        _("Nummer"),
        _("Anliegen"),
        _("Zusage"),
        _("Wer dazu steht"),
        _("Wo sie gegeben wurde"),
        _("Gegeben am"),
        _("Zuerst zugesagt für"),
        _("Bis"),
        _("Stand"),
        _("Grund"),
        _("Eintrag im Protokollbuch"),
    ]


def rows(asked: Asked) -> Iterator[list[Cell]]:
    """All of them stand in the public balance anyway; two statements for each inquiry."""
    for inquiry in asked.inquiries:
        for promise in act_reads.commitments_of(inquiry.pk):
            yield [
                promise.commitment.pk,
                inquiry.title,
                promise.commitment.text,
                promise.owner,
                promise.commitment.place,
                localdate(promise.steps[0].at).isoformat(),
                promise.promised_for.isoformat(),
                promise.due_on.isoformat(),
                promise.label,
                promise.reason,
                promise.steps[-1].entry_index,
            ]
