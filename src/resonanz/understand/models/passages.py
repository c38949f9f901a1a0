"""Stories in passages: what a single one tells of and what it does. Only places in the stories, never their words."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from pgvector.django import VectorField

from resonanz.understand.enums import Kind
from resonanz.understand.models.themes import Theme


class Passage(models.Model):
    """text[start:end] of its story. A short story is one passage and lies where the story lies; those of a longer
    one have each their own theme, so that one story can belong to several.
    """

    story = models.ForeignKey(
        "listen.Story",
        on_delete=models.CASCADE,
        related_name="+",
        db_index=False,
        help_text=_("Aus welcher Geschichte"),
    )
    inquiry = models.ForeignKey(
        "ask.Inquiry",
        on_delete=models.CASCADE,
        related_name="+",
        db_index=False,
        help_text=_("Zu welchem Anliegen"),
    )
    rank = models.SmallIntegerField(help_text=_("Wievielter Abschnitt der Geschichte"))
    start = models.IntegerField(help_text=_("Wo der Abschnitt beginnt"))
    end = models.IntegerField(help_text=_("Wo der Abschnitt endet"))
    is_whole = models.BooleanField(help_text=_("Ob er die ganze Geschichte ist"))
    theme = models.ForeignKey(
        Theme,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        db_index=False,
        help_text=_("Welches Thema; leer: keines"),
    )
    strength = models.FloatField(default=0, help_text=_("Wie deutlich er dazugehört, von 0 bis 1"))

    class Meta:
        verbose_name = _("Abschnitt")
        ordering = ("story", "rank")
        constraints = [
            models.UniqueConstraint(fields=["story", "rank"], name="understand_one_passage_per_rank"),
            models.CheckConstraint(
                condition=models.Q(start__gte=0, end__gt=models.F("start")), name="understand_passage_has_words"
            ),
        ]
        indexes = [
            models.Index(fields=["theme", "-strength", "id"], name="understand_passage_strongest"),
            models.Index(fields=["inquiry", "id"], name="understand_passage_inquiry"),
        ]


class PassageVector(models.Model):
    """The meaning of a passage as numbers, unlogged. A passage that is the whole story has none: the story's is its."""

    passage = models.OneToOneField(
        Passage,
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Zu welchem Abschnitt"),
    )
    story = models.ForeignKey(
        "listen.Story", on_delete=models.CASCADE, related_name="+", help_text=_("Aus welcher Geschichte")
    )
    model = models.CharField(max_length=80, help_text=_("Welches Sprachmodell, in welcher Fassung"))
    vector = VectorField(help_text=_("Zahlen, aus denen sich die Worte nicht lesen lassen"))

    class Meta:
        verbose_name = _("Bedeutung eines Abschnitts")


class PassageKind(models.Model):
    """What a passage does, with the words that show it. It belongs to the words, never to the person."""

    passage = models.ForeignKey(
        Passage, on_delete=models.CASCADE, related_name="kinds", db_index=False, help_text=_("Welcher Abschnitt")
    )
    story = models.ForeignKey(
        "listen.Story", on_delete=models.CASCADE, related_name="+", help_text=_("Aus welcher Geschichte")
    )
    inquiry = models.ForeignKey(
        "ask.Inquiry",
        on_delete=models.CASCADE,
        related_name="+",
        db_index=False,
        help_text=_("Zu welchem Anliegen"),
    )
    kind = models.CharField(max_length=14, choices=Kind.choices, help_text=_("Wunsch, Problem, Frage …"))
    strength = models.FloatField(help_text=_("Wie deutlich, von 0 bis 1"))
    spans = models.JSONField(default=list, help_text=_("Wo die Worte stehen, die es zeigen; leer: der ganze Abschnitt"))
    by_team = models.BooleanField(default=False, help_text=_("Ob jemand vom Team es gesagt hat"))

    class Meta:
        verbose_name = _("Art eines Abschnitts")
        ordering = ("-strength", "kind")
        constraints = [models.UniqueConstraint(fields=["passage", "kind"], name="understand_one_row_per_kind")]
        indexes = [models.Index(fields=["inquiry", "kind", "-strength", "passage"], name="understand_kind_strongest")]


class KindSaid(models.Model):
    """What a person of the team said about the kind of some words. It holds however the program divides and reads."""

    story = models.ForeignKey(
        "listen.Story",
        on_delete=models.CASCADE,
        related_name="+",
        db_index=False,
        help_text=_("Aus welcher Geschichte"),
    )
    inquiry = models.ForeignKey(
        "ask.Inquiry",
        on_delete=models.CASCADE,
        related_name="+",
        db_index=False,
        help_text=_("Zu welchem Anliegen"),
    )
    start = models.IntegerField(help_text=_("Beginn der Stelle"))
    end = models.IntegerField(help_text=_("Ende der Stelle"))
    kind = models.CharField(max_length=14, choices=Kind.choices, help_text=_("Wunsch, Problem, Frage …"))
    holds = models.BooleanField(help_text=_("Ob es so ist oder nicht"))
    said_by = models.ForeignKey("people.Account", on_delete=models.PROTECT, related_name="+", help_text=_("Wer"))
    said_at = models.DateTimeField(help_text=_("Wann"))

    class Meta:
        verbose_name = _("Was das Team über die Art einer Stelle sagte")
        constraints = [
            models.UniqueConstraint(fields=["story", "start", "end", "kind"], name="understand_one_word_per_kind"),
        ]
        indexes = [models.Index(fields=["inquiry", "-said_at", "-id"], name="understand_newest_kind_said")]


class Divided(models.Model):
    """Which stories have been divided into passages, and by what. Unlogged: what a crash takes is done again."""

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
        help_text=_("Zu welchem Anliegen"),
    )
    made_with = models.CharField(max_length=100, help_text=_("Mit welchem Sprachmodell und welchen Regeln"))

    class Meta:
        verbose_name = _("In Abschnitte geteilte Geschichte")
