from resonanz.mirror.models.journeys import (
    LONGEST_AUDIENCE,
    LONGEST_NAME,
    MOST_STEPS,
    Journey,
    JourneyEdition,
    JourneyStep,
    StepTouchpoint,
)
from resonanz.mirror.models.looks import LONGEST_TITLE, Look, LookChange, Pass, Sheet
from resonanz.mirror.models.walks import Walk, WalkedStep, WalkPhoto, WalkWords

__all__ = [
    "LONGEST_AUDIENCE",
    "LONGEST_NAME",
    "LONGEST_TITLE",
    "MOST_STEPS",
    "Journey",
    "JourneyEdition",
    "JourneyStep",
    "Look",
    "LookChange",
    "Pass",
    "Sheet",
    "StepTouchpoint",
    "Walk",
    "WalkPhoto",
    "WalkWords",
    "WalkedStep",
]
