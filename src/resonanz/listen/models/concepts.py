"""Offers and ideas that are tasted blind: several versions side by side, and what people said to each."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.listen.enums import Maker, Missed, Tasting
from resonanz.listen.models.stories import Story

LONGEST_CONCEPT = 80
LONGEST_COSTS = 300


class Concept(models.Model):
    """What is tasted, under a name that promises nothing."""

    inquiry = models.ForeignKey(
        "ask.Inquiry", on_delete=models.PROTECT, related_name="+", db_index=False, help_text=_("Zu welchem Anliegen")
    )
    name = models.CharField(max_length=LONGEST_CONCEPT, help_text=_("Nüchterner Name, den auch die Kostenden lesen"))
    opportunity = models.TextField(help_text=_("Welche Gelegenheit das Team darin sieht, in einem Satz"))
    state = models.CharField(
        max_length=8, choices=Tasting.choices, default=Tasting.DRAFT, help_text=_("Ob gekostet wird")
    )
    created_by = models.ForeignKey(
        "people.Account", on_delete=models.PROTECT, null=True, related_name="+", help_text=_("Wer sie angelegt hat")
    )
    created_at = models.DateTimeField(help_text=_("Wann angelegt"))

    class Meta:
        verbose_name = _("Kostprobe")
        constraints = [
            models.UniqueConstraint(
                fields=["inquiry"], condition=models.Q(state=Tasting.OPEN), name="listen_one_open_tasting"
            )
        ]
        indexes = [models.Index(fields=["inquiry", "-id"], name="listen_concept_of_inquiry")]


class Version(models.Model):
    """One version of a concept. Whose it is stands only here and in the sealed entry until the tasting is closed."""

    concept = models.ForeignKey(
        Concept, on_delete=models.PROTECT, related_name="versions", db_index=False, help_text=_("Zu welcher Kostprobe")
    )
    letter = models.CharField(max_length=1, help_text=_("Kennbuchstabe für das Team"))
    what = models.TextField(help_text=_("Was es ist, wie es die Kostenden lesen"))
    costs = models.CharField(max_length=LONGEST_COSTS, help_text=_("Was es den Menschen kostet: Geld, Zeit, Mühe"))
    origin = models.CharField(max_length=12, choices=Maker.choices, help_text=_("Von wem diese Fassung ist"))
    seed = models.BigIntegerField(help_text=_("Zufallszahl, aus der die Reihenfolge für jeden Menschen folgt"))
    created_by = models.ForeignKey(
        "people.Account", on_delete=models.PROTECT, null=True, related_name="+", help_text=_("Wer sie geschrieben hat")
    )
    created_at = models.DateTimeField(help_text=_("Wann geschrieben"))

    class Meta:
        verbose_name = _("Fassung einer Kostprobe")
        ordering = ("letter",)
        constraints = [models.UniqueConstraint(fields=["concept", "letter"], name="listen_one_version_per_letter")]


class TastingChange(models.Model):
    """A tasting was opened, paused or closed, with what was sealed then. Rows are only ever added."""

    concept = models.ForeignKey(
        Concept, on_delete=models.PROTECT, related_name="changes", db_index=False, help_text=_("Welche Kostprobe")
    )
    state = models.CharField(max_length=8, choices=Tasting.choices, help_text=_("Wie sie seitdem steht"))
    sealed = models.JSONField(help_text=_("Name und Fassungen, wie sie versiegelt wurden"))
    said_by = models.ForeignKey(
        "people.Account",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("Wer es entschieden hat; leer: Befehlszeile"),
    )
    said_at = models.DateTimeField(help_text=_("Wann"))
    entry_index = models.BigIntegerField(unique=True, help_text=_("Eintrag im Protokollbuch"))

    class Meta:
        verbose_name = _("Anfang oder Ende einer Kostprobe")
        indexes = [models.Index(fields=["concept", "-entry_index"], name="listen_tasting_newest")]


class Taste(models.Model):
    """Somebody tasted a version: which of their stories is the open reaction to it."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="tastes", help_text=_("Welche Fassung"))
    story = models.OneToOneField(
        Story, on_delete=models.PROTECT, related_name="+", help_text=_("Die erste Reaktion in eigenen Worten")
    )
    seal = models.ForeignKey(
        TastingChange, on_delete=models.PROTECT, related_name="+", help_text=_("Unter welchem Siegel gekostet wurde")
    )
    turn = models.PositiveSmallIntegerField(help_text=_("Die wievielte Fassung es für diesen Menschen war"))
    tasted_at = models.DateTimeField(help_text=_("Wann"))
    entry_index = models.BigIntegerField(unique=True, help_text=_("Eintrag im Protokollbuch"))

    class Meta:
        verbose_name = _("Gekostete Fassung")


class Missing(models.Model):
    """The answer to the second question, given only after the open reaction."""

    taste = models.OneToOneField(
        Taste, on_delete=models.PROTECT, related_name="missing", help_text=_("Zu welcher gekosteten Fassung")
    )
    choice = models.CharField(max_length=8, choices=Missed.choices, help_text=_("Ob man es vermissen würde"))
    why = models.OneToOneField(
        Story, on_delete=models.PROTECT, null=True, related_name="+", help_text=_("Warum, in eigenen Worten")
    )
    answered_at = models.DateTimeField(help_text=_("Wann"))
    entry_index = models.BigIntegerField(unique=True, help_text=_("Eintrag im Protokollbuch"))

    class Meta:
        verbose_name = _("Antwort, ob etwas fehlen würde")
