"""What lies in the ground: mails on their way, and the counter against mass sending."""

from __future__ import annotations

from django.db.models import EmailField
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from resonanz.trust.rules.holdings import Activity, Holding, because, declare, deleted, for_days

# Mail does not tell `Ada@` from `ada@`, so an erasure must not either.
EmailField.register_lookup(Lower)

_A_DAY = because(_("bis zum nächsten Tag"))
_HIDDEN = _("Welche Adresse zählt, ist mit einem Schlüssel verborgen, der jede Nacht gelöscht wird")

declare(
    Holding(
        table="ground.Message",
        activity=Activity.MAIL,
        seen_by=_("die Person, an die sie geht; das Team sieht, dass sie abging"),
        about=(("to__lower", "addresses"), ("pk", "messages")),
        keep=for_days(90, since="created_at", says=_("90 Tage; der Text nur, bis sie abgeschickt ist")),
        person=deleted(),
    ),
    Holding(
        table="ground.Hook",
        activity=Activity.OPERATION,
        seen_by=_("das Team"),
        nobody=_("Ein Programm, kein Mensch"),
        keep=because(_("bis das Team es löscht")),
    ),
    Holding(
        table="ground.HookDelivery",
        activity=Activity.OPERATION,
        seen_by=_("das Team und das eingetragene Programm"),
        nobody=_("Nur was geschah und wo; kein Wort, kein Name"),
        keep=for_days(30, since="created_at", says=_("30 Tage")),
    ),
    Holding(
        table="ground_attempt",
        activity=Activity.OPERATION,
        title=_("Zähler gegen massenhaftes Absenden"),
        seen_by=_("niemand"),
        nobody=_HIDDEN,
        keep=_A_DAY,
        technical={
            "key": _("Verborgene Internetadresse"),
            "name": _("Was gezählt wird"),
            "slot": _("In welchem Zeitraum"),
            "n": _("Wie oft"),
        },
    ),
    Holding(
        table="ground_daysecret",
        activity=Activity.OPERATION,
        title=_("Schlüssel des Tages"),
        seen_by=_("niemand"),
        nobody=_HIDDEN,
        keep=_A_DAY,
        technical={"day": _("Für welchen Tag"), "secret": _("Der Schlüssel, der den Zähler verbirgt")},
    ),
    Holding(
        table="ground_house",
        activity=Activity.OPERATION,
        title=_("Kennzeichen des Hauses"),
        seen_by=_("niemand"),
        nobody=_("Nur ein Prüfwert, an dem Rechner erkennen, dass sie zum selben Haus gehören"),
        keep=because(_("solange es die Installation gibt")),
        technical={"id": _("Nummer"), "key_mark": _("Prüfwert des Schlüssels")},
    ),
    Holding(
        table="ground_upload",
        activity=Activity.OPERATION,
        title=_("Hochgeladene Dateien"),
        seen_by=_("das Team"),
        nobody=_("Eine Datei, wie sie gebracht wurde; wovon sie spricht, steht nach der Übernahme an seinem Platz"),
        keep=because(_("bis zur Übernahme, höchstens sieben Tage; Berichte bis zum Ende des Anliegens")),
        technical={"name": _("Name der Datei bei uns"), "piece": _("Das wievielte Stück"), "content": _("Inhalt")},
    ),
)
