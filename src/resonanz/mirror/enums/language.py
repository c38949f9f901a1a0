"""The words of the mirror that are kept."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class LanguageKind(TextChoices):
    """How a sentence speaks about customers, as the engine calls it."""

    DISPARAGING = "disparaging", _("wertet ab")
    OBJECTIFYING = "objectifying", _("macht zur Sache")
    COMBATIVE = "combative", _("Jagd und Krieg")
    US_AND_THEM = "us_and_them", _("wir gegen die")
    RESPECTFUL = "respectful", _("achtet")


class AgreementDeed(TextChoices):
    """What the representatives of those who write said about counting."""

    AGREED = "agreed", _("zugestimmt")
    WITHDRAWN = "withdrawn", _("zurückgenommen")


class Council(TextChoices):
    """Who speaks for those who write."""

    WORKS_COUNCIL = "works_council", _("der Betriebsrat oder Personalrat")
    STAFF = "staff", _("die Belegschaft, weil es keinen Betriebsrat gibt")
