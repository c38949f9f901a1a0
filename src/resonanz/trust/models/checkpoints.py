"""What is signed and published about the ledger, and what went wrong with it. Rows are only ever added."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.trust.enums import Trouble


class LedgerKey(models.Model):
    """The public keys that ever signed this ledger. The newest one counts; the others explain old receipts."""

    origin = models.CharField(max_length=60, unique=True, help_text=_("Name des Protokollbuchs, aus dem Schlüssel"))
    vkey = models.CharField(max_length=200, help_text=_("Der öffentliche Schlüssel, mit dem jeder prüfen kann"))
    since = models.DateTimeField(help_text=_("Seit wann mit ihm unterschrieben wird"))
    reason = models.TextField(blank=True, help_text=_("Warum ein neues Protokollbuch begonnen wurde"))
    entry_index = models.BigIntegerField(null=True, help_text=_("Eintrag, der den Neubeginn festhält"))

    class Meta:
        verbose_name = _("Schlüssel des Protokollbuchs")


class LedgerCheckpoint(models.Model):
    """A signed head of the log, in C2SP form."""

    origin = models.CharField(max_length=60, help_text=_("Name des Protokollbuchs"))
    size = models.BigIntegerField(help_text=_("Wie viele Einträge der Prüfpunkt bezeugt"))
    root_hash = models.BinaryField(max_length=32, help_text=_("Ein Wert, in dem jeder dieser Einträge steckt"))
    note = models.TextField(help_text=_("Der Prüfpunkt mit Unterschrift, so wie er veröffentlicht ist"))
    created_at = models.DateTimeField(help_text=_("Wann unterschrieben"))

    class Meta:
        verbose_name = _("Prüfpunkt")
        constraints = [models.UniqueConstraint(fields=["origin", "size"], name="trust_one_checkpoint_per_size")]


class LedgerNode(models.Model):
    """Hashes of complete subtrees, 256 wide and a multiple of that, so that a proof need not read every entry."""

    origin = models.CharField(max_length=60, help_text=_("Name des Protokollbuchs"))
    level = models.SmallIntegerField(help_text=_("Höhe im Baum: 8, 16, 24 …"))
    position = models.BigIntegerField(help_text=_("Der wievielte auf dieser Höhe, ab null"))
    node_hash = models.BinaryField(max_length=32, help_text=_("Prüfwert über alle Einträge darunter"))

    class Meta:
        verbose_name = _("Knoten des Protokollbuchs")
        constraints = [models.UniqueConstraint(fields=["origin", "level", "position"], name="trust_one_node_per_place")]


class LedgerAlarm(models.Model):
    """The checkpointer found something that must not be. While one is open, nothing is signed."""

    kind = models.CharField(max_length=12, choices=Trouble.choices, help_text=_("Was nicht stimmt"))
    since = models.DateTimeField(help_text=_("Wann es bemerkt wurde"))
    ended_at = models.DateTimeField(null=True, blank=True, help_text=_("Wann es vorbei war; leer: noch nicht"))
    note = models.CharField(max_length=200, blank=True, help_text=_("Welche Stelle, in Zahlen"))

    class Meta:
        verbose_name = _("Alarm des Protokollbuchs")
        constraints = [
            models.UniqueConstraint(
                fields=["kind"], condition=models.Q(ended_at__isnull=True), name="trust_one_open_alarm_of_a_kind"
            )
        ]
