from resonanz.people.actions.erasing import erase_account, unname_departed
from resonanz.people.actions.file import (
    Whose,
    add_note,
    address_token,
    change_address,
    correct_person,
    drop_note,
    lift_objection,
    note_visit,
    object_to,
)
from resonanz.people.actions.links import IssuedLink, issue_link, redeem_link
from resonanz.people.actions.organisation import describe_organisation
from resonanz.people.actions.team import add_member, change_member

__all__ = [
    "IssuedLink",
    "Whose",
    "add_member",
    "add_note",
    "address_token",
    "change_address",
    "change_member",
    "correct_person",
    "describe_organisation",
    "drop_note",
    "erase_account",
    "issue_link",
    "lift_objection",
    "note_visit",
    "object_to",
    "redeem_link",
    "unname_departed",
]
