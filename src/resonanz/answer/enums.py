from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Part(TextChoices):
    """The two fields somebody can write into; the value is the name of the field."""

    TEXT = "text", _("Geschichte")
    WORKS_WELL = "works_well", _("Was gut läuft")


class Fault(TextChoices):
    """What a reply does instead of answering; the values are those of the engine."""

    JUSTIFICATION = "justification", _("rechtfertigt")
    BLAME = "blame", _("gibt die Schuld zurück")
    BELITTLING = "belittling", _("macht klein")
    LEGALESE = "legalese", _("ist Amtsdeutsch")
    PASSIVE = "passive", _("lässt offen, wer gehandelt hat")
    EMPTY_THANKS = "empty_thanks", _("dankt, ohne etwas zu sagen")
    YES_BUT = "yes_but", _("sagt Ja, aber")
    VAGUE_PROMISE = "vague_promise", _("verspricht, ohne zu sagen, wer und bis wann")
    SELF_CENTRED = "self_centred", _("spricht von sich")


class HardWord(TextChoices):
    """What makes it easy not to listen; the values are those of the engine."""

    INSULT = "insult", _("trifft die Person")
    GENERALISATION = "generalisation", _("verallgemeinert")
    MIND_READING = "mind_reading", _("deutet Absichten")


class FanKind(TextChoices):
    """What somebody says of themselves; nobody else can say it of them."""

    FAN = "fan", _("Ich bin Ihr Fan")
    AMBASSADOR = "ambassador", _("Ich erzähle gern von Ihnen")


class FanDeed(TextChoices):
    """The steps of a fan; each is the person's own act."""

    DECLARED = "declared", _("erklärt")
    CHANGED = "changed", _("geändert")
    PAUSED = "paused", _("Pause gemacht")
    RESUMED = "resumed", _("wieder dabei")
    LEFT = "left", _("aufgehört")


class FanStanding(TextChoices):
    """How somebody stands today, computed from their steps."""

    NONE = "none", _("nicht erklärt")
    ACTIVE = "active", _("dabei")
    PAUSED = "paused", _("in Pause")
    LEFT = "left", _("aufgehört")


class Circle(TextChoices):
    """Whom the team asks to make something together."""

    FANS = "fans", _("Fans und alle, die gern von uns erzählen")
    EVERYBODY = "everybody", _("Alle, die gesagt haben, dass wir sie fragen dürfen")


class AskState(TextChoices):
    """What became of the question to one person."""

    WAITING = "waiting", _("wird gleich geschrieben")
    WRITTEN = "written", _("angeschrieben")
    NO_ROOM = "no_room", _("Kontaktbudget aufgebraucht")
    NO_CONSENT = "no_consent", _("keine Einwilligung für diese Art von Einladung")
    OWN_PAGE = "own_page", _("nur auf der eigenen Seite zu lesen")
    STOPPED = "stopped", _("macht inzwischen Pause oder hat aufgehört")
