"""From a note to a source: only the person who said it releases it, and only what was said or seen."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from resonanz.ground import clock
from resonanz.listen.actions.talking import drop_note
from resonanz.listen.actions.telling import Belonging, Told, Written, tell_story
from resonanz.listen.actions.withdrawing import erase_words
from resonanz.listen.enums import NoteKind, Origin, Withdrawal
from resonanz.listen.errors import NotASource, NoteGone
from resonanz.listen.models import Story, Talk, TalkNote
from resonanz.listen.rules.words import check_words
from resonanz.people.enums import Role
from resonanz.trust.enums import Via


@transaction.atomic
def release_quote(*, talk_id: int, note_id: int, permission: str, name: str = "") -> Told:
    """What somebody said becomes a story of theirs, with the roles they gave and the mark of who wrote it down.

    The first one takes the code of the talk with it; later ones belong to the same voice, which counts as one person.
    Raises `NoteGone`, `NotASource`, `NameMissing` or `InquiryNotOpen`.
    """
    talk = _locked(talk_id)
    if not talk.is_interview:
        raise NotASource
    written = Written(origin=Origin.TALK, scribe=talk.held_by, agreed_to=talk.agreed_to)
    return _tell(talk, note_id, {NoteKind.QUOTE}, written, roles=talk.roles, permission=permission, name=name)


@transaction.atomic
def release_seen(*, talk_id: int, note_id: int, permission: str) -> Told:
    """What the team saw becomes a story of the observer, who works here: it never counts as a customer's voice.

    All that one observer saw for an inquiry is one voice. Raises `NoteGone`, `NotASource` or `InquiryNotOpen`.
    """
    talk = _locked(talk_id)
    if talk.is_interview:
        raise NotASource
    written = Written(origin=Origin.SEEN, scribe=talk.held_by)
    role = Role.EMPLOYEE.value
    return _tell(talk, note_id, {NoteKind.SEEN}, written, roles=[role], permission=permission, person=talk.held_by)


@transaction.atomic
def correct_quote(*, talk_id: int, note_id: int, text: str) -> None:
    """The person says how they meant it; what was noted before is gone. Raises `NoteGone` or `WordsRefused`."""
    check_words(text)
    notes = TalkNote.objects.filter(talk_id=talk_id, pk=note_id, kind=NoteKind.QUOTE, story=None)
    if not notes.update(text=text, corrected_at=clock.now()):
        raise NoteGone


@transaction.atomic
def strike_note(*, talk_id: int, note_id: int) -> None:
    """Takes a note away, and where it was released already, the words of its story with it."""
    row = TalkNote.objects.filter(talk_id=talk_id, pk=note_id).first()
    if row is None:
        raise NoteGone
    if row.story_id is None:
        drop_note(talk_id=talk_id, note_id=note_id)
        return
    row.delete()
    erase_words(story_ids=[row.story_id], ground=Withdrawal.TELLER)


@transaction.atomic
def erase_talk(*, talk_id: int) -> None:
    """Everything of a talk goes: its notes, and the words of what was released."""
    talk = _locked(talk_id)
    released = list(TalkNote.objects.filter(talk=talk, story__isnull=False).values_list("story_id", flat=True))
    talk.delete()
    erase_words(story_ids=[pk for pk in released if pk is not None], ground=Withdrawal.TELLER)


def _locked(talk_id: int) -> Talk:
    found = Talk.objects.select_for_update(of=("self",)).select_related("inquiry", "held_by", "story")
    return found.get(pk=talk_id)


def _tell(talk: Talk, note_id: int, kinds: set[NoteKind], written: Written, **words: Any) -> Told:
    row = TalkNote.objects.select_for_update(of=("self",)).filter(talk=talk, pk=note_id).first()
    if row is None or row.story_id is not None:
        raise NoteGone
    if row.kind not in kinds:
        raise NotASource
    told = tell_story(
        inquiry=talk.inquiry,
        # Both numbers go with the notes, so that nobody can guess the words from the key later.
        key=f"note:{talk.teller}:{row.key}",
        text=row.text,
        via=Via.BEHALF,
        told_at=row.noted_at,
        written=written,
        belongs=_belonging(talk),
        **words,
    )
    TalkNote.objects.filter(pk=row.pk).update(story_id=told.story_id, text="")
    if talk.story_id is None:
        Talk.objects.filter(pk=talk.pk).update(story_id=told.story_id)
    return told


def _belonging(talk: Talk) -> Belonging:
    if not talk.is_interview:
        seen = Story.objects.filter(inquiry_id=talk.inquiry_id, person=talk.held_by, origin=Origin.SEEN)
        return Belonging(teller=seen.values_list("teller", flat=True).first() or talk.teller)
    if talk.story is None:
        return Belonging(teller=talk.teller, code_hash=bytes(talk.code_hash or b""))
    return Belonging(teller=talk.story.teller, first=talk.story)
