"""Where a letter reaches somebody."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.people.models.account import Account


class PostalAddress(models.Model):
    account = models.OneToOneField(
        Account, primary_key=True, on_delete=models.CASCADE, related_name="+", help_text=_("Wer dort wohnt")
    )
    street = models.CharField(max_length=120, help_text=_("Straße und Hausnummer"))
    postcode = models.CharField(max_length=12, help_text=_("Postleitzahl"))
    town = models.CharField(max_length=120, help_text=_("Ort"))
    country = models.CharField(max_length=60, blank=True, help_text=_("Land; leer: Inland"))
    source = models.CharField(max_length=80, help_text=_("Woher wir sie haben, zum Beispiel der Name der Datei"))
    noted_at = models.DateTimeField(help_text=_("Wann aufgeschrieben"))

    class Meta:
        verbose_name = _("Postanschrift")
