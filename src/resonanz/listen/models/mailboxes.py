"""How far the mailbox of the house has been read. Of the mails themselves nothing is kept here."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class MailboxState(models.Model):
    """One folder of one mailbox; which one stands in the environment, here is only a check value of it."""

    key = models.CharField(max_length=32, unique=True, help_text=_("Prüfwert von Rechner, Name und Ordner"))
    uid_validity = models.BigIntegerField(null=True, help_text=_("Wofür die Nummern gelten; der Server vergibt sie"))
    last_uid = models.BigIntegerField(default=0, help_text=_("Bis zu dieser Nummer ist gelesen"))
    begins_on = models.DateField(null=True, help_text=_("Was früher kam, bleibt liegen; leer: alles wird gelesen"))
    stuck_uid = models.BigIntegerField(default=0, help_text=_("Bei dieser Mail brach die Verbindung zuletzt ab"))
    stuck_times = models.SmallIntegerField(default=0, help_text=_("Wie oft hintereinander"))
    visited_at = models.DateTimeField(null=True, help_text=_("Zuletzt versucht"))
    read_at = models.DateTimeField(null=True, help_text=_("Zuletzt ganz gelesen"))
    problem = models.CharField(max_length=40, blank=True, help_text=_("Warum es zuletzt nicht ging"))
    taken = models.IntegerField(default=0, help_text=_("Bisher übernommen"))
    known = models.IntegerField(default=0, help_text=_("War schon da"))
    refused = models.IntegerField(default=0, help_text=_("Nicht übernommen; liegt weiter im Postfach"))
    aside = models.JSONField(default=dict, help_text=_("Beiseitegelegt, gezählt nach Art"))
    reasons = models.JSONField(default=list, help_text=_("Die letzten Gründe, ohne ein Wort aus den Mails"))
    waiting = models.IntegerField(default=0, help_text=_("Wie viele beim nächsten Mal dran sind"))

    class Meta:
        verbose_name = _("Postfach")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="listen_mailbox_counts", condition=models.Q(last_uid__gte=0, stuck_times__gte=0)
            )
        ]
