"""`{% load hall %}{% hall_round round spoken %}`: the words of one round that everybody there may see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django import template
from django.utils.translation import gettext as _

from resonanz.listen import reads as listen_reads

if TYPE_CHECKING:
    from resonanz.forum.models import Round
    from resonanz.forum.reads import Spoken
    from resonanz.listen.models import Story

register = template.Library()

LONGEST_SHOWN = 1500
"""So many characters of one voice are shown in the hall. The whole of it is kept, and the team reads all of it."""
_NOTHING_LONGER = 10**9


@register.inclusion_tag("forum/parts/hall_round.html")
def hall_round(chosen: Round, spoken: Sequence[Spoken], longest: int = LONGEST_SHOWN) -> dict[str, Any]:
    """`spoken` comes from `reads.hall` or `reads.spoken_in`, which have asked what may be seen."""
    return {
        "round": chosen,
        "lines": [
            {
                "entry": one.story.entry_index,
                "voice": _shown(one.story, longest=longest, is_late=one.contribution.is_late),
                "answered": _shown(one.answered, longest=longest) if one.answered else None,
            }
            for one in spoken
        ],
    }


def _shown(story: Story, *, longest: int = _NOTHING_LONGER, is_late: bool = False) -> listen_reads.Voice:
    """Without the day, which is today for everybody; a long one is cut, and says so."""
    voice = listen_reads.voice(story, as_told=True)
    note = [*listen_reads.written_down(story), *([_("Nachtrag")] if is_late else [])]
    text = voice.text
    if len(text) > longest:
        voice = replace(voice, marks=[(text[:longest] + " …", False)], hidden=())
        note.append(_("hier gekürzt, ganz gespeichert"))
    return replace(voice, note=note)
