"""What named humans say back: replies to the teller of a story, thanks, and praise that is passed on."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.answer.enums import Part
from resonanz.answer.models.credits import CreditWish, MakerCredit
from resonanz.answer.models.fans import FanStep, Giving, Together, TogetherAsk

__all__ = ["CreditWish", "FanStep", "Giving", "MakerCredit", "Reply", "Thanks", "Together", "TogetherAsk"]


class Reply(models.Model):
    story = models.ForeignKey(
        "listen.Story", on_delete=models.PROTECT, related_name="+", help_text=_("Auf welche Geschichte")
    )
    text = models.TextField(help_text=_("Die Antwort"))
    author = models.ForeignKey(
        "people.Account", on_delete=models.PROTECT, related_name="+", help_text=_("Wer antwortet, mit Namen")
    )
    created_at = models.DateTimeField(help_text=_("Wann"))
    entry_index = models.BigIntegerField(unique=True, help_text=_("Eintrag im Protokollbuch"))
    bulk = models.ForeignKey(
        "answer.BulkReply",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("Welche Antwort an mehrere es war; leer: nur an diese Stimme"),
    )

    class Meta:
        verbose_name = _("Antwort")
        ordering = ("created_at", "pk")
        constraints = [models.UniqueConstraint(fields=["bulk", "story"], name="answer_one_of_a_bulk_each")]


class Thanks(models.Model):
    """Thanks to the teller, or praise passed on to the one who earned it (`to`). Counted nowhere.

    The passage is kept as its place in the words, never as a copy, and goes when the words go.
    """

    story = models.ForeignKey(
        "listen.Story", on_delete=models.PROTECT, related_name="+", help_text=_("Wofür gedankt wird")
    )
    by = models.ForeignKey(
        "people.Account", on_delete=models.PROTECT, related_name="+", help_text=_("Wer dankt, mit Namen")
    )
    to = models.ForeignKey(
        "people.Account",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("An wen aus dem Team das Lob weitergegeben wurde; leer: Dank an die Stimme selbst"),
    )
    sentence = models.TextField(help_text=_("Der Dank, in eigenen Worten"))
    part = models.CharField(
        max_length=10, choices=Part.choices, blank=True, help_text=_("In welchem Teil der Geschichte das Lob steht")
    )
    start = models.IntegerField(null=True, help_text=_("Beginn der gelobten Stelle"))
    end = models.IntegerField(null=True, help_text=_("Ende der gelobten Stelle"))
    is_named = models.BooleanField(
        default=False, help_text=_("Ob die Stimme den Namen sehen darf, den ihr Lob erreicht hat; sonst die Funktion")
    )
    created_at = models.DateTimeField(help_text=_("Wann"))
    entry_index = models.BigIntegerField(unique=True, help_text=_("Eintrag im Protokollbuch"))

    class Meta:
        verbose_name = _("Dank")
        verbose_name_plural = _("Dank")
        ordering = ("created_at", "pk")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(part="", start__isnull=True, end__isnull=True)
                | (~models.Q(part="") & models.Q(start__gte=0, end__gt=models.F("start"), to__isnull=False)),
                name="answer_praise_is_a_passage",
            ),
            models.CheckConstraint(
                condition=models.Q(is_named=False) | models.Q(to__isnull=False), name="answer_only_makers_are_named"
            ),
        ]
        indexes = [
            models.Index(fields=["to", "-created_at"], name="answer_praise_for", condition=models.Q(to__isnull=False))
        ]

    @property
    def passage(self) -> str:
        """The praised words, cut from the story itself; empty once they are erased."""
        words: str = getattr(self.story, self.part) if self.part else ""
        return words[self.start : self.end]


class ReplyDraft(models.Model):
    """What somebody on the team is writing to a teller. Nobody else reads it; that they write, colleagues see."""

    story = models.ForeignKey(
        "listen.Story", on_delete=models.PROTECT, related_name="+", help_text=_("Zu welcher Geschichte")
    )
    author = models.ForeignKey(
        "people.Account", on_delete=models.CASCADE, related_name="+", help_text=_("Wer schreibt")
    )
    text = models.TextField(help_text=_("Der Entwurf; leer, wenn die Geschichte gelöscht ist"))
    changed_at = models.DateTimeField(help_text=_("Wann zuletzt geändert"))
    sleeps_until = models.DateTimeField(
        null=True, help_text=_("Bis wann er liegen bleibt, weil eine Nacht dazwischen sein soll")
    )

    class Meta:
        verbose_name = _("Entwurf einer Antwort")
        verbose_name_plural = _("Entwürfe von Antworten")
        constraints = [models.UniqueConstraint(fields=["story", "author"], name="answer_one_draft_each")]


class BulkReply(models.Model):
    """One answer to everybody whose words carry an insight. Each of them gets it as a reply of its own."""

    insight = models.ForeignKey(
        "understand.Insight", on_delete=models.PROTECT, related_name="+", help_text=_("Zu welcher Erkenntnis")
    )
    text = models.TextField(help_text=_("Die Antwort"))
    author = models.ForeignKey(
        "people.Account", on_delete=models.PROTECT, related_name="+", help_text=_("Wer antwortet, mit Namen")
    )
    key = models.CharField(
        max_length=64, unique=True, help_text=_("Zufallszahl des Formulars, damit zweimal Drücken einmal antwortet")
    )
    created_at = models.DateTimeField(help_text=_("Wann"))
    finished_at = models.DateTimeField(null=True, help_text=_("Wann alle sie hatten; leer: sie geht noch hinaus"))

    class Meta:
        verbose_name = _("Antwort an mehrere")
        verbose_name_plural = _("Antworten an mehrere")
        ordering = ("created_at", "pk")
