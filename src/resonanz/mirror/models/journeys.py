"""The way of a customer as the house has laid it down. Changed steps are a new edition; old ones stay as they are."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

LONGEST_NAME = 80
LONGEST_AUDIENCE = 160
MOST_STEPS = 12


class Journey(models.Model):
    """What stays the same over all editions: that it is this journey."""

    by = models.ForeignKey(
        "people.Account", on_delete=models.PROTECT, related_name="+", help_text=_("Wer sie zuerst festgelegt hat")
    )
    at = models.DateTimeField(help_text=_("Wann"))

    class Meta:
        verbose_name = _("Kundenreise")


class JourneyEdition(models.Model):
    journey = models.ForeignKey(
        Journey, on_delete=models.PROTECT, related_name="editions", db_index=False, help_text=_("Welche Kundenreise")
    )
    number = models.IntegerField(help_text=_("Wievielte Auflage"))
    name = models.CharField(max_length=LONGEST_NAME, help_text=_("Wie die Reise heißt"))
    audience = models.CharField(max_length=LONGEST_AUDIENCE, help_text=_("Wer diesen Weg sonst geht"))
    by = models.ForeignKey(
        "people.Account", on_delete=models.PROTECT, related_name="+", help_text=_("Wer sie festgelegt hat")
    )
    at = models.DateTimeField(help_text=_("Wann"))
    entry_index = models.BigIntegerField(unique=True, help_text=_("Eintrag im Protokollbuch"))

    class Meta:
        verbose_name = _("Auflage einer Kundenreise")
        constraints = [models.UniqueConstraint(fields=["journey", "number"], name="mirror_one_edition_per_number")]


class JourneyStep(models.Model):
    edition = models.ForeignKey(
        JourneyEdition, on_delete=models.PROTECT, related_name="steps", db_index=False, help_text=_("Welche Auflage")
    )
    position = models.SmallIntegerField(help_text=_("Wievielter Schritt"))
    name = models.CharField(max_length=LONGEST_NAME, help_text=_("Was dort zu tun ist"))

    class Meta:
        verbose_name = _("Schritt einer Kundenreise")
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=["edition", "position"], name="mirror_one_step_per_position"),
            models.UniqueConstraint("edition", Lower("name"), name="mirror_steps_have_different_names"),
            models.CheckConstraint(
                name="mirror_one_to_twelve_steps", condition=models.Q(position__gte=1, position__lte=MOST_STEPS)
            ),
        ]


class StepTouchpoint(models.Model):
    """Beside which stories a step is shown. It may be changed at any time: nothing that was walked hangs on it."""

    step = models.ForeignKey(
        JourneyStep, on_delete=models.PROTECT, related_name="links", db_index=False, help_text=_("Welcher Schritt")
    )
    touchpoint = models.ForeignKey(
        "understand.Touchpoint",
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Welcher Berührungspunkt davon erzählt"),
    )
    by = models.ForeignKey(
        "people.Account", on_delete=models.PROTECT, related_name="+", help_text=_("Wer sie verbunden hat")
    )
    at = models.DateTimeField(help_text=_("Wann"))

    class Meta:
        verbose_name = _("Berührungspunkt eines Schritts")
        constraints = [models.UniqueConstraint(fields=["step", "touchpoint"], name="mirror_linked_once")]
