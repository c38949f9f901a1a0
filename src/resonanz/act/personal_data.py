from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from resonanz.trust.reads import Activity, Holding, because, declare

declare(
    Holding(
        table="act.Decision",
        activity=Activity.DIALOGUE,
        seen_by=_("alle"),
        acts=("decided_by",),
        keep=because(_("damit man auch später sieht, was entschieden und ob es gehalten wurde")),
    )
)
