"""Who in the team has agreed that their name may stand at promises."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class NameConsent(models.Model):
    """The row is the agreement; taking it back deletes the row, and the name leaves every page at once."""

    account = models.OneToOneField(
        "people.Account", on_delete=models.CASCADE, related_name="+", help_text=_("Wer zugestimmt hat")
    )
    given_at = models.DateTimeField(help_text=_("Seit wann"))

    class Meta:
        verbose_name = _("Name an Zusagen")
