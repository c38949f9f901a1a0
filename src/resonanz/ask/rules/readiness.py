"""What stands between a draft and the people it asks, one sentence for each thing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from resonanz.ask.rules.wording import LONGEST

Obstacles = dict[str, list[str]]

MISSING: dict[str, Promise] = {
    "title": gettext_lazy("Es fehlt die Überschrift: worum es geht, in den Worten der Gefragten."),
    "question": gettext_lazy("Es fehlt die Frage, auf die jemand antworten soll."),
    "why": gettext_lazy("Es fehlt, warum Sie fragen. Wer das nicht erfährt, vermutet Werbung."),
    "readers": gettext_lazy("Es fehlt, wer es liest. Wer das nicht weiß, erzählt nichts, was wichtig ist."),
    "in_return": gettext_lazy("Es fehlt, was Sie selbst offenlegen. Wer fragt, zeigt auch etwas."),
    "answer_by": gettext_lazy("Es fehlt der Tag, bis zu dem Sie antworten. Ohne ihn kann niemand Sie daran erinnern."),
    "keep_until": gettext_lazy("Es fehlt der Tag, an dem die Geschichten gelöscht werden."),
}
_WORDS = ("question", "why", "readers", "in_return")


def missing_in(values: Mapping[str, Any]) -> list[str]:
    """Names of the parts that are empty; blanks alone are nothing."""
    return [name for name in MISSING if not str(values.get(name) or "").strip()]


def obstacles_in(values: Mapping[str, Any], *, today: date) -> Obstacles:
    """By field, in the order of the page. `values` holds the parts that are owed; dates are dates or None."""
    found: Obstacles = {name: [str(MISSING[name])] for name in missing_in(values)}
    for name in _WORDS:
        if sentence := too_long(str(values.get(name) or "")):
            found.setdefault(name, []).append(sentence)
    for name, sentence in _late(values.get("answer_by"), values.get("keep_until"), today):
        found.setdefault(name, []).append(sentence)
    return found


def too_long(text: str) -> str:
    """A sentence with both counts, or nothing."""
    over = len(text) - LONGEST
    if over <= 0:
        return ""
    return ngettext(
        "Das sind %(length)s Zeichen, und mehr als %(most)s liest auf einem Telefon niemand. "
        "Bitte kürzen Sie um ein Zeichen.",
        "Das sind %(length)s Zeichen, und mehr als %(most)s liest auf einem Telefon niemand. "
        "Bitte kürzen Sie um %(over)s Zeichen.",
        over,
    ) % {"length": len(text), "most": LONGEST, "over": over}


def _late(answer_by: date | None, keep_until: date | None, today: date) -> list[tuple[str, str]]:
    sentences = []
    if answer_by is not None and answer_by < today:
        sentences.append(("answer_by", _("Dieser Tag ist schon vorbei. Bitte sagen Sie einen, der noch kommt.")))
    if answer_by is not None and keep_until is not None and keep_until < answer_by:
        sentence = _("Wir sollten die Geschichten mindestens so lange behalten, bis wir geantwortet haben.")
        sentences.append(("keep_until", sentence))
    elif keep_until is not None and keep_until < today:
        sentences.append(("keep_until", _("Dieser Tag ist schon vorbei. Bitte sagen Sie einen, der noch kommt.")))
    return sentences
