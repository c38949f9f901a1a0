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
        key="calculations",
        label=_("Offene Kalkulation"),
        sentence=_("Woraus ein Preis besteht, was uns bleibt und was wir nicht zeigen; mit Fragen und Antworten."),
        url="mirror:calculations",
    ),
)


def parts() -> tuple[Part, ...]:
    return _PARTS
