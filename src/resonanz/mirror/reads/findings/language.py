"""How the house speaks of its customers."""

from __future__ import annotations

from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from resonanz.mirror.enums import LanguageKind
from resonanz.mirror.reads.findings.finding import Finding, missing
from resonanz.mirror.reads.language import LanguageSummary, language_summary
from resonanz.mirror.rules.language_shares import Share

_HARSH = (LanguageKind.DISPARAGING, LanguageKind.OBJECTIFYING, LanguageKind.COMBATIVE, LanguageKind.US_AND_THEM)


def language() -> Finding:
    title = _("Wie wir über Kunden sprechen")
    found = language_summary()
    if found is None:
        return missing(
            "language",
            title,
            "mirror:language",
            _("Wie bei uns über Kunden gesprochen wird, hat noch niemand gezählt."),
        )
    return Finding(
        key="language",
        title=title,
        says=_says(found),
        base=_base(found),
        hurts=_hurts(found),
        url=reverse("mirror:language_counted", args=[found.page]),
        picture=reverse("mirror:language_picture", args=[found.page]),
    )


def _says(found: LanguageSummary) -> str:
    share = found.shares.get(LanguageKind.RESPECTFUL)
    if share is None:
        return _("In „%(source)s“ ist kein Satz gezählt, der Kunden achtet.") % {"source": found.source}
    return _("In „%(source)s“ achten %(share)s %% der Sätze die Kunden.") % {
        "source": found.source,
        "share": number_format(share.share),
    }


def _base(found: LanguageSummary) -> str:
    return _("%(texts)s Texte von mindestens %(authors)s Menschen, %(from)s bis %(to)s") % {
        "texts": found.texts,
        "authors": found.authors,
        "from": date_format(found.from_on, "SHORT_DATE_FORMAT"),
        "to": date_format(found.to_on, "SHORT_DATE_FORMAT"),
    }


def _hurts(found: LanguageSummary) -> str:
    told: list[tuple[LanguageKind, Share]] = [(kind, found.shares[kind]) for kind in _HARSH if kind in found.shares]
    worst = max(told, key=lambda one: one[1].share, default=None)
    if worst is None or not worst[1].share:
        return ""
    kind, share = worst
    return _("%(share)s %% der Sätze: %(kind)s (mit 95 %% Sicherheit %(low)s bis %(high)s %%).") % {
        "share": number_format(share.share),
        "kind": kind.label,
        "low": number_format(share.low),
        "high": number_format(share.high),
    }
