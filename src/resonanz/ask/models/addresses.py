"""Lists of addresses on their way in."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.ask.enums import AddressState
from resonanz.ask.models.inquiry import Inquiry


class AddressImport(models.Model):
    """One file, from upload to the last row. Numbers stay, addresses do not: the file goes when it is taken."""

    inquiry = models.ForeignKey(
        Inquiry, on_delete=models.PROTECT, related_name="+", help_text=_("Für welches Anliegen")
    )
    created_by = models.ForeignKey(
        "people.Account",
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Wer die Datei brachte und mit Namen für die Herkunft steht"),
    )
    created_at = models.DateTimeField(help_text=_("Wann"))
    file_name = models.CharField(max_length=200, help_text=_("Wie die Datei hieß"))
    stored_as = models.CharField(max_length=80, blank=True, help_text=_("Wo sie bis zum Ende der Übernahme liegt"))
    options = models.JSONField(default=dict, help_text=_("Welche Spalte was bedeutet und worauf sich E-Mails stützen"))
    state = models.CharField(
        max_length=8, choices=AddressState.choices, default=AddressState.UPLOADED, help_text=_("Wie weit es ist")
    )
    done_bytes = models.BigIntegerField(default=0, help_text=_("Fortschritt"))
    total_bytes = models.BigIntegerField(default=0, help_text=_("Größe"))
    fresh = models.PositiveIntegerField(default=0, help_text=_("Neue Menschen"))
    known = models.PositiveIntegerField(default=0, help_text=_("Menschen, die wir schon kannten"))
    doubled = models.PositiveIntegerField(default=0, help_text=_("Dasselbe Postfach noch einmal in der Datei"))
    broken = models.PositiveIntegerField(default=0, help_text=_("Zeilen, die sich nicht lesen ließen"))
    objected = models.PositiveIntegerField(
        default=0, help_text=_("Menschen, die widersprochen haben; nicht übernommen")
    )
    withdrawn = models.PositiveIntegerField(
        default=0, help_text=_("Menschen, die E-Mails zurückgezogen haben; es bleibt dabei")
    )
    groundless = models.PositiveIntegerField(
        default=0, help_text=_("Ohne Grund für eine E-Mail: nur Brief oder Übergabe")
    )
    samples = models.JSONField(default=list, help_text=_("Die ersten Gründe mit ihrer Zeile, ohne Adressen"))
    problem = models.TextField(blank=True, help_text=_("Warum abgebrochen wurde"))

    class Meta:
        verbose_name = _("Übernommene Adressliste")
        ordering = ("-created_at",)
