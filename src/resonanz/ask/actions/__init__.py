from resonanz.ask.actions.addresses import (
    Basis,
    check_addresses,
    clear_address_files,
    receive_addresses,
    start_taking_addresses,
    work_on_addresses,
)
from resonanz.ask.actions.inquiries import (
    change_inquiry,
    check_slug,
    close_inquiry,
    draft_inquiry,
    missing_for_opening,
    open_inquiry,
)
from resonanz.ask.actions.invite_answering import begin_telling, check_usable, decline, never_again, note_answered
from resonanz.ask.actions.invite_batches import work_on_batch
from resonanz.ask.actions.invite_changing import (
    MOST_CARDS,
    code_for,
    expire,
    issue_anew,
    make_cards,
    note_mail_left,
    note_mail_lost,
    note_paper_out,
    note_returned,
    stop_invitation,
)
from resonanz.ask.actions.invite_filling import fill_places
from resonanz.ask.actions.invite_reminding import SHORTEST_PAUSE, USUAL_PAUSE, start_reminding, to_remind
from resonanz.ask.actions.inviting import inquiry_says, invite, start_inviting, text_for

__all__ = [
    "MOST_CARDS",
    "SHORTEST_PAUSE",
    "USUAL_PAUSE",
    "Basis",
    "begin_telling",
    "change_inquiry",
    "check_addresses",
    "check_slug",
    "check_usable",
    "clear_address_files",
    "close_inquiry",
    "code_for",
    "decline",
    "draft_inquiry",
    "expire",
    "fill_places",
    "inquiry_says",
    "invite",
    "issue_anew",
    "make_cards",
    "missing_for_opening",
    "never_again",
    "note_answered",
    "note_mail_left",
    "note_mail_lost",
    "note_paper_out",
    "note_returned",
    "open_inquiry",
    "receive_addresses",
    "start_inviting",
    "start_reminding",
    "start_taking_addresses",
    "stop_invitation",
    "text_for",
    "to_remind",
    "work_on_addresses",
    "work_on_batch",
]
