"""What people ask about an open calculation, and what the house answers."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.mirror.enums.calculation import Gone

MOST_LETTERS = 2000


class CalculationQuestion(models.Model):
    """A question in the words of whoever asked; nobody knows who. Erased words stay as a visible dash."""

    edition = models.ForeignKey(
        "mirror.CalculationEdition", on_delete=models.PROTECT, related_name="+", help_text=_("Zu welcher Ausgabe")
    )
    block = models.ForeignKey(
        "mirror.CalculationBlock",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        help_text=_("Zu welchem Baustein; leer: zum Ganzen"),
    )
    text = models.TextField(blank=True, help_text=_("Die Worte, genau wie geschrieben"))
    works_here = models.BooleanField(
        default=False, help_text=_("Ob jemand gefragt hat, der hier arbeitet und angemeldet war")
    )
    asked_at = models.DateTimeField(help_text=_("Wann gefragt wurde"))
    keep_until = models.DateField(null=True, help_text=_("Wann die Worte gelöscht werden; leer: noch unbeantwortet"))
    code_hash = models.BinaryField(unique=True, help_text=_("Prüfwert des Codes der Quittung"))
    withdrawn_at = models.DateTimeField(null=True, help_text=_("Wann die Worte gelöscht wurden"))
    withdrawn_ground = models.CharField(
        max_length=12, choices=Gone.choices, blank=True, help_text=_("Warum sie gelöscht wurden")
    )
    entry_index = models.BigIntegerField(unique=True, help_text=_("Eintrag im Protokollbuch"))

    class Meta:
        verbose_name = _("Frage zu einer Kalkulation")
        ordering = ("asked_at", "pk")
        constraints = [
            models.CheckConstraint(
                name="mirror_question_words_or_dash",
                condition=models.Q(withdrawn_at=None, withdrawn_ground="") & ~models.Q(text="")
                | models.Q(withdrawn_at__isnull=False, text="") & ~models.Q(withdrawn_ground=""),
            ),
        ]


class CalculationAnswer(models.Model):
    """What a human answers, or why they don't. A later answer follows; this one is never changed."""

    question = models.ForeignKey(
        CalculationQuestion,
        on_delete=models.PROTECT,
        related_name="answers",
        db_index=False,
        help_text=_("Auf welche Frage"),
    )
    number = models.IntegerField(help_text=_("Wievielte Antwort"))
    is_refused = models.BooleanField(help_text=_("Ob die Frage unbeantwortet bleibt"))
    text = models.TextField(help_text=_("Die Antwort, oder warum es keine gibt"))
    shows_words = models.BooleanField(default=True, help_text=_("Ob die Worte der Frage öffentlich sind"))
    ground = models.CharField(max_length=24, blank=True, help_text=_("Warum die Worte nicht gezeigt werden"))
    by = models.ForeignKey(
        "people.Account", on_delete=models.PROTECT, related_name="+", help_text=_("Wer geantwortet hat")
    )
    at = models.DateTimeField(help_text=_("Wann"))
    entry_index = models.BigIntegerField(unique=True, help_text=_("Eintrag im Protokollbuch"))

    class Meta:
        verbose_name = _("Antwort auf eine Frage zur Kalkulation")
        ordering = ("question", "number")
        constraints = [
            models.UniqueConstraint(fields=["question", "number"], name="mirror_one_answer_per_number"),
            models.CheckConstraint(name="mirror_no_answer_without_words", condition=~models.Q(text="")),
            models.CheckConstraint(
                name="mirror_unshown_with_ground",
                condition=models.Q(shows_words=True, ground="")
                | models.Q(shows_words=False, is_refused=True) & ~models.Q(ground=""),
            ),
        ]
