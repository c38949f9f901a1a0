from resonanz.people.models.account import Account, MemberChange
from resonanz.people.models.consent import Consent, ConsentWording, ExistingCustomerCase, Objection, RefusedAddress
from resonanz.people.models.contact import Contact, ContactBudget, PersonalBudget
from resonanz.people.models.entrance import ServiceIdentity, SignInCode, SignInLink
from resonanz.people.models.file import Departure, FileNote, FileObjection, FileVisit
from resonanz.people.models.keys import ApiKey, ApiKeyChange, HookChange
from resonanz.people.models.organisation import Organisation
from resonanz.people.models.postal import AddressSource, ErasedAddress, PostalAddress
from resonanz.people.models.relation import Relation, RelationChange

__all__ = [
    "Account",
    "AddressSource",
    "ApiKey",
    "ApiKeyChange",
    "Consent",
    "ConsentWording",
    "Contact",
    "ContactBudget",
    "Departure",
    "ErasedAddress",
    "ExistingCustomerCase",
    "FileNote",
    "FileObjection",
    "FileVisit",
    "HookChange",
    "MemberChange",
    "Objection",
    "Organisation",
    "PersonalBudget",
    "PostalAddress",
    "RefusedAddress",
    "Relation",
    "RelationChange",
    "ServiceIdentity",
    "SignInCode",
    "SignInLink",
]
