"""What this room holds about people."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from resonanz.trust.reads import Activity, Holding, because, declare

_TEAM = _("nur das Team")
_LANGUAGE = because(_("damit man auch später sieht, was gezählt wurde und wer dem zugestimmt hat"))

declare(
    Holding(
        table="mirror.LanguageAgreement",
        activity=Activity.DIALOGUE,
        seen_by=_TEAM,
        acts=("by",),
        nobody=_("Wer zugestimmt hat, steht hier als Aufgabe, nicht mit Namen"),
        keep=_LANGUAGE,
    ),
    Holding(table="mirror.LanguageCount", activity=Activity.DIALOGUE, seen_by=_TEAM, acts=("by",), keep=_LANGUAGE),
    Holding(
        table="mirror.LanguageShare",
        activity=Activity.DIALOGUE,
        seen_by=_TEAM,
        nobody=_("Anteile über mindestens zehn Menschen; keine Spalte kann ein Wort oder einen Menschen nennen"),
        keep=_LANGUAGE,
    ),
)
