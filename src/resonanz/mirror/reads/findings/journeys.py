"""Journeys: minutes that the team waited, beside minutes that customers tell."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from resonanz.mirror.reads.findings.finding import Finding, missing
from resonanz.mirror.reads.walked_told import WalkedSummary, walked_summary


def journeys() -> Finding:
    title = _("Kundenreise")
    found = walked_summary()
    if found is None:
        return missing(
            "journeys", title, "mirror:journeys", _("Niemand von uns ist den Weg gegangen, den unsere Kunden gehen.")
        )
    url = reverse(found.url, args=found.url_args)
    return Finding(
        key="journeys",
        title=f"{title}: {found.name}",
        says=_says(found),
        base=_base(found),
        hurts=_hurts(found),
        url=url,
        picture=reverse("mirror:journey_picture", args=found.url_args),
    )


def _says(found: WalkedSummary) -> str:
    walked = round(found.walked)
    said = ngettext(
        "Bei „%(step)s“ haben wir selbst %(n)s Minute gewartet.",
        "Bei „%(step)s“ haben wir selbst %(n)s Minuten gewartet.",
        walked,
    ) % {"step": found.step, "n": walked}
    if found.told is None:
        return said
    told = round(found.told)
    return f"{said} " + ngettext(
        "Kundinnen und Kunden erzählen von %(n)s Minute.",
        "Kundinnen und Kunden erzählen von %(n)s Minuten.",
        told,
    ) % {"n": told}


def _base(found: WalkedSummary) -> str:
    walks = ngettext("%(n)s Selbsttest", "%(n)s Selbsttests", found.walks) % {"n": found.walks}
    if found.told is None:
        return walks
    told = ngettext(
        "Wartezeiten von %(n)s Menschen, jeweils der mittlere Wert",
        "Wartezeiten von %(n)s Menschen, jeweils der mittlere Wert",
        found.told_base,
    ) % {"n": found.told_base}
    return f"{walks}, {told}"


def _hurts(found: WalkedSummary) -> str:
    if not found.left:
        return ""
    return ngettext(
        "Von %(all)s Selbsttests endete %(n)s, ohne dass jemand bekam, weshalb er kam.",
        "Von %(all)s Selbsttests endeten %(n)s, ohne dass jemand bekam, weshalb er kam.",
        found.left,
    ) % {"all": found.walks, "n": found.left}
