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
        key="journeys",
        label=_("Kundenreisen"),
        sentence=_("Den Weg selbst gehen, den sonst Kundinnen und Kunden gehen, und daneben lesen, was sie erzählen."),
        url="mirror:journeys",
    ),
)


def parts() -> tuple[Part, ...]:
    return _PARTS
