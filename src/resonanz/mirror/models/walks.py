"""Journeys as somebody from the team walked them. Until it is finished a walk is a draft; then it never changes."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.listen.enums import Feeling
from resonanz.mirror.enums import PhotoKind, WayOut
from resonanz.mirror.models.journeys import JourneyEdition, JourneyStep
from resonanz.mirror.rules.walking import LONGEST


class Walk(models.Model):
    """A self-test. Whoever walks works here and is shown as such, never as a guest."""

    edition = models.ForeignKey(
        JourneyEdition, on_delete=models.PROTECT, related_name="walks", help_text=_("Welche Auflage der Reise")
    )
    walker = models.ForeignKey(
        "people.Account", on_delete=models.PROTECT, related_name="+", help_text=_("Wer aus dem Team den Weg geht")
    )
    planned_on = models.DateField(help_text=_("Für welchen Tag"))
    planned_at = models.TimeField(null=True, help_text=_("Um welche Uhrzeit, wenn eine verabredet ist"))
    zone = models.CharField(max_length=60, help_text=_("In welcher Zeitzone die Uhrzeiten gelten"))
    booked_by = models.ForeignKey(
        "people.Account", on_delete=models.PROTECT, related_name="+", help_text=_("Wer ihn gebucht hat")
    )
    booked_at = models.DateTimeField(help_text=_("Wann er gebucht wurde"))
    called_off_at = models.DateTimeField(null=True, help_text=_("Wann er abgesagt wurde"))
    finished_at = models.DateTimeField(null=True, help_text=_("Wann er abgeschlossen wurde"))
    entry_index = models.BigIntegerField(null=True, unique=True, help_text=_("Eintrag im Protokollbuch"))

    class Meta:
        verbose_name = _("Selbsttest einer Kundenreise")
        indexes = [models.Index(fields=["-finished_at"], name="mirror_walk_newest")]
        constraints = [
            models.CheckConstraint(
                name="mirror_finished_is_entered",
                condition=models.Q(finished_at=None, entry_index=None)
                | models.Q(finished_at__isnull=False, entry_index__isnull=False, called_off_at=None),
            ),
        ]

    @property
    def is_open(self) -> bool:
        return self.finished_at is None and self.called_off_at is None


class WalkedStep(models.Model):
    walk = models.ForeignKey(
        Walk, on_delete=models.PROTECT, related_name="walked", db_index=False, help_text=_("Welcher Selbsttest")
    )
    step = models.ForeignKey(JourneyStep, on_delete=models.PROTECT, related_name="+", help_text=_("Welcher Schritt"))
    begins_at = models.DateTimeField(help_text=_("Wann er begann"))
    minutes = models.IntegerField(help_text=_("Wie viele Minuten er dauerte"))
    waited = models.IntegerField(help_text=_("Wie viele davon gewartet wurde"))
    way_out = models.CharField(max_length=8, choices=WayOut.choices, help_text=_("Wie er ausging"))
    feeling = models.CharField(
        max_length=16, choices=Feeling.choices, blank=True, help_text=_("Nur, was die Person selbst angibt")
    )

    class Meta:
        verbose_name = _("Begangener Schritt")
        constraints = [
            models.UniqueConstraint(fields=["walk", "step"], name="mirror_step_walked_once"),
            models.CheckConstraint(
                name="mirror_waited_within_the_step",
                condition=models.Q(minutes__gte=0, minutes__lte=LONGEST, waited__gte=0)
                & models.Q(waited__lte=models.F("minutes")),
            ),
        ]


class WalkWords(models.Model):
    """Verbatim, with an entry of its own: it can be erased without touching what was measured."""

    walked = models.OneToOneField(
        WalkedStep, on_delete=models.PROTECT, related_name="said", help_text=_("Zu welchem Schritt")
    )
    words = models.TextField(help_text=_("Was geschah, genau wie geschrieben"))
    entry_index = models.BigIntegerField(null=True, unique=True, help_text=_("Eintrag im Protokollbuch"))

    class Meta:
        verbose_name = _("Worte aus einem Selbsttest")
        constraints = [models.CheckConstraint(name="mirror_words_are_words", condition=~models.Q(words=""))]


class WalkPhoto(models.Model):
    """Without place, time and device; see `rules.photos`."""

    walked = models.OneToOneField(
        WalkedStep, on_delete=models.PROTECT, related_name="pictured", help_text=_("Zu welchem Schritt")
    )
    kind = models.CharField(max_length=10, choices=PhotoKind.choices, help_text=_("Welche Art von Datei"))
    content = models.BinaryField(help_text=_("Das Bild ohne alles, was eine Kamera dazuschreibt"))
    entry_index = models.BigIntegerField(null=True, unique=True, help_text=_("Eintrag im Protokollbuch"))

    class Meta:
        verbose_name = _("Foto aus einem Selbsttest")
