from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Form(TextChoices):
    """Whose evening it is. Among staff nothing leads from words to a seat, and groups begin at ten."""

    CUSTOMERS = "customers", _("Kundenforum")
    STAFF = "staff", _("Forum der Mitarbeitenden")


class Stage(TextChoices):
    """How far a forum is; it only ever goes forward, each step with an entry in the ledger."""

    DRAFT = "draft", _("Entwurf")
    ANNOUNCED = "announced", _("angekündigt")
    LIVE = "live", _("läuft")
    REVIEW = "review", _("wird durchgesehen")
    SEALED = "sealed", _("Protokoll veröffentlicht")
    BALANCED = "balanced", _("Bilanz veröffentlicht")


class RoundKind(TextChoices):
    ARRIVAL = "arrival", _("Ankommen und Erwartungen")
    BALANCE = "balance", _("Bilanz des letzten Forums")
    STORIES = "stories", _("Geschichten")
    GRUMBLE = "grumble", _("Meckerrunde")
    WISH = "wish", _("Wunschrunde")
    STATEMENTS = "statements", _("Aussagen und Abstimmung")
    COMMITMENTS = "commitments", _("Zusagen")
    FAREWELL = "farewell", _("Abschied")
    TALK = "talk", _("Gespräch")
    BREAK = "break", _("Pause")


TAKES_WORDS = frozenset(
    {RoundKind.ARRIVAL, RoundKind.STORIES, RoundKind.GRUMBLE, RoundKind.WISH, RoundKind.FAREWELL, RoundKind.TALK}
)
"""Rounds in which guests write."""


class RoundState(TextChoices):
    """In `WRITING` everybody writes and nobody sees anything; what is released shows from `OPEN` on."""

    PLANNED = "planned", _("geplant")
    WRITING = "writing", _("still schreiben")
    OPEN = "open", _("läuft")
    ENDED = "ended", _("beendet")
    SKIPPED = "skipped", _("ausgelassen")


RUNNING = frozenset({RoundState.WRITING, RoundState.OPEN})


class Task(TextChoices):
    """What somebody from the team does at the evening."""

    HOST = "host", _("führt durch den Abend")
    MODERATOR = "moderator", _("achtet auf die Regeln")
    SCRIBE = "scribe", _("schreibt am Tisch")
    LISTENER = "listener", _("hört zu")
    WELCOME = "welcome", _("begrüßt an der Tür")


class Publication(TextChoices):
    """What of the evening everybody may read afterwards; fixed before anybody says a word."""

    RELEASED = "released", _("alles, was die Erzählenden für alle freigeben")
    QUOTES = "quotes", _("nur Worte, die zu einer Erkenntnis gehören und für alle freigegeben sind")
    NUMBERS = "numbers", _("nur Zahlen, Erkenntnisse und Zusagen, keine Worte")


class Deed(TextChoices):
    """What happened to a forum. Each is one entry in the ledger."""

    ANNOUNCED = "announced", _("angekündigt")
    CHANGED = "changed", _("Ankündigung geändert")
    BEGAN = "began", _("begonnen")
    STARTED = "started", _("Runde begonnen")
    REVEALED = "revealed", _("Worte aufgedeckt")
    ENDED = "ended", _("Runde beendet")
    SKIPPED = "skipped", _("Runde ausgelassen")
    EXTENDED = "extended", _("Runde verlängert")
    CLOSED = "closed", _("Abend beendet")
    SEALED = "sealed", _("Protokoll versiegelt")
    BALANCED = "balanced", _("Bilanz veröffentlicht")


class Turn(TextChoices):
    """Where somebody stands in the queue for the microphone."""

    WAITING = "waiting", _("wartet")
    NOW = "now", _("jetzt im Raum")
    DONE = "done", _("hat gesprochen")
    LEFT = "left", _("hat zurückgezogen")
    DECLINED = "declined", _("nicht aufgerufen")


class Verdict(TextChoices):
    """What became of something a guest wanted on the agenda."""

    WAITING = "waiting", _("noch offen")
    TAKEN = "taken", _("steht auf der Tagesordnung")
    DECLINED = "declined", _("nicht aufgenommen")


class Phase(TextChoices):
    """When the team was asked how it feels about the evening."""

    BEFORE = "before", _("vorher")
    AFTER = "after", _("nachher")


class CameTrue(TextChoices):
    """What became of a fear, as those say who were there."""

    NO = "no", _("ist nicht eingetreten")
    PARTLY = "partly", _("ist zum Teil eingetreten")
    YES = "yes", _("ist eingetreten")
    CANT_SAY = "cant_say", _("kann ich nicht sagen")
