"""What is computed from a single story so that it can be found; unlogged, and gone with the words."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _
from pgvector.django import VectorField


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
