"""Relations of a person to the organisation. Several at once are normal: nobody is only a customer."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    CUSTOMER = "customer", _("Kundin oder Kunde")
    NON_CUSTOMER = "non_customer", _("Noch nicht Kunde")
    COMPETITOR_CUSTOMER = "competitor_customer", _("Kunde woanders")
    EMPLOYEE = "employee", _("Arbeitet hier")
    OTHER = "other", _("Etwas anderes")


TEAM_ROLE = "host"
