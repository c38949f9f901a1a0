from __future__ import annotations

from django.utils.translation import gettext_lazy as _


class StoryUnknown(Exception):
    sentence = _("Unter diesem Code finden wir nichts. Bitte vergleichen Sie ihn mit Ihrer Quittung.")


class AlreadyWithdrawn(Exception):
    sentence = _("Diese Worte sind schon gelöscht.")


class WaitedTooLong(Exception):
    sentence = _(
        "Das wurde vor mehr als 72 Stunden geschrieben und ist nicht angenommen. "
        "Bitte kopieren Sie Ihre Worte und geben Sie sie neu ab, wenn Sie noch mögen."
    )


class NameMissing(Exception):
    sentence = _("Wenn Ihr Name dabeistehen soll, brauchen wir ihn. Sonst wählen Sie „Alle, ohne Namen“.")


class ImportRefused(Exception):
    """A file that cannot be taken in, with the sentence that says why and what to do."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)
