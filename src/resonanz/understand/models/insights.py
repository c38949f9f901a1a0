"""What the team has understood, with the words that carry it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.understand.enums import Side


class Insight(models.Model):
    """What the team has understood. Its words are the team's; its evidence is the customers'."""

    inquiry = models.ForeignKey(
        "ask.Inquiry", on_delete=models.PROTECT, related_name="+", help_text=_("Zu welchem Anliegen")
    )
    theme = models.ForeignKey(
        "understand.Theme",
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
