"""People outside the machine who keep copies of the log's head."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Witness(models.Model):
    """Somebody who gets the newest checkpoint every day: whoever keeps the mails can prove what was changed later.

    Only the function is public. Nothing is sent before the person has agreed with a button of their own.
    """

    name = models.CharField(
        _("Name"), max_length=120, blank=True, help_text=_("Wer es ist; nur das Team sieht es, bis es beendet ist")
    )
    function = models.CharField(
        _("Funktion"), max_length=120, help_text=_("Zum Beispiel „Betriebsrat“; steht öffentlich beim Protokollbuch")
    )
    email = models.EmailField(
        _("E-Mail"), blank=True, help_text=_("Wohin der tägliche Prüfpunkt geht; leer, sobald er abbestellt ist")
    )
    since = models.DateTimeField(help_text=_("Wann benannt"))
    agreed_at = models.DateTimeField(null=True, blank=True, help_text=_("Wann die Person zugestimmt hat"))
    until = models.DateTimeField(null=True, blank=True, help_text=_("Wann abbestellt oder abberufen"))
    written_on = models.DateField(null=True, blank=True, help_text=_("Für welchen Tag zuletzt geschrieben wurde"))
    named_by = models.BigIntegerField(help_text=_("Wer aus dem Team die Person benannt hat"))
    entry_index = models.BigIntegerField(help_text=_("Eintrag im Protokollbuch, der die Benennung festhält"))
    ended_by = models.BigIntegerField(
        null=True, help_text=_("Wer aus dem Team es beendet hat; leer: die Person selbst")
    )
    ended_index = models.BigIntegerField(null=True, help_text=_("Eintrag, der das Ende festhält"))

    class Meta:
        verbose_name = _("Zeuge des Protokollbuchs")
