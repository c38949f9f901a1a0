"""One round of the minutes on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from resonanz.forum.enums import Publication
from resonanz.people.enums import Badge

if TYPE_CHECKING:
    from datetime import datetime

    from resonanz.forum.models import Forum
    from resonanz.forum.reads import Held, Line
    from resonanz.listen.reads import Voice

_COLOURS = {
    Badge.CUSTOMER: "#b4491a",
    Badge.NON_CUSTOMER: "#1f5fa8",
    Badge.COMPETITOR_CUSTOMER: "#7a3f9d",
    Badge.EMPLOYEE: "#2e7043",
    Badge.GUEST: "#0f6a70",
    Badge.OTHER: "#0f6a70",
}
"""As the hues of look.css, for print."""

_NO_HUE = "#1d1c1a"


def round_of(held: Held, forum: Forum) -> dict[str, Any]:
    return {
        "title": held.round.title,
        "meta": _meta(held),
        "prompt": held.round.prompt if held.was_held else "",
        "lines": [_line(line) for line in held.words.lines],
        "rest": _rest(held, forum) if held.was_held and held.round.takes_words else [],
    }


def spoken(voice: Voice) -> dict[str, str]:
    """Words with whose they are, or in `gone` what stands in their place."""
    colour = _COLOURS.get(Badge(voice.badges[0][0]), _NO_HUE) if voice.badges else _NO_HUE
    who = [", ".join(label for _key, label in voice.badges), voice.name, _entry(voice.entry_index)]
    return {
        "gone": _gone(voice),
        "text": "" if _gone(voice) else voice.text,
        "well": "" if _gone(voice) else voice.works_well,
        "who": " · ".join(part for part in who if part),
        "colour": colour,
    }


def _line(line: Line) -> dict[str, Any]:
    return {
        "voice": spoken(line.voice),
        "answered": spoken(line.answered) if line.answered else None,
        "late": _("kam nach dem Ende der Runde an") if line.is_late else "",
    }


def _gone(voice: Voice) -> str:
    if voice.withdrawn:
        said = _("Hier standen Worte, %(ground)s. Eintrag %(entry)s im Protokollbuch zeigt, dass es sie gab.")
        return said % {"ground": voice.withdrawn, "entry": voice.entry_index}
    if voice.withheld:
        said = _("Hier stehen Worte, die %(state)s sind. Grund: %(ground)s. Eintrag %(entry)s im Protokollbuch.")
        shown = voice.withheld
        return said % {"state": shown.state, "ground": shown.ground, "entry": voice.entry_index}
    return ""


def _entry(index: int) -> str:
    return _("Eintrag %(entry)s") % {"entry": index}


def _meta(held: Held) -> str:
    parts = [str(held.round.get_kind_display())]
    if held.started_at:
        times = {"began": _clock(held.started_at), "ended": _clock(held.ended_at or held.started_at)}
        parts.append(_("%(began)s bis %(ended)s") % times)
        if held.extended:
            parts.append(_("um %(n)s Minuten verlängert") % {"n": held.extended})
        if held.round.repeats_id:
            parts.append(_("noch einmal"))
        if held.round.owner:
            parts.append(held.round.owner)
    elif held.is_skipped:
        parts.append(f"{_('ausgelassen')}: {held.reason}" if held.reason else _("ausgelassen"))
    else:
        parts.append(_("dafür war keine Zeit mehr"))
    return " · ".join(parts)


def _rest(held: Held, forum: Forum) -> list[str]:
    words = held.words
    if not words.told:
        return [_("Niemand hat etwas aufgeschrieben.")]
    if forum.publication == Publication.NUMBERS or not (words.lines or words.closed or words.beside):
        said = ngettext(
            "%(shown)s Beitrag. Worte stehen hier nicht.", "%(shown)s Beiträge. Worte stehen hier nicht.", words.told
        )
        return [said % {"shown": words.told}]
    return [*_beside(words.beside), *_closed(words.closed, forum)]


def _beside(number: int) -> list[str]:
    said = ngettext(
        "%(shown)s weiterer gehört zu keiner Erkenntnis; dass hier nur Belege stehen, war vorher zugesagt.",
        "%(shown)s weitere gehören zu keiner Erkenntnis; dass hier nur Belege stehen, war vorher zugesagt.",
        number,
    )
    return [said % {"shown": number}] if number else []


def _closed(number: int, forum: Forum) -> list[str]:
    if forum.is_for_staff:
        said = ngettext(
            "%(shown)s weiterer, nicht für das Forum freigegeben",
            "%(shown)s weitere, nicht für das Forum freigegeben",
            number,
        )
    else:
        said = ngettext(
            "%(shown)s weiterer, von wem er kommt, nicht für alle freigegeben",
            "%(shown)s weitere, von ihren Erzählenden nicht für alle freigegeben",
            number,
        )
    return [said % {"shown": number}] if number else []


def _clock(moment: datetime) -> str:
    return date_format(localtime(moment), "TIME_FORMAT")
