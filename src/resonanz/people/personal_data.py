from __future__ import annotations

from functools import partial

from django.utils.translation import gettext_lazy as _

from resonanz.trust.reads import Activity, Holding, because, changed, declare, deleted, for_days, kept

_BOTH = _("die Person selbst und das Team")
_WITH_ACCOUNT = because(_("solange das Konto besteht"))
_OF_ACCOUNT = (("account", "accounts"),)
_OF_SOMEBODY = (("account", "accounts"), ("teller", "tellers"))
_SECRET = _("ein Geheimnis der Anmeldung, das niemandem gezeigt wird")

_of_account = partial(
    Holding, activity=Activity.RELATIONS, seen_by=_BOTH, about=_OF_ACCOUNT, keep=_WITH_ACCOUNT, person=deleted()
)
_in_file = partial(
    Holding, activity=Activity.RELATIONS, seen_by=_BOTH, about=_OF_SOMEBODY, person=deleted(), author=deleted()
)


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
            _("wird gelöscht; nur bei Menschen aus dem Team bleibt der Name noch eine Weile"),
            by_room=True,
        ),
        sealed={"password": _SECRET},
    ),
    _of_account(
        table="people.SignInLink",
        activity=Activity.SIGN_IN,
        acts=("created_by",),
        keep=for_days(30, since="expires_at", says=_("30 Tage, nachdem er nicht mehr gilt")),
        sealed={"token_hash": _SECRET},
    ),
    Holding(
        table="people.SignInCode",
        activity=Activity.SIGN_IN,
        seen_by=_("niemand"),
        about=(("address_hash", "marks"),),
        keep=for_days(1, since="expires_at", says=_("ein Tag, nachdem er nicht mehr gilt")),
        person=deleted(),
        sealed={"ticket_hash": _SECRET, "code_hash": _SECRET},
    ),
    _of_account(table="people.ServiceIdentity", activity=Activity.SIGN_IN),
    _of_account(table="people.Consent"),
    Holding(
        table="people.ConsentWording",
        activity=Activity.RELATIONS,
        seen_by=_("alle"),
        nobody=_("Der Wortlaut, dem zugestimmt werden kann; wer zugestimmt hat, steht nicht darin"),
        keep=because(_("für immer: Sonst wüsste niemand mehr, wem oder was zugestimmt wurde")),
    ),
    _of_account(table="people.Objection"),
    _of_account(table="people.ExistingCustomerCase", acts=("ticked_by",)),
    _of_account(
        table="people.RefusedAddress",
        activity=Activity.MAIL,
        keep=because(_("bis die Adresse wieder geht oder das Konto gelöscht wird")),
    ),
    _of_account(table="people.Contact", activity=Activity.MAIL),
    _of_account(
        table="people.PostalAddress",
        activity=Activity.MAIL,
        keep=because(_("solange die Person eingeladen werden kann oder selbst ein Konto hat")),
    ),
    _of_account(
        table="people.AddressSource",
        activity=Activity.MAIL,
        acts=("brought_by",),
        keep=because(_("solange wir die Adresse haben")),
    ),
    Holding(
        table="people.ErasedAddress",
        activity=Activity.MAIL,
        seen_by=_("niemand"),
        nobody=_("Ein Prüfwert, aus dem sich keine Adresse lesen lässt"),
        keep=because(_("für immer: damit keine Adressliste zurückbringt, wer sich löschen ließ")),
    ),
    _of_account(table="people.PersonalBudget", activity=Activity.MAIL),
    Holding(
        table="people.ContactBudget",
        activity=Activity.MAIL,
        seen_by=_("alle"),
        acts=("set_by",),
        keep=because(_("für immer: Es ist ein öffentliches Versprechen, und jede Änderung bleibt sichtbar")),
    ),
    Holding(
        table="people.ApiKey",
        activity=Activity.OPERATION,
        seen_by=_("das Team"),
        acts=("created_by",),
        keep=because(_("damit nachzulesen bleibt, welche Programme hier lesen durften")),
        sealed={"secret_hash": _SECRET},
    ),
    Holding(
        table="people.ApiKeyChange",
        activity=Activity.PROOF,
        seen_by=_("das Team"),
        acts=("done_by",),
        keep=because(_("damit nachzulesen bleibt, welche Programme hier lesen durften")),
    ),
    Holding(
        table="people.HookChange",
        activity=Activity.PROOF,
        seen_by=_("das Team"),
        acts=("done_by",),
        keep=because(_("damit nachzulesen bleibt, welchen Programmen gemeldet wurde, was hier geschieht")),
    ),
    Holding(
        table="people.MemberChange",
        activity=Activity.PROOF,
        seen_by=_BOTH,
        about=_OF_ACCOUNT,
        acts=("done_by",),
        keep=because(
            _(
                "damit sich prüfen lässt, wer im Team war, als gelesen wurde. Name und Funktion gehen mit der Person, "
                "der letzte Name erst an dem Tag, an dem ihn kein Gast mehr erwartet"
            )
        ),
        person=changed(_("Name und Funktion werden gelöscht, ein sichtbarer Strich bleibt"), by_room=True),
    ),
    _of_account(table="people.Relation"),
    _of_account(
        table="people.RelationChange",
        activity=Activity.PROOF,
        keep=because(_("solange das Konto besteht und die Geschichten dazu der Person gehören")),
        author=deleted(_("wird gelöscht, wo der Eintrag sagt, dass die Geschichte Ihre ist"), by_room=True),
        entry="entry_index",
    ),
    Holding(
        table="people.Organisation",
        activity=Activity.OPERATION,
        seen_by=_("alle"),
        nobody=_("Beschreibt die Organisation, keinen Menschen"),
        keep=because(_("solange es die Installation gibt")),
    ),
    _in_file(table="people.FileVisit", acts=("by",), keep=for_days(3 * 365, since="at", says=_("drei Jahre"))),
    _in_file(
        table="people.FileNote",
        about=(*_OF_SOMEBODY, ("story", "stories")),
        acts=("by",),
        keep=because(_("eigene, bis die Person sie löscht; Notizen des Teams, bis die Geschichte gelöscht wird")),
        words=deleted(
            _("Notizen des Teams zu gelöschten Worten werden gelöscht, eigene Bemerkungen bleiben"), by_room=True
        ),
    ),
    _in_file(table="people.FileObjection", keep=because(_("bis die Person ihn zurücknimmt oder ihr Konto löscht"))),
    Holding(
        table="people.Departure",
        activity=Activity.RELATIONS,
        seen_by=_("das Team"),
        about=_OF_ACCOUNT,
        keep=because(_("damit der Name an dem Tag gelöscht wird, an dem ihn niemand mehr erwartet")),
        person=kept(_("bleibt ohne Namen")),
    ),
)
