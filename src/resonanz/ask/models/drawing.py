"""What the lot was drawn from and what came out, in numbers only, as anybody can compute it again."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.ask.models.audience import Audience


class Drawing(models.Model):
    """The frozen list and its result. It holds no person: what a number stood for is gone with the list."""

    audience = models.OneToOneField(
        Audience,
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="drawing",
        help_text=_("Zu welchem Plan"),
    )
    targets = models.JSONField(help_text=_("Plätze je Gruppe, unter ihrem Buchstaben"))
    named = models.JSONField(help_text=_("Buchstaben der Gruppen, die groß genug sind, um genannt zu werden"))
    listed = models.JSONField(help_text=_("Losnummern mit den Buchstaben ihrer Gruppen, wie sie eingefroren wurden"))
    drawn = models.JSONField(help_text=_("Gezogene Losnummern mit dem Buchstaben, für den sie stehen"))
    waiting = models.JSONField(help_text=_("Losnummern der Warteliste in der Reihenfolge des Nachrückens"))
    list_hash = models.BinaryField(max_length=32, help_text=_("Prüfwert der eingefrorenen Liste"))

    class Meta:
        verbose_name = _("Ziehung")
