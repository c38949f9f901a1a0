from __future__ import annotations

from django.utils.translation import gettext_lazy as _


class LinkNotValid(Exception):
    """A sign-in link that is unknown, used or too old. One sentence for all three: it tells nobody which."""

    sentence = _("Dieser Link gilt nicht mehr. Bitten Sie jemanden aus dem Team um einen neuen.")


class ContactRefused(Exception):
    """Somebody may not be written to; the sentence says why not and what is possible instead."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)


class BudgetSpent(ContactRefused):
    """The contact budget of a person is used up; the sentence says from when on there is room again."""


class TokenNotValid(Exception):
    sentence = _("Dieser Link gilt nicht oder nicht mehr. Es wurde nichts geändert.")


class AddressNeeded(Exception):
    sentence = _("Dafür brauchen wir eine E-Mail-Adresse von Ihnen.")


class ReasonNeeded(Exception):
    sentence = _(
        "Ohne alle vier Voraussetzungen und einen Grund bleibt es beim Brief, beim Code oder bei der Übergabe."
    )


class NoMail(Exception):
    """Nobody has told this house where to hand over mails, or under which address it is reached."""

    sentence = _("Dieses Haus verschickt gerade keine E-Mails.")


class AddressNotValid(Exception):
    """A link that was to prove a new address, but is too old, was used or came too late."""

    sentence = _(
        "Dieser Link gilt nicht mehr. Ihre Adresse ist unverändert; Sie können es in Ihrer Akte noch einmal versuchen."
    )
