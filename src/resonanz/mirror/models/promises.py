"""What is audited: promises and values, word for word as the organisation says them in public."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from resonanz.mirror.enums import Claim
from resonanz.mirror.models.looks import Look
from resonanz.mirror.rules.promises import LONGEST_SOURCE, LONGEST_TEXT


class Promise(models.Model):
    """One item of an audit. The list can be changed until the first person is asked, and never after."""

    look = models.ForeignKey(
        Look, on_delete=models.PROTECT, related_name="promises", help_text=_("In welchem Durchgang es geprüft wird")
    )
    number = models.PositiveSmallIntegerField(help_text=_("An welcher Stelle der Liste es steht"))
    kind = models.CharField(max_length=7, choices=Claim.choices, help_text=_("Ob es ein Versprechen oder ein Wert ist"))
    text = models.CharField(max_length=LONGEST_TEXT, help_text=_("Wortlaut, wie die Organisation es öffentlich sagt"))
    source = models.CharField(max_length=LONGEST_SOURCE, blank=True, help_text=_("Wo die Organisation das sagt"))

    class Meta:
        verbose_name = _("Geprüftes Versprechen")
        ordering = ("look", "number")
        constraints = [
            models.UniqueConstraint(fields=["look", "number"], name="mirror_one_promise_per_place"),
            models.UniqueConstraint(fields=["look", "text"], name="mirror_every_promise_once"),
            models.CheckConstraint(name="mirror_no_empty_promise", condition=~models.Q(text="")),
        ]

    def __str__(self) -> str:
        return self.text
