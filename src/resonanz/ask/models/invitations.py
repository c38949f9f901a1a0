"""Invitations: one for each person and inquiry, or a bare code for whoever takes the card."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.ask.enums import InvitationState
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
        indexes = [models.Index(fields=["inquiry", "state", "-id"], name="ask_invitation_state")]
