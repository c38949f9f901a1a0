from resonanz.listen.actions.forgetting import forget_authors, restrict_to_team
from resonanz.listen.actions.importing import (
    Plan,
    Prepared,
    Tally,
    plan_import,
    prepare_table,
    take_table,
    take_with_report,
)
from resonanz.listen.actions.marking import mark_read
from resonanz.listen.actions.runs import receive_file, report_path, start_check, start_taking, work_on
from resonanz.listen.actions.telling import Told, supplement_story, tell_story
from resonanz.listen.actions.withdrawing import erase_expired, erase_words, withdraw_stories

__all__ = [
    "Plan",
    "Prepared",
    "Tally",
    "Told",
    "erase_expired",
    "erase_words",
    "forget_authors",
    "mark_read",
    "plan_import",
    "prepare_table",
    "receive_file",
    "report_path",
    "restrict_to_team",
    "start_check",
    "start_taking",
    "supplement_story",
    "take_table",
    "take_with_report",
    "tell_story",
    "withdraw_stories",
    "work_on",
]
