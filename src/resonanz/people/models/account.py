"""People who can sign in. Guests need no account and have no row here."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _


class AccountManager(BaseUserManager["Account"]):
    def get_by_natural_key(self, username: str | None) -> Account:
        return self.get(email__iexact=username)


class Account(AbstractBaseUser):
    """A person we know: a customer who signs in, a member of the team, or both.

    There is no field for rank: a function says what somebody does, not who commands.
    """

    password = models.CharField(
        max_length=128, help_text=_("Nur der Prüfwert; leer: die Anmeldung geht über einen Link oder Code")
    )
    last_login = models.DateTimeField(null=True, blank=True, help_text=_("Letzte Anmeldung"))
    name = models.CharField(_("Name"), max_length=120, help_text=_("So wird die Person genannt"))
    function = models.CharField(
        _("Funktion"), max_length=120, blank=True, help_text=_("Zum Beispiel „Kundendienst“; kein Rang")
    )
    email = models.EmailField(
        _("E-Mail"),
        null=True,
        blank=True,
        unique=True,
        help_text=_("Für die Anmeldung und für Nachrichten, denen zugestimmt wurde"),
    )
    is_active = models.BooleanField(default=True, help_text=_("Sonst ist keine Anmeldung möglich"))
    is_team = models.BooleanField(default=False, help_text=_("Darf in die Seiten des Teams"))
    created_at = models.DateTimeField(help_text=_("Seit wann bekannt"))

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects: ClassVar[AccountManager] = AccountManager()

    class Meta:
        verbose_name = _("Person")

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


class MemberChange(models.Model):
    """Who came to the team, was renamed, left or got a link, because readers are promised by name."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", help_text=_("Um wen es geht"))
    deed = models.CharField(max_length=8, help_text=_("Gekommen, geändert, gegangen oder Anmeldelink"))
    name = models.CharField(max_length=120, blank=True, help_text=_("So hieß die Person damals"))
    function = models.CharField(max_length=120, blank=True, help_text=_("Diese Funktion hatte sie damals"))
    done_by = models.ForeignKey(
        Account,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text=_("Wer es eintrug; leer: Befehlszeile"),
    )
    done_at = models.DateTimeField(help_text=_("Wann"))
    entry_index = models.BigIntegerField(unique=True, help_text=_("Eintrag im Protokollbuch"))

    class Meta:
        verbose_name = _("Wechsel im Team")
        ordering = ("entry_index",)
