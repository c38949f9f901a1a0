"""What was erased, and whether it is gone from the disk, too. Neither says whose it was."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ErasureReport(models.Model):
    """One row per erasure and class of data: how much, when, on which ground."""

    table = models.CharField(max_length=80, help_text=_("Welche Art von Daten"))
    ground = models.CharField(max_length=12, help_text=_("Auf Wunsch oder weil die Zeit um war"))
    count = models.IntegerField(help_text=_("Wie viele Zeilen"))
    at = models.DateTimeField(db_index=True, help_text=_("Wann"))
    entries_hash = models.BinaryField(
        max_length=32, help_text=_("SHA-256 der Liste der Einträge, damit sich der Bericht prüfen lässt")
    )

    class Meta:
        verbose_name = _("Löschbericht")

    @property
    def why(self) -> str:
        words = {
            "teller": _("auf Wunsch"),
            "author": _("auf Wunsch, nur wer es war"),
            "retention": _("die Zeit war um"),
        }
        return str(words.get(self.ground, self.ground))

    @property
    def fingerprint(self) -> str:
        return bytes(self.entries_hash).hex()[:16]


class Scrubbing(models.Model):
    """Erased rows are gone from the tables at once and from the files of the database when this has run."""

    asked_at = models.DateTimeField(help_text=_("Wann zuletzt etwas gelöscht wurde"))
    done_at = models.DateTimeField(null=True, help_text=_("Wann auch die Dateien der Datenbank bereinigt waren"))
    tables = models.IntegerField(default=0, help_text=_("Wie viele Tabellen neu geschrieben wurden"))
    problems = models.JSONField(default=list, help_text=_("Was dabei nicht ging"))

    class Meta:
        verbose_name = _("Bereinigung")
