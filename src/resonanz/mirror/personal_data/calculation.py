"""What open calculations hold about people."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from resonanz.ground import clock
from resonanz.mirror.enums.calculation import Gone
from resonanz.trust.reads import Activity, Holding, because, changed, declare, until_promised

_OPENED = because(_("damit man auch später sieht, was ein Preis war und woraus er bestand"))
_ASKED = _("die Worte werden gelöscht, ein sichtbarer Strich bleibt; die Antwort bleibt")

declare(
    Holding(
        table="mirror.OpenProduct",
        activity=Activity.DIALOGUE,
        seen_by=_("alle"),
        nobody=_("Hier stehen Produkte, keine Menschen"),
        keep=_OPENED,
    ),
    Holding(
        table="mirror.CalculationEdition",
        activity=Activity.DIALOGUE,
        seen_by=_("alle; wer sie veröffentlicht hat, das Team"),
        acts=("by",),
        keep=_OPENED,
    ),
    Holding(
        table="mirror.CalculationBlock",
        activity=Activity.DIALOGUE,
        seen_by=_("alle"),
        nobody=_("Hier stehen Beträge, keine Menschen"),
        keep=_OPENED,
    ),
    Holding(
        table="mirror.CalculationQuestion",
        activity=Activity.DIALOGUE,
        seen_by=_("das Team; sobald geantwortet ist, alle, ohne Namen"),
        nobody=_("Wer gefragt hat, weiß niemand; den Code kennt nur, wer ihn bekommen hat"),
        keep=until_promised(
            "keep_until",
            fate=changed(
                _ASKED, text="", keep_until=None, withdrawn_at=clock.now, withdrawn_ground=Gone.RETENTION.value
            ),
            says=_("drei Jahre nach der letzten Antwort; wer gefragt hat, kann die Worte jederzeit zurückziehen"),
        ),
        sealed={"code_hash": _("Prüfwert eines Codes; aus ihm lässt sich der Code nicht zurückrechnen")},
        entry="entry_index",
    ),
    Holding(
        table="mirror.CalculationAnswer",
        activity=Activity.DIALOGUE,
        seen_by=_("alle"),
        acts=("by",),
        keep=because(_("damit man auch später sieht, was geantwortet wurde")),
    ),
)
