"""What somebody promised aloud, by name and with a date. What becomes of it is added, never changed."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.act.enums import Pledge


class Commitment(models.Model):
    inquiry = models.ForeignKey(
        "ask.Inquiry", on_delete=models.PROTECT, related_name="+", db_index=False, help_text=_("Zu welchem Anliegen")
    )
    text = models.TextField(_("Die Zusage"), help_text=_("Was jemand zugesagt hat, wie gesagt"))
    owner = models.CharField(
        _("Wer es zusagt"),
        max_length=120,
        help_text=_("Wer sie gab: eine Aufgabe, oder die Aufgabe des Menschen, der dazu stand"),
    )
    insight = models.ForeignKey(
        "understand.Insight",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("Zu welcher Erkenntnis sie gehört"),
    )
    place = models.CharField(max_length=120, blank=True, help_text=_("Wo sie gegeben wurde, zum Beispiel im Forum"))

    class Meta:
        verbose_name = _("Zusage")
        ordering = ("pk",)
        indexes = [models.Index(fields=["inquiry", "id"], name="act_commitments_of")]


class CommitmentStep(models.Model):
    """Given, moved, kept or not kept; the newest row holds."""

    commitment = models.ForeignKey(
        Commitment, on_delete=models.PROTECT, related_name="steps", help_text=_("Welche Zusage")
    )
    number = models.PositiveSmallIntegerField(help_text=_("Der wievielte Schritt"))
    deed = models.CharField(max_length=8, choices=Pledge.choices, help_text=_("Was geschah"))
    due_on = models.DateField(_("Bis wann"), help_text=_("Der Tag, bis zu dem sie gelten soll"))
    owner = models.CharField(
        max_length=120, blank=True, help_text=_("Wer seitdem dazu steht, als Aufgabe; leer: wer sie gab")
    )
    held_by = models.ForeignKey(
        "people.Account",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("Der Mensch, der seitdem dazu steht; sein Name wird gezeigt, solange er zustimmt und im Team ist"),
    )
    reason = models.TextField(_("Warum"), blank=True, help_text=_("Warum der Tag ein anderer ist oder es nicht gelang"))
    by = models.ForeignKey(
        "people.Account", on_delete=models.PROTECT, related_name="+", help_text=_("Wer es eingetragen hat")
    )
    at = models.DateTimeField(help_text=_("Wann"))
    entry_index = models.BigIntegerField(unique=True, help_text=_("Eintrag im Protokollbuch"))

    class Meta:
        verbose_name = _("Schritt einer Zusage")
        ordering = ("commitment", "number")
        constraints = [
            models.UniqueConstraint(fields=["commitment", "number"], name="act_one_step_per_number"),
            models.CheckConstraint(
                name="act_no_broken_word_without_reason",
                condition=models.Q(deed__in=[Pledge.GIVEN, Pledge.KEPT]) | ~models.Q(reason=""),
            ),
            models.UniqueConstraint(
                fields=["commitment"],
                condition=models.Q(deed__in=[Pledge.KEPT, Pledge.BROKEN]),
                name="act_commitment_ends_once",
            ),
        ]
