from __future__ import annotations

from functools import partial

from django.utils.translation import gettext_lazy as _

from resonanz.trust.reads import Activity, Holding, because, declare, deleted, kept, until_promised

_ALL = _("alle, sobald das Forum angekündigt ist")
_THERE = _("alle, die beim Forum dabei sind")
_STAYS = _("damit man auch später sieht, was zugesagt war und wie der Abend verlief")

_until = partial(until_promised, fate=deleted())
_unnamed = partial(
    Holding,
    activity=Activity.OPERATION,
    nobody=_("Trägt keinen Namen und keine Zeit; wessen Antwort es ist, weiß niemand"),
    keep=_until("forum__inquiry__keep_until"),
)

declare(
    Holding(table="forum.Forum", activity=Activity.DIALOGUE, seen_by=_ALL, acts=("created_by",), keep=because(_STAYS)),
    Holding(
        table="forum.Helper",
        activity=Activity.DIALOGUE,
        seen_by=_ALL,
        acts=("account",),
        keep=_until("forum__inquiry__keep_until"),
    ),
    Holding(
        table="forum.Round",
        activity=Activity.DIALOGUE,
        seen_by=_ALL,
        nobody=_("Beschreibt den Ablauf des Abends"),
        keep=because(_STAYS),
    ),
    Holding(table="forum.Happening", activity=Activity.DIALOGUE, seen_by=_ALL, acts=("by",), keep=because(_STAYS)),
    Holding(
        table="forum.Seat",
        activity=Activity.DIALOGUE,
        seen_by=_("Sie selbst und das Team; am Tisch nur Ihr Zeichen"),
        about=(("person", "accounts"), ("teller", "tellers")),
        keep=_until("forum__inquiry__keep_until"),
        person=deleted(),
        author=deleted(_("der Platz wird gelöscht; Ihre Worte bleiben, ohne Verbindung zu ihm")),
        words=kept(_("bleibt; es sind keine Worte")),
        sealed={"code_hash": _("ein Prüfwert, der nur zusammen mit Ihrem Code etwas sagt")},
    ),
    Holding(
        table="forum.Contribution",
        activity=Activity.DIALOGUE,
        seen_by=_THERE,
        about=(("story", "stories"),),
        keep=_until("forum__inquiry__keep_until"),
        person=kept(_("bleibt als Strich in seiner Runde, ohne Worte und ohne Verbindung zu Ihnen")),
        author=kept(_("bleibt bei der Geschichte, ohne Verbindung zu Ihnen")),
        words=kept(_("bleibt als Strich in seiner Runde, ohne Worte")),
    ),
    Holding(
        table="forum.QueueTurn",
        activity=Activity.DIALOGUE,
        seen_by=_("Sie selbst und wer durch den Abend führt"),
        about=(("seat__person", "accounts"), ("seat__teller", "tellers")),
        keep=_until("forum__inquiry__keep_until"),
        person=deleted(),
        author=deleted(),
        words=kept(_("bleibt; es sind keine Worte")),
    ),
    Holding(
        table="forum.AgendaWish",
        activity=Activity.DIALOGUE,
        seen_by=_("Sie selbst und das Team; wer es sonst sehen darf, sagt Ihre Freigabe"),
        about=(("story", "stories"),),
        acts=("decided_by",),
        keep=_until("forum__inquiry__keep_until"),
        person=deleted(),
        author=kept(_("bleibt bei der Geschichte, ohne Verbindung zu Ihnen")),
        words=kept(_("bleibt bei dem Strich, ohne Worte")),
    ),
    Holding(
        table="forum.Asked",
        activity=Activity.OPERATION,
        seen_by=_("niemand; es verhindert nur, dass jemand zweimal antwortet"),
        about=(("account", "accounts"),),
        keep=_until("forum__inquiry__keep_until"),
        person=deleted(),
        author=deleted(),
        words=kept(_("bleibt; es sind keine Worte")),
    ),
    _unnamed(table="forum.Mood", seen_by=_("das Team, ab fünf Antworten und nur zusammen")),
    _unnamed(table="forum.Fear", seen_by=_("das Team")),
    Holding(
        table="forum.FearOutcome",
        activity=Activity.OPERATION,
        seen_by=_("das Team, ab fünf Antworten und nur zusammen"),
        nobody=_("Trägt keinen Namen und keine Zeit; wessen Antwort es ist, weiß niemand"),
        keep=_until("fear__forum__inquiry__keep_until"),
    ),
)
