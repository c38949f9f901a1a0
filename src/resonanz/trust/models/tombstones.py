"""What every erasure leaves behind, so that it can be checked against its entry. Rows are only ever added."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Tombstone(models.Model):
    """Something that was entered was erased; what it said stands nowhere any more."""

    entry_index = models.BigIntegerField(primary_key=True, help_text=_("Eintrag, der die Löschung festhält"))
    target_index = models.BigIntegerField(db_index=True, help_text=_("Welcher Eintrag gelöscht ist"))
    fields = models.JSONField(default=list, help_text=_("Was davon gelöscht ist; leer: alles"))
    ground = models.CharField(max_length=12, help_text=_("Auf Wunsch oder weil die Zeit um war"))
    role = models.CharField(max_length=12, help_text=_("Ob ein Mensch es wollte oder das Programm es tat"))
    erased_at = models.DateTimeField(help_text=_("Wann"))
    voice = models.UUIDField(
        null=True, help_text=_("Unter welcher Zufallszahl die Worte weiter stehen, wenn gelöscht ist, wer sie sagte")
    )

    class Meta:
        verbose_name = _("Gelöschter Eintrag")
