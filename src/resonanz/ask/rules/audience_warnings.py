"""What does not fit in a plan, each said with its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from resonanz.trust.enums import K_STAFF, K


@dataclass(frozen=True, kw_only=True)
class GroupFigures:
    """One group as the team sees it: how many are listed, have a place, are invited and have answered."""

    key: str
    label: str
    target: int
    listed: int
    drawn: int = 0
    invited: int = 0
    answered: int = 0
    is_staff: bool = False

    @property
    def fewest(self) -> int:
        """From how many people on a public page names the group."""
        return K_STAFF if self.is_staff else K


@dataclass(frozen=True, kw_only=True)
class PlanFigures:
    """`in_groups` are people in at least one group of the plan, `in_several` those in two or more."""

    places: int
    groups: Sequence[GroupFigures]
    listed: int
    in_groups: int
    in_several: int

    @property
    def asked_for(self) -> int:
        return sum(group.target for group in self.groups)


def warnings_about(plan: PlanFigures) -> list[str]:
    """Sentences in the order of their weight; empty when everything fits."""
    found = [*_about_targets(plan), *_about_people(plan)]
    return found if not plan.listed else [*found, *_about_groups(plan)]


def _about_targets(plan: PlanFigures) -> list[str]:
    numbers = {"sum": plan.asked_for, "places": plan.places, "free": plan.places - plan.asked_for}
    if plan.asked_for > plan.places:
        return [
            _("Den Gruppen sind %(sum)s Plätze zugesagt, es gibt aber nur %(places)s. So lässt sich nicht losen.")
            % numbers
        ]
    if plan.groups and plan.asked_for < plan.places:
        return [
            ngettext(
                "Den Gruppen sind %(sum)s von %(places)s Plätzen zugesagt. %(free)s Platz ist frei und wird unter allen "
                "gelost, die noch keinen haben.",
                "Den Gruppen sind %(sum)s von %(places)s Plätzen zugesagt. %(free)s Plätze sind frei und werden unter "
                "allen gelost, die noch keinen haben.",
                plan.places - plan.asked_for,
            )
            % numbers
        ]
    return []


def _about_people(plan: PlanFigures) -> list[str]:
    found = []
    if 0 < plan.listed < plan.places:
        found.append(
            _("%(listed)s Menschen auf der Liste für %(places)s Plätze: Zu losen gibt es nichts, alle kommen mit.")
            % {"listed": plan.listed, "places": plan.places}
        )
    if plan.in_several:
        found.append(
            ngettext(
                "%(several)s Mensch gehört zu mehreren Gruppen und zählt bei jeder. Einen Platz füllt jeder Mensch nur "
                "einmal: für %(sum)s zugesagte Plätze gibt es %(people)s Menschen.",
                "%(several)s Menschen gehören zu mehreren Gruppen und zählen bei jeder. Einen Platz füllt jeder Mensch "
                "nur einmal: für %(sum)s zugesagte Plätze gibt es %(people)s Menschen.",
                plan.in_several,
            )
            % {"several": plan.in_several, "sum": plan.asked_for, "people": plan.in_groups}
        )
    return found


def _about_groups(plan: PlanFigures) -> list[str]:
    found = []
    for group in plan.groups:
        numbers = {"group": group.label, "listed": group.listed, "target": group.target, "fewest": group.fewest}
        if group.target and not group.listed:
            found.append(_("Zu „%(group)s“ gehört auf der Liste niemand; zugesagt sind %(target)s Plätze.") % numbers)
        elif group.listed < group.target:
            found.append(
                _(
                    "Zu „%(group)s“ gehören %(listed)s Menschen für %(target)s Plätze. Was übrig bleibt, wird unter "
                    "allen gelost."
                )
                % numbers
            )
        if 0 < group.listed < group.fewest:
            found.append(
                _(
                    "Zu „%(group)s“ gehören weniger als %(fewest)s Menschen. In der öffentlichen Liste steht die "
                    "Gruppe deshalb nur unter einem Buchstaben."
                )
                % numbers
            )
    return found
