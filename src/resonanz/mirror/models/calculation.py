"""Prices that the house opens: each edition with its blocks stays as it was published."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.mirror.enums.calculation import Money

LONGEST_LABEL, LONGEST_NAME, LONGEST_UNIT = 60, 100, 40
MOST_BLOCKS = 12


class OpenProduct(models.Model):
    """A product whose price is opened. Its name stands in each edition; the address stays."""

    slug = models.SlugField(max_length=80, unique=True, help_text=_("Adresse der Seite"))
    opened_at = models.DateTimeField(help_text=_("Seit wann"))

    class Meta:
        verbose_name = _("Offene Kalkulation")
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.slug


class CalculationEdition(models.Model):
    """One edition. A later one follows with its reason; this one is never changed."""

    product = models.ForeignKey(
        OpenProduct, on_delete=models.PROTECT, related_name="editions", db_index=False, help_text=_("Welches Produkt")
    )
    number = models.IntegerField(help_text=_("Wievielte Ausgabe"))
    name = models.CharField(max_length=LONGEST_NAME, help_text=_("Wie das Produkt heißt"))
    unit = models.CharField(max_length=LONGEST_UNIT, help_text=_("Wofür der Preis gilt, etwa je kWh"))
    money = models.CharField(max_length=4, choices=Money.choices, help_text=_("Worin gerechnet wird"))
    price = models.DecimalField(max_digits=16, decimal_places=4, help_text=_("Der Preis"))
    margin = models.DecimalField(
        max_digits=16, decimal_places=4, null=True, help_text=_("Was der Organisation bleibt, auch unter null")
    )
    margin_reason = models.TextField(blank=True, help_text=_("Warum die Marge nicht gezeigt wird"))
    difference_reason = models.TextField(blank=True, help_text=_("Warum es nicht aufgeht"))
    not_shown = models.TextField(help_text=_("Was nicht gezeigt wird und warum"))
    valid_from = models.DateField(help_text=_("Ab wann der Preis gilt"))
    reason = models.TextField(blank=True, help_text=_("Warum es eine neue Ausgabe gibt"))
    by = models.ForeignKey(
        "people.Account", on_delete=models.PROTECT, related_name="+", help_text=_("Wer sie veröffentlicht hat")
    )
    at = models.DateTimeField(help_text=_("Wann"))
    entry_index = models.BigIntegerField(unique=True, help_text=_("Eintrag im Protokollbuch"))

    class Meta:
        verbose_name = _("Ausgabe einer Kalkulation")
        ordering = ("product", "number")
        constraints = [
            models.UniqueConstraint(fields=["product", "number"], name="mirror_one_calculation_per_number"),
            models.CheckConstraint(name="mirror_price_above_zero", condition=models.Q(price__gt=0)),
            models.CheckConstraint(
                name="mirror_no_new_edition_without_reason", condition=models.Q(number=1) | ~models.Q(reason="")
            ),
            models.CheckConstraint(
                name="mirror_margin_told_or_explained",
                condition=models.Q(margin=None, difference_reason="") & ~models.Q(margin_reason="")
                | models.Q(margin__isnull=False, margin_reason=""),
            ),
            models.CheckConstraint(name="mirror_says_what_is_not_shown", condition=~models.Q(not_shown="")),
        ]


class CalculationBlock(models.Model):
    edition = models.ForeignKey(
        CalculationEdition,
        on_delete=models.PROTECT,
        related_name="blocks",
        db_index=False,
        help_text=_("In welcher Ausgabe"),
    )
    position = models.PositiveSmallIntegerField(help_text=_("An welcher Stelle"))
    label = models.CharField(max_length=LONGEST_LABEL, help_text=_("Name des Bausteins"))
    amount = models.DecimalField(
        max_digits=16, decimal_places=4, help_text=_("Betrag; unter null, wo er den Preis senkt")
    )
    explanation = models.TextField(help_text=_("Wofür es ist"))

    class Meta:
        verbose_name = _("Baustein einer Kalkulation")
        ordering = ("edition", "position")
        constraints = [
            models.UniqueConstraint(fields=["edition", "position"], name="mirror_one_block_per_position"),
            models.UniqueConstraint(fields=["edition", "label"], name="mirror_one_block_per_name"),
            models.CheckConstraint(
                name="mirror_block_explained", condition=~models.Q(label="") & ~models.Q(explanation="")
            ),
        ]
