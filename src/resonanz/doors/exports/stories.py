"""Stories as rows: the words as told, who speaks, and who may see them."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from resonanz.doors.exports.asked import Asked
from resonanz.doors.exports.sheets import Cell
from resonanz.listen import reads as listen_reads
from resonanz.listen.enums import Feeling, Permission
from resonanz.people.enums import Badge
from resonanz.understand import reads as understand_reads


def header() -> list[str]:
    """Named so that our own import finds the words, what works, the day, the role and the id by itself."""
    return [
        _("Kennung"),
        _("Anliegen"),
        _("Datum"),
        _("Rolle"),
        _("Name"),
        _("Freigabe"),
        _("Was gut läuft"),
        _("Geschichte"),
        _("Gefühl"),
        _("Thema"),
        _("Weitere Themen"),
        _("Wie es kam"),
        _("Zuerst gelesen am"),
    ]


def rows(asked: Asked) -> Iterator[list[Cell]]:
    """The id is the entry in the ledger, the days are those that the pages show."""
    themes = asked.themes
    for piece in asked.pieces():
        placed = understand_reads.themes_of_stories([story.pk for story in piece])
        for story in piece:
            told_of = [themes[pk].name for pk in placed.get(story.pk, ()) if pk in themes]
            yield [
                story.entry_index,
                story.inquiry.title,
                localdate(story.told_at).isoformat(),
                Badge.text(listen_reads.roles_shown(story)),
                story.name,
                str(Permission(story.permission).label),
                story.works_well,
                story.text,
                str(Feeling(story.feeling).label) if story.feeling else "",
                told_of[0] if told_of else "",
                "; ".join(told_of[1:]),
                "; ".join(listen_reads.written_down(story)),
                localdate(story.first_read_at).isoformat() if story.first_read_at and not asked.public else "",
            ]
