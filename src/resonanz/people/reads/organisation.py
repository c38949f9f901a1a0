from __future__ import annotations

from resonanz.people.models import Account, Organisation
from resonanz.people.rules.domains import belongs
from resonanz.people.rules.sites import is_origin

USUAL_ANSWER_DAYS = 14


def the_organisation() -> Organisation | None:
    return Organisation.objects.filter(id=1).first()


def answer_days() -> int:
    """In how many days a human answers who is asked to; what is promised in public."""
    found = Organisation.objects.filter(id=1).values_list("answer_days", flat=True).first()
    return found or USUAL_ANSWER_DAYS


def own_domains() -> frozenset[str]:
    """The organisation's domains in their spelling on the wire."""
    found = Organisation.objects.filter(id=1).values_list("domains", flat=True).first()
    return frozenset(found or ())


def framing_sites() -> list[str]:
    """The websites that may show our pages in a frame, as origins; none until the team names one."""
    found = Organisation.objects.filter(id=1).values_list("framed_by", flat=True).first()
    # They go into a header, so whatever else may once have written here is looked at again.
    return [site for site in found or () if is_origin(site)]


def may_arrive(address: str) -> bool:
    """Whether somebody who proves this address comes in: there is an account, or accounts may be made."""
    is_known = Account.objects.filter(email__iexact=address).exists()
    is_open = Organisation.objects.filter(id=1).values_list("open_registration", flat=True).first()
    return is_known or is_open is not False


def is_house_address(address: str) -> bool:
    """Whether an address lies under one of the organisation's own names, or under a name below one."""
    return belongs(address, own_domains())
