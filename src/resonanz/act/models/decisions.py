"""What was decided about an insight. Decisions are added, never changed: a new one follows the old one."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.act.enums import Telling, Word
from resonanz.ground import clock


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
        max_length=120,
        blank=True,
        help_text=_("Wer sich darum kümmert: eine Aufgabe, oder die Aufgabe des Menschen, der dazu steht"),
    )
    held_by = models.ForeignKey(
        "people.Account",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("Der Mensch, der dazu steht; sein Name wird gezeigt, solange er zustimmt und im Team ist"),
    )
    due_on = models.DateField(null=True, help_text=_("Bis wann zugesagt"))
    done_on = models.DateField(null=True, help_text=_("Wann umgesetzt"))
    public_on = models.DateField(null=True, help_text=_("An welchem Tag sie öffentlich wird; leer: sie war es sofort"))
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
            ),
            models.Index(
                fields=["due_on"],
                name="act_running_promises",
                condition=models.Q(is_current=True, word=Word.IN_PROGRESS),
            ),
            models.Index(fields=["public_on"], name="act_internal_first", condition=models.Q(public_on__isnull=False)),
        ]

    @property
    def owner_shown(self) -> str:
        """The name, where `reads` found that it may be shown; the function else."""
        return getattr(self, "holder_name", None) or self.owner

    @property
    def is_told(self) -> bool:
        """Whether everybody may read it by now."""
        return self.public_on is None or self.public_on <= clock.today()


class Disclosure(models.Model):
    """What happened to a decision that was internal at first: another day, or that it was published."""

    decision = models.ForeignKey(
        Decision, on_delete=models.PROTECT, related_name="disclosures", help_text=_("Welche Entscheidung")
    )
    number = models.PositiveSmallIntegerField(help_text=_("Der wievielte Schritt"))
    deed = models.CharField(max_length=5, choices=Telling.choices, help_text=_("Was geschah"))
    was_on = models.DateField(help_text=_("Der Tag, der bis dahin galt"))
    public_on = models.DateField(help_text=_("Der Tag, der seitdem gilt"))
    reason = models.TextField(blank=True, help_text=_("Warum später als angekündigt; steht öffentlich dabei"))
    by = models.ForeignKey(
        "people.Account",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("Wer es eingetragen hat; leer: das Programm, am Tag selbst"),
    )
    at = models.DateTimeField(help_text=_("Wann"))
    entry_index = models.BigIntegerField(unique=True, help_text=_("Eintrag im Protokollbuch"))

    class Meta:
        verbose_name = _("Veröffentlichung einer Entscheidung")
        ordering = ("decision", "number")
        constraints = [
            models.UniqueConstraint(fields=["decision", "number"], name="act_one_disclosure_per_number"),
            models.UniqueConstraint(fields=["decision"], condition=models.Q(deed=Telling.TOLD), name="act_told_once"),
            models.CheckConstraint(
                name="act_no_later_telling_without_reason",
                condition=models.Q(public_on__lte=models.F("was_on")) | ~models.Q(reason=""),
            ),
        ]
