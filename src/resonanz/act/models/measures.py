"""What somebody wants to do about an insight. What becomes of it is added step by step, never changed."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.act.enums import MeasureDeed


class Measure(models.Model):
    insight = models.ForeignKey(
        "understand.Insight", on_delete=models.PROTECT, related_name="+", help_text=_("Zu welcher Erkenntnis")
    )
    inquiry = models.ForeignKey(
        "ask.Inquiry", on_delete=models.PROTECT, related_name="+", db_index=False, help_text=_("Zu welchem Anliegen")
    )
    title = models.CharField(_("Die Maßnahme"), max_length=160, help_text=_("Was Sie tun wollen, in einem Satz"))
    what = models.TextField(
        _("Was genau"), blank=True, help_text=_("Womit es beginnt, wer davon etwas merkt, woran man es erkennt")
    )
    brought_in_by = models.ForeignKey(
        "people.Account", on_delete=models.PROTECT, related_name="+", help_text=_("Wer sie eingebracht hat")
    )
    brought_in_at = models.DateTimeField(help_text=_("Wann eingebracht"))
    entry_index = models.BigIntegerField(unique=True, help_text=_("Eintrag im Protokollbuch"))

    class Meta:
        verbose_name = _("Maßnahme")
        ordering = ("pk",)
        indexes = [models.Index(fields=["inquiry", "id"], name="act_measures_of")]
        constraints = [
            models.CheckConstraint(name="act_a_measure_says_what", condition=~models.Q(title="")),
        ]


class MeasureStep(models.Model):
    """Somebody picked it up, laid it down, added something or ended it."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="steps", help_text=_("Welche Maßnahme"))
    number = models.PositiveIntegerField(help_text=_("Der wievielte Schritt"))
    deed = models.CharField(max_length=8, choices=MeasureDeed.choices, help_text=_("Was geschah"))
    words = models.TextField(blank=True, help_text=_("Was dazu gesagt wurde"))
    by = models.ForeignKey("people.Account", on_delete=models.PROTECT, related_name="+", help_text=_("Wer"))
    at = models.DateTimeField(help_text=_("Wann"))
    entry_index = models.BigIntegerField(unique=True, help_text=_("Eintrag im Protokollbuch"))

    class Meta:
        verbose_name = _("Schritt einer Maßnahme")
        ordering = ("measure", "number")
        constraints = [
            models.UniqueConstraint(fields=["measure", "number"], name="act_one_measure_step_per_number"),
            models.UniqueConstraint(
                fields=["measure"],
                condition=models.Q(deed__in=[MeasureDeed.DONE, MeasureDeed.GIVEN_UP]),
                name="act_a_measure_ends_once",
            ),
            models.CheckConstraint(
                name="act_no_measure_ends_without_words",
                condition=models.Q(deed__in=[MeasureDeed.TAKEN, MeasureDeed.LAID]) | ~models.Q(words=""),
            ),
        ]
