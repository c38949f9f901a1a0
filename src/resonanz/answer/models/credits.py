"""Whom a change is owed to: only who said so themselves. Taken back means gone, with the salts of the entry."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class CreditWish(models.Model):
    """A voice may be thanked in public. An empty name means: in words only, such as „eine Kundin oder ein Kunde“."""

    story = models.OneToOneField(
        "listen.Story", on_delete=models.PROTECT, related_name="+", help_text=_("Für welche Stimme")
    )
    name = models.CharField(
        max_length=80, blank=True, help_text=_("Der Name im Dank, wie getippt; leer: ohne Namen, nur in welcher Rolle")
    )
    said_at = models.DateTimeField(help_text=_("Seit wann"))
    entry_index = models.BigIntegerField(unique=True, help_text=_("Eintrag im Protokollbuch"))

    class Meta:
        verbose_name = _("Wunsch, im Dank zu stehen")


class MakerCredit(models.Model):
    """Somebody of the team stands with a change they made: offered by anybody, agreed to by themselves alone."""

    insight = models.ForeignKey(
        "understand.Insight", on_delete=models.PROTECT, related_name="+", help_text=_("Was sich geändert hat")
    )
    maker = models.ForeignKey(
        "people.Account", on_delete=models.PROTECT, related_name="+", help_text=_("Wer es gemacht hat")
    )
    offered_by = models.ForeignKey(
        "people.Account", on_delete=models.PROTECT, related_name="+", help_text=_("Wer es angeboten hat")
    )
    offered_at = models.DateTimeField(help_text=_("Wann angeboten"))
    is_named = models.BooleanField(default=False, help_text=_("Ob der Name dabeistehen soll; sonst die Funktion"))
    agreed_at = models.DateTimeField(null=True, help_text=_("Wann die Person selbst zugestimmt hat"))
    declined_at = models.DateTimeField(null=True, help_text=_("Wann die Person es nicht oder nicht mehr wollte"))
    entry_index = models.BigIntegerField(null=True, unique=True, help_text=_("Eintrag im Protokollbuch"))

    class Meta:
        verbose_name = _("Dank an jemanden aus dem Team")
        constraints = [
            models.UniqueConstraint(fields=["insight", "maker"], name="answer_maker_once_per_insight"),
            models.CheckConstraint(
                name="answer_credit_needs_a_yes",
                condition=models.Q(agreed_at__isnull=True, entry_index__isnull=True, is_named=False)
                | models.Q(agreed_at__isnull=False, entry_index__isnull=False, declined_at__isnull=True),
            ),
        ]
