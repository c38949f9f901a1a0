"""How often somebody was written to, and how often that may happen."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.people.enums import Channel, Direction, Purpose
from resonanz.people.models.account import Account


class Contact(models.Model):
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+", help_text=_("Mit wem"))
    purpose = models.CharField(max_length=12, choices=Purpose.choices, help_text=_("Wofür"))
    channel = models.CharField(max_length=8, choices=Channel.choices, help_text=_("Auf welchem Weg"))
    direction = models.CharField(max_length=3, choices=Direction.choices, help_text=_("In welche Richtung"))
    at = models.DateTimeField(help_text=_("Wann; bei E-Mails der Augenblick, in dem sie das Haus verließ"))
    counts = models.BooleanField(help_text=_("Ob es vom Kontaktbudget abgeht"))
    pending = models.BooleanField(
        default=False,
        help_text=_("Ob es noch hinausgehen kann, zum Beispiel ein Brief, der gedruckt auf dem Tisch liegt"),
    )
    message = models.OneToOneField(
        "ground.Message", on_delete=models.SET_NULL, null=True, related_name="+", help_text=_("Welche Nachricht")
    )
    up_to_entry = models.BigIntegerField(
        null=True, help_text=_("Bis zu welchem Eintrag im Protokollbuch die Nachricht berichtet")
    )

    class Meta:
        verbose_name = _("Kontakt")
        indexes = [models.Index(fields=["account", "-at"], name="people_contact_newest")]


class ContactBudget(models.Model):
    """How many messages somebody gets at most. A change is a new row; a trigger keeps the old ones."""

    most = models.SmallIntegerField(help_text=_("Höchstens so viele Nachrichten"))
    days = models.SmallIntegerField(help_text=_("in so vielen Tagen"))
    set_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="+", help_text=_("Wer es festgelegt hat")
    )
    set_at = models.DateTimeField(help_text=_("Wann"))
    entry_index = models.BigIntegerField(unique=True, help_text=_("Eintrag im Protokollbuch"))

    class Meta:
        verbose_name = _("Kontaktbudget")
        constraints = [
            models.CheckConstraint(
                name="people_budget_is_one", condition=models.Q(most__gte=0, days__gte=1, days__lte=3660)
            )
        ]


class PersonalBudget(models.Model):
    """How many messages somebody wants at most, in the window of the organisation. It can only be lower."""

    account = models.OneToOneField(
        Account, primary_key=True, on_delete=models.CASCADE, related_name="+", help_text=_("Wer das möchte")
    )
    most = models.PositiveSmallIntegerField(
        _("Höchstens so viele Nachrichten"),
        help_text=_("Höchstens so viele, wenn die Organisation nicht noch weniger schickt"),
    )
    set_at = models.DateTimeField(help_text=_("Seit wann"))

    class Meta:
        verbose_name = _("Eigene Grenze")
