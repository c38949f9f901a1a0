from __future__ import annotations

from django.utils.translation import gettext_lazy as _


class KeyReused(Exception):
    """The same idempotency key came back with other words; answered with 422, nothing is stored."""


class OutsideTransaction(Exception):
    """An entry was to be written outside the transaction of the deed it records."""


class LedgerDamaged(Exception):
    """Entries that were given out are not there."""


class KeyNotNew(Exception):
    """A new log needs a key that never signed here."""


class WitnessUnknown(Exception):
    """No witness under this address, or it was taken from them."""

    sentence = _("Diese Adresse gilt nicht oder nicht mehr.")


class GroundUnknown(Exception):
    sentence = _("Diesen Grund gibt es nicht. Worte werden nur aus einem der öffentlichen Gründe zurückgehalten.")


class NoteMissing(Exception):
    sentence = _("Bitte schreiben Sie einen Satz an den Menschen, der es erzählt hat. Ohne ihn wird nichts verborgen.")


class ReportUnknown(Exception):
    sentence = _("Unter diesem Code finden wir keine Meldung.")


class ReportAnswered(Exception):
    sentence = _("Über diese Meldung ist schon entschieden.")


class NothingSealed(Exception):
    """There is no checkpoint yet, so there is nothing that could be given out as an extract."""
