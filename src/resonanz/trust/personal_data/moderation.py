"""Moderation, reports and witnesses: what was decided stays, the words about it go."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from resonanz.trust.rules.holdings import Activity, Holding, because, changed, declare, deleted, kept

_DEED_STAYS = kept(_("bleibt, ohne Worte und ohne Namen: Es steht im öffentlichen Protokoll der Moderation"))
_TELLER_AND_TEAM = _("wer die Geschichte erzählt hat, und das Team")

declare(
    Holding(
        table="trust.Moderation",
        activity=Activity.PROOF,
        seen_by=_("alle; das Protokoll der Moderation ist öffentlich"),
        about=(("target_index", "entries"), ("decided_by", "accounts")),
        keep=because(_("für immer: Nichts wird unbemerkt zurückgehalten; ohne Worte und ohne Namen")),
        person=_DEED_STAYS,
        author=_DEED_STAYS,
        words=_DEED_STAYS,
    ),
    Holding(
        table="trust.ModerationWords",
        activity=Activity.DIALOGUE,
        seen_by=_TELLER_AND_TEAM,
        about=(("pk", "deeds"),),
        keep=because(_("solange die Worte da sind, um die es geht")),
        person=deleted(by_room=True),
        author=changed(_("der Text bleibt bei der Geschichte, die Verbindung zu Ihnen wird gelöscht"), by_room=True),
        words=deleted(by_room=True),
    ),
    Holding(
        table="trust.Report",
        activity=Activity.DIALOGUE,
        seen_by=_("das Team und wer sie geschickt hat; wer die gemeldete Geschichte erzählt hat, ohne die Adresse"),
        about=(("email__lower", "addresses"), ("target_index", "entries")),
        acts=("answered_by",),
        keep=because(
            _("die Adresse bis zur Antwort, die Texte 180 Tage länger; dass es eine Meldung gab, bleibt gezählt")
        ),
        person=changed(_("Texte und Adresse werden gelöscht, gezählt bleibt sie"), by_room=True),
        author=kept(_("bleibt bei der Geschichte")),
        words=changed(_("die Texte können Worte anführen und werden mit ihnen gelöscht"), by_room=True),
        sealed={
            "email": _("nur für die eine Antwort an die meldende Person"),
            "code_hash": _("ein Prüfwert, der nur zusammen mit dem Code der Meldung etwas sagt"),
        },
    ),
    Holding(
        table="trust.Witness",
        activity=Activity.PROOF,
        seen_by=_("das Team; die Funktion steht öffentlich beim Protokollbuch"),
        about=(("email__lower", "addresses"),),
        acts=("named_by", "ended_by"),
        keep=because(_("Name und Adresse, bis die Person oder das Team es beendet; die Funktion bleibt")),
        person=changed(_("es wird beendet: Name und Adresse werden gelöscht, die Funktion bleibt"), by_room=True),
    ),
)
