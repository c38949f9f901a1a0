from __future__ import annotations

from collections.abc import Mapping

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


class CodeNotValid(Exception):
    """A code from a mail that is wrong, used, too old or tried too often. One sentence for all."""

    sentence = _(
        "Dieser Code stimmt nicht oder gilt nicht mehr. Bitte vergleichen Sie ihn mit der neuesten E-Mail von uns; "
        "nach fünf Versuchen brauchen Sie einen neuen."
    )


class PasswordNotValid(Exception):
    """Unknown address or wrong password: the sentence does not say which."""

    sentence = _("Diese Adresse und dieses Kennwort passen nicht zusammen.")


class FactorNotValid(Exception):
    """A wrong, used or old code of the second factor, or a passkey that does not fit."""

    sentence = _("Das stimmt nicht oder wurde schon benutzt. Bitte warten Sie auf die nächste Zahl in Ihrer App.")


class PasskeyNotValid(FactorNotValid):
    sentence = _("Dieser Passkey passt nicht. Bitte versuchen Sie es noch einmal oder nehmen Sie einen anderen Weg.")


class ServiceRefused(Exception):
    """The organisation's sign-in service said something that cannot be trusted."""

    sentence = _(
        "Der Anmeldedienst hat nicht so geantwortet, wie er sollte. Bitte versuchen Sie es noch einmal; "
        "hilft das nicht, kann Ihnen jemand aus dem Team einen Anmeldelink geben."
    )


class ServiceAway(ServiceRefused):
    """The service cannot be reached or does not answer in time; the other ways in stay open."""

    sentence = _(
        "Der Anmeldedienst ist gerade nicht zu erreichen. Die anderen Wege gehen weiter: Kennwort, Passkey, Code per "
        "E-Mail oder ein Anmeldelink, den jemand aus dem Team ausstellt."
    )


class ServiceLeft(ServiceRefused):
    """Somebody said no at the service, or the service said no for them."""

    sentence = _("Die Anmeldung wurde beim Anmeldedienst abgebrochen. Angemeldet ist hier niemand.")


class AccountClosed(Exception):
    """Who left cannot sign in; the way back is through a person."""

    sentence = _("Mit diesem Konto ist keine Anmeldung mehr möglich. Bitte wenden Sie sich an jemanden aus dem Team.")


class NameTaken(Exception):
    """A guest's name that would be read as that of somebody from the team."""

    sentence = _(
        "So heißt jemand aus dem Team, und die Stimmen sollen nicht zu verwechseln sein. Heißen Sie wirklich so, "
        "setzen Sie bitte etwas dazu, zum Beispiel Ihren Ort."
    )


class NameUnreadable(Exception):
    """A name that mixes alphabets or holds characters nobody sees."""

    sentence = _(
        "In diesem Namen stehen unsichtbare Zeichen oder Buchstaben aus verschiedenen Alphabeten, die man verwechseln "
        "kann. Bitte schreiben Sie ihn neu."
    )


class AddressTaken(Exception):
    """Told only to whoever has shown that the address is theirs."""

    sentence = _("Zu dieser Adresse gehört schon ein anderes Konto. Melden Sie sich damit an, wenn Sie es brauchen.")


class KeyIncomplete(Exception):
    """A key without a name or without anything it may do. `problems` maps fields to sentences."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        self.problems = dict(problems)
        super().__init__(", ".join(self.problems))


class KeyOver(Exception):
    sentence = _("Dieser Schlüssel ist schon zurückgezogen.")


class SiteUnreadable(Exception):
    """Something that is no address of a website; the sentence quotes it."""

    def __init__(self, typed: str) -> None:
        self.sentence = _("„%(site)s“ ist keine Adresse einer Webseite. Gemeint ist etwa https://www.example.org.") % {
            "site": typed.strip()[:80]
        }
        super().__init__(typed)


class TooManySites(Exception):
    sentence = _("Das sind zu viele Webseiten auf einmal. Mehr als fünfzig merken wir uns nicht.")
