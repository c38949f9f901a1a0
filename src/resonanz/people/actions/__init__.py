from resonanz.people.actions.links import IssuedLink, issue_link, redeem_link
from resonanz.people.actions.organisation import describe_organisation
from resonanz.people.actions.team import add_member, change_member

__all__ = [
    "IssuedLink",
    "add_member",
    "change_member",
    "describe_organisation",
    "issue_link",
    "redeem_link",
]
