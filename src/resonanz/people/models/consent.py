"""What people have allowed, word by word, and what they have forbidden."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.people.enums import Channel, Door, Ending, Purpose
from resonanz.people.models.account import Account


class ConsentWording(models.Model):
    """A sentence that people agreed to. Rows are only ever added; a trigger sees to it."""

    purpose = models.CharField(max_length=12, choices=Purpose.choices, help_text=_("Wofür"))
    channel = models.CharField(max_length=8, choices=Channel.choices, help_text=_("Auf welchem Weg"))
    language = models.CharField(max_length=8, help_text=_("In welcher Sprache"))
    version = models.IntegerField(help_text=_("Wievielte Fassung"))
    text = models.TextField(help_text=_("Der Wortlaut, dem zugestimmt wurde"))
    created_at = models.DateTimeField(help_text=_("Seit wann er gilt"))

    class Meta:
        verbose_name = _("Wortlaut einer Einwilligung")
        constraints = [
            models.UniqueConstraint(
                fields=["purpose", "channel", "language", "version"], name="people_one_wording_per_version"
            )
        ]


class Consent(models.Model):
    """One yes, from giving to withdrawing. By e-mail it counts only once it was confirmed from the mailbox."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+", help_text=_("Von wem"))
    wording = models.ForeignKey(
        ConsentWording, on_delete=models.PROTECT, related_name="+", help_text=_("Welchem Wortlaut zugestimmt wurde")
    )
    purpose = models.CharField(max_length=12, choices=Purpose.choices, help_text=_("Wofür"))
    channel = models.CharField(max_length=8, choices=Channel.choices, help_text=_("Auf welchem Weg"))
    address_hash = models.BinaryField(
        max_length=32,
        null=True,
        help_text=_("Für welche Adresse, als Prüfwert: eine neue Adresse braucht ein neues Ja"),
    )
    given_at = models.DateTimeField(help_text=_("Wann gegeben"))
    source = models.CharField(max_length=12, choices=Door.choices, help_text=_("Wo gegeben"))
    reference = models.CharField(max_length=40, blank=True, help_text=_("Zu welcher Geschichte gegeben"))
    confirmed_at = models.DateTimeField(null=True, help_text=_("Wann aus dem Postfach bestätigt"))
    withdrawn_at = models.DateTimeField(null=True, help_text=_("Wann zurückgezogen"))
    withdrawn_how = models.CharField(
        max_length=12, choices=Ending.choices, blank=True, help_text=_("Wie zurückgezogen")
    )

    said: Sequence[str] = ()
    """What came of it besides, in the request that confirmed it; not stored."""

    class Meta:
        verbose_name = _("Einwilligung")
        constraints = [
            models.UniqueConstraint(
                fields=["account", "purpose", "channel"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="people_one_open_consent",
            ),
            models.CheckConstraint(
                name="people_consent_ends_somehow",
                condition=models.Q(withdrawn_at__isnull=True, withdrawn_how="")
                | (models.Q(withdrawn_at__isnull=False) & ~models.Q(withdrawn_how="")),
            ),
        ]


class Objection(models.Model):
    """What stops the mails: nothing any more but what somebody asks for. `FileObjection` is how the file tells it."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+", help_text=_("Wer"))
    made_at = models.DateTimeField(help_text=_("Seit wann"))
    how = models.CharField(max_length=12, choices=Ending.choices, help_text=_("Wo erklärt"))
    ended_at = models.DateTimeField(null=True, help_text=_("Wann die Person es selbst aufgehoben hat"))

    class Meta:
        verbose_name = _("Widerspruch")
        constraints = [
            models.UniqueConstraint(
                fields=["account"], condition=models.Q(ended_at__isnull=True), name="people_one_open_objection"
            )
        ]


class ExistingCustomerCase(models.Model):
    """The exception of § 7(3) UWG, ticked by a named member of the team: an invitation by e-mail without a consent."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+", help_text=_("Für wen"))
    reason = models.TextField(help_text=_("Warum alle vier Voraussetzungen vorliegen"))
    ticked_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="+", help_text=_("Wer das mit Namen verantwortet")
    )
    ticked_at = models.DateTimeField(help_text=_("Wann"))
    ended_at = models.DateTimeField(null=True, help_text=_("Seit wann sie nicht mehr gilt"))

    class Meta:
        verbose_name = _("Ausnahme für Bestandskunden")
        constraints = [
            models.UniqueConstraint(
                fields=["account"], condition=models.Q(ended_at__isnull=True), name="people_one_open_exception"
            ),
            models.CheckConstraint(name="people_exception_has_a_reason", condition=~models.Q(reason="")),
        ]


class RefusedAddress(models.Model):
    """An address whose server refuses it for good. Another address of the same person is tried again."""

    account = models.OneToOneField(
        Account, primary_key=True, on_delete=models.CASCADE, related_name="+", help_text=_("Wessen Adresse")
    )
    address_hash = models.BinaryField(max_length=32, help_text=_("Prüfwert der Adresse"))
    reason = models.CharField(max_length=300, help_text=_("Was der Server gesagt hat"))
    refused_at = models.DateTimeField(help_text=_("Wann"))

    class Meta:
        verbose_name = _("Unzustellbare Adresse")
