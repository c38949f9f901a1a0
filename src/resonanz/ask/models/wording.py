"""Words that a host keeps although the question check marked them, with the reason for the asked."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.ask.enums import Flaw


class KeptWording(models.Model):
    """What is in force now. What was promised before stands in the versions of the purpose."""

    inquiry = models.ForeignKey(
        "ask.Inquiry", on_delete=models.PROTECT, related_name="kept", help_text=_("Zu welchem Anliegen")
    )
    part = models.CharField(max_length=8, help_text=_("Überschrift oder Frage"))
    kind = models.CharField(max_length=20, choices=Flaw.choices, help_text=_("Was die Prüfung daran fand"))
    words = models.TextField(help_text=_("Die Worte, um die es geht"))
    reason = models.TextField(help_text=_("Warum wir trotzdem so fragen; die Gefragten lesen es"))
    kept_by = models.ForeignKey(
        "people.Account",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("Wer es so ließ; leer: Befehlszeile"),
    )
    kept_at = models.DateTimeField(help_text=_("Wann"))

    class Meta:
        verbose_name = _("Begründete Formulierung")
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(name="ask_kept_with_a_reason", condition=~models.Q(reason="")),
        ]

    def __str__(self) -> str:
        return self.words
