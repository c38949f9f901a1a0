"""What looks hold about people."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from resonanz.trust.reads import Activity, Holding, because, declare, deleted, until_promised

_TEAM = _("nur das Team")
_SHOWN = because(_("damit man auch später sieht, wie die Organisation sich sah und wie sie gesehen wurde"))

declare(
    Holding(table="mirror.Look", activity=Activity.DIALOGUE, seen_by=_TEAM, acts=("created_by",), keep=_SHOWN),
    Holding(table="mirror.LookChange", activity=Activity.DIALOGUE, seen_by=_TEAM, acts=("by",), keep=_SHOWN),
    Holding(
        table="mirror.Promise",
        activity=Activity.DIALOGUE,
        seen_by=_("alle, die gefragt werden, und das Team"),
        nobody=_("Sätze der Organisation über sich selbst"),
        keep=_SHOWN,
    ),
    Holding(
        table="mirror.Pass",
        activity=Activity.DIALOGUE,
        seen_by=_("niemand"),
        nobody=_("Wem ein Link gegeben wurde, weiß das Programm nicht; benutzt ist er gelöscht"),
        keep=until_promised(
            "look__keep_until", fate=deleted(), says=_("bis er benutzt ist, längstens so lange wie die Antworten")
        ),
        sealed={"code_hash": _("ein Prüfwert, der nur zusammen mit dem Link etwas sagt")},
    ),
    Holding(
        table="mirror.Sheet",
        activity=Activity.DIALOGUE,
        seen_by=_("das Team, nach dem Aufdecken; Worte von innen erst, wenn genug sie gesagt haben"),
        about=(("story", "stories"),),
        entry="entry_index",
        keep=until_promised("look__keep_until", fate=deleted(), says=_("bis zum Tag, den der Durchgang verspricht")),
        person=deleted(by_room=True),
        words=deleted(by_room=True),
    ),
)
