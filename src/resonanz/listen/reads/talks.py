"""Interviews and observations, with their notes."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet

from resonanz.ground.codes import code_hash, read_code
from resonanz.listen.enums import NoteKind
from resonanz.listen.models import Talk, TalkNote


def talks_of(inquiry_id: int) -> QuerySet[Talk]:
    """The talks of an inquiry, newest first, each with `quotes`, `released` and `notes_count`."""
    counted = Talk.objects.filter(inquiry_id=inquiry_id).select_related("held_by")
    counted = counted.annotate(
        notes_count=Count("notes"),
        quotes=Count("notes", filter=Q(notes__kind=NoteKind.QUOTE)),
        released=Count("notes", filter=Q(notes__story__isnull=False)),
    )
    return counted.order_by("-started_at", "-pk")


def talk(pk: int) -> Talk | None:
    return Talk.objects.select_related("inquiry", "held_by").filter(pk=pk).first()


def talk_by_code(typed: str) -> Talk | None:
    """The interview whose partner holds this code."""
    found = Talk.objects.select_related("inquiry", "held_by")
    return found.filter(code_hash=code_hash(read_code(typed))).first()


def notes_of(talk_id: int) -> list[TalkNote]:
    """In the order of time, with the stories that some of them became."""
    notes = TalkNote.objects.filter(talk_id=talk_id).select_related("story")
    return list(notes.prefetch_related("story__person__relations", "story__scribe"))
