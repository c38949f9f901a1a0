from __future__ import annotations

from django.utils.translation import gettext_lazy as _


class LinkNotValid(Exception):
    """A sign-in link that is unknown, used or too old. One sentence for all three: it tells nobody which."""

    sentence = _("Dieser Link gilt nicht mehr. Bitten Sie jemanden aus dem Team um einen neuen.")


class AddressNotValid(Exception):
    """A link that was to prove a new address, but is too old, was used or came too late."""

    sentence = _(
        "Dieser Link gilt nicht mehr. Ihre Adresse ist unverändert; Sie können es in Ihrer Akte noch einmal versuchen."
    )
