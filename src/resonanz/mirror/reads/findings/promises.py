"""Promises: what customers believe, and what they do not."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from resonanz.mirror.enums import Instrument
from resonanz.mirror.reads.findings.finding import Finding, missing
from resonanz.mirror.reads.looks import newest_opened
from resonanz.mirror.reads.promise_results import PromiseResult, promise_picture

_HALF = 0.5


def promises() -> Finding:
    title = str(Instrument.PROMISES.label)
    look = newest_opened(Instrument.PROMISES)
    if look is None:
        return missing(
            "promises",
            title,
            "mirror:promises",
            _("Ob man uns glaubt, was wir öffentlich versprechen, hat noch niemand gefragt."),
        )
    result = promise_picture(look)
    return Finding(
        key="promises",
        title=title,
        says=result.finding if result.customers else _("Draußen haben noch keine fünf Menschen geantwortet."),
        base=_base(result),
        hurts=_hurts(result),
        url=reverse("mirror:look", args=[look.pk]),
        picture=reverse("mirror:promises_picture", args=[look.pk]) if result.has_picture else "",
    )


def _base(result: PromiseResult) -> str:
    return ", ".join(f"{people} {label}" for label, people in result.shown if people)


def _hurts(result: PromiseResult) -> str:
    """Only what fewer than half believe."""
    part = result.least.part(0) if result.least else None
    if result.least is None or part is None or not part.is_told or part.middle >= _HALF:
        return ""
    return _("„%(text)s“ glauben mit 95 %% Sicherheit nur %(low)s bis %(high)s %% der Kundinnen und Kunden.") % {
        "text": result.least.promise.text,
        "low": part.low_percent,
        "high": part.high_percent,
    }
