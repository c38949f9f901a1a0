"""Invitations: one for each person and inquiry, or a bare code for whoever takes the card."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.ask.enums import BatchKind, BatchState, InvitationState
from resonanz.ask.models.audience import Candidate
from resonanz.ask.models.inquiry import Inquiry
from resonanz.people.enums import Channel


class Invitation(models.Model):
    """Whether somebody answered stands here, never what: no row leads from an invitation to a story."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="+", help_text=_("Zu welchem Anliegen"))
    candidate = models.OneToOneField(
        Candidate,
        on_delete=models.CASCADE,
        null=True,
        related_name="invitation",
        help_text=_("Wer eingeladen ist; leer bei Karten, die jemand vor Ort bekommt"),
    )
    channel = models.CharField(max_length=8, choices=Channel.choices, help_text=_("Auf welchem Weg"))
    code_hash = models.BinaryField(max_length=32, unique=True, help_text=_("Prüfwert des Codes, nie der Code selbst"))
    old_hashes = ArrayField(
        models.BinaryField(max_length=32),
        default=list,
        blank=True,
        help_text=_("Prüfwerte früherer Codes, damit ein alter Code sagen kann, dass es einen neuen gibt"),
    )
    issue = models.PositiveSmallIntegerField(
        default=1, help_text=_("Wievielte Ausgabe; eine neue macht die alte ungültig")
    )
    language = models.CharField(max_length=8, default="de", help_text=_("In welcher Sprache"))
    state = models.CharField(
        max_length=8, choices=InvitationState.choices, default=InvitationState.PREPARED, help_text=_("Wie weit sie ist")
    )
    problem = models.CharField(max_length=300, blank=True, help_text=_("Warum sie nicht hinausging oder zurückkam"))
    prepared_at = models.DateTimeField(help_text=_("Wann vorbereitet"))
    prepared_by = models.ForeignKey(
        "people.Account",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("Wer sie vorbereitet hat; leer: beim Nachrücken von selbst"),
    )
    contact = models.OneToOneField(
        "people.Contact",
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        help_text=_("Welcher Kontakt im Kontaktbudget"),
    )
    sent_on = models.DateField(null=True, help_text=_("An welchem Tag sie hinausging"))
    reminded_on = models.DateField(null=True, help_text=_("An welchem Tag erinnert wurde"))
    reacted_on = models.DateField(
        null=True,
        help_text=_("An welchem Tag geantwortet oder abgesagt wurde; ohne Uhrzeit, damit nichts zuzuordnen ist"),
    )
    expires_on = models.DateField(help_text=_("Bis zu welchem Tag sie gilt"))

    class Meta:
        verbose_name = _("Einladung")
        ordering = ("-pk",)
        indexes = [
            models.Index(fields=["inquiry", "state", "-id"], name="ask_invitation_state"),
            GinIndex(fields=["old_hashes"], name="ask_invitation_old_codes"),
        ]


class InvitationBatch(models.Model):
    """One press of a button that writes to many: how far it is and what came of it, without names."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="+", help_text=_("Zu welchem Anliegen"))
    kind = models.CharField(max_length=8, choices=BatchKind.choices, help_text=_("Einladen oder erinnern"))
    channel = models.CharField(max_length=8, choices=Channel.choices, help_text=_("Auf welchem Weg"))
    pause = models.PositiveSmallIntegerField(default=7, help_text=_("So viele Tage muss die letzte Nachricht her sein"))
    state = models.CharField(
        max_length=8, choices=BatchState.choices, default=BatchState.RUNNING, help_text=_("Wie weit es ist")
    )
    cursor = models.BigIntegerField(default=0, help_text=_("Bis zu welcher Zeile es fertig ist, falls es abbricht"))
    total = models.PositiveIntegerField(default=0, help_text=_("Für so viele"))
    done = models.PositiveIntegerField(default=0, help_text=_("Davon vorbereitet"))
    refused = models.PositiveIntegerField(default=0, help_text=_("Davon nicht, mit Grund"))
    started_by = models.ForeignKey(
        "people.Account", on_delete=models.PROTECT, related_name="+", help_text=_("Wer den Knopf drückte")
    )
    started_at = models.DateTimeField(help_text=_("Wann"))
    ended_at = models.DateTimeField(null=True, help_text=_("Wann fertig"))

    class Meta:
        verbose_name = _("Versand")
        ordering = ("-pk",)

    @property
    def worked(self) -> int:
        return self.done + self.refused
