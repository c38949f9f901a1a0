"""The pictures in the mirror, in the order in which an organisation comes to them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, kw_only=True)
class Part:
    """`url` is the name of its first page; `sentence` says what it is for."""

    key: str
    label: str | Promise
    sentence: str | Promise
    url: str


_PARTS: tuple[Part, ...] = (
    Part(
        key="management",
        label=_("Auf einer Seite"),
        sentence=_("Der Abstand zwischen innen und außen in wenigen Bildern, auch zum Drucken."),
        url="mirror:management",
    ),
    Part(
        key="readiness",
        label=_("Standortbestimmung"),
        sentence=_(
            "Bevor jemand ankündigt, dass sich alles um Kunden dreht: dieselben zwanzig Aussagen, "
            "von Leitung und Mitarbeitenden getrennt beantwortet."
        ),
        url="mirror:readiness",
    ),
    Part(
        key="three_words",
        label=_("Drei Worte"),
        sentence=_(
            "Wie die Leitung das Haus sieht, versiegelt, bevor der erste Mensch von draußen antwortet. "
            "Danach beides nebeneinander."
        ),
        url="mirror:three_words",
    ),
    Part(
        key="promises",
        label=_("Versprechen-Prüfung"),
        sentence=_(
            "Was das Haus öffentlich verspricht und welche Werte es nennt, Satz für Satz: Wer glaubt es, wer nicht, "
            "und warum. Daneben, was aus den Zusagen wurde."
        ),
        url="mirror:promises",
    ),
    Part(
        key="journeys",
        label=_("Kundenreisen"),
        sentence=_("Den Weg selbst gehen, den sonst Kundinnen und Kunden gehen, und daneben lesen, was sie erzählen."),
        url="mirror:journeys",
    ),
    Part(
        key="language",
        label=_("Sprachspiegel"),
        sentence=_("Wie sprechen wir über unsere Kunden, wenn sie nicht dabei sind? Gezählt wird nie ein Mensch."),
        url="mirror:language",
    ),
    Part(
        key="audience",
        label=_("Wen wir hören"),
        sentence=_("Wen haben wir gefragt, wer hat geantwortet, und wen hören wir nie?"),
        url="mirror:audience",
    ),
    Part(
        key="calculations",
        label=_("Offene Kalkulation"),
        sentence=_("Woraus ein Preis besteht, was uns bleibt und was wir nicht zeigen; mit Fragen und Antworten."),
        url="mirror:calculations",
    ),
    Part(
        key="touchpoints",
        label=_("Berührungspunkte"),
        sentence=_("Wo Menschen mit uns zu tun haben, und was sie dort erleben: aus ihren Geschichten."),
        url="understand:touchpoints",
    ),
)


def parts() -> tuple[Part, ...]:
    return _PARTS
