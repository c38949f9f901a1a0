"""Ways in that are used once: links and codes; and who somebody is at the organisation's own sign-in service."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.people.models.account import Account


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


class SignInCode(models.Model):
    """A code in a mail, bound to the browser window that asked for it. The address itself is not stored."""

    ticket_hash = models.BinaryField(
        max_length=32, unique=True, help_text=_("Prüfwert der Zufallszahl in der Seite, die den Code angefordert hat")
    )
    address_hash = models.BinaryField(max_length=32, help_text=_("Prüfwert der Adresse, an die er ging"))
    code_hash = models.BinaryField(max_length=32, help_text=_("Prüfwert des Codes, nie der Code selbst"))
    tries = models.SmallIntegerField(
        default=0, help_text=_("Wie oft er eingegeben wurde; nach fünf gilt er nicht mehr")
    )
    created_at = models.DateTimeField(help_text=_("Wann verschickt"))
    expires_at = models.DateTimeField(db_index=True, help_text=_("Danach gilt er nicht mehr"))
    used_at = models.DateTimeField(null=True, help_text=_("Wann benutzt; ein Code gilt einmal"))

    class Meta:
        verbose_name = _("Anmeldecode")


class ServiceIdentity(models.Model):
    """Who an account is at the organisation's sign-in service. What the service told otherwise is not kept."""

    account = models.ForeignKey(
        Account, on_delete=models.CASCADE, related_name="service_identities", help_text=_("Wer")
    )
    issuer = models.CharField(max_length=255, help_text=_("Welcher Anmeldedienst"))
    subject = models.CharField(max_length=255, help_text=_("Kennung der Person bei diesem Dienst"))
    gave_team = models.BooleanField(default=False, help_text=_("Ob dieser Dienst die Person ins Team geholt hat"))
    created_at = models.DateTimeField(help_text=_("Seit wann verbunden"))
    seen_at = models.DateTimeField(help_text=_("Letzte Anmeldung über diesen Dienst"))

    class Meta:
        verbose_name = _("Anmeldedienst")
        constraints = [models.UniqueConstraint(fields=["issuer", "subject"], name="people_one_identity_per_subject")]
