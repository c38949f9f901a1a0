"""The organisation and the people of its team. Guests need no account and have no row here."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _


class Organisation(models.Model):
    """One installation serves one organisation, so there is one row."""

    id = models.SmallIntegerField(primary_key=True, default=1, help_text=_("Es gibt genau eine Organisation"))
    name = models.CharField(max_length=120, help_text=_("Steht im Kopf jeder Seite"))
    street = models.CharField(max_length=120, blank=True, help_text=_("Für das Impressum"))
    town = models.CharField(max_length=120, blank=True, help_text=_("Für das Impressum"))
    email = models.EmailField(blank=True, help_text=_("Unter dieser Adresse antwortet ein Mensch"))
    phone = models.CharField(max_length=60, blank=True, help_text=_("Unter dieser Nummer antwortet ein Mensch"))
    imprint = models.TextField(blank=True, help_text=_("Weitere Angaben im Impressum"))
    is_fiction = models.BooleanField(default=False, help_text=_("Jede Seite sagt dann, dass es eine Vorführung ist"))
    fiction_note = models.CharField(
        max_length=200, blank=True, help_text=_("Der Satz über jeder Seite einer Vorführung")
    )

    class Meta:
        verbose_name = _("Organisation")
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="people_one_organisation")]


class AccountManager(BaseUserManager["Account"]):
    def get_by_natural_key(self, username: str | None) -> Account:
        return self.get(email__iexact=username)


class Account(AbstractBaseUser):
    """A member of the team. There is no field for rank: a function says what somebody does, not who commands."""

    password = models.CharField(max_length=128, help_text=_("Leer: die Anmeldung geht über einen Link"))
    last_login = models.DateTimeField(null=True, blank=True, help_text=_("Letzte Anmeldung"))
    name = models.CharField(_("Name"), max_length=120, help_text=_("So werden Leser und Antwortende genannt"))
    function = models.CharField(
        _("Funktion"), max_length=120, blank=True, help_text=_("Zum Beispiel „Kundendienst“; kein Rang")
    )
    email = models.EmailField(_("E-Mail"), null=True, blank=True, unique=True, help_text=_("Nur für Anmeldelinks"))
    is_active = models.BooleanField(default=True, help_text=_("Wer das Team verlässt, kann sich nicht mehr anmelden"))
    created_at = models.DateTimeField(help_text=_("Seit wann im Team"))

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects: ClassVar[AccountManager] = AccountManager()

    class Meta:
        verbose_name = _("Mitglied des Teams")

    def __str__(self) -> str:
        return self.name

    @property
    def signature(self) -> str:
        return f"{self.name}, {self.function}" if self.function else self.name


class SignInLink(models.Model):
    """A one-time link. Only its hash is stored; a GET shows a button, only a press of it signs in."""

    token_hash = models.BinaryField(max_length=32, unique=True, help_text=_("SHA-256 des Links, nie der Link selbst"))
    account = models.ForeignKey(
        Account, on_delete=models.CASCADE, related_name="+", help_text=_("Für wen der Link gilt")
    )
    created_by = models.ForeignKey(
        Account,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        help_text=_("Wer ihn ausgestellt hat; leer: Befehlszeile"),
    )
    created_at = models.DateTimeField(help_text=_("Wann ausgestellt"))
    expires_at = models.DateTimeField(db_index=True, help_text=_("Danach gilt er nicht mehr"))
    used_at = models.DateTimeField(null=True, help_text=_("Wann benutzt; ein Link gilt einmal"))

    class Meta:
        verbose_name = _("Anmeldelink")
