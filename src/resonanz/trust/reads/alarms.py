"""What is wrong with the log, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from resonanz.trust.enums import Trouble
from resonanz.trust.models import LedgerAlarm

_RESTORE = _(
    "Wurde eine Sicherung eingespielt, hält ein Mensch das mit dem Befehl „resonanz new-log“ und einem Grund fest; "
    "danach beginnt ein neues Protokollbuch, und das alte bleibt prüfbar. Wurde nichts eingespielt, hat jemand die "
    "Datenbank verändert."
)
_SENTENCES: dict[str, tuple[str | Promise, str | Promise]] = {
    Trouble.KEY_MISSING: (
        _("Der Schlüssel, mit dem das Protokollbuch unterschrieben wird, fehlt oder lässt sich nicht lesen."),
        _("Spielen Sie „secrets/log.key“ aus der Sicherung ein. Ist er verloren, hilft der Befehl „resonanz new-log“."),
    ),
    Trouble.KEY_CHANGED: (
        _("Der Schlüssel des Protokollbuchs ist nicht der, mit dem es begonnen wurde."),
        _("Spielen Sie den richtigen Schlüssel ein. Ist er verloren, hilft der Befehl „resonanz new-log“."),
    ),
    Trouble.SHORTER: (
        _("Das Protokollbuch ist kürzer als das, was schon veröffentlicht war: Am Ende fehlen Einträge."),
        _RESTORE,
    ),
    Trouble.OTHER_ROOT: (
        _("Das Protokollbuch passt nicht zu einem Prüfpunkt, der schon veröffentlicht war."),
        _RESTORE,
    ),
    Trouble.GAP: (
        _("Im Protokollbuch fehlen Einträge, die es gab."),
        _("Halten Sie die Anlage an und spielen Sie die letzte gute Sicherung ein."),
    ),
    Trouble.LEAF: (
        _("Ein Eintrag im Protokollbuch wurde verändert: Er passt nicht mehr zu seinem Prüfwert."),
        _("Halten Sie die Anlage an und spielen Sie die letzte gute Sicherung ein."),
    ),
}


@dataclass(frozen=True, kw_only=True)
class Alarm:
    kind: str
    since: datetime
    ended_at: datetime | None
    note: str
    what: str | Promise
    remedy: str | Promise


def open_alarms() -> Sequence[Alarm]:
    return [_told(alarm) for alarm in LedgerAlarm.objects.filter(ended_at=None).order_by("pk")]


def past_alarms() -> Sequence[Alarm]:
    """The last twenty that are over, newest first: they stay public."""
    return [_told(alarm) for alarm in LedgerAlarm.objects.exclude(ended_at=None).order_by("-pk")[:20]]


def _told(alarm: LedgerAlarm) -> Alarm:
    what, remedy = _SENTENCES[alarm.kind]
    return Alarm(kind=alarm.kind, since=alarm.since, ended_at=alarm.ended_at, note=alarm.note, what=what, remedy=remedy)
