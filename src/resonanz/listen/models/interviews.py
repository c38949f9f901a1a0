"""Talks and observations: timed notes, in which what was said, seen and understood stay apart."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.listen.enums import NoteKind, TalkKind
from resonanz.listen.models.stories import Story


class Talk(models.Model):
    """One interview or one observation, from its first minute to its end."""

    inquiry = models.ForeignKey("ask.Inquiry", on_delete=models.PROTECT, related_name="+", help_text=_("Welche Frage"))
    kind = models.CharField(max_length=12, choices=TalkKind.choices, help_text=_("Gespräch oder Beobachtung"))
    subject = models.CharField(max_length=200, help_text=_("Worum es geht oder was beobachtet wird, ohne Namen"))
    place = models.CharField(max_length=120, blank=True, help_text=_("Wo es war"))
    questions = ArrayField(
        models.CharField(max_length=400), default=list, help_text=_("Der Leitfaden, Frage für Frage")
    )
    held_by = models.ForeignKey(
        "people.Account", on_delete=models.PROTECT, related_name="+", help_text=_("Wer fragt und mitschreibt")
    )
    roles = ArrayField(models.CharField(max_length=24), default=list, help_text=_("Wer spricht, nach eigener Angabe"))
    teller = models.UUIDField(db_index=True, help_text=_("Zufallszahl, die alles aus diesem Gespräch verbindet"))
    code_hash = models.BinaryField(
        max_length=32, null=True, unique=True, help_text=_("Prüfwert des Codes, der dem Gegenüber gehört")
    )
    agreed_to = models.CharField(
        max_length=16, blank=True, help_text=_("Welcher Fassung des vorgelesenen Satzes zugestimmt wurde")
    )
    started_at = models.DateTimeField(help_text=_("Wann es begann"))
    paused_at = models.DateTimeField(null=True, help_text=_("Seit wann Pause ist"))
    paused_seconds = models.PositiveIntegerField(default=0, help_text=_("Wie lange bisher Pause war"))
    ended_at = models.DateTimeField(null=True, help_text=_("Wann es endete"))
    story = models.OneToOneField(
        Story,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("Die zuerst freigegebene Stelle; zu ihr gehört der Code"),
    )

    class Meta:
        verbose_name = _("Gespräch oder Beobachtung")
        constraints = [
            models.CheckConstraint(
                name="listen_talk_with_consent",
                condition=models.Q(kind=TalkKind.OBSERVATION, code_hash__isnull=True, agreed_to="")
                | (models.Q(kind=TalkKind.INTERVIEW, code_hash__isnull=False) & ~models.Q(agreed_to="")),
            )
        ]
        indexes = [models.Index(fields=["inquiry", "-started_at"], name="listen_talk_of_inquiry")]

    @property
    def is_interview(self) -> bool:
        return self.kind == TalkKind.INTERVIEW


class TalkNote(models.Model):
    """One line of the notes. Once released its words stand in the story and nowhere else."""

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="notes", help_text=_("Wozu sie gehört"))
    key = models.CharField(max_length=100, help_text=_("Schlüssel, der doppeltes Speichern verhindert"))
    kind = models.CharField(max_length=8, choices=NoteKind.choices, help_text=_("Gesagt, gesehen oder gedeutet"))
    text = models.TextField(blank=True, help_text=_("Die Notiz; leer, sobald sie als Geschichte dasteht"))
    second = models.PositiveIntegerField(help_text=_("Wie viele Sekunden nach dem Anfang, ohne Pausen"))
    noted_at = models.DateTimeField(help_text=_("Wann notiert"))
    corrected_at = models.DateTimeField(null=True, help_text=_("Wann das Gegenüber sie berichtigt hat"))
    story = models.OneToOneField(
        Story,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("Welche Geschichte daraus wurde"),
    )

    class Meta:
        verbose_name = _("Notiz")
        ordering = ("second", "pk")
        constraints = [
            models.UniqueConstraint(fields=["talk", "key"], name="listen_note_once"),
            models.CheckConstraint(
                name="listen_note_or_story",
                condition=(models.Q(story__isnull=True) & ~models.Q(text="")) | models.Q(story__isnull=False, text=""),
            ),
            models.CheckConstraint(
                name="listen_nothing_understood_is_a_source",
                condition=~models.Q(kind=NoteKind.MEANT) | models.Q(story__isnull=True),
            ),
        ]

    @property
    def clock(self) -> str:
        """Minutes and seconds since the beginning: 12:05."""
        return f"{self.second // 60}:{self.second % 60:02}"
