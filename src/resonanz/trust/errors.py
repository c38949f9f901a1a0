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
