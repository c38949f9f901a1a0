from resonanz.listen.models.behalf import StoryCard
from resonanz.listen.models.interviews import Talk, TalkNote
from resonanz.listen.models.runs import ImportRun
from resonanz.listen.models.sight import InSight, in_sight
from resonanz.listen.models.statements import Statement
from resonanz.listen.models.stories import Story
from resonanz.listen.models.traces import PermissionChange, Reading, Tally
from resonanz.listen.models.votes import Vote, Voter, VotingChange

__all__ = [
    "ImportRun",
    "InSight",
    "PermissionChange",
    "Reading",
    "Statement",
    "Story",
    "StoryCard",
    "Talk",
    "TalkNote",
    "Tally",
    "Vote",
    "Voter",
    "VotingChange",
    "in_sight",
]
