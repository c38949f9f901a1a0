from resonanz.mirror.reads.journeys import (
    ListedJourney,
    booked_walks,
    editions_of,
    finished_walks,
    journey_step,
    journeys,
    open_walks_of,
    photo_of,
    walk,
    walked_steps,
)
from resonanz.mirror.reads.parts import Part, parts
from resonanz.mirror.reads.told_steps import Quote, ToldStep, told_of_steps, voices_of
from resonanz.mirror.reads.walked_told import (
    ComparedJourney,
    ComparedStep,
    WalkedSummary,
    compared_journey,
    walked_summary,
)

__all__ = [
    "ComparedJourney",
    "ComparedStep",
    "ListedJourney",
    "Part",
    "Quote",
    "ToldStep",
    "WalkedSummary",
    "booked_walks",
    "compared_journey",
    "editions_of",
    "finished_walks",
    "journey_step",
    "journeys",
    "open_walks_of",
    "parts",
    "photo_of",
    "told_of_steps",
    "voices_of",
    "walk",
    "walked_steps",
    "walked_summary",
]
