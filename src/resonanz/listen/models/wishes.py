"""Who asked for an answer, and until when it was promised."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.listen.models.stories import Story


class AnswerWish(models.Model):
    """ "Das ist eine Beschwerde, ich möchte eine Antwort". The day is what was promised at that moment, and stays."""

    story = models.OneToOneField(
        Story,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Zu welcher Geschichte"),
    )
    wished_at = models.DateTimeField(help_text=_("Wann um eine Antwort gebeten wurde"))
    days = models.PositiveSmallIntegerField(help_text=_("Die Frist in Tagen, die damals öffentlich stand"))
    due_on = models.DateField(help_text=_("Bis wann die Antwort damit zugesagt ist"))
    entry_index = models.BigIntegerField(unique=True, help_text=_("Eintrag im Protokollbuch"))

    class Meta:
        verbose_name = _("Wunsch nach einer Antwort")
        indexes = [models.Index(fields=["due_on", "id"], name="listen_answers_due")]
