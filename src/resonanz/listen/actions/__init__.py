from resonanz.listen.actions.attaching import attach_story
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
from resonanz.listen.actions.withdrawing import erase_expired, withdraw_stories

__all__ = [
    "Plan",
    "Prepared",
    "Tally",
    "Told",
    "attach_story",
    "erase_expired",
    "mark_read",
    "plan_import",
    "prepare_table",
    "receive_file",
    "report_path",
    "start_check",
    "start_taking",
    "supplement_story",
    "take_table",
    "take_with_report",
    "tell_story",
    "withdraw_stories",
    "work_on",
]
