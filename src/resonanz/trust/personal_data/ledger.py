"""The ledger's own tables: built so that they hold nothing about anybody."""

from __future__ import annotations

from functools import partial

from django.utils.translation import gettext_lazy as _

from resonanz.trust.rules.holdings import Activity, Holding, because, changed, declare, for_days

_EVERYBODY = _("alle; das Protokollbuch ist öffentlich")
_NO_PERSON = _("Keine Namen, keine Worte: nur Prüfwerte, die ohne ihr Salz nichts verraten")
_FOR_EVER = because(_("für immer: Sonst ließe sich nicht beweisen, dass nichts verändert wurde"))
_IN_GROUPS = _("Zahlen über Gruppen; wer dazugehört, steht als Prüfwert einer Zufallszahl da, aus dem niemand wird")
_ONCE_SAID = because(
    _("für immer: Was einmal gesagt ist, muss bei jeder neuen Zahl bedacht werden, damit sie niemanden verrät")
)

_in_log = partial(Holding, activity=Activity.PROOF, seen_by=_EVERYBODY, nobody=_NO_PERSON, keep=_FOR_EVER)


declare(
    _in_log(
        table="trust.LedgerHead",
        title=_("Ende des Protokollbuchs"),
        technical={"id": _("Es gibt genau ein Ende"), "size": _("Wie viele Einträge es gibt")},
    ),
    _in_log(
        table="trust.LedgerEntry",
        title=_("Eintrag im Protokollbuch"),
        technical={"index": _("Wievielter Eintrag")},
    ),
    Holding(
        table="trust.LedgerOpening",
        activity=Activity.PROOF,
        title=_("Salze eines Eintrags"),
        seen_by=_("wer die Quittung hat, und das Team"),
        about=(("index", "entries"),),
        keep=because(_("solange die Worte da sind, zu denen sie gehören")),
        person=changed(
            _("die Salze werden gelöscht; danach lässt sich nichts mehr beweisen und nichts mehr erraten"), by_room=True
        ),
        author=changed(_("das Salz der Urheberangabe wird gelöscht"), by_room=True),
        words=changed(_("die Salze werden gelöscht"), by_room=True),
        technical={"index": _("Zu welchem Eintrag")},
    ),
    _in_log(
        table="trust.LedgerCheckpoint",
        title=_("Unterschriebener Stand des Protokollbuchs"),
        technical={
            "size": _("Wie viele Einträge er umfasst"),
            "root_hash": _("Prüfwert über alle Einträge"),
            "note": _("Der unterschriebene Text"),
            "created_at": _("Wann unterschrieben"),
        },
    ),
    Holding(table="trust.LedgerKey", activity=Activity.PROOF, seen_by=_EVERYBODY, nobody=_NO_PERSON, keep=_FOR_EVER),
    Holding(table="trust.LedgerNode", activity=Activity.PROOF, seen_by=_EVERYBODY, nobody=_NO_PERSON, keep=_FOR_EVER),
    _in_log(table="trust.LedgerAlarm", nobody=_("Sagt, dass und seit wann etwas nicht stimmte, in Zahlen")),
    Holding(
        table="trust.Release",
        activity=Activity.PROOF,
        seen_by=_("alle sehen die Zahlen, niemand die Prüfwerte"),
        nobody=_IN_GROUPS,
        keep=_ONCE_SAID,
    ),
    Holding(
        table="trust.ReleasedCell",
        activity=Activity.PROOF,
        seen_by=_("alle sehen die gezeigten Zahlen"),
        nobody=_IN_GROUPS,
        keep=_ONCE_SAID,
    ),
    _in_log(
        table="trust.Tombstone",
        nobody=_("Welcher Eintrag wann gelöscht wurde; von wem er war und was darin stand, steht nicht da"),
    ),
    Holding(
        table="trust.IdempotencyKey",
        activity=Activity.OPERATION,
        title=_("Erkennung doppelten Absendens"),
        seen_by=_("niemand"),
        nobody=_("Zwei Prüfwerte und die Nummer der Zeile, die entstand; wer gesendet hat, steht nicht darin"),
        keep=for_days(30, since="created_at", says=_("30 Tage, damit auch ein spätes Telefon nichts doppelt sendet")),
        technical={
            "key_hash": _("Prüfwert des zufälligen Schlüssels eines Formulars"),
            "body_hash": _("Prüfwert des Inhalts, mit demselben Schlüssel gebildet und ohne ihn nicht zu erraten"),
            "result": _("Welche Zeile daraus entstand"),
            "created_at": _("Wann"),
        },
    ),
    Holding(
        table="trust.ErasureReport",
        activity=Activity.OPERATION,
        seen_by=_("das Team"),
        nobody=_("Zahlen und ein Prüfwert; wessen Daten es waren, steht nicht darin"),
        keep=for_days(3 * 365, since="at", says=_("drei Jahre, als Nachweis der Löschung")),
    ),
    Holding(
        table="trust.Scrubbing",
        activity=Activity.OPERATION,
        seen_by=_("das Team"),
        nobody=_("Sagt nur, wann die Dateien der Datenbank bereinigt wurden"),
        keep=for_days(3 * 365, since="asked_at", says=_("drei Jahre, als Nachweis der Löschung")),
    ),
)
