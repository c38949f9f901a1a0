from resonanz.ask.models.addresses import AddressRun
from resonanz.ask.models.audience import Audience, Candidate, Group
from resonanz.ask.models.drawing import Drawing
from resonanz.ask.models.inquiry import OWED, Inquiry, PurposeVersion
from resonanz.ask.models.invitations import Invitation, InvitationBatch
from resonanz.ask.models.wording import KeptWording

__all__ = [
    "OWED",
    "AddressRun",
    "Audience",
    "Candidate",
    "Drawing",
    "Group",
    "Inquiry",
    "Invitation",
    "InvitationBatch",
    "KeptWording",
    "PurposeVersion",
]
