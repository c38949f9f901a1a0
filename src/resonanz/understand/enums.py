from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Excerpted(TextChoices):
    """What a passage is to a theme."""

    NAME = "name", _("Name")
    PHRASE = "phrase", _("Wendung")
    CENTRAL = "central", _("Kernsatz")
    QUOTE = "quote", _("Zitat")


class Side(TextChoices):
    """Which way a passage of evidence points."""

    SUPPORT = "support", _("Beleg")
    COUNTER = "counter", _("Gegenstimme")


class Step(TextChoices):
    """How far a reading of an inquiry has come."""

    WAITING = "waiting", _("wartet")
    EMBEDDING = "embedding", _("Geschichten werden gelesen")
    GROUPING = "grouping", _("Themen werden gebildet")
    DONE = "done", _("fertig")
    FAILED = "failed", _("abgebrochen")
