from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from resonanz.mirror.errors.looks import Incomplete


class JourneyIncomplete(Incomplete):
    """A journey that cannot be walked like this."""


class WalkIncomplete(JourneyIncomplete):
    """A self-test or one of its steps with something missing, or with something that cannot have been."""


class WalkOver(Exception):
    """It is finished or called off; what was walked stays as it was."""

    sentence = _("Dieser Selbsttest ist abgeschlossen. Was darin steht, bleibt so; ein neuer folgt ihm.")


class NotYourWalk(Exception):
    """Only whoever walks says what happened to them."""

    sentence = _("Das trägt nur ein, wer den Weg geht.")
