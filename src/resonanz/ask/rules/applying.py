"""What travels in the signed link of a confirmation: to which inquiry, through which door, into which groups."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PLACES = "0123456789abcdef"
_REFERENCE = re.compile(r"apply:(?P<inquiry>\d{1,12}):(?P<door>[a-z]{1,8}):(?P<places>[0-9a-f]{0,16})")
DOORS = ("page", "poster")


@dataclass(frozen=True, kw_only=True)
class Application:
    """`places` are the places of the groups in the plan, which is sealed by now, so that they stay what they are."""

    inquiry_id: int
    door: str
    places: tuple[int, ...]


def write_reference(application: Application) -> str:
    """At most 40 characters, because that is what a consent keeps."""
    places = "".join(_PLACES[place] for place in sorted(set(application.places)))
    return f"apply:{application.inquiry_id}:{application.door}:{places}"


def read_reference(reference: str) -> Application | None:
    found = _REFERENCE.fullmatch(reference)
    if found is None or found["door"] not in DOORS:
        return None
    places = tuple(_PLACES.index(letter) for letter in found["places"])
    return Application(inquiry_id=int(found["inquiry"]), door=found["door"], places=places)


def same_mailbox(email: str) -> str:
    """Addresses that most likely end in one mailbox: case does not count, nor what follows a plus before the @."""
    name, _at, domain = email.strip().casefold().rpartition("@")
    return f"{name.partition('+')[0]}@{domain}"
