from __future__ import annotations

from django.utils.translation import gettext_lazy as _


class NobodyToAnswer(Exception):
    """The words were erased, or they came from a file: nobody would ever read the reply."""

    sentence = _("Diese Geschichte hat keine Seite, auf der jemand Ihre Antwort lesen könnte.")
