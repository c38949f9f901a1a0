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


class Hook(models.Model):
    """A program of somebody that is told what happens here. It learns numbers and addresses, never words."""

    name = models.CharField(max_length=80, help_text=_("Wie das Team dieses Programm nennt"))
    url = models.URLField(max_length=500, help_text=_("Wohin gemeldet wird"))
    secret = models.CharField(max_length=80, help_text=_("Womit unterschrieben wird; nur einmal gezeigt"))
    events = models.JSONField(default=list, help_text=_("Was gemeldet wird"))
    is_active = models.BooleanField(default=True, help_text=_("Ob zurzeit gemeldet wird"))
    created_at = models.DateTimeField(help_text=_("Seit wann"))

    class Meta:
        verbose_name = _("Programm, dem gemeldet wird")


class DeliveryState(models.TextChoices):
    WAITING = "waiting", _("wartet")
    SENDING = "sending", _("wird gerade gesendet")
    DELIVERED = "delivered", _("angenommen")
    FAILED = "failed", _("aufgegeben")


class HookDelivery(models.Model):
    """One message to one program, and what became of it."""

    hook = models.ForeignKey(
        Hook, on_delete=models.CASCADE, related_name="deliveries", help_text=_("An welches Programm")
    )
    name = models.CharField(max_length=32, unique=True, help_text=_("Kennung, bei jedem Versuch dieselbe"))
    event = models.CharField(max_length=40, help_text=_("Was geschah"))
    once = models.CharField(max_length=80, null=True, blank=True, help_text=_("Was nur einmal gemeldet wird"))
    body = models.TextField(help_text=_("Was gesendet wird: Nummern und Adressen, keine Worte"))
    state = models.CharField(
        max_length=9, choices=DeliveryState.choices, default=DeliveryState.WAITING, help_text=_("Wie weit sie ist")
    )
    created_at = models.DateTimeField(help_text=_("Wann es geschah"))
    not_before = models.DateTimeField(help_text=_("Wann sie das nächste Mal an der Reihe ist"))
    claimed_at = models.DateTimeField(null=True, blank=True, help_text=_("Seit wann sie gerade gesendet wird"))
    delivered_at = models.DateTimeField(null=True, blank=True, help_text=_("Wann sie angenommen wurde"))
    tries = models.SmallIntegerField(default=0, help_text=_("Wie oft versucht"))
    status = models.SmallIntegerField(null=True, blank=True, help_text=_("Was die Gegenseite zuletzt antwortete"))
    problem = models.CharField(max_length=300, blank=True, help_text=_("Warum es nicht ging"))

    class Meta:
        verbose_name = _("Meldung an ein Programm")
        indexes = [
            models.Index(
                fields=["not_before"],
                name="ground_delivery_due",
                condition=models.Q(state=DeliveryState.WAITING),
            ),
            models.Index(fields=["hook", "-created_at"], name="ground_delivery_newest"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["hook", "event", "once"], name="ground_told_once"),
        ]
