from resonanz.listen.models.behalf import StoryCard
from resonanz.listen.models.concepts import (
    LONGEST_CONCEPT,
    LONGEST_COSTS,
    Concept,
    Missing,
    Taste,
    TastingChange,
    Version,
)
from resonanz.listen.models.interviews import Talk, TalkNote
from resonanz.listen.models.mailboxes import MailboxState
from resonanz.listen.models.runs import ImportRun
from resonanz.listen.models.sight import InSight, in_sight
from resonanz.listen.models.statements import Statement
from resonanz.listen.models.stories import Story
from resonanz.listen.models.traces import PermissionChange, Reading, Tally
from resonanz.listen.models.votes import Vote, Voter, VotingChange
from resonanz.listen.models.wishes import AnswerWish

__all__ = [
    "LONGEST_CONCEPT",
    "LONGEST_COSTS",
    "AnswerWish",
    "Concept",
    "ImportRun",
    "InSight",
    "MailboxState",
    "Missing",
    "PermissionChange",
    "Reading",
    "Statement",
    "Story",
    "StoryCard",
    "Talk",
    "TalkNote",
    "Tally",
    "Taste",
    "TastingChange",
    "Version",
    "Vote",
    "Voter",
    "VotingChange",
    "in_sight",
]
