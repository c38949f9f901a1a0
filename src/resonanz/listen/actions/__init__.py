from resonanz.listen.actions.attaching import attach_story
from resonanz.listen.actions.breakdown import ROLES, who_told
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
from resonanz.listen.actions.moderating import (
    LONGEST_HOLD,
    USUAL_HOLD,
    appeal,
    decide_appeal,
    hide_story,
    hold_story,
    release_due,
    release_story,
)
from resonanz.listen.actions.permitting import change_permission, release_stories
from resonanz.listen.actions.runs import receive_file, report_path, start_check, start_taking, work_on
from resonanz.listen.actions.telling import Told, supersede_story, supplement_story, tell_story
from resonanz.listen.actions.withdrawing import erase_expired, erase_words, withdraw_stories

__all__ = [
    "LONGEST_HOLD",
    "ROLES",
    "USUAL_HOLD",
    "Plan",
    "Prepared",
    "Tally",
    "Told",
    "appeal",
    "attach_story",
    "change_permission",
    "decide_appeal",
    "erase_expired",
    "erase_words",
    "forget_authors",
    "hide_story",
    "hold_story",
    "mark_read",
    "plan_import",
    "prepare_table",
    "receive_file",
    "release_due",
    "release_stories",
    "release_story",
    "report_path",
    "restrict_to_team",
    "start_check",
    "start_taking",
    "supersede_story",
    "supplement_story",
    "take_table",
    "take_with_report",
    "tell_story",
    "who_told",
    "withdraw_stories",
    "work_on",
]
