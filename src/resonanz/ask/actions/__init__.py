from resonanz.ask.actions.address_runs import (
    Basis,
    forget_addresses,
    receive_addresses,
    start_address_check,
    start_taking_addresses,
    work_on_addresses,
)
from resonanz.ask.actions.applying import apply, confirm_application
from resonanz.ask.actions.audience_plan import Wanted, plan_audience, seal_audience
from resonanz.ask.actions.candidates import Listing, leave_list, list_people
from resonanz.ask.actions.drawing import draw_places
from resonanz.ask.actions.inquiries import (
    change_inquiry,
    check_slug,
    close_inquiry,
    draft_inquiry,
    missing_for_opening,
    obstacles,
    open_inquiry,
)
from resonanz.ask.actions.invite_answering import (
    begin_telling,
    check_usable,
    decline,
    never_again,
    note_answer_in,
    note_answered,
)
from resonanz.ask.actions.invite_batches import work_on_batch
from resonanz.ask.actions.invite_changing import (
    MOST_CARDS,
    code_for,
    expire,
    issue_anew,
    make_cards,
    note_mail_left,
    note_mail_lost,
    note_mail_unclear,
    note_paper_out,
    note_returned,
    stop_invitation,
)
from resonanz.ask.actions.invite_filling import fill_places, invite_who_moved_up, stop_for
from resonanz.ask.actions.invite_reminding import SHORTEST_PAUSE, USUAL_PAUSE, start_reminding, to_remind
from resonanz.ask.actions.invite_returned import take_returned
from resonanz.ask.actions.inviting import inquiry_says, invite, start_inviting, text_for
from resonanz.ask.actions.moving_up import give_free_places, move_up
from resonanz.ask.rules.wording import Kept

__all__ = [
    "MOST_CARDS",
    "SHORTEST_PAUSE",
    "USUAL_PAUSE",
    "Basis",
    "Kept",
    "Listing",
    "Wanted",
    "apply",
    "begin_telling",
    "change_inquiry",
    "check_slug",
    "check_usable",
    "close_inquiry",
    "code_for",
    "confirm_application",
    "decline",
    "draft_inquiry",
    "draw_places",
    "expire",
    "fill_places",
    "forget_addresses",
    "give_free_places",
    "inquiry_says",
    "invite",
    "invite_who_moved_up",
    "issue_anew",
    "leave_list",
    "list_people",
    "make_cards",
    "missing_for_opening",
    "move_up",
    "never_again",
    "note_answer_in",
    "note_answered",
    "note_mail_left",
    "note_mail_lost",
    "note_mail_unclear",
    "note_paper_out",
    "note_returned",
    "obstacles",
    "open_inquiry",
    "plan_audience",
    "receive_addresses",
    "seal_audience",
    "start_address_check",
    "start_inviting",
    "start_reminding",
    "start_taking_addresses",
    "stop_for",
    "stop_invitation",
    "take_returned",
    "text_for",
    "to_remind",
    "work_on_addresses",
    "work_on_batch",
]
