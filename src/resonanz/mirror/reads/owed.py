"""What the people who are asked were told, as the entry of the beginning commits to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from resonanz.mirror.enums import Instrument
from resonanz.mirror.models import Look, Promise
from resonanz.mirror.rules.promises import Item


def _promises(look: Look) -> dict[str, Any]:
    rows = Promise.objects.filter(look=look).order_by("number")
    return {"items": [Item(kind=row.kind, text=row.text, source=row.source).as_body() for row in rows]}


_FURTHER: dict[Instrument, Callable[[Look], dict[str, Any]]] = {
    Instrument.PROMISES: _promises,
}


def owed_by(look: Look) -> dict[str, Any]:
    told = {"title": look.title, "why": look.why, "keep_until": look.keep_until.isoformat()}
    further = _FURTHER.get(Instrument(look.instrument))
    return {**told, **further(look)} if further else told


def missing_to_begin(look: Look) -> str:
    """The sentence that says why nobody can be asked yet; empty when they can."""
    if look.instrument == Instrument.PROMISES and not Promise.objects.filter(look=look).exists():
        return _("Noch steht kein Versprechen und kein Wert in der Liste. Ohne sie gibt es nichts zu fragen.")
    return ""
