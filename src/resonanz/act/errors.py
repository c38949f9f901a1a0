from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _


class DecisionIncomplete(Exception):
    """A public word without what it owes: a reason, an owner, a date. `problems` maps fields to sentences."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        self.problems = dict(problems)
        super().__init__(", ".join(self.problems))


class CommitmentIncomplete(DecisionIncomplete):
    """A commitment without words, a name or a day, or one that is broken or moved without a reason."""


class CommitmentOver(Exception):
    """It was kept or given up already; nothing follows."""


class MeasureIncomplete(DecisionIncomplete):
    """A measure without words, or one that ended without a word about what came of it."""


class MeasureOver(Exception):
    """It is done or given up; whoever goes on brings in a new one."""


class NotInYourHands(Exception):
    """Only who picked a measure up lays it down, and nobody picks it up twice."""


class PlanIncomplete(DecisionIncomplete):
    """An experiment cannot start like this: something of its plan is missing or contradicts itself."""


class PlanFixed(Exception):
    """It has started, so its plan stays as it is."""


class NumbersRefused(DecisionIncomplete):
    """Numbers that contradict themselves or cannot be read; nothing was kept."""


class NotNow(Exception):
    """The experiment is not where this deed belongs; somebody may have been faster."""


class NotInternal(Exception):
    """The decision is public already, or another one has followed it."""


class DarlingIncomplete(DecisionIncomplete):
    """A step in the life of a darling without what it owes. `problems` maps fields to sentences."""


class IsMaker(Exception):
    """Whoever made it may read and comment, but neither bring evidence nor judge."""

    sentence = _(
        "Sie haben es mitgemacht. Mitlesen und mitreden dürfen Sie immer; Belege und Urteil kommen von Menschen, "
        "die Abstand haben."
    )


class NotYours(Exception):
    """Only the person themselves says whether they are honoured in public."""

    sentence = _("Ob ein Name öffentlich dasteht, sagt nur dieser Mensch selbst.")


class NothingToLeave(Exception):
    """A farewell belongs to what is let go."""

    sentence = _("Einen Abschied gibt es erst, wenn das Urteil „Loslassen“ heißt.")


class BenefitIncomplete(DecisionIncomplete):
    """An estimate or an actual with a number that cannot be, or without a source. `problems` maps fields to words."""
