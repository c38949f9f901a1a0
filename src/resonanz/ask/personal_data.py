from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from resonanz.trust.reads import Activity, Holding, because, declare, deleted, kept, until_promised

_BOTH = _("die Person selbst und das Team")

declare(
    Holding(
        table="ask.Inquiry",
        activity=Activity.DIALOGUE,
        seen_by=_("alle, sobald es offen ist"),
        acts=("created_by",),
        keep=because(_("damit man auch später sieht, wonach gefragt wurde und was daraus wurde")),
    ),
    Holding(
        table="ask.PurposeVersion",
        activity=Activity.DIALOGUE,
        seen_by=_("alle, sobald das Anliegen offen ist"),
        acts=("said_by",),
        keep=because(_("damit keine Fassung eines Versprechens spurlos verschwindet; in Worten des Teams")),
    ),
    Holding(
        table="ask.AddressRun",
        activity=Activity.MAIL,
        seen_by=_("das Team"),
        acts=("created_by",),
        keep=because(
            _(
                "damit sich belegen lässt, worauf eine Einladung beruhte; Datei, Bericht und Beispiele gehen "
                "nach einer Woche"
            )
        ),
    ),
    Holding(
        table="ask.Audience",
        activity=Activity.DIALOGUE,
        seen_by=_("alle, sobald das Anliegen offen ist"),
        acts=("sealed_by", "drawn_by"),
        keep=because(_("damit sich die Ziehung auch später nachrechnen lässt")),
        sealed={"seed": _("bleibt bis zur Ziehung verschlossen, danach steht sie öffentlich im Protokollbuch")},
    ),
    Holding(
        table="ask.Drawing",
        activity=Activity.DIALOGUE,
        seen_by=_("alle, sobald gelost ist"),
        nobody=_("Losnummern ohne Namen; wessen Nummer es war, geht mit der Liste"),
        keep=because(_("damit sich die Ziehung auch später nachrechnen lässt")),
    ),
    Holding(
        table="ask.Group",
        activity=Activity.DIALOGUE,
        seen_by=_("alle, sobald das Anliegen offen ist"),
        nobody=_("Beschreibt, wie viele Menschen welcher Art gefragt werden"),
        keep=because(_("damit man auch später sieht, wer gefragt werden sollte")),
    ),
    Holding(
        table="ask.Invitation",
        activity=Activity.DIALOGUE,
        seen_by=_BOTH,
        about=(("candidate__account", "accounts"),),
        acts=("prepared_by",),
        keep=until_promised("inquiry__keep_until", fate=deleted()),
        person=deleted(),
        author=kept(_("bleibt; sie führt zu keiner Geschichte")),
        words=kept(_("bleibt; es sind keine Worte")),
        sealed={
            "code_hash": _("ein Prüfwert, der nur zusammen mit Ihrem Code etwas sagt"),
            "old_hashes": _("Prüfwerte früherer Codes, die nicht mehr gelten"),
        },
    ),
    Holding(
        table="ask.InvitationBatch",
        activity=Activity.DIALOGUE,
        seen_by=_("das Team"),
        nobody=_("Zählt, wie viele Einladungen vorbereitet wurden; an wen, steht nicht darin"),
        acts=("started_by",),
        keep=until_promised("inquiry__keep_until", fate=deleted()),
    ),
    Holding(
        table="ask.Candidate",
        activity=Activity.DIALOGUE,
        seen_by=_BOTH,
        about=(("account", "accounts"),),
        acts=("added_by",),
        keep=until_promised("inquiry__keep_until", fate=deleted()),
        person=deleted(),
        author=kept(_("bleibt; sie führt zu keiner Geschichte")),
        words=kept(_("bleibt; es sind keine Worte")),
    ),
    Holding(
        table="ask.KeptWording",
        activity=Activity.DIALOGUE,
        seen_by=_("alle, sobald das Anliegen offen ist"),
        acts=("kept_by",),
        keep=because(_("solange so gefragt wird, damit die Gefragten wissen, warum; in Worten des Teams")),
    ),
)
