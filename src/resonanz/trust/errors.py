from __future__ import annotations


class KeyReused(Exception):
    """The same idempotency key came back with other words; answered with 422, nothing is stored."""


class OutsideTransaction(Exception):
    """An entry was to be written outside the transaction of the deed it records."""


class NothingSealed(Exception):
    """There is no checkpoint yet, so there is nothing that could be given out as an extract."""
