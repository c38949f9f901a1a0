"""Paper on which people write, until somebody types it in."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class StoryCard(models.Model):
    """One printed card. Its code is on the strip that the guest tears off; it opens the story once it is there."""

    inquiry = models.ForeignKey("ask.Inquiry", on_delete=models.PROTECT, related_name="+", help_text=_("Welche Frage"))
    code_hash = models.BinaryField(
        max_length=32, unique=True, help_text=_("Prüfwert des Codes auf der Karte, nie der Code selbst")
    )
    printed_at = models.DateTimeField(help_text=_("Wann gedruckt"))
    printed_by = models.ForeignKey(
        "people.Account", on_delete=models.PROTECT, related_name="+", help_text=_("Wer sie gedruckt hat")
    )
    used_at = models.DateTimeField(null=True, help_text=_("Wann die Worte eingetragen wurden"))
    story = models.OneToOneField(
        "listen.Story",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("Welche Geschichte auf der Karte stand"),
    )

    class Meta:
        verbose_name = _("Geschichtenkarte")
        constraints = [
            models.CheckConstraint(
                name="listen_card_is_used_with_a_story",
                condition=models.Q(used_at__isnull=True, story__isnull=True)
                | models.Q(used_at__isnull=False, story__isnull=False),
            )
        ]
        indexes = [models.Index(fields=["inquiry", "-printed_at"], name="listen_card_of_inquiry")]
