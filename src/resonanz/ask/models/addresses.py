"""Address lists on their way in."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.ask.models.inquiry import Inquiry
from resonanz.ground.uploads import RUNNING, FileState
from resonanz.people.enums import Ground


class AddressRun(models.Model):
    """One list, from upload to report. What it rests on stands here with the name of whoever answers for it."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="+", help_text=_("Für welches"))
    created_by = models.ForeignKey(
        "people.Account",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("Wer die Liste gebracht hat; leer: Befehlszeile"),
    )
    created_at = models.DateTimeField(help_text=_("Wann"))
    file_name = models.CharField(max_length=200, help_text=_("Wie die Datei hieß"))
    stored_as = models.CharField(max_length=80, blank=True, help_text=_("Wo sie bis zum Ende der Übernahme liegt"))
    told = models.CharField(
        _("Woher die Adressen kommen"),
        max_length=200,
        blank=True,
        help_text=_("So steht es auf der Einladung, zum Beispiel „Teilnahmekarten vom Tag der offenen Tür“"),
    )
    ground = models.CharField(max_length=8, choices=Ground.choices, blank=True, help_text=_("Worauf die Liste beruht"))
    proof = models.TextField(
        blank=True, help_text=_("Wie und mit welchen Worten zugestimmt wurde, oder warum die Ausnahme gilt")
    )
    agreed_on = models.DateField(null=True, help_text=_("Wann zugestimmt wurde, wenn es für alle derselbe Tag war"))
    options = models.JSONField(default=dict, help_text=_("Welche Spalte was bedeutet, und für welche Gruppen"))
    state = models.CharField(
        max_length=10, choices=FileState.choices, default=FileState.UPLOADED, help_text=_("Wie weit es ist")
    )
    done_bytes = models.BigIntegerField(default=0, help_text=_("Fortschritt"))
    total_bytes = models.BigIntegerField(default=0, help_text=_("Größe"))
    taken = models.IntegerField(default=0, help_text=_("Neu auf der Liste"))
    known = models.IntegerField(default=0, help_text=_("War schon da oder doppelt"))
    refused = models.IntegerField(default=0, help_text=_("Nicht übernommen, mit Grund im Bericht"))
    remarked = models.IntegerField(default=0, help_text=_("Durch diese Liste nur per Brief erreichbar"))
    samples = models.JSONField(default=list, help_text=_("Die ersten Gründe"))
    problem = models.TextField(blank=True, help_text=_("Warum abgebrochen wurde"))

    class Meta:
        verbose_name = _("Adressliste")
        ordering = ("-created_at",)

    @property
    def is_running(self) -> bool:
        return self.state in RUNNING

    @property
    def reference(self) -> str:
        """How consents name the list they came with."""
        return f"addresses:{self.pk}"
