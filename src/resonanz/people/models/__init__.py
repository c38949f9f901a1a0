from resonanz.people.models.account import Account
from resonanz.people.models.entrance import ServiceIdentity, SignInCode, SignInLink
from resonanz.people.models.organisation import Organisation
from resonanz.people.models.relation import Relation

__all__ = ["Account", "Organisation", "Relation", "ServiceIdentity", "SignInCode", "SignInLink"]
