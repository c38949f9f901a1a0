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
