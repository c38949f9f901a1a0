"""Mails on their way out. They carry no domain: who may be written to is decided above."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class MessageState(models.TextChoices):
    WAITING = "waiting", _("wartet")
    SENDING = "sending", _("wird gerade abgeschickt")
    SENT = "sent", _("abgeschickt")
    FAILED = "failed", _("nicht zustellbar")
    UNCLEAR = "unclear", _("unklar, ob sie ankam")
    DROPPED = "dropped", _("nicht abgeschickt")


class Message(models.Model):
    """One mail. Its words are erased once it is sent; what stays says that it was sent, and what for."""

    to = models.EmailField(blank=True, help_text=_("An welche Adresse; leer, sobald sie vergessen ist"))
    purpose = models.CharField(max_length=40, help_text=_("Wozu die Nachricht dient"))
    subject = models.CharField(max_length=200, help_text=_("Betreff; nie mit Worten von Gästen"))
    body = models.TextField(blank=True, help_text=_("Text; leer, sobald sie abgeschickt ist"))
    headers = models.JSONField(default=dict, blank=True, help_text=_("Kopfzeilen, etwa zum Abbestellen"))
    message_id = models.CharField(
        max_length=200, unique=True, help_text=_("Feste Kennung, damit doppelt Zugestelltes als eines erkannt wird")
    )
    once = models.BooleanField(
        default=False, help_text=_("Nie ein zweites Mal abschicken, wenn unklar ist, ob sie schon ankam")
    )
    with_html = models.BooleanField(
        default=False, help_text=_("Ob der Text auch als HTML dabei ist; daraus gemacht, ohne Bild und ohne Umweg")
    )
    state = models.CharField(
        max_length=8, choices=MessageState.choices, default=MessageState.WAITING, help_text=_("Wie weit sie ist")
    )
    created_at = models.DateTimeField(help_text=_("Wann geschrieben"))
    not_before = models.DateTimeField(help_text=_("Wann sie das nächste Mal an der Reihe ist"))
    claimed_at = models.DateTimeField(null=True, blank=True, help_text=_("Seit wann sie gerade abgeschickt wird"))
    handed_at = models.DateTimeField(
        null=True, blank=True, help_text=_("Wann der Server sie annehmen wollte; vorher kann sie nicht angekommen sein")
    )
    sent_at = models.DateTimeField(null=True, blank=True, help_text=_("Wann abgeschickt"))
    tries = models.SmallIntegerField(default=0, help_text=_("Wie oft versucht"))
    problem = models.CharField(max_length=300, blank=True, help_text=_("Warum sie nicht ankam"))

    class Meta:
        verbose_name = _("Ausgehende Nachricht")
        indexes = [
            models.Index(
                fields=["not_before"],
                name="ground_message_due",
                condition=models.Q(state=MessageState.WAITING),
            ),
            models.Index(fields=["-created_at"], name="ground_message_newest"),
        ]
        constraints = [
            models.CheckConstraint(
                name="ground_no_words_of_sent_messages",
                condition=~models.Q(state__in=[MessageState.SENT, MessageState.DROPPED]) | models.Q(body=""),
            )
        ]
