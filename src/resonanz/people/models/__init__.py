from resonanz.people.models.account import Account, MemberChange, SignInLink
from resonanz.people.models.organisation import Organisation
from resonanz.people.models.relation import Relation

__all__ = ["Account", "MemberChange", "Organisation", "Relation", "SignInLink"]
