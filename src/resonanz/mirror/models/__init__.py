from resonanz.mirror.models.calculation import CalculationBlock, CalculationEdition, OpenProduct
from resonanz.mirror.models.calculation_questions import CalculationAnswer, CalculationQuestion
from resonanz.mirror.models.journeys import (
    LONGEST_AUDIENCE,
    LONGEST_NAME,
    MOST_STEPS,
    Journey,
    JourneyEdition,
    JourneyStep,
    StepTouchpoint,
)
from resonanz.mirror.models.language import LEAST_AUTHORS, LanguageAgreement, LanguageCount, LanguageShare
from resonanz.mirror.models.looks import LONGEST_TITLE, Look, LookChange, Pass, Sheet
from resonanz.mirror.models.promises import Promise
from resonanz.mirror.models.walks import Walk, WalkedStep, WalkPhoto, WalkWords

__all__ = [
    "LEAST_AUTHORS",
    "LONGEST_AUDIENCE",
    "LONGEST_NAME",
    "LONGEST_TITLE",
    "MOST_STEPS",
    "CalculationAnswer",
    "CalculationBlock",
    "CalculationEdition",
    "CalculationQuestion",
    "Journey",
    "JourneyEdition",
    "JourneyStep",
    "LanguageAgreement",
    "LanguageCount",
    "LanguageShare",
    "Look",
    "LookChange",
    "OpenProduct",
    "Pass",
    "Promise",
    "Sheet",
    "StepTouchpoint",
    "Walk",
    "WalkPhoto",
    "WalkWords",
    "WalkedStep",
]
