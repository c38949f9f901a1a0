"""How a person is related to the organisation: several ways at once, each with its source and its time."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.people.enums import RelationSource, Role
from resonanz.people.models.account import Account


class Relation(models.Model):
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="relations", help_text=_("Wer"))
    role = models.CharField(max_length=24, choices=Role.choices, help_text=_("Welche Beziehung"))
    source = models.CharField(max_length=8, choices=RelationSource.choices, help_text=_("Woher wir das wissen"))
    since = models.DateTimeField(help_text=_("Seit wann"))
    until = models.DateTimeField(null=True, blank=True, help_text=_("Bis wann; leer: noch immer"))

    class Meta:
        verbose_name = _("Beziehung")
        constraints = [
            models.UniqueConstraint(
                fields=["account", "role", "source"],
                condition=models.Q(until__isnull=True),
                name="people_one_relation_of_a_kind",
            )
        ]


class RelationChange(models.Model):
    """What was entered about the relation of a person: facts, or that a voice was put with an account."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", help_text=_("Um wen es geht"))
    role = models.CharField(max_length=24, help_text=_("In welcher Beziehung die Person danach steht"))
    place = models.CharField(max_length=120, help_text=_("Wozu es eingetragen ist"))
    via = models.CharField(max_length=8, help_text=_("Auf welchem Weg"))
    body = models.JSONField(help_text=_("Was der Eintrag sagt: Beziehungen mit Quelle oder Nummern von Einträgen"))
    noted_at = models.DateTimeField(help_text=_("Wann"))
    entry_index = models.BigIntegerField(unique=True, help_text=_("Eintrag im Protokollbuch"))

    class Meta:
        verbose_name = _("Eingetragene Beziehung")
