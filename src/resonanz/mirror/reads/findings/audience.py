"""Whom we hear: how far the house hears only itself."""

from __future__ import annotations

from django.template.defaultfilters import floatformat
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from resonanz.mirror.reads.audience import AudienceSummary, audience_summary
from resonanz.mirror.reads.findings.finding import Finding, missing

_HALF = 0.5


def audience() -> Finding:
    title = _("Wen wir hören")
    found = audience_summary()
    if found is None or found.index is None:
        return missing(
            "audience", title, "mirror:audience", _("Noch haben zu wenige erzählt, um zu sagen, wen wir nicht hören.")
        )
    return Finding(
        key="audience",
        title=title,
        says=_says(found),
        base=_base(found),
        hurts=_hurts(found),
        url=reverse("mirror:audience"),
        picture=reverse("mirror:audience_picture"),
    )


def _says(found: AudienceSummary) -> str:
    index = found.index
    assert index is not None, "asked only where there is one"
    return _(
        "Auf einer Skala von 0 (nur Menschen, die nichts mit uns zu tun haben) bis 1 (nur unsere eigenen) liegen wir "
        "zwischen %(low)s und %(high)s."
    ) % {"low": floatformat(index.low, 2), "high": floatformat(index.high, 2)}


def _base(found: AudienceSummary) -> str:
    index = found.index
    assert index is not None, "asked only where there is one"
    return ngettext(
        "mindestens %(tied)s Stimmen von Kundschaft und Belegschaft und %(far)s von Menschen, die nicht oder anderswo "
        "kaufen, aus %(n)s Anliegen, mit 95 %% Sicherheit",
        "mindestens %(tied)s Stimmen von Kundschaft und Belegschaft und %(far)s von Menschen, die nicht oder anderswo "
        "kaufen, aus %(n)s Anliegen, mit 95 %% Sicherheit",
        found.inquiries,
    ) % {"tied": index.tied, "far": index.far, "n": found.inquiries}


def _hurts(found: AudienceSummary) -> str:
    index = found.index
    if not found.never and index is not None and index.low > _HALF:
        return _(
            "Von hundert Stimmen, die wir zuordnen können, kommen mindestens %(n)s von Kundschaft und Belegschaft."
        ) % {"n": int(index.low * 100)}
    if not found.never:
        return ""
    return _("Nie oder nur eine Handvoll gehört: %(who)s.") % {
        "who": ", ".join(str(role.label) for role in found.never)
    }
