from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from resonanz.trust.reads import Activity, Holding, because, changed, declare, deleted, kept, until_promised

_CODE = _("ein Prüfwert, der nur zusammen mit Ihrem Code etwas sagt")

declare(
    Holding(
        table="listen.Story",
        activity=Activity.DIALOGUE,
        seen_by=_("wen Sie gewählt haben: das Team, alle ohne Namen oder alle mit Namen"),
        about=(("pk", "stories"),),
        keep=until_promised(
            "inquiry__keep_until",
            fate=changed(
                _("Worte, Name und Verbindung zur Person werden gelöscht, ein sichtbarer Strich bleibt"), by_room=True
            ),
        ),
        person=changed(
            _("Worte, Name und Verbindung zu Ihnen werden gelöscht, ein sichtbarer Strich bleibt"), by_room=True
        ),
        author=changed(_("die Worte bleiben, Ihr Name und jede Verbindung zu Ihnen werden gelöscht"), by_room=True),
        words=changed(_("Worte und Name werden gelöscht, ein sichtbarer Strich bleibt"), by_room=True),
        sealed={"code_hash": _CODE},
    ),
    Holding(
        table="listen.PermissionChange",
        activity=Activity.DIALOGUE,
        seen_by=_("wer die Geschichte erzählt hat, und das Team"),
        about=(("story", "stories"),),
        keep=because(_("damit man auch später sieht, dass nie mehr gezeigt wurde als erlaubt; ohne Worte")),
        person=kept(_("bleibt bei dem Strich, ohne Namen und ohne Worte")),
        author=kept(_("bleibt bei der Geschichte, ohne Namen")),
        words=kept(_("bleibt bei dem Strich, ohne Worte")),
    ),
    Holding(
        table="listen.Reading",
        activity=Activity.DIALOGUE,
        seen_by=_("wer die Geschichte erzählt hat, und das Team"),
        about=(("story", "stories"),),
        acts=("account",),
        keep=until_promised("story__inquiry__keep_until", fate=deleted()),
        person=kept(_("bleibt bei dem Strich, ohne Verbindung zu Ihnen")),
        author=kept(_("bleibt bei der Geschichte")),
        words=kept(_("bleibt bei dem Strich")),
        entry="entry_index",
    ),
    Holding(
        table="listen.Tally",
        activity=Activity.DIALOGUE,
        seen_by=_("alle"),
        nobody=_("Zahlen je Anliegen"),
        keep=because(_("solange es das Anliegen gibt")),
    ),
    Holding(
        table="listen.ImportRun",
        activity=Activity.DIALOGUE,
        seen_by=_("das Team"),
        acts=("created_by",),
        keep=because(
            _(
                "die Zahlen bleiben; Datei, Bericht und Beispiele gehen mit dem Anliegen, nach einer Woche ohne "
                "Übernahme oder sobald jemand aus der Datei Worte löschen lässt"
            )
        ),
    ),
)
