from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Word(TextChoices):
    """The four public words for every insight."""

    DONE = "done", _("Umgesetzt")
    EXISTS = "exists", _("Gibt es schon")
    IN_PROGRESS = "in_progress", _("In Arbeit")
    NOT_POSSIBLE = "not_possible", _("Geht nicht")


class Standing(TextChoices):
    """What the word has become by today. Computed from the decisions, editable by nobody."""

    DONE = Word.DONE.value, Word.DONE.label
    EXISTS = Word.EXISTS.value, Word.EXISTS.label
    IN_PROGRESS = Word.IN_PROGRESS.value, Word.IN_PROGRESS.label
    NOT_POSSIBLE = Word.NOT_POSSIBLE.value, Word.NOT_POSSIBLE.label
    MISSED = "missed", _("Nicht gehalten")
    WAITING = "waiting", _("Noch offen")


class Pledge(TextChoices):
    """What happened to a commitment that somebody gave aloud."""

    GIVEN = "given", pgettext_lazy("commitment", "zugesagt")
    MOVED = "moved", _("verschoben")
    HANDED = "handed", _("in andere Hände gegeben")
    KEPT = "kept", _("gehalten")
    BROKEN = "broken", _("nicht gehalten")


class Telling(TextChoices):
    """What happened to a decision that was internal at first."""

    MOVED = "moved", _("anderer Tag der Veröffentlichung")
    TOLD = "told", _("veröffentlicht")


class Outcome(TextChoices):
    """What became of one promise: an „In Arbeit“ of an insight, or a commitment. Computed, editable by nobody."""

    OPEN = "open", _("Offen")
    KEPT = "kept", _("Gehalten")
    LATE = "late", _("Später als zugesagt")
    MISSED = "missed", _("Überfällig")
    BROKEN = "broken", _("Nicht gehalten")


class MeasureDeed(TextChoices):
    """What somebody did with a measure."""

    TAKEN = "taken", pgettext_lazy("measure", "Angenommen")
    LAID = "laid", _("Wieder abgelegt")
    NOTE = "note", _("Nachgetragen")
    DONE = "done", _("Abgeschlossen")
    GIVEN_UP = "given_up", _("Aufgegeben")


class MeasureState(TextChoices):
    """How a measure stands. Computed from its steps, editable by nobody."""

    WAITING = "waiting", _("Wartet auf jemanden")
    CARRIED = "carried", _("In guten Händen")
    DONE = MeasureDeed.DONE.value, MeasureDeed.DONE.label
    GIVEN_UP = MeasureDeed.GIVEN_UP.value, MeasureDeed.GIVEN_UP.label


class Comparison(TextChoices):
    """What an experiment compares. Group `a` is the new way, group `b` what it is held against."""

    ONE_SHARE = "one_share", _("Ein Anteil")
    TWO_SHARES = "two_shares", _("Zwei Gruppen: Anteile")
    ONE_MEAN = "one_mean", _("Ein Mittelwert")
    TWO_MEANS = "two_means", _("Zwei Gruppen: Mittelwerte")
    PAIRED = "paired", _("Vorher und nachher bei denselben: Mittelwerte")
    BEFORE_AFTER_SHARES = "ba_shares", _("Vorher und nachher bei verschiedenen: Anteile")
    BEFORE_AFTER_MEANS = "ba_means", _("Vorher und nachher bei verschiedenen: Mittelwerte")

    @property
    def is_share(self) -> bool:
        return self in {Comparison.ONE_SHARE, Comparison.TWO_SHARES, Comparison.BEFORE_AFTER_SHARES}

    @property
    def has_two(self) -> bool:
        return self not in {Comparison.ONE_SHARE, Comparison.ONE_MEAN}

    @property
    def is_before_after(self) -> bool:
        return self in {Comparison.PAIRED, Comparison.BEFORE_AFTER_SHARES, Comparison.BEFORE_AFTER_MEANS}


class ExperimentDeed(TextChoices):
    STARTED = "started", _("Begonnen, der Plan steht fest")
    WATCHED = "watched", _("Jemand anderes achtet jetzt darauf")
    NUMBERS = "numbers", _("Zahlen eingetragen")
    STRUCK = "struck", _("Zahlen gestrichen")
    ENDED = "ended", _("Nach der vereinbarten Regel beendet")
    STOPPED = "stopped", _("Vorzeitig beendet")
    LEARNED = "learned", _("Was wir gelernt haben")


class ExperimentState(TextChoices):
    """How an experiment stands. Computed from its steps and its stop rule, editable by nobody."""

    DRAFT = "draft", _("Entwurf")
    RUNNING = "running", _("Läuft noch")
    DUE = "due", _("Regel erreicht, noch nicht ausgewertet")
    ENDED = ExperimentDeed.ENDED.value, _("Zu Ende")
    STOPPED = ExperimentDeed.STOPPED.value, _("Vorzeitig beendet")


class Turnout(TextChoices):
    """What people made of the result, said by a human, never computed."""

    HELD = "held", _("Die Vermutung hat sich gehalten")
    NOT_HELD = "not_held", _("Die Vermutung hat sich nicht gehalten")
    UNCLEAR = "unclear", _("Es bleibt unklar")


class Side(TextChoices):
    """What a piece of evidence says about a condition of a darling."""

    HOLDS = "holds", _("spricht dafür")
    FAILS = "fails", _("spricht dagegen")


class Verdict(TextChoices):
    """What becomes of a darling."""

    KEEP = "keep", _("Behalten")
    CHANGE = "change", _("Verändern")
    LET_GO = "let_go", _("Loslassen")


class Unit(TextChoices):
    """In what an assumption is counted."""

    PEOPLE = "people", _("Menschen")
    SHARE = "share", _("Prozent")
    MONEY = "money", _("Euro")
    COUNT = "count", _("Mal im Jahr")
    MINUTES = "minutes", _("Minuten")


class Term(TextChoices):
    """How an assumption enters the sum: as a factor of the template, or by itself."""

    FACTOR = "factor", _("wird malgenommen")
    GAIN_YEAR = "gain_year", _("bringt jedes Jahr")
    GAIN_ONCE = "gain_once", _("bringt einmal")
    COST_YEAR = "cost_year", _("kostet jedes Jahr")
    COST_ONCE = "cost_once", _("kostet einmal")


class Span(TextChoices):
    """What an actual can be held against."""

    FIRST = "first", _("das erste Jahr")
    LATER = "later", _("ein weiteres Jahr")
    OTHER = "other", _("ein anderer Zeitraum; wird gezeigt, nicht verglichen")
