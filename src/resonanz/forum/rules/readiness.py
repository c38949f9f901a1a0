"""What a forum must say before anybody is invited to it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from resonanz.forum.enums import RoundKind

LONGEST = timedelta(hours=12)
_OWED = {
    "starts_at": _("Wann beginnt es?"),
    "ends_at": _("Wann endet es?"),
    "selection": _("Nach welcher Regel wird eingeladen?"),
    "budget": _("Was kostet der Abend, und wer bezahlt ihn?"),
}


def obstacles_in(
    said: Mapping[str, Any], *, now: datetime, kinds: Collection[str], has_before: bool
) -> dict[str, list[str | Promise]]:
    """By field what is missing or cannot be; `kinds` are the rounds of the agenda."""
    found: dict[str, list[str | Promise]] = {
        name: [sentence] for name, sentence in _OWED.items() if not _says(said[name])
    }
    if not said["venue"].strip() and not said["video_link"].strip():
        found["venue"] = [_("Wo findet es statt? Ein Ort oder ein Videoraum muss da sein.")]
    starts, ends = said["starts_at"], said["ends_at"]
    if starts and starts <= now:
        found["starts_at"] = [_("Der Beginn liegt in der Vergangenheit.")]
    if starts and ends:
        if ends <= starts:
            found["ends_at"] = [_("Das Ende liegt vor dem Beginn.")]
        elif ends - starts > LONGEST:
            found["ends_at"] = [_("Ein Abend dauert höchstens zwölf Stunden.")]
    if not kinds:
        found["agenda"] = [_("Die Tagesordnung ist leer.")]
    elif has_before and RoundKind.BALANCE not in kinds:
        found["agenda"] = [_("Das Forum beginnt mit der Bilanz des letzten. Diese Runde fehlt auf der Tagesordnung.")]
    return found


def _says(value: Any) -> bool:
    return bool(value.strip()) if isinstance(value, str) else value is not None
