from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from resonanz.trust.reads import (
    Activity,
    Holding,
    because,
    changed,
    declare,
    deleted,
    for_days,
    kept,
    until_promised,
)

_EMPTIED = changed(_("der Text wird gelöscht, ein sichtbarer Strich bleibt"), text="")
_SENTENCE_EMPTIED = changed(_("der Dank wird gelöscht, ein sichtbarer Strich bleibt"), sentence="")
_PASSAGE_GONE = changed(
    _("die gelobte Stelle geht mit den Worten; der Dank bleibt: Es sind die Worte des Teams an Sie"), by_room=True
)
_WISH_GONE = deleted(_("geht mit den Worten oder mit dem, der sie erzählt hat"), by_room=True)

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
        table="answer.ReplyDraft",
        activity=Activity.DIALOGUE,
        seen_by=_("nur wer ihn schreibt, bis er gesendet ist; andere im Team sehen, dass jemand schreibt"),
        about=(("story", "stories"), ("author", "accounts")),
        acts=("author",),
        keep=until_promised("story__inquiry__keep_until", fate=deleted()),
        person=deleted(),
        author=kept(_("bleibt, bis er gesendet oder verworfen wird")),
        words=changed(_("der Entwurf wird geleert"), by_room=True),
        sealed={"text": _("ein Entwurf, den noch niemand gesagt hat")},
    ),
    Holding(
        table="answer.BulkReply",
        activity=Activity.DIALOGUE,
        seen_by=_("das Team; die einzelnen Antworten sieht, wer die Geschichte erzählt hat"),
        acts=("author",),
        keep=until_promised("insight__inquiry__keep_until", fate=changed(_("der Text wird gelöscht"), text="")),
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

declare(
    Holding(
        table="answer.CreditWish",
        activity=Activity.DIALOGUE,
        seen_by=_("alle, sobald „Umgesetzt“ dabeisteht und solange Ihre Worte öffentlich sind"),
        about=(("story", "stories"),),
        keep=because(_("bis Sie es zurücknehmen, sonst so lange wie die Worte")),
        person=_WISH_GONE,
        author=_WISH_GONE,
        words=_WISH_GONE,
        entry="entry_index",
    ),
    Holding(
        table="answer.MakerCredit",
        activity=Activity.DIALOGUE,
        seen_by=_("ein Angebot nur, wer es macht und wer es bekommt; mit dem eigenen Ja alle"),
        about=(("maker", "accounts"),),
        acts=("offered_by",),
        keep=because(_("bis die Person es zurücknimmt; danach nur, dass sie nicht genannt werden möchte")),
        person=deleted(),
        entry="entry_index",
        is_own=True,
    ),
    Holding(
        table="answer.Giving",
        activity=Activity.RELATIONS,
        seen_by=_("alle"),
        acts=("said_by",),
        keep=because(_("für immer: Es ist ein öffentliches Versprechen, und jede Änderung bleibt sichtbar")),
    ),
    Holding(
        table="answer.FanStep",
        activity=Activity.RELATIONS,
        seen_by=_("nur Sie; das Team eine Zahl ab fünf Menschen, und wer sich mit Namen zeigen will"),
        about=(("account", "accounts"),),
        keep=because(_("solange das Konto besteht; Ihre Worte gehen, sobald Sie aufhören")),
        person=deleted(),
        is_own=True,
    ),
    Holding(
        table="answer.Together",
        activity=Activity.RELATIONS,
        seen_by=_("das Team und wer gefragt wird"),
        acts=("asked_by",),
        keep=because(_("solange das Anliegen steht; wer gefragt wurde, steht nicht darin")),
    ),
    Holding(
        table="answer.TogetherAsk",
        activity=Activity.RELATIONS,
        seen_by=_("nur Sie; das Team Zahlen ab fünf Menschen"),
        about=(("account", "accounts"),),
        keep=for_days(365, since="at", says=_("ein Jahr")),
        person=deleted(),
        is_own=True,
    ),
)
