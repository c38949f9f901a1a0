"""What a price is made of, and which questions about it wait."""

from __future__ import annotations

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from resonanz.mirror.reads.calculation_summary import CalculationSummary, calculation_summary
from resonanz.mirror.reads.findings.finding import Finding, missing


def calculation() -> Finding:
    title = _("Offene Kalkulation")
    found = calculation_summary()
    if found is None:
        return missing("calculation", title, "mirror:calculations", _("Noch kein Preis ist offengelegt."))
    return Finding(
        key="calculation",
        title=f"{title}: {found.name}",
        says=_says(found),
        base=ngettext("%(n)s offene Kalkulation", "%(n)s offene Kalkulationen", found.count) % {"n": found.count},
        hurts=_hurts(found),
        url=reverse("mirror:price", args=[found.slug]),
        picture=reverse("mirror:price_picture", args=[found.slug, found.number]),
    )


def _says(found: CalculationSummary) -> str:
    told = {"price": found.price_text, "unit": found.unit}
    if found.margin is None:
        return _("Vom Preis (%(price)s %(unit)s) zeigen wir die Marge nicht: %(reason)s") % {
            **told,
            "reason": found.margin_reason,
        }
    return _("Von %(price)s %(unit)s bleiben uns %(margin)s.") % {**told, "margin": found.margin_text}


def _hurts(found: CalculationSummary) -> str:
    if not found.waiting or found.waiting_since is None:
        return ""
    return ngettext(
        "%(n)s Frage zu unseren Preisen wartet auf Antwort, seit %(day)s.",
        "%(n)s Fragen zu unseren Preisen warten auf Antwort, die älteste seit %(day)s.",
        found.waiting,
    ) % {"n": found.waiting, "day": date_format(localtime(found.waiting_since), "SHORT_DATE_FORMAT")}
