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


class AddressesRefused(Exception):
    """A list of addresses that rests on nothing, or cannot be taken in now."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)
