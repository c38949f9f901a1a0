"""The opinion map of an inquiry: what groups have in common, and where each voter stands on it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class OpinionMap(models.Model):
    """The newest map, and what the next one must know so that groups keep their names."""

    inquiry = models.OneToOneField(
        "ask.Inquiry",
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Zu welchem Anliegen"),
    )
    memory = models.BinaryField(
        null=True, help_text=_("Achsen und Mitten der Gruppen, ohne Menschen und ohne einzelne Stimmen")
    )
    result = models.JSONField(default=dict, help_text=_("Gruppen ab fünf Menschen mit dem, was sie eint und trennt"))
    picture = models.TextField(blank=True, help_text=_("Die gezeichnete Karte, ohne jede Kennung"))
    dark_picture = models.TextField(blank=True, help_text=_("Dieselbe Karte für dunkle Bildschirme"))
    votes = models.BigIntegerField(default=0, help_text=_("Wie viele Stimmen darin zählen"))
    last_entry = models.BigIntegerField(default=-1, help_text=_("Eintrag der neuesten Stimme, die darin zählt"))
    made_at = models.DateTimeField(null=True, help_text=_("Wann gerechnet"))
    erasures = models.BigIntegerField(
        default=0, help_text=_("Wie oft Stimmen daraus gelöscht wurden; danach wird neu gerechnet")
    )

    class Meta:
        verbose_name = _("Meinungskarte")


class OpinionPlace(models.Model):
    """Where somebody stands on the map. Shown to nobody but themselves."""

    voter = models.OneToOneField(
        "listen.Voter",
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Wer abgestimmt hat"),
    )
    inquiry = models.ForeignKey(
        "ask.Inquiry", on_delete=models.CASCADE, related_name="+", help_text=_("Zu welchem Anliegen")
    )
    x = models.FloatField(help_text=_("Ort auf der Karte, waagerecht"))
    y = models.FloatField(help_text=_("Ort auf der Karte, senkrecht"))
    group = models.IntegerField(null=True, help_text=_("Nummer der Gruppe; leer: zu wenige Stimmen"))

    class Meta:
        verbose_name = _("Ort auf der Meinungskarte")
