from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from resonanz.trust.reads import Activity, Holding, because, declare, deleted, kept

_HOLDER = (("held_by", "accounts"),)
_NAMELESS = kept(_("bleibt; statt des Namens steht die Aufgabe da"))

declare(
    Holding(
        table="act.Decision",
        activity=Activity.DIALOGUE,
        seen_by=_("alle"),
        about=_HOLDER,
        acts=("decided_by",),
        keep=because(_("damit man auch später sieht, was entschieden und ob es gehalten wurde")),
        person=_NAMELESS,
    ),
    Holding(
        table="act.Disclosure",
        activity=Activity.DIALOGUE,
        seen_by=_("alle"),
        acts=("by",),
        keep=because(_("damit man auch später sieht, was wann veröffentlicht wurde")),
    ),
    Holding(
        table="act.NameConsent",
        activity=Activity.RELATIONS,
        seen_by=_("die Person selbst und das Team; der Name an Zusagen alle"),
        about=(("account", "accounts"),),
        keep=because(_("bis die Person es zurücknimmt")),
        person=deleted(),
    ),
    Holding(
        table="act.Commitment",
        activity=Activity.DIALOGUE,
        seen_by=_("alle"),
        nobody=_("Wer sie gab, steht hier als Aufgabe; Worte von Gästen stehen nicht darin"),
        keep=because(_("damit man auch später sieht, was zugesagt und ob es gehalten wurde")),
    ),
    Holding(
        table="act.CommitmentStep",
        activity=Activity.DIALOGUE,
        seen_by=_("alle"),
        about=_HOLDER,
        acts=("by",),
        keep=because(_("damit man auch später sieht, was zugesagt und ob es gehalten wurde")),
        person=_NAMELESS,
    ),
    Holding(
        table="act.Measure",
        activity=Activity.DIALOGUE,
        seen_by=_("das Team; was getan wird, auch alle"),
        acts=("brought_in_by",),
        keep=because(_("damit man auch später sieht, was aus einer Erkenntnis wurde")),
    ),
    Holding(
        table="act.MeasureStep",
        activity=Activity.DIALOGUE,
        seen_by=_("das Team; was getan wird, auch alle"),
        acts=("by",),
        keep=because(_("damit man auch später sieht, was aus einer Erkenntnis wurde")),
    ),
    Holding(
        table="act.Experiment",
        activity=Activity.DIALOGUE,
        seen_by=_("das Team; was herauskam, auch alle"),
        acts=("created_by",),
        keep=because(_("damit man auch später sieht, was versucht wurde und was herauskam")),
    ),
    Holding(
        table="act.ExperimentStep",
        activity=Activity.DIALOGUE,
        seen_by=_("das Team; was herauskam, auch alle"),
        acts=("by",),
        keep=because(_("damit man auch später sieht, was versucht wurde und was herauskam")),
    ),
)

_DARLING = because(_("damit man auch später sieht, was geliebt wurde und warum es blieb oder ging"))
_LINKED = kept(_("bleibt: Verlinkt ist die Geschichte, und von ihr bleibt nur der sichtbare Strich"))
_TEAM = _("nur das Team")

declare(
    *(
        Holding(table=f"act.{table}", activity=Activity.DIALOGUE, seen_by=_TEAM, acts=("by",), keep=_DARLING)
        for table in ("Darling", "DarlingAgreement", "DarlingCondition", "DarlingComment", "DarlingVerdict")
    ),
    Holding(
        table="act.DarlingMaker",
        activity=Activity.DIALOGUE,
        seen_by=_("das Team; der Abschied auch alle, wenn jeder genannte Mensch zugestimmt hat"),
        acts=("account", "by"),
        nobody=_("Namen von Menschen ohne Konto stehen mit ihrer Zustimmung da und lassen sich jederzeit entfernen"),
        keep=_DARLING,
    ),
    Holding(
        table="act.DarlingEvidence",
        activity=Activity.DIALOGUE,
        seen_by=_TEAM,
        about=(("story", "stories"),),
        acts=("by",),
        keep=_DARLING,
        person=_LINKED,
        author=kept(_("bleibt bei der Geschichte")),
        words=_LINKED,
    ),
    Holding(
        table="act.DarlingFarewell",
        activity=Activity.DIALOGUE,
        seen_by=_("das Team; auch alle, wenn jeder genannte Mensch zugestimmt hat"),
        acts=("by",),
        keep=_DARLING,
    ),
    Holding(
        table="act.DarlingPraise",
        activity=Activity.DIALOGUE,
        seen_by=_("das Team; alle nur, solange die Geschichte für alle freigegeben ist"),
        about=(("story", "stories"),),
        keep=_DARLING,
        person=_LINKED,
        author=kept(_("bleibt bei der Geschichte")),
        words=_LINKED,
    ),
)

_BENEFIT = because(_("damit man auch später sieht, was geschätzt und was daraus wurde"))

declare(
    Holding(table="act.Benefit", activity=Activity.DIALOGUE, seen_by=_TEAM, acts=("by",), keep=_BENEFIT),
    Holding(
        table="act.BenefitAssumption",
        activity=Activity.DIALOGUE,
        seen_by=_TEAM,
        nobody=_("Zahlen über mindestens fünf Menschen; keine Spalte kann einen einzelnen Kunden nennen"),
        keep=_BENEFIT,
    ),
    Holding(table="act.BenefitActual", activity=Activity.DIALOGUE, seen_by=_TEAM, acts=("by",), keep=_BENEFIT),
)
