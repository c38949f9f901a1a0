"""What a measure is expected to bring, and what it brought. No column can name a customer; rows are only added."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.act.enums import Span, Term, Unit

LONGEST_LABEL = 120
FEWEST_PEOPLE = 5
"""A benefit is never put on a single customer, nor on a handful of them."""


class Benefit(models.Model):
    """One estimate. A later one follows with its reason; this one is never changed."""

    measure = models.ForeignKey(
        "act.Measure", on_delete=models.PROTECT, related_name="+", db_index=False, help_text=_("Welche Maßnahme")
    )
    number = models.IntegerField(help_text=_("Wievielte Schätzung"))
    template = models.CharField(max_length=20, help_text=_("Nach welcher Vorlage gerechnet wird"))
    reason = models.TextField(blank=True, help_text=_("Warum neu geschätzt wurde"))
    by = models.ForeignKey(
        "people.Account", on_delete=models.PROTECT, related_name="+", help_text=_("Wer sie eingetragen hat")
    )
    at = models.DateTimeField(help_text=_("Wann"))
    entry_index = models.BigIntegerField(unique=True, help_text=_("Eintrag im Protokollbuch"))

    class Meta:
        verbose_name = _("Schätzung des Nutzens")
        ordering = ("measure", "number")
        constraints = [
            models.UniqueConstraint(fields=["measure", "number"], name="act_one_estimate_per_number"),
            models.CheckConstraint(
                name="act_no_new_estimate_without_reason", condition=models.Q(number=1) | ~models.Q(reason="")
            ),
        ]


class BenefitAssumption(models.Model):
    benefit = models.ForeignKey(
        Benefit, on_delete=models.PROTECT, related_name="assumptions", help_text=_("Zu welcher Schätzung")
    )
    key = models.CharField(max_length=20, help_text=_("Welche Stelle der Rechnung"))
    label = models.CharField(max_length=LONGEST_LABEL, help_text=_("Was angenommen wird"))
    unit = models.CharField(max_length=8, choices=Unit.choices, help_text=_("Worin es gezählt wird"))
    term = models.CharField(max_length=12, choices=Term.choices, help_text=_("Wie es in die Rechnung eingeht"))
    low = models.DecimalField(max_digits=16, decimal_places=4, help_text=_("Weniger wäre eine Überraschung"))
    likely = models.DecimalField(max_digits=16, decimal_places=4, help_text=_("Am ehesten"))
    high = models.DecimalField(max_digits=16, decimal_places=4, help_text=_("Mehr wäre eine Überraschung"))
    source = models.TextField(help_text=_("Woher wir es wissen oder warum wir es annehmen"))
    owner = models.CharField(max_length=120, help_text=_("Wer dafür einsteht: ein Mensch oder eine Aufgabe"))

    class Meta:
        verbose_name = _("Annahme einer Schätzung")
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=["benefit", "key"], name="act_one_assumption_per_key"),
            models.CheckConstraint(
                name="act_low_likely_high",
                condition=models.Q(low__lte=models.F("likely")) & models.Q(likely__lte=models.F("high")),
            ),
            models.CheckConstraint(
                name="act_no_more_than_everything",
                condition=~models.Q(unit=Unit.SHARE) | models.Q(low__gte=0, high__lte=100),
            ),
            models.CheckConstraint(
                name="act_never_a_single_customer",
                condition=~models.Q(unit=Unit.PEOPLE) | models.Q(low__gte=FEWEST_PEOPLE),
            ),
            models.CheckConstraint(
                name="act_no_assumption_without_source", condition=~models.Q(source="") & ~models.Q(owner="")
            ),
        ]


class BenefitActual(models.Model):
    """What a measure brought in a time, also when it cost more than it brought. A correction follows, with its why."""

    measure = models.ForeignKey(
        "act.Measure", on_delete=models.PROTECT, related_name="+", db_index=False, help_text=_("Welche Maßnahme")
    )
    number = models.IntegerField(help_text=_("Wievielte Feststellung"))
    span = models.CharField(max_length=6, choices=Span.choices, help_text=_("Womit es verglichen werden kann"))
    from_on = models.DateField(help_text=_("Von wann an gezählt wurde"))
    to_on = models.DateField(help_text=_("Bis wann gezählt wurde"))
    low = models.DecimalField(max_digits=16, decimal_places=4, help_text=_("Mindestens so viel Euro; auch unter null"))
    high = models.DecimalField(max_digits=16, decimal_places=4, help_text=_("Höchstens so viel Euro"))
    how = models.TextField(help_text=_("Wie es gemessen wurde"))
    by = models.ForeignKey(
        "people.Account", on_delete=models.PROTECT, related_name="+", help_text=_("Wer es eingetragen hat")
    )
    at = models.DateTimeField(help_text=_("Wann"))
    entry_index = models.BigIntegerField(unique=True, help_text=_("Eintrag im Protokollbuch"))

    class Meta:
        verbose_name = _("Festgestellter Nutzen")
        ordering = ("measure", "number")
        constraints = [
            models.UniqueConstraint(fields=["measure", "number"], name="act_one_actual_per_number"),
            models.CheckConstraint(
                name="act_actual_in_order",
                condition=models.Q(low__lte=models.F("high")) & models.Q(from_on__lte=models.F("to_on")),
            ),
        ]
