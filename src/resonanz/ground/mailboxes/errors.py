"""Why a mailbox could not be read, in sentences for the people who set it up."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _


class MailboxRefused(Exception):
    """Never holds what the server answered: that may quote words of a mail or the name somebody signs in with."""

    sentence = _("Das Postfach hat nicht so geantwortet, wie es sollte. Beim nächsten Mal versuchen wir es wieder.")


class MailboxAway(MailboxRefused):
    sentence = _("Der Rechner des Postfachs ist nicht zu erreichen. Bitte prüfen Sie Name, Port und Netz.")


class MailboxUnsafe(MailboxRefused):
    sentence = _(
        "Die Verbindung zum Postfach ist nicht sicher: Das Zertifikat gilt nicht oder der Server verschlüsselt nicht. "
        "Es wurde kein Kennwort geschickt."
    )


class MailboxClosed(MailboxRefused):
    sentence = _("Das Postfach lehnt Name oder Kennwort ab.")


class FolderMissing(MailboxRefused):
    sentence = _("Diesen Ordner gibt es im Postfach nicht, oder er darf nicht gelesen werden.")


class MailboxSlow(MailboxRefused):
    sentence = _("Das Postfach hat zu lange gebraucht. Was schon da ist, bleibt; beim nächsten Mal geht es weiter.")


class MailboxTooMuch(MailboxRefused):
    sentence = _("Das Postfach hat mehr geschickt, als es angekündigt hatte. Die Verbindung wurde beendet.")
