from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _


class InquiryIncomplete(Exception):
    """An inquiry was to be opened that does not yet say what it owes the asked."""

    sentence = _("So lässt sich das Anliegen noch nicht öffnen: Es fehlt, was wir den Gefragten schulden.")

    def __init__(self, missing: Sequence[str]) -> None:
        self.missing = tuple(missing)
        super().__init__(", ".join(missing))


class InquiryNotOpen(Exception):
    """Somebody wants to tell a story where nobody is listening any more, or not yet."""

    sentence = _("Dieses Anliegen nimmt gerade keine Geschichten an.")


class SlugTaken(Exception):
    sentence = _("Diese Adresse hat schon ein anderes Anliegen. Bitte wählen Sie eine andere.")


class SlugNotValid(Exception):
    sentence = _("Eine Adresse besteht aus Kleinbuchstaben, Ziffern und Bindestrichen, zum Beispiel „kontakt“.")


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
