from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _


class JourneyIncomplete(Exception):
    """A journey that cannot be walked like this. `problems` maps fields to sentences."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        self.problems = dict(problems)
        super().__init__(", ".join(self.problems))


class WalkIncomplete(JourneyIncomplete):
    """A self-test or one of its steps with something missing, or with something that cannot have been."""


class WalkOver(Exception):
    """It is finished or called off; what was walked stays as it was."""

    sentence = _("Dieser Selbsttest ist abgeschlossen. Was darin steht, bleibt so; ein neuer folgt ihm.")


class NotYourWalk(Exception):
    """Only whoever walks says what happened to them."""

    sentence = _("Das trägt nur ein, wer den Weg geht.")
