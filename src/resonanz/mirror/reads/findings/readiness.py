"""Readiness: where leadership and staff live in different houses."""

from __future__ import annotations

from django.template.defaultfilters import floatformat
from django.urls import reverse
from django.utils.translation import gettext as _

from resonanz.mirror.enums import Instrument
from resonanz.mirror.reads.findings.finding import Finding, missing
from resonanz.mirror.reads.readiness_parts import ThemeRow
from resonanz.mirror.reads.readiness_results import ReadinessSummary, readiness_summary


def readiness() -> Finding:
    title = str(Instrument.READINESS.label)
    found = readiness_summary()
    if found is None:
        return missing(
            "readiness",
            title,
            "mirror:readiness",
            _("Ob Leitung und Mitarbeitende dasselbe Haus erleben, hat noch niemand gefragt."),
        )
    return Finding(
        key="readiness",
        title=title,
        says=_says(found),
        base=_base(found),
        hurts=_hurts(found),
        url=reverse("mirror:look", args=[found.look_id]),
        picture=reverse("mirror:readiness_picture", args=[found.look_id, "themen"]) if found.largest else "",
    )


def _says(found: ReadinessSummary) -> str:
    if found.largest is None:
        return _("Es haben zu wenige geantwortet, um beide Seiten zu zeigen.")
    said = _("Am weitesten auseinander: %(theme)s. %(sides)s") % {
        "theme": found.largest.theme.label,
        "sides": _sides(found.largest),
    }
    return f"{said} " + _("Der Abstand kann Zufall sein.") if found.largest.may_be_chance else said


def _sides(row: ThemeRow) -> str:
    assert row.leadership is not None, "the largest gap has both sides"
    assert row.staff is not None, "the largest gap has both sides"
    return _("Leitung %(ours)s, Mitarbeitende %(theirs)s von 5.") % {
        "ours": floatformat(row.leadership.mean, 1),
        "theirs": floatformat(row.staff.mean, 1),
    }


def _base(found: ReadinessSummary) -> str:
    sides = ((found.leadership, _("aus der Leitung")), (found.staff, _("Mitarbeitende")))
    return ", ".join(f"{people} {who}" for people, who in sides if people)


def _hurts(found: ReadinessSummary) -> str:
    if found.largest is None or not found.largest.tells:
        return ""
    return f"{found.largest.theme.label}: {_sides(found.largest)}"
