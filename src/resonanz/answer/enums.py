from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Part(TextChoices):
    """The two fields somebody can write into; the value is the name of the field."""

    TEXT = "text", _("Geschichte")
    WORKS_WELL = "works_well", _("Was gut läuft")
