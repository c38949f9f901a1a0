"""Keys with which programs come in, and what happened to each."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.ground import clock
from resonanz.people.enums import HookDeed, KeyDeed, Scope
from resonanz.people.models.account import Account


class ApiKey(models.Model):
    """A key of a program. Only a hash is stored; what it may do is fixed when it is made."""

    name = models.CharField(max_length=80, help_text=_("Wozu er dient, zum Beispiel der Name des Programms"))
    prefix = models.CharField(max_length=16, unique=True, help_text=_("Sein Anfang, damit man ihn wiedererkennt"))
    secret_hash = models.BinaryField(
        max_length=32, unique=True, help_text=_("Prüfwert des Schlüssels, nie der Schlüssel selbst")
    )
    scopes = ArrayField(models.CharField(max_length=24, choices=Scope.choices), help_text=_("Was er darf"))
    expires_on = models.DateField(null=True, help_text=_("Der letzte Tag, an dem er gilt; leer: ohne Ende"))
    created_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="+", help_text=_("Wer ihn ausgestellt hat")
    )
    created_at = models.DateTimeField(help_text=_("Wann ausgestellt"))
    last_used_on = models.DateField(null=True, help_text=_("An welchem Tag er zuletzt benutzt wurde"))
    revoked_at = models.DateTimeField(null=True, help_text=_("Wann er zurückgezogen wurde"))

    class Meta:
        verbose_name = _("Schlüssel der Schnittstelle")
        ordering = ("-pk",)
        constraints = [
            models.CheckConstraint(
                name="people_key_may_something", condition=~models.Q(scopes=[]) & ~models.Q(name="")
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_over(self) -> bool:
        """Whether its last day has passed."""
        return self.expires_on is not None and self.expires_on < clock.today()

    @property
    def is_valid(self) -> bool:
        return self.revoked_at is None and not self.is_over

    @property
    def scope_labels(self) -> list[str]:
        return [str(scope.label) for scope in Scope if scope.value in self.scopes]


class ApiKeyChange(models.Model):
    """That a key was made or taken back, as it was entered; a trigger keeps the rows."""

    key = models.ForeignKey(ApiKey, on_delete=models.PROTECT, related_name="+", help_text=_("Welcher Schlüssel"))
    deed = models.CharField(max_length=8, choices=KeyDeed.choices, help_text=_("Ausgestellt oder zurückgezogen"))
    done_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", help_text=_("Wer es tat"))
    done_at = models.DateTimeField(help_text=_("Wann"))
    entry_index = models.BigIntegerField(unique=True, help_text=_("Eintrag im Protokollbuch"))

    class Meta:
        verbose_name = _("Ausstellen oder Zurückziehen eines Schlüssels")
        ordering = ("entry_index",)
        constraints = [models.UniqueConstraint(fields=["key", "deed"], name="people_key_deed_once")]


class HookChange(models.Model):
    """That a program is told what happens here, or is not any more, as it was entered; a trigger keeps the rows."""

    hook = models.BigIntegerField(help_text=_("Nummer der Stelle, der gemeldet wird; sie selbst kann gelöscht sein"))
    deed = models.CharField(max_length=8, choices=HookDeed.choices, help_text=_("Eingerichtet oder gelöscht"))
    name = models.CharField(max_length=80, help_text=_("Wie das Programm heißt"))
    host = models.CharField(
        max_length=255, help_text=_("Der Rechner, dem gemeldet wird; die Adresse darin kann ein Geheimnis sein")
    )
    events = ArrayField(models.CharField(max_length=32), help_text=_("Was ihm gemeldet wird"))
    done_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", help_text=_("Wer es tat"))
    done_at = models.DateTimeField(help_text=_("Wann"))
    entry_index = models.BigIntegerField(unique=True, help_text=_("Eintrag im Protokollbuch"))

    class Meta:
        verbose_name = _("Einrichten oder Löschen einer Meldung an ein Programm")
        ordering = ("entry_index",)
        constraints = [models.UniqueConstraint(fields=["hook", "deed"], name="people_hook_deed_once")]
