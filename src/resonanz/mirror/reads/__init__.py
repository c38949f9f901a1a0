from resonanz.mirror.reads.calculation_questions import Asked as AskedQuestion
from resonanz.mirror.reads.calculation_questions import (
    answered_questions,
    public_questions,
    question,
    question_by_code,
    questions_about,
    waiting_by_product,
    waiting_questions,
    withdrawn_questions,
)
from resonanz.mirror.reads.calculation_summary import CalculationSummary, calculation_summary
from resonanz.mirror.reads.calculations import Edition, Opened, open_calculation, open_calculations
from resonanz.mirror.reads.parts import Part, parts

__all__ = [
    "AskedQuestion",
    "CalculationSummary",
    "Edition",
    "Opened",
    "Part",
    "answered_questions",
    "calculation_summary",
    "open_calculation",
    "open_calculations",
    "parts",
    "public_questions",
    "question",
    "question_by_code",
    "questions_about",
    "waiting_by_product",
    "waiting_questions",
    "withdrawn_questions",
]
