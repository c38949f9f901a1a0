"""Steps of the customers' way, as the organisation describes them, and the passages that tell of them."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from resonanz.understand.enums import Matching, TouchDeed

LONGEST_TOUCHPOINT = 80
LONGEST_WORDING = 300


class Touchpoint(models.Model):
    """A step such as "Warteschleife", in the organisation's own words. It belongs to all inquiries."""

    name = models.CharField(max_length=LONGEST_TOUCHPOINT, help_text=_("Wie das Team den Berührungspunkt nennt"))
    sentence = models.CharField(
        max_length=LONGEST_WORDING, blank=True, help_text=_("Was dort geschieht, in einem Satz")
    )
    examples = ArrayField(
        models.CharField(max_length=LONGEST_WORDING),
        default=list,
        blank=True,
        help_text=_("Erfundene Sätze, wie jemand davon erzählen könnte"),
    )
    position = models.IntegerField(help_text=_("Reihenfolge auf dem Weg der Kundinnen und Kunden"))
    described_by = models.ForeignKey(
        "people.Account", on_delete=models.PROTECT, related_name="+", help_text=_("Wer ihn beschrieben hat")
    )
    described_at = models.DateTimeField(help_text=_("Wann er beschrieben wurde"))
    archived_by = models.ForeignKey(
        "people.Account", on_delete=models.PROTECT, null=True, related_name="+", help_text=_("Wer ihn abgelegt hat")
    )
    archived_at = models.DateTimeField(null=True, help_text=_("Seit wann er abgelegt ist"))
    model = models.CharField(max_length=80, blank=True, help_text=_("Mit welchem Sprachmodell sie gelesen ist"))
    meaning = models.BinaryField(null=True, help_text=_("Die Beschreibung als Zahlen"))

    class Meta:
        verbose_name = _("Berührungspunkt")
        constraints = [
            models.UniqueConstraint(
                Lower("name"), condition=models.Q(archived_at=None), name="understand_touchpoint_name"
            ),
            models.CheckConstraint(
                condition=models.Q(archived_at=None, archived_by=None)
                | models.Q(archived_at__isnull=False, archived_by__isnull=False),
                name="understand_archived_by_somebody",
            ),
        ]


class TouchpointMatch(models.Model):
    """What a passage, text[start:end] of its story, tells of. Every passage that was looked at has one."""

    story = models.ForeignKey(
        "listen.Story", on_delete=models.CASCADE, related_name="+", db_index=False, help_text=_("Welche Geschichte")
    )
    inquiry = models.ForeignKey(
        "ask.Inquiry", on_delete=models.CASCADE, related_name="+", db_index=False, help_text=_("Zu welchem Anliegen")
    )
    start = models.IntegerField(help_text=_("Wo der Abschnitt beginnt"))
    end = models.IntegerField(help_text=_("Ende des Abschnitts"))
    touchpoint = models.ForeignKey(
        Touchpoint,
        on_delete=models.CASCADE,
        null=True,
        related_name="+",
        db_index=False,
        help_text=_("Welcher Berührungspunkt; leer: keiner passt"),
    )
    strength = models.FloatField(default=0, help_text=_("Wie deutlich, von 0 bis 1; ab 0,5 wird zugeordnet"))

    class Meta:
        verbose_name = _("Zuordnung zu einem Berührungspunkt")
        constraints = [
            models.UniqueConstraint(fields=["story", "start"], name="understand_one_match_per_passage"),
            models.CheckConstraint(
                condition=models.Q(start__gte=0, end__gt=models.F("start")), name="understand_match_is_a_passage"
            ),
        ]
        indexes = [
            models.Index(fields=["touchpoint", "-strength", "story"], name="understand_touched_strongest"),
            models.Index(fields=["inquiry", "touchpoint"], name="understand_touched_inquiry"),
        ]


class TouchpointCorrection(models.Model):
    """A passage belongs to a touchpoint, or does not, because a person said so. It holds and teaches at every match."""

    story = models.ForeignKey(
        "listen.Story", on_delete=models.CASCADE, related_name="+", db_index=False, help_text=_("Welche Geschichte")
    )
    start = models.IntegerField(help_text=_("Wo der Abschnitt beginnt"))
    end = models.IntegerField(help_text=_("Ende des Abschnitts"))
    touchpoint = models.ForeignKey(
        Touchpoint, on_delete=models.CASCADE, related_name="+", help_text=_("Um welchen Berührungspunkt es geht")
    )
    belongs = models.BooleanField(help_text=_("Ob der Abschnitt dazugehört"))
    corrected_by = models.ForeignKey("people.Account", on_delete=models.PROTECT, related_name="+", help_text=_("Wer"))
    corrected_at = models.DateTimeField(help_text=_("Wann"))

    class Meta:
        verbose_name = _("Berichtigung einer Zuordnung")
        constraints = [
            models.UniqueConstraint(fields=["story", "start", "touchpoint"], name="understand_corrected_once"),
            models.UniqueConstraint(
                fields=["story", "start"], condition=models.Q(belongs=True), name="understand_belongs_to_one"
            ),
            models.CheckConstraint(
                condition=models.Q(start__gte=0, end__gt=models.F("start")), name="understand_corrects_a_passage"
            ),
        ]


class TouchpointCount(models.Model):
    """Passages and different people of a touchpoint, or of all that was compared: the rows of both add up."""

    inquiry = models.ForeignKey(
        "ask.Inquiry",
        on_delete=models.CASCADE,
        null=True,
        related_name="+",
        help_text=_("Zu welchem Anliegen; leer: alle zusammen"),
    )
    touchpoint = models.ForeignKey(
        Touchpoint,
        on_delete=models.CASCADE,
        null=True,
        related_name="+",
        help_text=_("Welcher Berührungspunkt; leer: alles, was verglichen wurde"),
    )
    passages = models.IntegerField(help_text=_("Wie viele Abschnitte"))
    tellers = models.IntegerField(help_text=_("Wie viele verschiedene Menschen"))
    roles = models.JSONField(default=dict, help_text=_("Wie viele davon in welcher Rolle, über alle Anliegen"))
    is_change = models.BooleanField(
        default=False, help_text=_("Ob es dazukommt oder abgeht, bis das Programm alles neu zählt")
    )

    class Meta:
        verbose_name = _("Zahlen eines Berührungspunkts")
        constraints = [
            models.UniqueConstraint(
                fields=["inquiry", "touchpoint"],
                condition=models.Q(is_change=False),
                nulls_distinct=False,
                name="understand_counted_once",
            ),
        ]


class TouchpointChange(models.Model):
    """The history of touchpoints. It names no story and holds no words of guests."""

    touchpoint = models.ForeignKey(
        Touchpoint, on_delete=models.CASCADE, related_name="+", db_index=False, help_text=_("Welcher Berührungspunkt")
    )
    deed = models.CharField(max_length=10, choices=TouchDeed.choices, help_text=_("Was geschah"))
    wording = models.JSONField(default=dict, help_text=_("Die Beschreibung danach, damit keine Fassung verschwindet"))
    by = models.ForeignKey("people.Account", on_delete=models.PROTECT, related_name="+", help_text=_("Wer"))
    at = models.DateTimeField(help_text=_("Wann"))

    class Meta:
        verbose_name = _("Was mit einem Berührungspunkt geschah")
        indexes = [models.Index(fields=["touchpoint", "-at", "-id"], name="understand_newest_touch")]


class TouchpointProgress(models.Model):
    """How far matching an inquiry is, for the bar that people see."""

    inquiry = models.OneToOneField(
        "ask.Inquiry",
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Zu welchem Anliegen"),
    )
    step = models.CharField(max_length=8, choices=Matching.choices, help_text=_("Woran gerade gearbeitet wird"))
    changed_at = models.DateTimeField(help_text=_("Stand"))
    matched_at = models.DateTimeField(null=True, help_text=_("Wann zuletzt alle Abschnitte verglichen wurden"))
    passages = models.IntegerField(default=0, help_text=_("Wie viele Abschnitte das waren"))
    model = models.CharField(max_length=80, blank=True, help_text=_("Mit welchem Sprachmodell"))

    class Meta:
        verbose_name = _("Fortschritt der Berührungspunkte")
