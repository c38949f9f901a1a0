from __future__ import annotations

from django.utils.translation import gettext_lazy as _


class NobodyToAnswer(Exception):
    """The words were erased, or they came from a file: nobody would ever read the reply."""

    sentence = _("Diese Geschichte hat keine Seite, auf der jemand Ihre Antwort lesen könnte.")


class HouseAddress(Exception):
    """Somebody who works here may speak, but not as anybody else."""

    sentence = _(
        "Diese Adresse gehört zur Organisation. Wer hier arbeitet, erzählt mit der Angabe „Arbeitet hier“ und "
        "bekommt dann auch Nachricht."
    )
