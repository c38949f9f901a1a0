from resonanz.people.models.account import Account, SignInLink
from resonanz.people.models.file import Departure, FileNote, FileVisit, Objection
from resonanz.people.models.organisation import Organisation
from resonanz.people.models.relation import Relation

__all__ = [
    "Account",
    "Departure",
    "FileNote",
    "FileVisit",
    "Objection",
    "Organisation",
    "Relation",
    "SignInLink",
]
