from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from resonanz.trust.reads import Activity, Holding, changed, declare, kept, until_promised

_EMPTIED = changed(_("der Text wird gelöscht, ein sichtbarer Strich bleibt"), text="")
_SENTENCE_EMPTIED = changed(_("der Dank wird gelöscht, ein sichtbarer Strich bleibt"), sentence="")
_PASSAGE_GONE = changed(
    _("die gelobte Stelle geht mit den Worten; der Dank bleibt: Es sind die Worte des Teams an Sie"), by_room=True
)

declare(
    Holding(
        table="answer.Reply",
        activity=Activity.DIALOGUE,
        seen_by=_("wer die Geschichte erzählt hat, und das Team"),
        about=(("story", "stories"),),
        acts=("author",),
        keep=until_promised("story__inquiry__keep_until", fate=_EMPTIED),
        person=_EMPTIED,
        author=kept(_("bleibt bei der Geschichte")),
        words=kept(_("bleibt: Es sind die Worte des Teams an Sie")),
        entry="entry_index",
    ),
    Holding(
        table="answer.Thanks",
        activity=Activity.DIALOGUE,
        seen_by=_("wer die Geschichte erzählt hat, wer das Lob verdient hat, und das Team"),
        about=(("story", "stories"),),
        acts=("by", "to"),
        keep=until_promised("story__inquiry__keep_until", fate=_SENTENCE_EMPTIED),
        person=_PASSAGE_GONE,
        author=kept(_("bleibt bei der Geschichte")),
        words=_PASSAGE_GONE,
        entry="entry_index",
    ),
)
