"""What remains of counted texts: shares on a coarse grid. No column holds a word or an author; rows are only added."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from resonanz.mirror.enums import AgreementDeed, Council, LanguageKind

LEAST_AUTHORS = 10
"""So many people must be behind a count; the engine insists on it, too."""


class LanguageAgreement(models.Model):
    """Counting is off until an agreement is confirmed, and off again when it is withdrawn. The newest row counts."""

    deed = models.CharField(max_length=10, choices=AgreementDeed.choices, help_text=_("Zugestimmt oder zurückgenommen"))
    council = models.CharField(max_length=14, choices=Council.choices, help_text=_("Wer für die Schreibenden spricht"))
    spoken_by = models.CharField(
        max_length=120,
        help_text=_("In welcher Aufgabe jemand das erklärt hat, zum Beispiel „Vorsitz des Betriebsrats“"),
    )
    on = models.DateField(help_text=_("An welchem Tag es erklärt wurde"))
    by = models.ForeignKey(
        "people.Account", on_delete=models.PROTECT, related_name="+", help_text=_("Wer es eingetragen hat")
    )
    at = models.DateTimeField(help_text=_("Wann eingetragen"))
    entry_index = models.BigIntegerField(unique=True, help_text=_("Eintrag im Protokollbuch"))

    class Meta:
        verbose_name = _("Zustimmung zum Sprachspiegel")
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(name="mirror_somebody_agreed", condition=~Q(spoken_by="")),
        ]


class LanguageCount(models.Model):
    """One period of the house. All numbers of people and texts are rounded down to tens."""

    source = models.CharField(max_length=80, help_text=_("Welche Texte gezählt wurden, zum Beispiel „E-Mails“"))
    from_on = models.DateField(help_text=_("Von welchem Tag an die Texte stammen"))
    to_on = models.DateField(help_text=_("Bis zu welchem Tag"))
    authors = models.PositiveIntegerField(help_text=_("Mindestens so viele Menschen, auf Zehner abgerundet"))
    texts = models.PositiveIntegerField(help_text=_("Mindestens so viele Texte, auf Zehner abgerundet"))
    sentences = models.PositiveIntegerField(help_text=_("Mindestens so viele Sätze über Kunden, auf Zehner abgerundet"))
    unread = models.PositiveIntegerField(
        help_text=_("So viele Texte in Sprachen, die der Spiegel nicht liest, auf Zehner abgerundet")
    )
    rules = models.CharField(max_length=12, help_text=_("Welche Fassung der Regeln gezählt hat"))
    by = models.ForeignKey("people.Account", on_delete=models.PROTECT, related_name="+", help_text=_("Wer gezählt hat"))
    at = models.DateTimeField(help_text=_("Wann gezählt wurde"))
    entry_index = models.BigIntegerField(unique=True, help_text=_("Eintrag im Protokollbuch"))

    class Meta:
        verbose_name = _("Zählung des Sprachspiegels")
        ordering = ("from_on",)
        constraints = [
            models.CheckConstraint(
                name="mirror_counts_enough_authors", condition=Q(authors__gte=LEAST_AUTHORS) & ~Q(source="")
            ),
            models.CheckConstraint(name="mirror_count_in_order", condition=Q(from_on__lte=F("to_on"))),
            # The one rule against subtracting two counts from each other: no day of the house is in two of them.
            ExclusionConstraint(
                name="mirror_each_day_counted_once",
                expressions=[
                    (
                        Func(
                            F("from_on"),
                            F("to_on"),
                            RangeBoundary(inclusive_lower=True, inclusive_upper=True),
                            function="DATERANGE",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    )
                ],
            ),
        ]


class LanguageShare(models.Model):
    """Of one hundred sentences about customers, so many are of this kind; all three are even numbers."""

    count = models.ForeignKey(
        LanguageCount, on_delete=models.PROTECT, related_name="shares", help_text=_("Aus welcher Zählung")
    )
    kind = models.CharField(max_length=12, choices=LanguageKind.choices, help_text=_("Welche Art zu sprechen"))
    share = models.PositiveSmallIntegerField(help_text=_("Anteil in Prozent, auf zwei Prozentpunkte gerundet"))
    low = models.PositiveSmallIntegerField(
        help_text=_("Untere Grenze des Bereichs mit 95 Prozent Sicherheit, abgerundet")
    )
    high = models.PositiveSmallIntegerField(
        help_text=_("Obere Grenze des Bereichs mit 95 Prozent Sicherheit, aufgerundet")
    )

    class Meta:
        verbose_name = _("Anteil in einer Zählung")
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=["count", "kind"], name="mirror_one_share_per_kind"),
            models.CheckConstraint(
                name="mirror_share_between_its_bounds",
                condition=Q(low__lte=F("share"), share__lte=F("high"), high__lte=100),
            ),
        ]
