from resonanz.act.actions.benefiting import Assumption, estimate_benefit, note_actual
from resonanz.act.actions.committing import commit_to, follow_up
from resonanz.act.actions.deciding import decide
from resonanz.act.actions.experimenting import (
    end_experiment,
    enter_shares,
    enter_values,
    learn_from_experiment,
    stop_experiment,
    strike_numbers,
    take_over_watch,
)
from resonanz.act.actions.judging import bring_evidence, judge, write_farewell
from resonanz.act.actions.loving import add_maker, agree, comment, forget_maker, love, require
from resonanz.act.actions.measuring import (
    bring_in_measure,
    end_measure,
    lay_down_measure,
    note_on_measure,
    pick_up_measure,
)
from resonanz.act.actions.owning import agree_to_name, take_name_back
from resonanz.act.actions.planning import change_experiment, draft_experiment, start_experiment
from resonanz.act.actions.telling import change_public_day, tell_what_is_due

__all__ = [
    "Assumption",
    "add_maker",
    "agree",
    "agree_to_name",
    "bring_evidence",
    "bring_in_measure",
    "change_experiment",
    "change_public_day",
    "comment",
    "commit_to",
    "decide",
    "draft_experiment",
    "end_experiment",
    "end_measure",
    "enter_shares",
    "enter_values",
    "estimate_benefit",
    "follow_up",
    "forget_maker",
    "judge",
    "lay_down_measure",
    "learn_from_experiment",
    "love",
    "note_actual",
    "note_on_measure",
    "pick_up_measure",
    "require",
    "start_experiment",
    "stop_experiment",
    "strike_numbers",
    "take_name_back",
    "take_over_watch",
    "tell_what_is_due",
    "write_farewell",
]
