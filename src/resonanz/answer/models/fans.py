"""Fans and ambassadors: what we give, the steps people take themselves, and what we ask them to make with us."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.answer.enums import AskState, Circle, FanDeed, FanKind
from resonanz.people.enums import Purpose


class Giving(models.Model):
    """What the organisation gives its fans, in its own words. Rows are only ever added; a trigger sees to it."""

    number = models.IntegerField(unique=True, help_text=_("Die wievielte Fassung"))
    lines = ArrayField(models.CharField(max_length=300), help_text=_("Was wir geben, eines je Zeile"))
    said_by = models.ForeignKey(
        "people.Account", on_delete=models.PROTECT, related_name="+", help_text=_("Wer es eingetragen hat")
    )
    said_at = models.DateTimeField(help_text=_("Seit wann"))
    entry_index = models.BigIntegerField(unique=True, help_text=_("Eintrag im Protokollbuch"))

    class Meta:
        verbose_name = _("Was wir geben")
        ordering = ("number",)


class FanStep(models.Model):
    """One step of one person; the newest holds.

    No ledger entry: the log is public, and one entry per step would tell everybody how few fans there are.
    """

    account = models.ForeignKey("people.Account", on_delete=models.CASCADE, related_name="+", help_text=_("Wer"))
    number = models.IntegerField(help_text=_("Der wievielte Schritt"))
    deed = models.CharField(max_length=8, choices=FanDeed.choices, help_text=_("Was die Person getan hat"))
    kinds = ArrayField(
        models.CharField(max_length=10, choices=FanKind.choices),
        default=list,
        help_text=_("Als was sie sich erklärt hat; leer: als nichts"),
    )
    is_named = models.BooleanField(default=False, help_text=_("Ob das Team den Namen sehen darf"))
    why = models.TextField(blank=True, help_text=_("Warum, in eigenen Worten"))
    paused_until = models.DateField(null=True, help_text=_("Pause bis zu diesem Tag; leer: bis auf Weiteres"))
    giving = models.ForeignKey(
        Giving,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("Welche Fassung von „Was wir geben“ die Person gelesen hat"),
    )
    at = models.DateTimeField(help_text=_("Wann"))

    class Meta:
        verbose_name = _("Schritt als Fan")
        ordering = ("account", "number")
        constraints = [
            models.UniqueConstraint(fields=["account", "number"], name="answer_one_fan_step_per_number"),
            models.CheckConstraint(
                name="answer_only_pauses_have_an_end",
                condition=models.Q(paused_until__isnull=True) | models.Q(deed=FanDeed.PAUSED),
            ),
        ]


class Together(models.Model):
    """The team asks people to make something with it: an inquiry, a tasting or an evening that is there already."""

    inquiry = models.ForeignKey(
        "ask.Inquiry", on_delete=models.PROTECT, related_name="+", help_text=_("Zu welchem Anliegen")
    )
    title = models.CharField(max_length=200, help_text=_("Wozu wir einladen"))
    path = models.CharField(max_length=200, help_text=_("Auf welche Seite die Einladung führt"))
    purpose = models.CharField(
        max_length=12, choices=Purpose.choices, help_text=_("Welche Einwilligung es dafür braucht")
    )
    circle = models.CharField(max_length=10, choices=Circle.choices, help_text=_("Wen wir fragen"))
    what_for = models.TextField(help_text=_("Wofür wir die Gefragten brauchen"))
    how_long = models.CharField(max_length=200, help_text=_("Wie lange es dauert"))
    in_return = models.TextField(help_text=_("Was sie davon haben"))
    asked_by = models.ForeignKey(
        "people.Account", on_delete=models.PROTECT, related_name="+", help_text=_("Wer aus dem Team fragt")
    )
    asked_at = models.DateTimeField(help_text=_("Wann"))

    class Meta:
        verbose_name = _("Einladung zum Mitmachen")
        ordering = ("-asked_at", "-pk")


class TogetherAsk(models.Model):
    """The question to one person, so that nobody is asked twice and a pause stops what still waits."""

    together = models.ForeignKey(Together, on_delete=models.CASCADE, related_name="asks", help_text=_("Wozu"))
    account = models.ForeignKey(
        "people.Account", on_delete=models.CASCADE, related_name="+", help_text=_("Wer gefragt wird")
    )
    state = models.CharField(
        max_length=10, choices=AskState.choices, default=AskState.WAITING, help_text=_("Was daraus wurde")
    )
    contact = models.ForeignKey(
        "people.Contact", on_delete=models.SET_NULL, null=True, related_name="+", help_text=_("Mit welcher Nachricht")
    )
    at = models.DateTimeField(help_text=_("Wann zuletzt geändert"))

    class Meta:
        verbose_name = _("Frage nach dem Mitmachen")
        constraints = [models.UniqueConstraint(fields=["together", "account"], name="answer_asked_once")]
        indexes = [models.Index(fields=["together", "state"], name="answer_asks_by_state")]
