"""What happened at a forum, in order. Rows are only ever added."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.forum.enums import Deed
from resonanz.forum.models.forums import Forum


class Happening(models.Model):
    forum = models.ForeignKey(
        Forum, on_delete=models.PROTECT, related_name="happenings", db_index=False, help_text=_("Bei welchem Forum")
    )
    number = models.PositiveIntegerField(help_text=_("Das wievielte bei diesem Forum"))
    deed = models.CharField(max_length=10, choices=Deed.choices, help_text=_("Was geschah"))
    round = models.PositiveSmallIntegerField(null=True, help_text=_("In welcher Runde, nach ihrer Stelle"))
    said = models.JSONField(default=dict, help_text=_("Was dabei zugesagt oder festgehalten wurde"))
    by = models.ForeignKey(
        "people.Account",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("Wer es tat; leer: von selbst"),
    )
    at = models.DateTimeField(help_text=_("Wann"))
    entry_index = models.BigIntegerField(unique=True, help_text=_("Eintrag im Protokollbuch"))

    class Meta:
        verbose_name = _("Ereignis bei einem Forum")
        ordering = ("forum", "number")
        constraints = [models.UniqueConstraint(fields=["forum", "number"], name="forum_happened_once")]
