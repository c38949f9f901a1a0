from resonanz.people.actions.accounts import end_sessions, rename, set_password
from resonanz.people.actions.codes import Ticket, change_address, mailbox, redeem_code, send_code
from resonanz.people.actions.factors import (
    add_app,
    add_passkey,
    app_address,
    ask_for_passkey,
    check_factor,
    factors_of,
    new_secret,
    offer_passkey,
    recovery_codes,
    redeem_passkey,
    remove_factor,
    renew_recovery_codes,
)
from resonanz.people.actions.links import IssuedLink, issue_link, redeem_link
from resonanz.people.actions.organisation import describe_organisation
from resonanz.people.actions.relations import know_facts, name_domains, say_relations
from resonanz.people.actions.service import arrive_by_service
from resonanz.people.actions.team import add_member, change_member

__all__ = [
    "IssuedLink",
    "Ticket",
    "add_app",
    "add_member",
    "add_passkey",
    "app_address",
    "arrive_by_service",
    "ask_for_passkey",
    "change_address",
    "change_member",
    "check_factor",
    "describe_organisation",
    "end_sessions",
    "factors_of",
    "issue_link",
    "know_facts",
    "mailbox",
    "name_domains",
    "new_secret",
    "offer_passkey",
    "recovery_codes",
    "redeem_code",
    "redeem_link",
    "redeem_passkey",
    "remove_factor",
    "rename",
    "renew_recovery_codes",
    "say_relations",
    "send_code",
    "set_password",
]
