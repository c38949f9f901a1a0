from resonanz.forum.actions.agenda import add_round, change_round, from_template, move_round, remove_round
from resonanz.forum.actions.arriving import Seated, change_table, take_seat
from resonanz.forum.actions.drafting import begin_draft, has_before
from resonanz.forum.actions.preparing import (
    Planned,
    announce_forum,
    assign,
    change_forum,
    check_debts,
    draft_forum,
    obstacles,
    promised,
    set_agenda,
    unassign,
)
from resonanz.forum.actions.promising import close_floor, open_floor, promise_aloud
from resonanz.forum.actions.queueing import ask_to_speak, call_up, decline_turn, finish_turn, leave_queue
from resonanz.forum.actions.readiness import answer_fear, say_mood
from resonanz.forum.actions.running import (
    begin_forum,
    end_evening,
    extend_round,
    renew_hall_code,
    reveal,
    skip_round,
    start_next,
    start_round,
)
from resonanz.forum.actions.sealing import publish_balance, seal_minutes
from resonanz.forum.actions.speaking import contribute
from resonanz.forum.actions.tables import type_in_card_at, write_at_table
from resonanz.forum.actions.wishing import decline_wish, take_wish, wish_for_agenda

__all__ = [
    "Planned",
    "Seated",
    "add_round",
    "announce_forum",
    "answer_fear",
    "ask_to_speak",
    "assign",
    "begin_draft",
    "begin_forum",
    "call_up",
    "change_forum",
    "change_round",
    "change_table",
    "check_debts",
    "close_floor",
    "contribute",
    "decline_turn",
    "decline_wish",
    "draft_forum",
    "end_evening",
    "extend_round",
    "finish_turn",
    "from_template",
    "has_before",
    "leave_queue",
    "move_round",
    "obstacles",
    "open_floor",
    "promise_aloud",
    "promised",
    "publish_balance",
    "remove_round",
    "renew_hall_code",
    "reveal",
    "say_mood",
    "seal_minutes",
    "set_agenda",
    "skip_round",
    "start_next",
    "start_round",
    "take_seat",
    "take_wish",
    "type_in_card_at",
    "unassign",
    "wish_for_agenda",
    "write_at_table",
]
