from resonanz.ask.actions.address_runs import (
    Basis,
    forget_addresses,
    receive_addresses,
    start_address_check,
    start_taking_addresses,
    work_on_addresses,
)
from resonanz.ask.actions.applying import apply, confirm_application
from resonanz.ask.actions.audience_plan import Wanted, plan_audience, seal_audience
from resonanz.ask.actions.candidates import Listing, leave_list, list_people
from resonanz.ask.actions.drawing import draw_places
from resonanz.ask.actions.inquiries import (
    change_inquiry,
    check_slug,
    close_inquiry,
    draft_inquiry,
    missing_for_opening,
    obstacles,
    open_inquiry,
)
from resonanz.ask.actions.moving_up import give_free_places, move_up
from resonanz.ask.rules.wording import Kept

__all__ = [
    "Basis",
    "Kept",
    "Listing",
    "Wanted",
    "apply",
    "change_inquiry",
    "check_slug",
    "close_inquiry",
    "confirm_application",
    "draft_inquiry",
    "draw_places",
    "forget_addresses",
    "give_free_places",
    "leave_list",
    "list_people",
    "missing_for_opening",
    "move_up",
    "obstacles",
    "open_inquiry",
    "plan_audience",
    "receive_addresses",
    "seal_audience",
    "start_address_check",
    "start_taking_addresses",
    "work_on_addresses",
]
