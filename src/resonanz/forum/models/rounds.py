"""What happens one after the other at an evening."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.forum.enums import RUNNING, TAKES_WORDS, RoundKind, RoundState
from resonanz.forum.models.forums import Forum


class Round(models.Model):
    forum = models.ForeignKey(
        Forum, on_delete=models.CASCADE, related_name="rounds", db_index=False, help_text=_("Zu welchem Forum")
    )
    position = models.PositiveSmallIntegerField(help_text=_("Die wievielte Runde"))
    kind = models.CharField(_("Art"), max_length=12, choices=RoundKind.choices, help_text=_("Was in ihr geschieht"))
    title = models.CharField(_("Überschrift"), max_length=120, help_text=_("Wie sie auf der Tagesordnung heißt"))
    prompt = models.TextField(
        _("Die Frage"), blank=True, help_text=_("Was die Gäste auf der Leinwand und auf ihrem Telefon lesen")
    )
    minutes = models.PositiveSmallIntegerField(_("Minuten"), default=15, help_text=_("So lange ist sie geplant"))
    owner = models.CharField(
        _("Wer sie führt"), max_length=120, blank=True, help_text=_("Name oder Aufgabe; steht auf der Tagesordnung")
    )
    silent_first = models.BooleanField(
        _("Erst still schreiben"),
        default=False,
        help_text=_("Alle schreiben für sich, bevor jemand etwas von anderen sieht"),
    )
    state = models.CharField(
        max_length=8, choices=RoundState.choices, default=RoundState.PLANNED, help_text=_("Wie weit sie ist")
    )
    started_at = models.DateTimeField(null=True, help_text=_("Wann begonnen"))
    revealed_at = models.DateTimeField(null=True, help_text=_("Ab wann zu sehen ist, was freigegeben ist"))
    ended_at = models.DateTimeField(null=True, help_text=_("Wann beendet"))
    extra_minutes = models.PositiveSmallIntegerField(default=0, help_text=_("Um so viele Minuten verlängert"))
    repeats = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, related_name="+", help_text=_("Welche Runde sie wiederholt")
    )

    class Meta:
        verbose_name = _("Runde")
        ordering = ("forum", "position")
        constraints = [
            models.UniqueConstraint(
                fields=["forum", "position"], name="forum_one_round_per_place", deferrable=models.Deferrable.DEFERRED
            ),
            models.UniqueConstraint(
                fields=["forum"],
                condition=models.Q(state__in=[RoundState.WRITING, RoundState.OPEN]),
                name="forum_one_round_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_running(self) -> bool:
        return self.state in RUNNING

    @property
    def takes_words(self) -> bool:
        return self.kind in TAKES_WORDS

    @property
    def shows_words(self) -> bool:
        """Whether others may see what was released: never while everybody still writes in silence."""
        return self.revealed_at is not None

    @property
    def planned_end(self) -> datetime | None:
        """When its time is up; counted from its real beginning, so that a changed clock hour changes nothing."""
        if self.started_at is None:
            return None
        return self.started_at + timedelta(minutes=self.minutes + self.extra_minutes)
