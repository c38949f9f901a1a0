"""Replies from a named human to the teller of a story."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Reply(models.Model):
    story = models.ForeignKey(
        "listen.Story", on_delete=models.PROTECT, related_name="+", help_text=_("Auf welche Geschichte")
    )
    text = models.TextField(help_text=_("Die Antwort"))
    author = models.ForeignKey(
        "people.Account", on_delete=models.PROTECT, related_name="+", help_text=_("Wer antwortet, mit Namen")
    )
    created_at = models.DateTimeField(help_text=_("Wann"))
    entry_index = models.BigIntegerField(unique=True, help_text=_("Eintrag im Protokollbuch"))

    class Meta:
        verbose_name = _("Antwort")
        ordering = ("created_at", "pk")
