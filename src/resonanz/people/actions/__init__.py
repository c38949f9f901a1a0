from resonanz.people.actions.consents import (
    confirm_consent,
    drop_unconfirmed,
    end_exception,
    forget_bare_address,
    give_consent,
    leave_address,
    lift_objection,
    object_to_contact,
    tick_exception,
    withdraw_consent,
)
from resonanz.people.actions.contacting import (
    hold,
    language_of,
    note_left,
    note_refused,
    reserve_contact,
    set_budget,
    write_to,
)
from resonanz.people.actions.links import IssuedLink, issue_link, redeem_link
from resonanz.people.actions.organisation import describe_organisation
from resonanz.people.actions.team import add_member, change_member
from resonanz.people.reads import may_contact

__all__ = [
    "IssuedLink",
    "add_member",
    "change_member",
    "confirm_consent",
    "describe_organisation",
    "drop_unconfirmed",
    "end_exception",
    "forget_bare_address",
    "give_consent",
    "hold",
    "issue_link",
    "language_of",
    "leave_address",
    "lift_objection",
    "may_contact",
    "note_left",
    "note_refused",
    "object_to_contact",
    "redeem_link",
    "reserve_contact",
    "set_budget",
    "tick_exception",
    "withdraw_consent",
    "write_to",
]
