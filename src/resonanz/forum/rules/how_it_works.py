"""How each round works and what an announcement changed, in words for guests."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from resonanz.forum.enums import RoundKind

_Text = str | Promise

HOW: Mapping[str, _Text] = {
    RoundKind.ARRIVAL: _("Alle kommen an. Wer mag, sagt in einem Satz, was der Abend bringen soll."),
    RoundKind.BALANCE: _("Das Team sagt, was aus dem letzten Forum geworden ist. Auch, was nicht gehalten wurde."),
    RoundKind.STORIES: _("Gäste erzählen, was sie erlebt haben. Das Team hört zu und verteidigt sich nicht."),
    RoundKind.GRUMBLE: _("Alles, was ärgert, darf auf den Tisch. Niemand erklärt es weg."),
    RoundKind.WISH: _("Zu jedem Ärger darf stehen, was stattdessen sein soll."),
    RoundKind.STATEMENTS: _("Über Aussagen aus dem Saal wird abgestimmt. Alle sehen, was die Gruppen verbindet."),
    RoundKind.COMMITMENTS: _("Menschen aus dem Haus sagen laut etwas zu, mit Namen und mit einem Tag."),
    RoundKind.FAREWELL: _("Was nehmen Sie mit? Ein Satz zum Schluss, für alle, die mögen."),
    RoundKind.TALK: _("Ein Gespräch im Saal. Wer etwas sagen möchte, meldet sich am Telefon oder mit der Hand."),
    RoundKind.BREAK: _("Zeit für frische Luft und für Gespräche an den Tischen."),
}

PARTS: Mapping[str, _Text] = {
    "starts_at": _("Beginn"),
    "ends_at": _("Ende"),
    "venue": _("Ort"),
    "video_link": _("Videoraum"),
    "selection": _("Wie wir auswählen"),
    "budget": _("Was der Abend kostet"),
    "publication": _("Was danach alle lesen dürfen"),
    "review_days": _("Tage zum Durchsehen"),
    "agenda": _("Tagesordnung"),
}
"""The names of what an announcement promises. What they were stays in the ledger: the link to a video room is one."""


def changed_parts(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[_Text]:
    return [label for name, label in PARTS.items() if before.get(name) != after.get(name)]
