"""What happened here, told to other programs: signed, in order of time, again and again until they have it."""

from resonanz.ground.hooks.addresses import AddressRefused, check_address
from resonanz.ground.hooks.delivering import KEEP_DELIVERIES, deliver_waiting, forget_deliveries
from resonanz.ground.hooks.offering import offer, offer_to, resend, tells
from resonanz.ground.hooks.signing import new_secret, signature

__all__ = [
    "KEEP_DELIVERIES",
    "AddressRefused",
    "check_address",
    "deliver_waiting",
    "forget_deliveries",
    "new_secret",
    "offer",
    "offer_to",
    "resend",
    "signature",
    "tells",
]
