"""Looks into the mirror: what is answered, from where, and how far it is."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from resonanz.trust.enums import K_STAFF, K


class Instrument(TextChoices):
    """What people answer, inside and outside."""

    THREE_WORDS = "three_words", _("Drei Worte")
    PROMISES = "promises", _("Versprechen-Prüfung")
    READINESS = "readiness", _("Standortbestimmung")


class Claim(TextChoices):
    """What an organisation says of itself in public."""

    PROMISE = "promise", _("Versprechen")
    VALUE = "value", _("Wert")


class Belief(TextChoices):
    """What somebody says to a promise. Where nothing is chosen, nothing is counted."""

    BELIEVE = "believe", _("glaube ich")
    DOUBT = "doubt", _("glaube ich nicht")
    UNSURE = "cannot_say", _("kann ich nicht sagen")


class Side(TextChoices):
    """From where somebody looks. Nobody's rank is kept: a side is only which link they were handed."""

    LEADERSHIP = "leadership", _("Leitung")
    STAFF = "staff", _("Mitarbeitende")
    OUTSIDE = "outside", _("Draußen")


INSIDE = (Side.LEADERSHIP, Side.STAFF)
FLOORS = {Side.LEADERSHIP: K, Side.STAFF: K_STAFF, Side.OUTSIDE: K}
"""The smallest group of which a number is said, for each side."""

SPOKEN_OPENLY = frozenset({(Instrument.THREE_WORDS, Side.LEADERSHIP)})
"""Where answers stand without a name but as they were given, however few gave them; they are told so before."""


class Stage(TextChoices):
    """How far a look into the mirror is. It only ever goes forward."""

    DRAFT = "draft", _("In Vorbereitung")
    ASKING = "asking", pgettext_lazy("look", "Es wird geantwortet")
    SEALED = "sealed", pgettext_lazy("look", "Selbstbild versiegelt")
    OPENED = "opened", pgettext_lazy("look", "Aufgedeckt")


STAGES = {
    Instrument.THREE_WORDS: (Stage.DRAFT, Stage.ASKING, Stage.SEALED, Stage.OPENED),
    Instrument.PROMISES: (Stage.DRAFT, Stage.ASKING, Stage.OPENED),
    Instrument.READINESS: (Stage.DRAFT, Stage.ASKING, Stage.OPENED),
}
ANSWERED_IN = {
    (Instrument.THREE_WORDS, Side.OUTSIDE): Stage.SEALED,
}
"""When a side answers; where nothing stands here, while the look is `ASKING`."""


def answered_in(instrument: str, side: str) -> Stage:
    return ANSWERED_IN.get((Instrument(instrument), Side(side)), Stage.ASKING)


def next_stage(instrument: str, stage: str) -> Stage | None:
    """The one that follows; None at the end."""
    stages = STAGES[Instrument(instrument)]
    place = stages.index(Stage(stage)) + 1
    return stages[place] if place < len(stages) else None
