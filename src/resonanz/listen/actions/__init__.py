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
from resonanz.listen.actions.stating import add_statement, quote_statement, write_statement
from resonanz.listen.actions.taking_votes import BallotTally, take_ballots
from resonanz.listen.actions.tasting import (
    add_version,
    change_version,
    close_tasting,
    create_concept,
    describe_concept,
    open_tasting,
    pause_tasting,
    remove_version,
)
from resonanz.listen.actions.tasting_voices import Tasted, react, say_missed
from resonanz.listen.actions.telling import Told, receipt_code, supersede_story, supplement_story, tell_story
from resonanz.listen.actions.unvoting import (
    erase_entries,
    erase_expired_votes,
    erase_statements,
    erase_votes,
    forget_entries,
    forget_voters,
)
from resonanz.listen.actions.voting import Began, begin_voting, cast_vote, cast_votes, close_voting, open_voting
from resonanz.listen.actions.withdrawing import erase_expired, erase_words, withdraw_stories

__all__ = [
    "LONGEST_HOLD",
    "ROLES",
    "USUAL_HOLD",
    "BallotTally",
    "Began",
    "Plan",
    "Prepared",
    "Tally",
    "Tasted",
    "Told",
    "add_statement",
    "add_version",
    "appeal",
    "attach_story",
    "begin_voting",
    "cast_vote",
    "cast_votes",
    "change_permission",
    "change_version",
    "close_tasting",
    "close_voting",
    "create_concept",
    "decide_appeal",
    "describe_concept",
    "erase_entries",
    "erase_expired",
    "erase_expired_votes",
    "erase_statements",
    "erase_votes",
    "erase_words",
    "forget_authors",
    "forget_entries",
    "forget_voters",
    "hide_story",
    "hold_story",
    "mark_read",
    "open_tasting",
    "open_voting",
    "pause_tasting",
    "plan_import",
    "prepare_table",
    "quote_statement",
    "react",
    "receipt_code",
    "receive_file",
    "release_due",
    "release_stories",
    "release_story",
    "remove_version",
    "report_path",
    "restrict_to_team",
    "say_missed",
    "start_check",
    "start_taking",
    "supersede_story",
    "supplement_story",
    "take_ballots",
    "take_table",
    "take_with_report",
    "tell_story",
    "who_told",
    "withdraw_stories",
    "work_on",
    "write_statement",
]
