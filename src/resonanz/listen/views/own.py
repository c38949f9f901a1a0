"""Which story a page is about that is opened with the code of a receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest

from resonanz.ground.manner import speak
from resonanz.listen import reads
from resonanz.listen.errors import StoryUnknown

if TYPE_CHECKING:
    from resonanz.listen.models import Statement, Story

_LONGEST_NUMBER = 15


def own_story(request: HttpRequest, code: str, entry: int | None = None) -> Story:
    """The first story of the voice that holds this code, or the one with this entry; the code opens nobody else's."""
    try:
        story = reads.story_for_guest(request, code)
    except StoryUnknown as unknown:
        raise Http404 from unknown
    if entry is None:
        return story
    inquiry = story.inquiry
    for voice in reads.voices_of(story):
        if voice.entry_index == entry:
            voice.inquiry = inquiry
            return voice
    raise Http404


def named_entry(request: HttpRequest) -> int | None:
    """The entry that `?eintrag=` names: a supplement or another version. None where it names none."""
    named = request.GET.get("eintrag", "")
    if not named:
        return None
    if not named.isdecimal() or len(named) > _LONGEST_NUMBER:
        raise Http404
    return int(named)


def own_words(request: HttpRequest, code: str, entry: int) -> Story | Statement:
    """As `own_story`; the code of a voter opens the statements they added."""
    try:
        return own_story(request, code, entry)
    except Http404:
        voter = reads.voter_by_code(code)
        speak(du=voter is not None and voter.inquiry.says_du)
        for statement in reads.statements_by_teller(voter.teller) if voter is not None else []:
            if statement.entry_index == entry:
                return statement
        raise
