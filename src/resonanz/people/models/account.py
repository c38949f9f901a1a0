"""People who can sign in. Guests need no account and have no row here."""

from __future__ import annotations

from typing import Any, ClassVar

from django.apps import apps
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

_WITHOUT_NAME = _("Ohne Namen")


class Mailbox(models.Func):
    """An address without what stands behind a plus: the same mailbox in one spelling."""

    function = "regexp_replace"
    output_field = models.TextField()

    def __init__(self, address: models.F | str, *rest: models.Value, **options: Any) -> None:
        super().__init__(address, *(rest or (models.Value(r"\+[^@]*@"), models.Value("@"))), **options)


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
    language = models.CharField(
        _("Sprache"),
        max_length=8,
        blank=True,
        help_text=_("In welcher Sprache wir schreiben; leer: noch nicht bekannt"),
    )
    confirmed_at = models.DateTimeField(
        null=True, blank=True, help_text=_("Wann jemand gezeigt hat, dass diese Adresse die eigene ist")
    )
    is_active = models.BooleanField(default=True, help_text=_("Sonst ist keine Anmeldung möglich"))
    is_team = models.BooleanField(default=False, help_text=_("Darf in die Seiten des Teams"))
    second_factor_at = models.DateTimeField(
        null=True, blank=True, help_text=_("Seit wann ein zweiter Faktor oder Passkey schützt")
    )
    session_round = models.IntegerField(
        default=0, help_text=_("Steigt, wenn jemand alle anderen Sitzungen beendet; ältere gelten dann nicht mehr")
    )
    created_at = models.DateTimeField(help_text=_("Seit wann bekannt"))

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects: ClassVar[AccountManager] = AccountManager()

    class Meta:
        verbose_name = _("Person")
        indexes = [models.Index(Mailbox("email"), name="people_account_mailbox")]

    def __str__(self) -> str:
        return self.name or self.email or str(_WITHOUT_NAME)

    @property
    def signature(self) -> str:
        return f"{self.name}, {self.function}" if self.function else str(self)

    @property
    def may_enter_team(self) -> bool:
        """Asked by the door of the team's pages (`ground.middleware`)."""
        return self.is_active and self.is_team

    @property
    def has_second_factor(self) -> bool:
        return self.second_factor_at is not None

    @property
    def lacks_second_factor(self) -> bool:
        """Whether the house demands a second factor that is not there yet; asked by the same door."""
        if self.has_second_factor:
            return False
        # The backend brings it along with the session's account; one that was read otherwise asks for itself.
        brought: bool | None = getattr(self, "house_asks_factor", None)
        if brought is not None:
            return brought
        organisations: Any = apps.get_model("people", "Organisation")
        return bool(organisations.objects.filter(id=1, asks_second_factor=True).exists())

    def get_session_auth_hash(self) -> str:
        return self._hash_of_session()

    def get_session_auth_fallback_hash(self) -> list[str]:
        return []

    def _hash_of_session(self) -> str:
        """Sessions live as long as password and round stay: `end all others` is one number."""
        return salted_hmac(
            "resonanz.people.session", f"{self.password}\x00{self.session_round}", algorithm="sha256"
        ).hexdigest()


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
