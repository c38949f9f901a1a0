"""What stories mean together. Names and quotes are stored as places in the stories, never as copies."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _
from pgvector.django import VectorField

from resonanz.understand.enums import Excerpted, Side, Step


class StoryVector(models.Model):
    """The meaning of a story as numbers. In an unlogged table: after a crash it is computed again."""

    story = models.OneToOneField(
        "listen.Story",
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Zu welcher Geschichte"),
    )
    model = models.CharField(max_length=80, help_text=_("Welches Sprachmodell, in welcher Fassung"))
    vector = VectorField(help_text=_("384 Zahlen, aus denen sich die Worte nicht lesen lassen"))

    class Meta:
        verbose_name = _("Bedeutung einer Geschichte")


class SearchEntry(models.Model):
    """The words of a story as the search sees them; unlogged, too."""

    story = models.OneToOneField(
        "listen.Story",
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Zu welcher Geschichte"),
    )
    inquiry = models.ForeignKey(
        "ask.Inquiry",
        on_delete=models.CASCADE,
        related_name="+",
        db_index=False,
        help_text=_("Zu welchem Anliegen"),
    )
    document = SearchVectorField(help_text=_("Wortstämme für die Suche"))

    class Meta:
        verbose_name = _("Sucheintrag")
        indexes = [GinIndex(fields=["document"], name="understand_search_words")]


class Sketch(models.Model):
    """Recognises equal and nearly equal words; unlogged, and gone with the words."""

    story = models.OneToOneField(
        "listen.Story",
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Zu welcher Geschichte"),
    )
    inquiry = models.ForeignKey(
        "ask.Inquiry",
        on_delete=models.CASCADE,
        related_name="+",
        db_index=False,
        help_text=_("Zu welchem Anliegen"),
    )
    folded = models.BinaryField(max_length=32, help_text=_("Prüfwert der Worte, ohne Groß und Klein"))
    bands = ArrayField(models.BigIntegerField(), help_text=_("Vier Zahlen, die ähnliche Worte gemeinsam haben"))

    class Meta:
        verbose_name = _("Wiedererkennung gleicher Worte")
        indexes = [models.Index(fields=["inquiry", "folded"], name="understand_same_words")]


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

    class Meta:
        verbose_name = _("Thema")
        constraints = [models.UniqueConstraint(fields=["inquiry", "key"], name="understand_theme_key")]
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
    kind = models.CharField(max_length=8, choices=Excerpted.choices, help_text=_("Name, Wendung, Kernsatz oder Zitat"))
    rank = models.SmallIntegerField(default=0, help_text=_("Reihenfolge"))
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
    problem = models.TextField(blank=True, help_text=_("Was nicht ging"))

    class Meta:
        verbose_name = _("Fortschritt")


class Insight(models.Model):
    """What the team has understood. Its words are the team's; its evidence is the customers'."""

    inquiry = models.ForeignKey(
        "ask.Inquiry", on_delete=models.PROTECT, related_name="+", help_text=_("Zu welchem Anliegen")
    )
    theme = models.ForeignKey(
        Theme,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        help_text=_("Aus welchem Thema sie entstand"),
    )
    title = models.CharField(max_length=200, help_text=_("Die Erkenntnis in einem Satz"))
    summary = models.TextField(blank=True, help_text=_("Was wir verstanden haben"))
    created_by = models.ForeignKey(
        "people.Account", on_delete=models.PROTECT, related_name="+", help_text=_("Wer sie formuliert hat")
    )
    created_at = models.DateTimeField(help_text=_("Wann"))
    number = models.IntegerField(default=1, help_text=_("Wievielte Fassung"))
    people = models.IntegerField(default=0, help_text=_("Wie viele Menschen sie belegen"))
    counter_people = models.IntegerField(default=0, help_text=_("Wie viele Menschen es anders erleben"))

    class Meta:
        verbose_name = _("Erkenntnis")
        indexes = [models.Index(fields=["inquiry", "-created_at", "-id"], name="understand_insight_newest")]

    def __str__(self) -> str:
        return self.title


class InsightVersion(models.Model):
    """Earlier and present wordings; nothing is overwritten without trace."""

    insight = models.ForeignKey(
        Insight, on_delete=models.CASCADE, related_name="versions", help_text=_("Welche Erkenntnis")
    )
    number = models.IntegerField(help_text=_("Wievielte Fassung"))
    title = models.CharField(max_length=200, help_text=_("Die Erkenntnis in einem Satz"))
    summary = models.TextField(blank=True, help_text=_("Was wir verstanden haben"))
    changed_by = models.ForeignKey("people.Account", on_delete=models.PROTECT, related_name="+", help_text=_("Wer"))
    changed_at = models.DateTimeField(help_text=_("Wann"))
    evidence = models.JSONField(default=list, help_text=_("Die Stellen, auf die sie sich stützte, als Orte ohne Worte"))
    entry_index = models.BigIntegerField(help_text=_("Eintrag im Protokollbuch"))

    class Meta:
        verbose_name = _("Fassung einer Erkenntnis")
        ordering = ("number",)
        constraints = [models.UniqueConstraint(fields=["insight", "number"], name="understand_one_version_per_number")]


class Evidence(models.Model):
    """A passage in a customer's words that carries an insight, or speaks against it."""

    insight = models.ForeignKey(
        Insight, on_delete=models.CASCADE, related_name="evidence", help_text=_("Für welche Erkenntnis")
    )
    story = models.ForeignKey(
        "listen.Story", on_delete=models.PROTECT, related_name="+", help_text=_("Aus welcher Geschichte")
    )
    start = models.IntegerField(help_text=_("Beginn der Stelle"))
    end = models.IntegerField(help_text=_("Ende der Stelle"))
    side = models.CharField(
        max_length=8, choices=Side.choices, default=Side.SUPPORT, help_text=_("Beleg oder Gegenstimme")
    )
    added_by = models.ForeignKey(
        "people.Account", on_delete=models.PROTECT, related_name="+", help_text=_("Wer sie ausgewählt hat")
    )
    added_at = models.DateTimeField(help_text=_("Wann"))

    class Meta:
        verbose_name = _("Beleg")
        ordering = ("side", "pk")
        constraints = [
            models.UniqueConstraint(fields=["insight", "story", "start", "end"], name="understand_one_row_per_passage"),
            models.CheckConstraint(
                condition=models.Q(start__gte=0, end__gt=models.F("start")),
                name="understand_evidence_is_a_passage",
            ),
        ]
