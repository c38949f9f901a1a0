"""Entries of the log as everybody may read them: kind, role, way and a coarse time, never a word."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from resonanz.trust.enums import Kind, Via
from resonanz.trust.models import LedgerEntry

_KINDS: dict[str, str | Promise] = {
    Kind.CONTRIBUTION: _("Eine Stimme ist angekommen"),
    Kind.VERSION: _("Jemand hat die eigenen Worte neu gefasst"),
    Kind.STATEMENT: _("Eine Aussage wurde hinzugefügt"),
    Kind.VOTE: _("Jemand hat über eine Aussage abgestimmt"),
    Kind.VOTING: _("Eine Abstimmung wurde geöffnet oder geschlossen"),
    Kind.TASTING: _("Eine Kostprobe wurde geöffnet, unterbrochen oder aufgedeckt"),
    Kind.TASTE: _("Jemand hat eine Fassung gekostet"),
    Kind.MISSING: _("Jemand hat gesagt, ob etwas fehlen würde"),
    Kind.READ: _("Ein Mensch hat gelesen"),
    Kind.INSIGHT: _("Eine Erkenntnis wurde festgehalten"),
    Kind.DECISION: _("Etwas wurde entschieden"),
    Kind.COMMITMENT: _("Etwas wurde zugesagt"),
    Kind.REPLY: _("Eine Antwort wurde geschrieben"),
    Kind.HOLD: _("Eine Stimme wurde zurückgehalten"),
    Kind.HIDE: _("Eine Stimme wurde verborgen"),
    Kind.RELEASE: _("Eine Stimme wurde freigegeben"),
    Kind.APPEAL: _("Jemand hat widersprochen"),
    Kind.ERASURE: _("Worte oder Angaben wurden gelöscht"),
    Kind.PERMISSION: _("Jemand hat geändert, wer die Worte sehen darf"),
    Kind.ROLE: _("Im Team oder bei den Zeugen hat sich etwas geändert"),
    Kind.PURPOSE: _("Ein Anliegen oder sein Zweck wurde festgelegt"),
    Kind.SEAL: _("Etwas wurde versiegelt, um es später zu öffnen"),
    Kind.DRAW: _("Es wurde gelost, wer eingeladen wird"),
    Kind.CHECKPOINT_NOTE: _("Ein Vermerk zum Protokollbuch selbst"),
    Kind.DAILY_BALANCE: _("Der Stand des Tages wurde festgehalten"),
    Kind.CREDIT: _("Jemand möchte im Dank genannt werden"),
    Kind.MIRROR: _("Etwas geschah mit einem Bild im Spiegel"),
    Kind.SHEET: _("Jemand hat für den Spiegel geantwortet"),
    Kind.WALK: _("Eine Kundenreise wurde festgelegt oder begangen"),
    Kind.CALCULATION: _("Eine Kalkulation wurde offengelegt oder geändert"),
    Kind.MEASURE: _("Etwas geschah mit einer Maßnahme"),
    Kind.EXPERIMENT: _("Etwas geschah in einem Versuch"),
    Kind.PUBLICATION: _("Eine Entscheidung wurde veröffentlicht, oder ihr Tag dafür ein anderer"),
    Kind.DARLING: _("Etwas geschah mit einem Herzensprojekt"),
    Kind.BENEFIT: _("Was eine Maßnahme bringt, wurde geschätzt oder festgestellt"),
    Kind.ANSWER_WISH: _("Jemand möchte bis zu einem Tag eine Antwort"),
}
_WAYS: dict[str, str | Promise] = {
    Via.WEB: _("im Netz"),
    Via.HALL: _("im Saal"),
    Via.CARD: _("auf Papier"),
    Via.BEHALF: _("aufgeschrieben für jemanden"),
    Via.MAIL: _("per E-Mail"),
    Via.IMPORT: _("übernommen"),
    Via.API: _("über eine Schnittstelle"),
    Via.SYSTEM: _("von selbst oder an der Befehlszeile"),
}


@dataclass(frozen=True, kw_only=True)
class Entry:
    index: int
    kind: str
    meaning: str | Promise
    way: str | Promise
    role: str
    time: datetime | None
    leaf: str
    leaf_hash: str


def newest_entries(count: int) -> Sequence[Entry]:
    return [_told(row) for row in LedgerEntry.objects.order_by("-index")[:count]]


def entry(index: int) -> Entry | None:
    row = LedgerEntry.objects.filter(index=index).first()
    return _told(row) if row else None


def _told(row: LedgerEntry) -> Entry:
    leaf = bytes(row.leaf).decode(errors="replace")
    try:
        content = json.loads(leaf)
        moment = datetime.strptime(content["t"], "%Y-%m-%dT%H:%MZ").replace(tzinfo=UTC)
    except (ValueError, KeyError, TypeError):
        # Somebody has tampered with it; the page must still open.
        content, moment = {}, None
    kind = str(content.get("k", ""))
    return Entry(
        index=row.index,
        kind=kind,
        meaning=_KINDS.get(kind, kind),
        way=_WAYS.get(str(content.get("via", "")), ""),
        role=str(content.get("r", "")),
        time=moment,
        leaf=leaf,
        leaf_hash=bytes(row.leaf_hash).hex(),
    )
