"""What was held back, hidden and released, by whom and why. The list only grows; the words in it can be erased."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.trust.enums import Cause, Deed, Outcome


class Moderation(models.Model):
    """One deed. The table is append-only: a trigger refuses every change."""

    entry_index = models.BigIntegerField(unique=True, help_text=_("Eintrag im Protokollbuch"))
    target_index = models.BigIntegerField(db_index=True, help_text=_("Um welchen Eintrag es geht"))
    deed = models.CharField(max_length=8, choices=Deed.choices, help_text=_("Was getan wurde"))
    ground = models.CharField(max_length=24, help_text=_("Aus welchem der öffentlichen Gründe"))
    cause = models.CharField(
        max_length=8, choices=Cause.choices, blank=True, help_text=_("Bei Freigaben: wodurch es dazu kam")
    )
    answers = models.BigIntegerField(
        null=True, db_index=True, help_text=_("Auf welche frühere Entscheidung es sich bezieht")
    )
    role = models.CharField(max_length=12, help_text=_("In welcher Rolle entschieden wurde"))
    function = models.CharField(max_length=120, blank=True, help_text=_("Funktion des Menschen, der entschieden hat"))
    decided_by = models.BigIntegerField(null=True, help_text=_("Wer entschieden hat, als Nummer ohne Namen"))
    decided_at = models.DateTimeField(help_text=_("Wann"))
    deadline = models.DateTimeField(null=True, help_text=_("Wann es sich von selbst wieder zeigt"))
    has_words = models.BooleanField(default=False, help_text=_("Ob dazu ein Text geschrieben wurde"))

    class Meta:
        verbose_name = _("Moderation")
        indexes = [models.Index(fields=["-decided_at", "-entry_index"], name="trust_moderation_newest")]


class ModerationWords(models.Model):
    """The sentence to the author, or the author's objection. It may quote, so it is erased with what it quotes."""

    entry_index = models.BigIntegerField(primary_key=True, help_text=_("Zu welchem Eintrag der Moderation"))
    text = models.TextField(blank=True, help_text=_("Die Begründung oder der Widerspruch"))
    author = models.CharField(
        max_length=60, blank=True, help_text=_("Bei einem Widerspruch: die Zufallszahl der Stimme")
    )

    class Meta:
        verbose_name = _("Begründung der Moderation")


class Report(models.Model):
    """Somebody thinks that words should not stand in public. A report decides nothing."""

    target_index = models.BigIntegerField(db_index=True, help_text=_("Welcher Eintrag gemeldet wurde"))
    ground = models.CharField(max_length=24, help_text=_("Aus welchem Grund"))
    why = models.TextField(blank=True, help_text=_("Was die meldende Person dazu schreibt; nach 180 Tagen gelöscht"))
    email = models.EmailField(blank=True, help_text=_("Nur für die eine Antwort; danach gelöscht"))
    code_hash = models.BinaryField(max_length=32, unique=True, help_text=_("Prüfwert des Codes, nie der Code selbst"))
    reported_at = models.DateTimeField(help_text=_("Wann gemeldet"))
    outcome = models.CharField(
        max_length=8, choices=Outcome.choices, blank=True, help_text=_("Was daraus wurde; leer: wartet noch")
    )
    answer = models.TextField(blank=True, help_text=_("Die Antwort an die meldende Person"))
    answered_by = models.BigIntegerField(null=True, help_text=_("Wer geantwortet hat, als Nummer ohne Namen"))
    answered_at = models.DateTimeField(null=True, help_text=_("Wann"))

    class Meta:
        verbose_name = _("Meldung")
        indexes = [
            models.Index(fields=["reported_at"], name="trust_report_waiting", condition=models.Q(outcome="")),
        ]
