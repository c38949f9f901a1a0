from __future__ import annotations

from django.utils.translation import gettext_lazy as _


class NobodyToAnswer(Exception):
    """The words were erased, or they came from a file: nobody would ever read the reply."""

    sentence = _("Diese Geschichte hat keine Seite, auf der jemand Ihre Antwort lesen könnte.")


class NotPraised(Exception):
    """The passage does not stand in the story, word for word."""

    sentence = _("Diese Worte stehen so nicht in der Geschichte. Bitte übernehmen Sie sie Wort für Wort.")


class NoOwnWords(Exception):
    sentence = _("Bitte schreiben Sie einen eigenen Satz. Ein Dank ohne Worte kommt nicht an.")


class NobodyToReach(Exception):
    """Praise goes to somebody who works here and can read it."""

    sentence = _("Bitte wählen Sie jemanden aus dem Team.")


class HouseAddress(Exception):
    """Somebody who works here may speak, but not as anybody else."""

    sentence = _(
        "Diese Adresse gehört zur Organisation. Wer hier arbeitet, erzählt mit der Angabe „Arbeitet hier“ und "
        "bekommt dann auch Nachricht."
    )
