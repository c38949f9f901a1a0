from __future__ import annotations

from functools import partial

from django.utils.translation import gettext_lazy as _

from resonanz.trust.reads import Activity, Holding, because, changed, declare, deleted, kept, until_promised

_TEAM = _("das Team")
_PATH = "story__inquiry__keep_until"
_WITH_INQUIRY = because(_("solange es das Anliegen gibt"))
_STAYS = kept(_("bleibt bei der Geschichte"))

_with_words = partial(
    Holding,
    activity=Activity.UNDERSTANDING,
    about=(("story", "stories"),),
    keep=until_promised(_PATH, fate=deleted()),
    person=deleted(by_room=True),
    author=_STAYS,
    words=deleted(by_room=True),
)
_inferred = partial(_with_words, is_inferred=True)


declare(
    _inferred(table="understand.StoryVector", seen_by=_("niemand; damit werden ähnliche Geschichten gefunden")),
    _inferred(table="understand.SearchEntry", seen_by=_("niemand; damit findet die Suche")),
    _inferred(table="understand.Sketch", seen_by=_("niemand; damit fällt auf, wenn dieselben Worte oft kommen")),
    _inferred(table="understand.Placement", seen_by=_TEAM),
    _inferred(table="understand.Excerpt", seen_by=_("das Team; alle, wenn die Geschichte freigegeben ist")),
    _inferred(table="understand.Passage", seen_by=_TEAM),
    _inferred(table="understand.PassageVector", seen_by=_("niemand; damit finden Abschnitte ihr Thema")),
    _inferred(table="understand.PassageKind", seen_by=_TEAM),
    _inferred(table="understand.Divided", seen_by=_("niemand; damit wird nichts zweimal gelesen")),
    _with_words(table="understand.KindSaid", seen_by=_TEAM, acts=("said_by",)),
    _with_words(table="understand.Pinned", seen_by=_TEAM, acts=("pinned_by",)),
    _with_words(table="understand.Banned", seen_by=_TEAM, acts=("banned_by",)),
    _inferred(table="understand.TouchpointMatch", seen_by=_TEAM),
    _with_words(table="understand.TouchpointCorrection", seen_by=_TEAM, acts=("corrected_by",)),
    Holding(
        table="understand.AnsweredNeed",
        activity=Activity.UNDERSTANDING,
        seen_by=_TEAM,
        acts=("linked_by",),
        nobody=_("Verbindet eine Fassung des Teams mit einem Thema; es nennt keine Geschichte und keinen Gast"),
        keep=_WITH_INQUIRY,
    ),
    Holding(
        table="understand.Touchpoint",
        activity=Activity.UNDERSTANDING,
        seen_by=_TEAM,
        acts=("described_by", "archived_by"),
        nobody=_("Worte des Teams über einen Schritt der Kundschaft; kein Gast kommt darin vor"),
        keep=because(_("solange das Team ihn braucht")),
    ),
    Holding(
        table="understand.TouchpointCount",
        activity=Activity.UNDERSTANDING,
        seen_by=_TEAM,
        nobody=_("Zahlen über viele; nach einer Löschung neu gezählt"),
        keep=_WITH_INQUIRY,
    ),
    Holding(
        table="understand.TouchpointChange",
        activity=Activity.UNDERSTANDING,
        seen_by=_TEAM,
        acts=("by",),
        nobody=_("Sagt, was mit Berührungspunkten geschah; es nennt keine Geschichte und keinen Gast"),
        keep=because(_("damit man auch später sieht, wer einen Berührungspunkt geändert hat")),
    ),
    Holding(
        table="understand.TouchpointProgress",
        activity=Activity.UNDERSTANDING,
        seen_by=_TEAM,
        nobody=_("Sagt, wie weit das Vergleichen ist"),
        keep=_WITH_INQUIRY,
    ),
    Holding(
        table="understand.Evidence",
        activity=Activity.UNDERSTANDING,
        seen_by=_("das Team; alle, wenn die Geschichte freigegeben ist"),
        about=(("story", "stories"),),
        acts=("added_by",),
        keep=because(_("als Strich, damit man sieht, dass eine Erkenntnis weniger Belege hat als früher")),
        person=changed(_("die Worte dahinter sind gelöscht, ein sichtbarer Strich bleibt"), by_room=True),
        author=_STAYS,
        words=changed(_("die Worte dahinter sind gelöscht, ein sichtbarer Strich bleibt"), by_room=True),
    ),
    Holding(
        table="understand.Theme",
        activity=Activity.UNDERSTANDING,
        seen_by=_("das Team; öffentlich nur in großen Gruppen"),
        acts=("named_by", "merged_by"),
        nobody=_("Zahlen über viele; nach einer Löschung neu gezählt"),
        keep=_WITH_INQUIRY,
    ),
    Holding(
        table="understand.ThemeChange",
        activity=Activity.UNDERSTANDING,
        seen_by=_TEAM,
        acts=("by",),
        nobody=_("Sagt, was mit Themen geschah; es nennt keine Geschichte und keinen Gast"),
        keep=because(_("damit man auch später sieht, wer ein Thema geändert hat")),
    ),
    Holding(
        table="understand.ThemeMemory",
        activity=Activity.UNDERSTANDING,
        seen_by=_("niemand"),
        nobody=_(
            "Mittelwerte über mehrere Geschichten, ohne Worte; nach einer Löschung beim nächsten Bilden der Themen neu"
            " gerechnet, der Mittelwert der ganzen Sammlung erst, wenn sie von Grund auf neu gebildet werden"
        ),
        keep=_WITH_INQUIRY,
    ),
    Holding(
        table="understand.OpinionMap",
        activity=Activity.UNDERSTANDING,
        seen_by=_("wer selbst abgestimmt hat, und das Team; nach der Abstimmung alle"),
        nobody=_("Gruppen ab fünf Menschen; nach einer Löschung neu gerechnet"),
        keep=_WITH_INQUIRY,
    ),
    Holding(
        table="understand.OpinionPlace",
        activity=Activity.UNDERSTANDING,
        seen_by=_("nur Sie selbst und das Team in Ihrer Akte; kein Punkt auf der Karte sagt, wessen er ist"),
        about=(("voter", "voters"),),
        keep=until_promised("voter__inquiry__keep_until", fate=deleted()),
        person=deleted(by_room=True),
        author=changed(_("wird ohne Verbindung zu Ihnen neu gerechnet"), by_room=True),
        words=kept(_("bleibt; es sind keine Worte")),
        is_inferred=True,
    ),
    Holding(
        table="understand.Progress",
        activity=Activity.UNDERSTANDING,
        seen_by=_TEAM,
        nobody=_("Sagt, wie weit das Lesen ist"),
        keep=_WITH_INQUIRY,
    ),
    Holding(
        table="understand.Insight",
        activity=Activity.UNDERSTANDING,
        seen_by=_("alle"),
        acts=("created_by",),
        keep=because(_("damit man auch später sieht, was verstanden wurde; in Worten des Teams")),
    ),
    Holding(
        table="understand.InsightVersion",
        activity=Activity.UNDERSTANDING,
        seen_by=_("alle"),
        acts=("changed_by",),
        keep=because(_("damit keine Fassung spurlos verschwindet; in Worten des Teams")),
    ),
)
