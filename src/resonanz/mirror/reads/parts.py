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
        key="language",
        label=_("Sprachspiegel"),
        sentence=_("Wie sprechen wir über unsere Kunden, wenn sie nicht dabei sind? Gezählt wird nie ein Mensch."),
        url="mirror:language",
    ),
    Part(
        key="audience",
        label=_("Wen wir hören"),
        sentence=_("Wen haben wir gefragt, wer hat geantwortet, und wen hören wir nie?"),
        url="mirror:audience",
    ),
)


def parts() -> tuple[Part, ...]:
    return _PARTS
