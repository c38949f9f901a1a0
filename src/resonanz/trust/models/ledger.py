"""The ledger's tables. Entries are only ever added; role rights and triggers see to it (see the migration)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class LedgerHead(models.Model):
    """One row. Its lock is the sequencer: whoever holds it gives out the next index."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    size = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="trust_one_head")]


class LedgerEntry(models.Model):
    index = models.BigIntegerField(primary_key=True)
    leaf = models.BinaryField(help_text=_("Kanonisches JSON ohne personenbezogene Daten"))
    leaf_hash = models.BinaryField(max_length=32, help_text=_("SHA-256 nach RFC 9162"))


class LedgerOpening(models.Model):
    """The salts that open an entry's commitments. Erasing a salt makes the words unprovable and unguessable."""

    index = models.BigIntegerField(primary_key=True)
    author_salt = models.BinaryField(max_length=32, null=True, help_text=_("Salz der Urheberangabe"))
    body_salt = models.BinaryField(max_length=32, null=True, help_text=_("Salz der Worte"))
    meta_salt = models.BinaryField(max_length=32, null=True, help_text=_("Salz der Umstände"))


class IdempotencyKey(models.Model):
    """What was already received under a key, so that sending twice stores once."""

    key_hash = models.BinaryField(primary_key=True, max_length=32)
    body_hash = models.BinaryField(max_length=32)
    result = models.JSONField()
    created_at = models.DateTimeField(db_index=True)
