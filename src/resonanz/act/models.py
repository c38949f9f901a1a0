"""What was decided about an insight. Decisions are added, never changed: a new one follows the old one."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.act.enums import Word


class Decision(models.Model):
    insight = models.ForeignKey(
        "understand.Insight",
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Über welche Erkenntnis"),
    )
    inquiry = models.ForeignKey(
        "ask.Inquiry",
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
        help_text=_("Zu welchem Anliegen"),
    )
    number = models.IntegerField(help_text=_("Wievielte Entscheidung"))
    is_current = models.BooleanField(default=True, help_text=_("Ob sie noch gilt"))
    word = models.CharField(max_length=14, choices=Word.choices, help_text=_("Eines der vier öffentlichen Worte"))
    reason = models.TextField(blank=True, help_text=_("Warum, oder was genau"))
    owner = models.CharField(
        max_length=120, blank=True, help_text=_("Wer sich darum kümmert: ein Mensch oder eine Aufgabe")
    )
    due_on = models.DateField(null=True, help_text=_("Bis wann zugesagt"))
    done_on = models.DateField(null=True, help_text=_("Wann umgesetzt"))
    decided_by = models.ForeignKey(
        "people.Account", on_delete=models.PROTECT, related_name="+", help_text=_("Wer es eingetragen hat")
    )
    decided_at = models.DateTimeField(help_text=_("Wann"))
    entry_index = models.BigIntegerField(unique=True, help_text=_("Eintrag im Protokollbuch"))

    class Meta:
        verbose_name = _("Entscheidung")
        constraints = [
            models.UniqueConstraint(fields=["insight", "number"], name="act_one_decision_per_number"),
            models.UniqueConstraint(
                fields=["insight"], condition=models.Q(is_current=True), name="act_one_current_decision"
            ),
            models.CheckConstraint(
                name="act_no_refusal_without_reason",
                condition=~models.Q(word=Word.NOT_POSSIBLE) | ~models.Q(reason=""),
            ),
            models.CheckConstraint(
                name="act_no_promise_without_owner_and_date",
                condition=~models.Q(word=Word.IN_PROGRESS) | (~models.Q(owner="") & models.Q(due_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="act_done_has_a_day",
                condition=~models.Q(word=Word.DONE) | models.Q(done_on__isnull=False),
            ),
        ]
        indexes = [
            models.Index(
                fields=["inquiry", "due_on"],
                name="act_current_by_inquiry",
                condition=models.Q(is_current=True),
            )
        ]
