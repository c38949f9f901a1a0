from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from resonanz.trust.reads import Activity, Holding, because, declare, deleted, for_days, kept

_BOTH = _("die Person selbst und das Team")
_WITH_ACCOUNT = because(_("solange das Konto besteht"))
_OF_SOMEBODY = (("account", "accounts"), ("teller", "tellers"))
_SECRET = _("ein Geheimnis der Anmeldung, das niemandem gezeigt wird")

declare(
    Holding(
        table="people.Account",
        activity=Activity.RELATIONS,
        seen_by=_BOTH,
        about=(("pk", "accounts"),),
        keep=because(
            _(
                "bis die Person es löscht. Wer das Team verlässt, steht bei Gelesenem und Geschriebenem mit Namen, bis "
                "das letzte dieser Anliegen gelöscht ist: Gästen ist versprochen, dass sie sehen, wer sie gelesen hat. "
                "Danach heißt es „ein früheres Mitglied des Teams“ (berechtigtes Interesse)"
            )
        ),
        person=deleted(
            _("wird gelöscht; wer zum Team gehörte, siehe „Wie lange“"),
            by_room=True,
        ),
        sealed={"password": _SECRET},
    ),
    Holding(
        table="people.SignInLink",
        activity=Activity.SIGN_IN,
        seen_by=_BOTH,
        about=(("account", "accounts"),),
        acts=("created_by",),
        keep=for_days(30, since="expires_at", says=_("30 Tage, nachdem er nicht mehr gilt")),
        person=deleted(),
        sealed={"token_hash": _SECRET},
    ),
    Holding(
        table="people.Relation",
        activity=Activity.RELATIONS,
        seen_by=_BOTH,
        about=(("account", "accounts"),),
        keep=_WITH_ACCOUNT,
        person=deleted(),
    ),
    Holding(
        table="people.Organisation",
        activity=Activity.OPERATION,
        seen_by=_("alle"),
        nobody=_("Beschreibt die Organisation, keinen Menschen"),
        keep=because(_("solange es die Installation gibt")),
    ),
    Holding(
        table="people.FileVisit",
        activity=Activity.RELATIONS,
        seen_by=_BOTH,
        about=_OF_SOMEBODY,
        acts=("by",),
        keep=for_days(3 * 365, since="at", says=_("drei Jahre")),
        person=deleted(),
        author=deleted(),
    ),
    Holding(
        table="people.FileNote",
        activity=Activity.RELATIONS,
        seen_by=_BOTH,
        about=_OF_SOMEBODY,
        keep=because(_("bis die Person sie löscht")),
        person=deleted(),
        author=deleted(),
    ),
    Holding(
        table="people.FileObjection",
        activity=Activity.RELATIONS,
        seen_by=_BOTH,
        about=_OF_SOMEBODY,
        keep=because(_("bis die Person ihn zurücknimmt oder ihr Konto löscht")),
        person=deleted(),
        author=deleted(),
    ),
    Holding(
        table="people.Departure",
        activity=Activity.RELATIONS,
        seen_by=_("das Team"),
        about=(("account", "accounts"),),
        keep=because(_("damit der Name an dem Tag gelöscht wird, an dem ihn niemand mehr erwartet")),
        person=kept(_("bleibt ohne Namen")),
    ),
)
