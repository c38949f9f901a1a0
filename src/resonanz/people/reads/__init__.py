from resonanz.people.reads.accounts import (
    account_by_email,
    account_of,
    first_host,
    links_for,
    lookalike_domains,
    member,
    member_by_email,
    member_by_name,
    member_of,
    relations_of,
    team,
)
from resonanz.people.reads.badges import Staff, check_name, employee_then, roles_for, staff, works_here
from resonanz.people.reads.organisation import (
    may_arrive,
    own_domains,
    the_organisation,
)

__all__ = [
    "Staff",
    "account_by_email",
    "account_of",
    "check_name",
    "employee_then",
    "first_host",
    "links_for",
    "lookalike_domains",
    "may_arrive",
    "member",
    "member_by_email",
    "member_by_name",
    "member_of",
    "own_domains",
    "relations_of",
    "roles_for",
    "staff",
    "team",
    "the_organisation",
    "works_here",
]
