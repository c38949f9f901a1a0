from __future__ import annotations

from functools import partial

from django.utils.translation import gettext_lazy as _

from resonanz.trust.reads import Activity, Holding, because, changed, declare, deleted, kept, until_promised

_CODE = _("ein Prüfwert, der nur zusammen mit Ihrem Code etwas sagt")

_until = partial(until_promised, fate=deleted(by_room=True))
_tasted = partial(
    Holding,
    activity=Activity.DIALOGUE,
    seen_by=_("nur Sie selbst und das Team; im Ergebnis stehen nur Gruppen"),
    person=deleted(by_room=True),
    author=kept(_("bleibt bei der Geschichte, ohne Verbindung zu Ihnen")),
    words=deleted(by_room=True),
)

declare(
    Holding(
        table="listen.Story",
        activity=Activity.DIALOGUE,
        seen_by=_("wen Sie gewählt haben: das Team, alle ohne Namen oder alle mit Namen"),
        about=(("pk", "stories"),),
        acts=("scribe",),
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
        table="listen.VotingChange",
        activity=Activity.DIALOGUE,
        seen_by=_("alle"),
        acts=("said_by",),
        keep=because(_("damit man auch später sieht, wann abgestimmt wurde und wer es eröffnet hat")),
    ),
    Holding(
        table="listen.Statement",
        activity=Activity.DIALOGUE,
        seen_by=_("alle, die abstimmen; nie mit Namen"),
        about=(("pk", "statements"),),
        acts=("entered_by",),
        keep=until_promised(
            "inquiry__keep_until",
            fate=changed(_("die Worte werden gelöscht, ein sichtbarer Strich bleibt"), by_room=True),
        ),
        person=changed(_("Worte und Verbindung zu Ihnen werden gelöscht, ein sichtbarer Strich bleibt"), by_room=True),
        author=changed(_("die Aussage bleibt, jede Verbindung zu Ihnen wird gelöscht"), by_room=True),
        words=changed(_("die Worte werden gelöscht, ein sichtbarer Strich bleibt"), by_room=True),
    ),
    Holding(
        table="listen.Voter",
        activity=Activity.DIALOGUE,
        seen_by=_("nur Sie selbst und das Team in Ihrer Akte; auf der Karte stehen nur Gruppen"),
        about=(("pk", "voters"),),
        keep=until_promised("inquiry__keep_until", fate=deleted(by_room=True)),
        person=deleted(by_room=True),
        author=changed(_("bleibt unter einer neuen Zufallszahl, ohne Verbindung zu Ihnen"), by_room=True),
        words=kept(_("bleibt; es sind keine Worte")),
        sealed={"code_hash": _CODE},
    ),
    Holding(
        table="listen.Vote",
        activity=Activity.DIALOGUE,
        seen_by=_("nur Sie selbst und das Team in Ihrer Akte; auf der Karte stehen nur Gruppen"),
        about=(("voter", "voters"),),
        keep=until_promised("voter__inquiry__keep_until", fate=deleted(by_room=True)),
        person=deleted(by_room=True),
        author=kept(_("bleibt unter einer neuen Zufallszahl, ohne Verbindung zu Ihnen")),
        words=kept(_("bleibt; es sind keine Worte")),
    ),
    Holding(
        table="listen.StoryCard",
        activity=Activity.DIALOGUE,
        seen_by=_("wer die Karte hat, und das Team"),
        about=(("story", "stories"),),
        acts=("printed_by",),
        keep=until_promised("inquiry__keep_until", fate=deleted()),
        person=deleted(),
        author=kept(_("bleibt als Nummer bei der Geschichte, ohne Verbindung zu Ihnen")),
        words=kept(_("bleibt als Nummer bei dem Strich, ohne Worte")),
        sealed={"code_hash": _CODE},
    ),
    Holding(
        table="listen.Talk",
        activity=Activity.DIALOGUE,
        seen_by=_("Ihr Gegenüber im Gespräch, Sie selbst und das Team"),
        about=(("teller", "tellers"), ("story", "stories")),
        acts=("held_by",),
        keep=until_promised("inquiry__keep_until", fate=deleted()),
        person=deleted(),
        author=deleted(_("die Mitschrift wird gelöscht; was Sie freigegeben haben, bleibt als Geschichte")),
        words=deleted(_("die Mitschrift wird gelöscht")),
        sealed={"code_hash": _CODE},
    ),
    Holding(
        table="listen.TalkNote",
        activity=Activity.DIALOGUE,
        seen_by=_("Ihr Gegenüber im Gespräch, Sie selbst und das Team"),
        about=(("talk__teller", "tellers"), ("talk__story", "stories")),
        keep=until_promised("talk__inquiry__keep_until", fate=deleted()),
        person=deleted(),
        author=deleted(_("die Mitschrift wird gelöscht; was Sie freigegeben haben, bleibt als Geschichte")),
        words=deleted(_("die Mitschrift wird gelöscht")),
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
    Holding(
        table="listen.MailboxState",
        activity=Activity.DIALOGUE,
        seen_by=_("das Team"),
        nobody=_("Wie weit das Postfach gelesen ist; von den Mails und wer sie schrieb steht hier nichts"),
        keep=because(_("bis das Postfach nicht mehr gelesen wird")),
    ),
    Holding(
        table="listen.Concept",
        activity=Activity.DIALOGUE,
        seen_by=_("alle, die kosten; die Gelegenheit nur das Team, nach dem Aufdecken alle"),
        acts=("created_by",),
        nobody=_("Worte des Teams über ein Angebot oder eine Idee; kein Gast kommt darin vor"),
        keep=because(_("solange es das Anliegen gibt")),
    ),
    Holding(
        table="listen.Version",
        activity=Activity.DIALOGUE,
        seen_by=_("alle, die kosten; von wem sie ist, nur das Team, nach dem Aufdecken alle"),
        acts=("created_by",),
        nobody=_("Worte des Teams über ein Angebot oder eine Idee; kein Gast kommt darin vor"),
        keep=because(_("solange es das Anliegen gibt")),
    ),
    Holding(
        table="listen.TastingChange",
        activity=Activity.DIALOGUE,
        seen_by=_("alle; was versiegelt ist, erst nach dem Aufdecken"),
        acts=("said_by",),
        keep=because(_("damit man auch später sieht, was versiegelt war und wer es geöffnet hat")),
    ),
    _tasted(table="listen.Taste", about=(("story", "stories"),), keep=_until("story__inquiry__keep_until")),
    _tasted(
        table="listen.Missing", about=(("taste__story", "stories"),), keep=_until("taste__story__inquiry__keep_until")
    ),
    Holding(
        table="listen.AnswerWish",
        activity=Activity.DIALOGUE,
        seen_by=_("wer die Geschichte erzählt hat, und das Team; öffentlich nur gezählt, ab fünf"),
        about=(("story", "stories"),),
        keep=because(_("damit man auch später nachrechnen kann, was zugesagt war; ohne Worte und ohne Namen")),
        person=kept(_("bleibt bei dem Strich, ohne Worte; gezählt wird es nicht mehr")),
        author=kept(_("bleibt bei der Geschichte, ohne Verbindung zu Ihnen")),
        words=kept(_("bleibt bei dem Strich, ohne Worte; gezählt wird es nicht mehr")),
    ),
)
