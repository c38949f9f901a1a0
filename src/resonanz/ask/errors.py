from __future__ import annotations

from collections.abc import Mapping, Sequence

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


class SlugTaken(Exception):
    sentence = _("Diese Adresse hat schon ein anderes Anliegen. Bitte wählen Sie eine andere.")


class SlugNotValid(Exception):
    sentence = _("Eine Adresse besteht aus Kleinbuchstaben, Ziffern und Bindestrichen, zum Beispiel „kontakt“.")


class AddressesRefused(Exception):
    """A list of addresses that rests on nothing, or cannot be taken in now."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)
