from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class InquiryNotReady(Exception):
    """What is to be asked in public would break its own word. `obstacles` says by field what stands in the way."""

    sentence = _("So lässt sich das Anliegen noch nicht fragen. Was fehlt, steht bei den Feldern.")

    def __init__(self, obstacles: Mapping[str, Sequence[str]]) -> None:
        self.obstacles = dict(obstacles)
        super().__init__(", ".join(self.obstacles))


class InquiryIncomplete(InquiryNotReady):
    """It does not yet say what it owes the asked."""

    sentence = _("So lässt sich das Anliegen noch nicht öffnen: Es fehlt, was wir den Gefragten schulden.")

    def __init__(self, missing: Sequence[str], obstacles: Mapping[str, Sequence[str]]) -> None:
        self.missing = tuple(missing)
        super().__init__(obstacles)


class InquiryNotOpen(Exception):
    """Somebody wants to tell a story where nobody is listening any more, or not yet."""

    sentence = _("Dieses Anliegen nimmt gerade keine Geschichten an.")


class NotReadyToSeal(Exception):
    """A plan was to be published that does not yet say what people need to hold us to it."""

    sentence = _("So lässt sich der Plan noch nicht veröffentlichen.")

    def __init__(self, missing: Sequence[str | Promise]) -> None:
        self.missing = tuple(missing)
        super().__init__(", ".join(str(one) for one in missing))


class PlanSealed(Exception):
    """What was published before people applied stays as it is."""

    sentence = _("Der Plan ist veröffentlicht und steht im Protokollbuch. Er lässt sich nicht mehr ändern.")


class NoApplications(Exception):
    """Somebody wants onto a list that takes nobody yet, or nobody any more."""

    sentence = _("Zu diesem Anliegen kann man sich gerade nicht melden.")


class ListFrozen(Exception):
    """It was drawn: nobody comes onto the list any more."""

    sentence = _("Es ist schon gelost. Auf diese Liste kommt niemand mehr.")


class CannotDraw(Exception):
    """The lot was asked for too early, twice, or without anybody on the list; `sentence` says which."""

    def __init__(self, sentence: str | Promise) -> None:
        self.sentence = sentence
        super().__init__(str(sentence))


class SlugTaken(Exception):
    sentence = _("Diese Adresse hat schon ein anderes Anliegen. Bitte wählen Sie eine andere.")


class SlugNotValid(Exception):
    sentence = _("Eine Adresse besteht aus Kleinbuchstaben, Ziffern und Bindestrichen, zum Beispiel „kontakt“.")


class AddressesRefused(Exception):
    """A list of addresses that rests on nothing, or cannot be taken in now."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)


class InvitationUnknown(Exception):
    sentence = _(
        "Diesen Code kennen wir nicht. Bitte vergleichen Sie ihn noch einmal mit Ihrer Einladung; groß oder klein "
        "geschrieben ist gleich."
    )


class InvitationReplaced(Exception):
    sentence = _("Zu dieser Einladung gibt es eine neuere mit einem anderen Code. Es gilt nur der neueste.")


class InvitationOver(Exception):
    """It can no longer be used; the sentence says why."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)


class NothingToSend(Exception):
    sentence = _("Es gibt gerade niemanden, für den das gilt.")


class NoWayOut(Exception):
    sentence = _("Dieses Haus kann gerade keine E-Mails verschicken: Mailserver oder Adresse des Hauses fehlen.")
