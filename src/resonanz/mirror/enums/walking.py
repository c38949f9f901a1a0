from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class WayOut(TextChoices):
    """How a step of a journey ended for whoever walked it."""

    REACHED = "reached", _("erreicht")
    DETOUR = "detour", _("mit Umweg erreicht")
    LEFT = "left", _("unverrichteter Dinge abgezogen")


class PhotoKind(TextChoices):
    """What a photo may be; both are shown by every browser and cleaned by `rules.photos`."""

    JPEG = "image/jpeg", "JPEG"
    PNG = "image/png", "PNG"
