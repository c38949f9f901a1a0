from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from resonanz.mirror.errors.looks import Incomplete


class CalculationIncomplete(Incomplete):
    """A calculation, a question or an answer without what it owes."""


class QuestionGone(Exception):
    sentence = _("Diese Frage wurde zurückgezogen. Es gibt nichts mehr zu beantworten.")


class NothingToErase(Exception):
    sentence = _("Diese Worte sind schon gelöscht.")
