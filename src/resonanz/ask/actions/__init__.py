from resonanz.ask.actions.address_runs import (
    Basis,
    forget_addresses,
    receive_addresses,
    start_address_check,
    start_taking_addresses,
    work_on_addresses,
)
from resonanz.ask.actions.candidates import Listing, list_people
from resonanz.ask.actions.inquiries import (
    change_inquiry,
    check_slug,
    close_inquiry,
    draft_inquiry,
    missing_for_opening,
    obstacles,
    open_inquiry,
)
from resonanz.ask.rules.wording import Kept

__all__ = [
    "Basis",
    "Kept",
    "Listing",
    "change_inquiry",
    "check_slug",
    "close_inquiry",
    "draft_inquiry",
    "forget_addresses",
    "list_people",
    "missing_for_opening",
    "obstacles",
    "open_inquiry",
    "receive_addresses",
    "start_address_check",
    "start_taking_addresses",
    "work_on_addresses",
]
