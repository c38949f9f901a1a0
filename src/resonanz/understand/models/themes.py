"""Themes, the stories in them and the words that stand for them, as places in the stories, never as copies."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.understand.enums import Excerpted, Pays, Step

LONGEST_NAME = 80


class Theme(models.Model):
    """Stories that tell of the same thing. The figures are kept here because every page shows them."""

    inquiry = models.ForeignKey(
        "ask.Inquiry", on_delete=models.CASCADE, related_name="+", help_text=_("Zu welchem Anliegen")
    )
    key = models.IntegerField(help_text=_("Bleibt dasselbe, wenn die Themen neu gebildet werden"))
    born_at = models.DateTimeField(help_text=_("Seit wann es das Thema gibt"))
    faded_at = models.DateTimeField(null=True, help_text=_("Seit wann es keine Geschichten mehr hat"))
    stories = models.IntegerField(default=0, help_text=_("Wie viele Geschichten"))
    tellers = models.IntegerField(default=0, help_text=_("Wie viele Menschen"))
    roles = models.JSONField(default=dict, help_text=_("Wie viele Menschen je Rolle"))
    weeks = models.JSONField(default=list, help_text=_("Wie viele Geschichten je Woche"))
    needs = models.JSONField(default=dict, help_text=_("Wie viele Menschen je Art von Abschnitt"))
    given_name = models.CharField(
        max_length=LONGEST_NAME, blank=True, help_text=_("Der Name, den das Team gegeben hat; leer: Worte der Gäste")
    )
    named_by = models.ForeignKey(
        "people.Account",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("Wer den Namen gegeben hat"),
    )
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        help_text=_("In welchem Thema es aufgegangen ist"),
    )
    merged_by = models.ForeignKey(
        "people.Account",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("Wer es zusammengelegt hat; leer: das Programm"),
    )
    split_from = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        help_text=_("Von welchem Thema das Team es getrennt hat"),
    )

    class Meta:
        verbose_name = _("Thema")
        constraints = [
            models.UniqueConstraint(fields=["inquiry", "key"], name="understand_theme_key"),
            models.CheckConstraint(
                condition=models.Q(merged_into=None) | ~models.Q(merged_into=models.F("id")),
                name="understand_never_merged_into_itself",
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into=None) | models.Q(faded_at__isnull=False),
                name="understand_merged_themes_have_faded",
            ),
        ]
        indexes = [
            models.Index(
                fields=["inquiry", "-tellers", "key"],
                name="understand_theme_size",
                condition=models.Q(faded_at=None),
            )
        ]


class Placement(models.Model):
    """Where a story belongs: a theme, or for itself. Every story that was read has one."""

    story = models.OneToOneField(
        "listen.Story",
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Welche Geschichte"),
    )
    inquiry = models.ForeignKey(
        "ask.Inquiry",
        on_delete=models.CASCADE,
        related_name="+",
        db_index=False,
        help_text=_("Zu welchem Anliegen"),
    )
    theme = models.ForeignKey(
        Theme,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        db_index=False,
        help_text=_("Welches Thema; leer: steht für sich"),
    )
    origin = models.ForeignKey(
        Theme,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        db_index=False,
        help_text=_("Aus welchem Thema sie kam, als das Team zwei zusammenlegte"),
    )
    facet = models.IntegerField(null=True, help_text=_("Welcher Teil des Themas"))
    strength = models.FloatField(default=0, help_text=_("Wie deutlich sie dazugehört, von 0 bis 1"))
    language = models.CharField(max_length=3, blank=True, help_text=_("In welcher Sprache sie geschrieben ist"))

    class Meta:
        verbose_name = _("Zuordnung")
        indexes = [
            models.Index(fields=["theme", "-strength", "story"], name="understand_placed_strongest"),
            models.Index(fields=["inquiry", "story"], name="understand_alone", condition=models.Q(theme=None)),
        ]


class Excerpt(models.Model):
    """A passage that stands for a theme: text[start:end] of its story, so it is verbatim by construction."""

    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="excerpts", help_text=_("Zu welchem Thema"))
    story = models.ForeignKey(
        "listen.Story", on_delete=models.CASCADE, related_name="+", help_text=_("Aus welcher Geschichte")
    )
    kind = models.CharField(
        max_length=8, choices=Excerpted.choices, help_text=_("Name, Wendung, Kernsatz, Zitat, Teil oder Gegenstimme")
    )
    rank = models.SmallIntegerField(default=0, help_text=_("Reihenfolge"))
    facet = models.IntegerField(null=True, help_text=_("Für welchen Teil des Themas sie steht"))
    start = models.IntegerField(help_text=_("Beginn der Stelle"))
    end = models.IntegerField(help_text=_("Ende der Stelle"))

    class Meta:
        verbose_name = _("Stelle")
        ordering = ("kind", "rank")
        constraints = [
            models.UniqueConstraint(fields=["theme", "kind", "rank"], name="understand_one_excerpt_per_rank"),
            models.CheckConstraint(
                condition=models.Q(start__gte=0, end__gt=models.F("start")),
                name="understand_excerpt_is_a_passage",
            ),
        ]


class ThemeMemory(models.Model):
    """What the engine remembers of an inquiry, so that themes keep their identity."""

    inquiry = models.OneToOneField(
        "ask.Inquiry",
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Zu welchem Anliegen"),
    )
    model = models.CharField(max_length=80, help_text=_("Mit welchem Sprachmodell"))
    memory = models.BinaryField(help_text=_("Mittelpunkte der Themen, ohne Worte"))
    stories = models.IntegerField(help_text=_("Aus wie vielen Geschichten"))
    next_key = models.IntegerField(default=1, help_text=_("Die erste Nummer, die noch kein Thema hat"))

    class Meta:
        verbose_name = _("Gedächtnis der Themen")


class Progress(models.Model):
    """How far the reading of an inquiry is, for the bar that people see."""

    inquiry = models.OneToOneField(
        "ask.Inquiry",
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Zu welchem Anliegen"),
    )
    step = models.CharField(
        max_length=10, choices=Step.choices, default=Step.WAITING, help_text=_("Woran gerade gearbeitet wird")
    )
    done = models.IntegerField(default=0, help_text=_("Wie viele gelesen sind"))
    total = models.IntegerField(default=0, help_text=_("Wie viele es sind"))
    people = models.IntegerField(default=0, help_text=_("Wie viele verschiedene Menschen bisher gelesen sind"))
    changed_at = models.DateTimeField(help_text=_("Stand"))
    refreshed_at = models.DateTimeField(null=True, help_text=_("Wann die Themen zuletzt neu gebildet wurden"))
    fresh = models.IntegerField(default=0, help_text=_("Wie viele Geschichten seitdem dazukamen"))
    far = models.IntegerField(default=0, help_text=_("Wie viele davon zu keinem Thema passen"))
    pays = models.CharField(
        max_length=8, choices=Pays.choices, default=Pays.NOTHING, help_text=_("Warum sich neue Themen lohnen")
    )
    problem = models.TextField(blank=True, help_text=_("Was nicht ging"))

    class Meta:
        verbose_name = _("Fortschritt")
