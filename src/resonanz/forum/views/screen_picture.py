"""What the wall shows this moment: only what was released for the hall, word for word."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from resonanz.act import reads as act_reads
from resonanz.answer import reads as answer_reads
from resonanz.forum import reads
from resonanz.forum.enums import RoundKind, RoundState, Stage, Turn
from resonanz.forum.rules.excerpts import beginning
from resonanz.forum.views.hall_code import hall_code
from resonanz.forum.views.pictures import Page
from resonanz.listen import reads as listen_reads
from resonanz.understand import reads as understand_reads

if TYPE_CHECKING:
    from resonanz.forum.models import Forum
    from resonanz.forum.reads import Hall, Spoken

_LONGEST_WORDS = 240
_LONGEST_GRUMBLE = 120
_LONGEST_PROMPT = 320
_WORDS = 30
_LONG, _LONGER = 45, 110
"""From so many letters on a prompt is set smaller."""


@dataclass(frozen=True, kw_only=True)
class _Word:
    """Released words of one guest, cut after a sentence where they are long; `grumble` is what a wish goes with."""

    pk: int
    voice: listen_reads.Voice
    is_cut: bool
    grumble: str
    is_grumble_cut: bool


def _tell(hall: Hall, base: str) -> dict[str, Any]:
    forum, running = hall.forum, hall.running
    scene = _scene(hall)
    prompt, is_cut = beginning(running.prompt or running.title, most=_LONGEST_PROMPT) if running else ("", False)
    return {
        "scene": scene,
        "total": sum(row.state != RoundState.SKIPPED for row in hall.rounds),
        "following": next((row for row in hall.rounds if row.state == RoundState.PLANNED), None),
        "prompt": prompt,
        "prompt_is_cut": is_cut,
        "size": "longer" if len(prompt) > _LONGER else "long" if len(prompt) > _LONG else "",
        "words": [_word(spoken) for spoken in hall.spoken[:_WORDS]],
        "speaker": _speaker(forum),
        "takes_words": running is not None and running.takes_words,
        "code": hall_code(forum, base=base),
        **_statements(hall, scene),
        **_promises(forum, scene),
    }


SCREEN = Page(kind="screen", folder="forum/screen", names=("head", "body", "side", "foot"), tell=_tell, for_guests=True)


def _scene(hall: Hall) -> str:
    """Which picture it is: before the doors open, welcome, between rounds, the round's own, or afterwards."""
    if hall.forum.stage in {Stage.DRAFT, Stage.ANNOUNCED}:
        return "before"
    if hall.forum.stage != Stage.LIVE:
        return "after"
    if hall.running is None:
        held = any(row.state == RoundState.ENDED for row in hall.rounds)
        return "between" if held else "welcome"
    if hall.is_silent:
        return "silent"
    own = {RoundKind.BALANCE, RoundKind.STATEMENTS, RoundKind.COMMITMENTS, RoundKind.BREAK}
    return str(hall.running.kind) if hall.running.kind in own else "words"


def _word(spoken: Spoken) -> _Word:
    text, is_cut = beginning(spoken.story.text, most=_LONGEST_WORDS)
    voice = replace(listen_reads.voice(spoken.story), marks=[(text, False)], works_well="", note=(), hidden=())
    grumble, is_grumble_cut = beginning(spoken.answered.text, most=_LONGEST_GRUMBLE) if spoken.answered else ("", False)
    return _Word(pk=spoken.contribution.pk, voice=voice, is_cut=is_cut, grumble=grumble, is_grumble_cut=is_grumble_cut)


def _speaker(forum: Forum) -> str:
    """Who has the microphone, as they want to be called, else by their sign."""
    if forum.stage != Stage.LIVE:
        return ""
    turn = next((turn for turn in reads.queue_of(forum.pk) if turn.state == Turn.NOW), None)
    return (turn.seat.name or turn.seat.speaker_code) if turn else ""


def _statements(hall: Hall, scene: str) -> dict[str, Any]:
    """What is voted on, and once there are groups what unites them. Among staff no group is drawn."""
    if scene != RoundKind.STATEMENTS:
        return {}
    inquiry = hall.forum.inquiry
    stated = list(listen_reads.voted_on(inquiry.pk))
    shown = None if hall.forum.is_for_staff else understand_reads.opinion_map(inquiry.pk)
    picture = ""
    if shown and shown.has_picture:
        made = int(shown.made_at.timestamp() * 1000)
        picture = f"{reverse('understand:opinion_picture', args=[inquiry.slug])}?dunkel&stand={made}"
    return {
        "map": shown,
        "map_url": picture,
        "common": shown.common if shown else [],
        "stated": [(row.pk, listen_reads.statement_voice(row)) for row in stated],
        "voting": listen_reads.voting_of(inquiry.pk),
        "voters": listen_reads.voter_counts([inquiry.pk]).get(inquiry.pk, 0),
    }


def _promises(forum: Forum, scene: str) -> dict[str, Any]:
    """What was promised, the newest first: in the round of the balance at the last forum, else tonight.

    `understood` is what else stands in the balance of the last forum: its insights, each with its word.
    """
    of = {RoundKind.BALANCE: forum.previous, RoundKind.COMMITMENTS: forum, "after": forum}.get(scene)
    if of is None:
        return {"promises": []}
    understood = answer_reads.balance(of.inquiry).rows if scene == RoundKind.BALANCE else []
    return {"promises": act_reads.commitments_of(of.inquiry_id)[::-1], "understood": understood}
