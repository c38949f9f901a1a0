from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from resonanz.trust.reads import Activity, Holding, changed, declare, kept, until_promised

_EMPTIED = changed(_("der Text wird gelöscht, ein sichtbarer Strich bleibt"), text="")

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
    )
)
