"""What only the product itself can say of its data. Django has to be set up before this is imported."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import translation

from resonanz.doors.doctor.finding import Finding, broken, fine, warns
from resonanz.doors.operation import state
from resonanz.ground import clock
from resonanz.ground.lanes import SHORT
from resonanz.ground.upgrades import missing_migrations
from resonanz.trust import reads as trust_reads

_SILENT = 60.0
"""Seconds. A worker gives a sign every three."""
_PATIENCE = 600.0
"""Seconds that somebody may wait for a job that is done while they wait."""
_UNSIGNED, _LONG_UNSIGNED = 180.0, 3_600.0
"""Seconds. A worker signs every ten; the time of an entry is known to the minute."""
_WORKER_HOW = (
    "Starten Sie „resonanz worker“ oder den Dienst (systemctl restart resonanz).",
    "Start “resonanz worker” or the service (systemctl restart resonanz).",
)


def tables() -> Iterator[Finding]:
    """Whoever reads a broken one looks no further."""
    missing = missing_migrations()
    if missing:
        yield broken(
            "tables",
            (
                f"Die Tabellen sind nicht auf dem Stand dieser Fassung: {len(missing)} Schritte fehlen.",
                f"The tables are not those of this version: {len(missing)} steps are missing.",
            ),
            ("Rufen Sie „resonanz migrate“ auf.", "Run “resonanz migrate”."),
        )
    else:
        yield fine("tables", "Die Tabellen passen zu dieser Fassung.", "The tables fit this version.")


def worker() -> Iterator[Finding]:
    silence = state.worker_silence()
    late = [lane for lane in state.lanes() if lane.name == SHORT and lane.oldest > _PATIENCE]
    if silence is None or silence > _SILENT:
        yield broken(
            "worker",
            (
                "Es läuft kein Arbeiter: Nichts wird gelesen, geschickt und gelöscht.",
                "No worker runs: nothing is read, sent or erased.",
            ),
            _WORKER_HOW,
        )
    elif late:
        minutes = int(late[0].oldest // 60)
        yield warns(
            "worker",
            (
                f"In der Schlange warten {late[0].waiting} Aufträge, der älteste seit {minutes} Minuten.",
                f"{late[0].waiting} jobs wait in the queue, the oldest for {minutes} minutes.",
            ),
            (
                "Starten Sie einen zweiten Arbeiter, oder lesen Sie in seinem Protokoll, woran er hängt.",
                "Start a second worker, or read in its log what it is stuck with.",
            ),
        )
    else:
        yield fine("worker", "Ein Arbeiter läuft, niemand wartet lange.", "A worker runs, nobody waits for long.")


def ledger() -> Iterator[Finding]:
    found = list(trust_reads.open_alarms())
    for alarm in found:
        with translation.override("de"):
            german = str(alarm.what), str(alarm.remedy)
        with translation.override("en"):
            english = str(alarm.what), str(alarm.remedy)
        yield broken("ledger", (german[0], english[0]), (german[1], english[1]))
    if not found:
        yield _signing()


def _signing() -> Finding:
    """How long the first entry without a signature has been waiting for one."""
    standing = state.ledger_state()
    first = trust_reads.entry(standing.signed) if standing.unsigned else None
    waits = (clock.now() - first.time).total_seconds() if first is not None and first.time is not None else 0.0
    if waits > _UNSIGNED:
        grade = broken if waits > _LONG_UNSIGNED else warns
        return grade(
            "ledger",
            (
                f"{standing.unsigned} Einträge im Protokollbuch sind seit {waits / 60:.0f} Minuten ohne Unterschrift.",
                f"{standing.unsigned} entries of the ledger have had no signature for {waits / 60:.0f} minutes.",
            ),
            _WORKER_HOW,
        )
    if standing.age is None:
        said = f"{standing.size}"
        return fine("ledger", f"{said} Einträge, noch kein Prüfpunkt.", f"{said} entries, no checkpoint yet.")
    said = f"{standing.age / 60:.0f}"
    return fine(
        "ledger",
        f"{standing.size} Einträge, der letzte Prüfpunkt ist {said} Minuten alt.",
        f"{standing.size} entries, the last checkpoint is {said} minutes old.",
    )
