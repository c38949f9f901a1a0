from __future__ import annotations

from django.utils.translation import gettext_lazy as _


class NobodyToAnswer(Exception):
    """The words were erased, or they came from a file: nobody would ever read the reply."""

    sentence = _("Diese Geschichte hat keine Seite, auf der jemand Ihre Antwort lesen könnte.")


class StillSleeping(Exception):
    """The writer wanted a night between writing and sending, and it is not over."""

    sentence = _(
        "Dieser Entwurf schläft noch. Wenn Sie ihn doch jetzt senden möchten, drücken Sie „Doch jetzt senden“."
    )


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


class CreditRefused(Exception):
    """Nobody can be thanked here by name: the sentence says why not and what is possible."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)


class NotDoneYet(Exception):
    sentence = _("Danken können wir, sobald „Umgesetzt“ dabeisteht.")


class GivingMissing(Exception):
    sentence = _("Wir haben noch nicht gesagt, was wir geben. Vorher kann sich niemand als Fan erklären.")


class GivingChanged(Exception):
    """Somebody said yes to a list that is not ours any more."""

    sentence = _("Wir haben gerade geändert, was wir geben. Bitte lesen Sie es noch einmal und entscheiden Sie dann.")


class GivingPaysForDeeds(Exception):
    """What we give belongs to everybody who wants it; it is no wage for recommending us."""

    sentence = _(
        "Das klingt nach Lohn für ein Verhalten. Was wir geben, bekommen alle gleich, ohne Punkte, Codes oder "
        "Prämien für Empfehlungen."
    )


class FanRefused(Exception):
    """A step that is not possible; the sentence says why not."""

    def __init__(self, sentence: str, *, field: str = "") -> None:
        self.sentence, self.field = sentence, field
        super().__init__(sentence)


class AskIncomplete(Exception):
    """What is owed to people before they are asked to join, by field."""

    def __init__(self, problems: dict[str, str]) -> None:
        self.problems = problems
        super().__init__(", ".join(problems))
