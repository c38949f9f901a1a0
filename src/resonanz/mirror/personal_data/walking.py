"""What walked journeys hold about people."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from resonanz.trust.reads import Activity, Holding, because, declare, deleted

_TEAM = _("nur das Team")
_WALKED = because(_("damit man auch später sieht, wie der Weg einmal war und ob er besser wurde"))
_WALKER = (("walked__walk__walker", "accounts"),)

declare(
    *(
        Holding(table=f"mirror.{table}", activity=Activity.DIALOGUE, seen_by=_TEAM, acts=("by",), keep=_WALKED)
        for table in ("Journey", "JourneyEdition", "StepTouchpoint")
    ),
    Holding(
        table="mirror.JourneyStep",
        activity=Activity.DIALOGUE,
        seen_by=_TEAM,
        nobody=_("Schritte eines Weges, den die Organisation festgelegt hat"),
        keep=_WALKED,
    ),
    Holding(
        table="mirror.Walk",
        activity=Activity.DIALOGUE,
        seen_by=_TEAM,
        acts=("walker", "booked_by"),
        keep=_WALKED,
    ),
    Holding(
        table="mirror.WalkedStep",
        activity=Activity.DIALOGUE,
        seen_by=_TEAM,
        nobody=_("Minuten und Ausgang eines Schritts; wer ihn ging, steht beim Selbsttest"),
        keep=_WALKED,
    ),
    Holding(
        table="mirror.WalkWords",
        activity=Activity.DIALOGUE,
        seen_by=_TEAM,
        about=_WALKER,
        keep=_WALKED,
        person=deleted(),
        entry="entry_index",
    ),
    Holding(
        table="mirror.WalkPhoto",
        activity=Activity.DIALOGUE,
        seen_by=_TEAM,
        about=_WALKER,
        keep=because(_("bis jemand aus dem Team es löscht")),
        person=deleted(),
        entry="entry_index",
        sealed={"content": _("das Bild selbst steht beim Selbsttest")},
    ),
)
