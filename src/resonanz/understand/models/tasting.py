"""Which needs a tasted version claims to answer."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.understand.enums import Kind
from resonanz.understand.models.themes import Theme


class AnsweredNeed(models.Model):
    """A version claims to answer what people said of this kind about this theme."""

    version = models.ForeignKey(
        "listen.Version", on_delete=models.CASCADE, related_name="+", db_index=False, help_text=_("Welche Fassung")
    )
    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="+", help_text=_("Worum es geht"))
    kind = models.CharField(max_length=16, choices=Kind.choices, help_text=_("Wunsch, Problem, Frage oder Lob"))
    linked_by = models.ForeignKey(
        "people.Account", on_delete=models.PROTECT, null=True, related_name="+", help_text=_("Wer das behauptet")
    )
    linked_at = models.DateTimeField(help_text=_("Wann"))

    class Meta:
        verbose_name = _("Bedürfnis, auf das eine Fassung antworten will")
        constraints = [
            models.UniqueConstraint(fields=["version", "theme", "kind"], name="understand_need_answered_once")
        ]
