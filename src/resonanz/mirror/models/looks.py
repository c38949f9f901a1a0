"""A look into the mirror: who is asked inside and outside, what they answered, and when it was sealed and opened."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.mirror.enums import Instrument, Side, Stage

LONGEST_TITLE = 160


class Look(models.Model):
    """One round of an instrument. Where people outside are asked, they are asked within an inquiry."""

    instrument = models.CharField(max_length=12, choices=Instrument.choices, help_text=_("Was beantwortet wird"))
    title = models.CharField(_("Überschrift"), max_length=LONGEST_TITLE, help_text=_("Wie Sie diesen Durchgang nennen"))
    why = models.TextField(_("Warum Sie fragen"), help_text=_("Das lesen alle, die hier arbeiten, bevor sie antworten"))
    keep_until = models.DateField(
        _("Wie lange wir die Antworten behalten"),
        help_text=_("An diesem Tag werden die einzelnen Antworten gelöscht; das Bild bleibt"),
    )
    inquiry = models.ForeignKey(
        "ask.Inquiry",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("In welchem Anliegen Menschen von draußen antworten; leer: nur innen"),
    )
    follows = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="+", help_text=_("Welcher Durchgang vorher war")
    )
    stage = models.CharField(max_length=7, choices=Stage.choices, default=Stage.DRAFT, help_text=_("Wie weit er ist"))
    created_by = models.ForeignKey(
        "people.Account", on_delete=models.PROTECT, related_name="+", help_text=_("Wer ihn angelegt hat")
    )
    created_at = models.DateTimeField(help_text=_("Wann angelegt"))

    class Meta:
        verbose_name = _("Durchgang im Spiegel")
        constraints = [
            models.CheckConstraint(
                name="mirror_no_look_without_why", condition=~models.Q(title="") & ~models.Q(why="")
            ),
            models.CheckConstraint(
                name="mirror_readiness_stays_inside",
                condition=~models.Q(instrument=Instrument.READINESS) | models.Q(inquiry=None),
            ),
            models.CheckConstraint(
                name="mirror_only_words_are_sealed",
                condition=~models.Q(stage=Stage.SEALED) | models.Q(instrument=Instrument.THREE_WORDS),
            ),
        ]
        indexes = [models.Index(fields=["instrument", "-id"], name="mirror_newest_look")]

    def __str__(self) -> str:
        return self.title

    @property
    def place(self) -> str:
        """How the ledger calls it."""
        return f"mirror:{self.pk}"


class LookChange(models.Model):
    """A look began, was sealed or was opened. Rows are only ever added.

    `said` is what the entry commits to: at a seal the entries of the sheets, at the opening also the numbers that were
    shown then. Words stand in the sheets alone, so that they can be erased.
    """

    look = models.ForeignKey(Look, on_delete=models.PROTECT, related_name="changes", help_text=_("Welcher Durchgang"))
    stage = models.CharField(max_length=7, choices=Stage.choices, help_text=_("Wie weit er seitdem ist"))
    said = models.JSONField(help_text=_("Was dabei festgehalten wurde: welche Einträge, welche Zahlen"))
    by = models.ForeignKey(
        "people.Account", on_delete=models.PROTECT, related_name="+", help_text=_("Wer es entschieden hat")
    )
    at = models.DateTimeField(help_text=_("Wann"))
    entry_index = models.BigIntegerField(unique=True, help_text=_("Eintrag im Protokollbuch"))

    class Meta:
        verbose_name = _("Schritt eines Durchgangs")
        ordering = ("entry_index",)
        constraints = [models.UniqueConstraint(fields=["look", "stage"], name="mirror_one_step_per_stage")]


class Pass(models.Model):
    """A link that lets somebody from inside answer. One for a single person is gone once it is used, so that nobody
    can say who answered what.
    """

    look = models.ForeignKey(
        Look, on_delete=models.PROTECT, related_name="passes", help_text=_("Für welchen Durchgang")
    )
    side = models.CharField(max_length=10, choices=Side.choices, help_text=_("Von welcher Seite"))
    code_hash = models.BinaryField(unique=True, help_text=_("Prüfwert des Links, aus dem sich der Link nicht ergibt"))
    is_shared = models.BooleanField(default=False, help_text=_("Ob ihn mehrere Menschen benutzen"))

    class Meta:
        verbose_name = _("Link für Antworten von innen")
        constraints = [
            models.CheckConstraint(name="mirror_passes_are_inside", condition=~models.Q(side=Side.OUTSIDE)),
        ]


class Sheet(models.Model):
    """What one person answered. From outside it goes with their story; from inside nothing leads to anybody."""

    look = models.ForeignKey(Look, on_delete=models.PROTECT, related_name="sheets", help_text=_("In welchem Durchgang"))
    side = models.CharField(max_length=10, choices=Side.choices, help_text=_("Von welcher Seite"))
    answers = models.JSONField(help_text=_("Die Antworten, wie sie gegeben wurden"))
    story = models.OneToOneField(
        "listen.Story",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("Die Geschichte, mit der geantwortet wurde; innen leer"),
    )
    answered_at = models.DateTimeField(help_text=_("Wann"))
    entry_index = models.BigIntegerField(unique=True, help_text=_("Eintrag im Protokollbuch"))

    class Meta:
        verbose_name = _("Antworten für den Spiegel")
        constraints = [
            models.CheckConstraint(
                name="mirror_only_outside_has_stories",
                condition=models.Q(side=Side.OUTSIDE, story__isnull=False)
                | (~models.Q(side=Side.OUTSIDE) & models.Q(story=None)),
            ),
        ]
        indexes = [models.Index(fields=["look", "side"], name="mirror_sheets_of_side")]
