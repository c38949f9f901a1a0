"""Relations of a person to the organisation. Several at once are normal: nobody is only a customer."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What people say of themselves, and what we know: the badge that stands at every word of theirs."""

    GUEST = "guest", _("Gast")
    CUSTOMER = "customer", _("Kundin oder Kunde")
    NON_CUSTOMER = "non_customer", _("Noch nicht Kunde")
    COMPETITOR_CUSTOMER = "competitor_customer", _("Kunde woanders")
    EMPLOYEE = "employee", _("Arbeitet hier")
    OTHER = "other", _("Etwas anderes")


class RelationSource(TextChoices):
    """Only the first can be chosen; the others are facts and stand above it."""

    SAID = "said", _("selbst angegeben")
    DOMAIN = "domain", _("Adresse der Organisation")
    CLAIM = "claim", _("Anmeldedienst der Organisation")
    TEAM = "team", _("gehört zum Team")


class Against(TextChoices):
    """What a person can object to."""

    CONTACT = "contact", _("dass wir uns melden")
    USE = "use", _("dass andere als das Team meine Worte sehen")


TEAM_ROLE = "host"
