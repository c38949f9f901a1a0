"""The page for the management as PDF: for a table around which nobody has a screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from resonanz.ground import clock
from resonanz.ground.manner import reader_language
from resonanz.ground.pdf import set_pdf
from resonanz.people import reads as people_reads

if TYPE_CHECKING:
    from resonanz.mirror.reads import Finding

_TEMPLATE = Path(__file__).resolve().parents[1] / "data" / "management.typ"


def management_paper(findings: Sequence[Finding], *, pictures: Mapping[str, str], address: str) -> bytes:
    """A PDF in the language that is active. `pictures` are SVG by key, `address` is where the house is on the web."""
    organisation = people_reads.the_organisation()
    return set_pdf(
        _TEMPLATE,
        {
            "language": reader_language(),
            "organisation": organisation.name if organisation else "Resonanz",
            "title": _("Der Spiegel"),
            "day": date_format(clock.today(), "DATE_FORMAT"),
            "hurting_title": _("Was wir lieber nicht sehen würden"),
            "hurting": [{"title": one.title, "text": one.hurts} for one in findings if one.hurts],
            "lacking_title": _("Noch nicht geprüft"),
            "lacking": [{"title": one.title, "text": one.says} for one in findings if one.is_missing],
            "base": _("Worauf es beruht"),
            "evidence": _("Belege"),
            "findings": [
                {
                    "title": one.title,
                    "says": one.says,
                    "base": one.base,
                    "url": address + one.url,
                    "picture": pictures.get(one.key, ""),
                }
                for one in findings
                if not one.is_missing
            ],
        },
    )
