"""The pictures in the mirror, in the order in which an organisation comes to them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, kw_only=True)
class Part:
    """`url` is the name of its first page; `sentence` says what it is for."""

    key: str
    label: str | Promise
    sentence: str | Promise
    url: str


_PARTS: tuple[Part, ...] = (
    Part(
        key="three_words",
        label=_("Drei Worte"),
        sentence=_(
            "Wie die Leitung das Haus sieht, versiegelt, bevor der erste Mensch von draußen antwortet. "
            "Danach beides nebeneinander."
        ),
        url="mirror:three_words",
    ),
    Part(
        key="promises",
        label=_("Versprechen-Prüfung"),
        sentence=_(
            "Was das Haus öffentlich verspricht und welche Werte es nennt, Satz für Satz: Wer glaubt es, wer nicht, "
            "und warum. Daneben, was aus den Zusagen wurde."
        ),
        url="mirror:promises",
    ),
)


def parts() -> tuple[Part, ...]:
    return _PARTS
