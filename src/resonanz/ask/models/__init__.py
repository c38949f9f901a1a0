from resonanz.ask.models.addresses import AddressImport
from resonanz.ask.models.audience import Audience, Candidate, Group
from resonanz.ask.models.drawing import Drawing
from resonanz.ask.models.inquiry import OWED, Inquiry, PurposeVersion
from resonanz.ask.models.invitations import Invitation, InvitationBatch

__all__ = [
    "OWED",
    "AddressImport",
    "Audience",
    "Candidate",
    "Drawing",
    "Group",
    "Inquiry",
    "Invitation",
    "InvitationBatch",
    "PurposeVersion",
]
