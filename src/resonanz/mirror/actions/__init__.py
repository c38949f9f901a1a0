from resonanz.mirror.actions.asking_calculation import (
    Asked,
    answer_question,
    ask_about,
    erase_question_entries,
    withdraw_question,
)
from resonanz.mirror.actions.publishing_calculation import (
    Offer,
    Part,
    check_calculation,
    drafted,
    publish_calculation,
)

__all__ = [
    "Asked",
    "Offer",
    "Part",
    "answer_question",
    "ask_about",
    "check_calculation",
    "drafted",
    "erase_question_entries",
    "publish_calculation",
    "withdraw_question",
]
