from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

_WHOLE, _FINE = 2, 4


class Money(TextChoices):
    """In what a price is told. Prices per kilowatt hour are told in cents, with fractions of a cent."""

    EURO = "euro", _("Euro")
    CENT = "cent", _("Cent")

    @property
    def sign(self) -> str:
        return "ct" if self is Money.CENT else "€"

    @property
    def places(self) -> int:
        """How many decimals an amount may have at most."""
        return _FINE if self is Money.CENT else _WHOLE


class Gone(TextChoices):
    """Why the words of a question were erased. Values as in the ledger."""

    ASKER = "teller", _("zurückgezogen")
    RETENTION = "retention", _("Die Frist ist abgelaufen")
