from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


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
