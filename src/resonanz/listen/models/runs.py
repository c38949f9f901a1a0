"""Files on their way in."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.ground.uploads import FileState


class ImportRun(models.Model):
    """One file on its way in, from upload to report."""

    inquiry = models.ForeignKey("ask.Inquiry", on_delete=models.PROTECT, related_name="+", help_text=_("Wohin"))
    created_by = models.ForeignKey(
        "people.Account",
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Wer die Datei gebracht hat"),
    )
    created_at = models.DateTimeField(help_text=_("Wann"))
    file_name = models.CharField(max_length=200, help_text=_("Wie die Datei hieß"))
    stored_as = models.CharField(max_length=80, help_text=_("Wo sie bis zum Ende der Übernahme liegt"))
    source = models.CharField(max_length=200, help_text=_("Unter welchem Namen die Quelle geführt wird"))
    options = models.JSONField(default=dict, help_text=_("Welche Spalte was bedeutet"))
    state = models.CharField(
        max_length=10,
        choices=FileState.choices,
        default=FileState.UPLOADED,
        help_text=_("Wie weit es ist"),
    )
    done_bytes = models.BigIntegerField(default=0, help_text=_("Fortschritt"))
    total_bytes = models.BigIntegerField(default=0, help_text=_("Größe"))
    taken = models.IntegerField(default=0, help_text=_("Neu übernommen"))
    known = models.IntegerField(default=0, help_text=_("War schon da"))
    refused = models.IntegerField(default=0, help_text=_("Nicht übernommen, mit Grund im Bericht"))
    samples = models.JSONField(default=list, help_text=_("Die ersten Gründe"))
    problem = models.TextField(blank=True, help_text=_("Warum abgebrochen wurde"))

    class Meta:
        verbose_name = _("Übernahme")
        ordering = ("-created_at",)
