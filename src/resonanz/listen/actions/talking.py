"""Interviews and observations while they last: begin, note, pause, end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.db import transaction

from resonanz.ground import clock
from resonanz.ground.codes import code_hash, derived_code
from resonanz.listen.actions.telling import RECEIPT_LENGTH
from resonanz.listen.enums import NoteKind, TalkKind
from resonanz.listen.errors import ConsentMissing, NoteGone, TalkEnded
from resonanz.listen.models import Talk, TalkNote
from resonanz.listen.rules.consents import INTERVIEW
from resonanz.listen.rules.words import check_words
from resonanz.trust.actions import claim_number
from resonanz.trust.errors import KeyReused

if TYPE_CHECKING:
    from resonanz.ask.models import Inquiry
    from resonanz.people.models import Account


@dataclass(frozen=True, kw_only=True)
class Begun:
    talk_id: int
    code: str = field(default="", repr=False)


@transaction.atomic
def begin_interview(
    *,
    inquiry: Inquiry,
    key: str,
    subject: str,
    questions: Sequence[str],
    roles: Sequence[str],
    agreed: bool,
    by: Account,
    place: str = "",
) -> Begun:
    """Somebody agreed to be asked; the code is theirs. The same key again begins nothing new.

    Raises `ConsentMissing` unless the sentence was read aloud and they said yes.
    """
    if not agreed:
        raise ConsentMissing
    code = derived_code(key.encode(), purpose="talk", length=RECEIPT_LENGTH)
    return _begin(
        key,
        {"subject": subject, "place": place, "questions": list(questions), "roles": sorted(roles)},
        code=code,
        inquiry_id=inquiry.pk,
        held_by=by,
        kind=TalkKind.INTERVIEW,
        code_hash=code_hash(code),
        agreed_to=INTERVIEW.version,
    )


@transaction.atomic
def begin_observation(*, inquiry: Inquiry, key: str, subject: str, place: str, by: Account) -> Begun:
    """Somebody from the team watches; nobody is asked, so nobody is named and no code is handed over."""
    told = {"subject": subject, "place": place}
    return _begin(key, told, code="", inquiry_id=inquiry.pk, held_by=by, kind=TalkKind.OBSERVATION)


def _begin(key: str, told: dict[str, Any], *, code: str, **row: Any) -> Begun:
    claimed = claim_number(key=f"talk:{key}", body={**told, "kind": row["kind"]}, model=Talk, name="talk")
    if claimed.is_new:
        Talk.objects.create(pk=claimed.number, teller=uuid4(), started_at=clock.now(), **told, **row)
    return Begun(talk_id=claimed.number, code=code)


@transaction.atomic
def note(*, talk_id: int, key: str, kind: str, text: str) -> TalkNote:
    """One line, with the time since the beginning. Other words under the same key raise `KeyReused`."""
    check_words(text)
    talk = _running(talk_id)
    moment = clock.now()
    told = {"kind": NoteKind(kind), "text": text, "second": _second(talk, moment), "noted_at": moment}
    made, is_new = TalkNote.objects.get_or_create(talk=talk, key=key, defaults=told)
    if not is_new and (made.kind, made.text) != (kind, text):
        raise KeyReused
    return made


@transaction.atomic
def pause(*, talk_id: int) -> None:
    """Stops the clock; pausing twice makes no difference."""
    talk = _running(talk_id)
    if talk.paused_at is None:
        talk.paused_at = clock.now()
        talk.save(update_fields=["paused_at"])


@transaction.atomic
def go_on(*, talk_id: int) -> None:
    talk = _running(talk_id)
    _end_pause(talk, clock.now())
    talk.save(update_fields=["paused_at", "paused_seconds"])


@transaction.atomic
def end_talk(*, talk_id: int) -> None:
    """From now on nothing is noted; what was noted waits for its release."""
    talk = _running(talk_id)
    moment = clock.now()
    _end_pause(talk, moment)
    talk.ended_at = moment
    talk.save(update_fields=["paused_at", "paused_seconds", "ended_at"])


@transaction.atomic
def drop_note(*, talk_id: int, note_id: int) -> None:
    """Takes a note away for good, as long as it is no story. Raises `NoteGone`."""
    if not TalkNote.objects.filter(talk_id=talk_id, pk=note_id, story=None).delete()[0]:
        raise NoteGone


def forget_talks(story_ids: Sequence[int]) -> None:
    """The words of these stories are being erased: their notes go, and a talk of which nothing is released any more."""
    touched = set(TalkNote.objects.filter(story_id__in=story_ids).values_list("talk_id", flat=True))
    TalkNote.objects.filter(story_id__in=story_ids).delete()
    left = TalkNote.objects.filter(talk_id__in=touched, story__isnull=False).values_list("talk_id", flat=True)
    Talk.objects.filter(pk__in=touched - set(left)).delete()


def _running(talk_id: int) -> Talk:
    talk = Talk.objects.select_for_update().get(pk=talk_id)
    if talk.ended_at is not None:
        raise TalkEnded
    return talk


def _end_pause(talk: Talk, moment: datetime) -> None:
    if talk.paused_at is not None:
        talk.paused_seconds += max(int((moment - talk.paused_at).total_seconds()), 0)
        talk.paused_at = None


def _second(talk: Talk, moment: datetime) -> int:
    """Seconds since the beginning without pauses; during a pause the clock stands still."""
    passed = int(((talk.paused_at or moment) - talk.started_at).total_seconds())
    return max(passed - talk.paused_seconds, 0)
