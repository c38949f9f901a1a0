"""Three words: what the leadership says, and what is heard outside."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from resonanz.ground.components import whole_percent
from resonanz.mirror.enums import Instrument
from resonanz.mirror.reads.findings.finding import Finding, missing
from resonanz.mirror.reads.looks import newest_opened
from resonanz.mirror.reads.word_results import WordResult, result_of_words


def words() -> Finding:
    title = str(Instrument.THREE_WORDS.label)
    look = newest_opened(Instrument.THREE_WORDS)
    if look is None:
        return missing(
            "three_words",
            title,
            "mirror:three_words",
            _("Wie wir uns sehen und wie man uns sieht, hat noch niemand nebeneinandergelegt."),
        )
    result = result_of_words(look)
    return Finding(
        key="three_words",
        title=title,
        says=_words_say(result),
        base=_words_base(result),
        hurts=_words_hurt(result),
        url=reverse("mirror:look", args=[look.pk]),
        picture=reverse("mirror:words_picture", args=[look.pk]),
    )


def _words_say(result: WordResult) -> str:
    if result.people is None:
        return _("Draußen haben noch keine fünf Menschen geantwortet.")
    return ngettext(
        "Von %(all)s Bedeutungen, mit denen die Leitung das Haus beschreibt, kommt %(n)s auch draußen vor.",
        "Von %(all)s Bedeutungen, mit denen die Leitung das Haus beschreibt, kommen %(n)s auch draußen vor.",
        len(result.shared),
    ) % {"all": len(result.ours), "n": len(result.shared)}


def _words_base(result: WordResult) -> str:
    who = [_("%(n)s aus der Leitung") % {"n": result.leaders}]
    who += [f"{people} {label}" for _name, label, people in result.audiences if people]
    return ", ".join(who)


def _words_hurt(result: WordResult) -> str:
    for row in result.unsaid:
        part = row.parts[result.audience] if result.audience is not None else None
        if part and part["share"] is not None and row.label:
            return _(
                "„%(word)s“ sagen %(n)s von %(all)s Menschen draußen (mit 95 %% Sicherheit %(low)s bis %(high)s %%), "
                "die Leitung nicht."
            ) % {
                "word": row.label,
                "n": part["people"],
                "all": result.people,
                "low": whole_percent(part["low"]),
                "high": whole_percent(part["high"]),
            }
    return ""
