from resonanz.ask.actions.inquiries import (
    change_inquiry,
    check_slug,
    close_inquiry,
    draft_inquiry,
    missing_for_opening,
    obstacles,
    open_inquiry,
)
from resonanz.ask.rules.wording import Kept

__all__ = [
    "Kept",
    "change_inquiry",
    "check_slug",
    "close_inquiry",
    "draft_inquiry",
    "missing_for_opening",
    "obstacles",
    "open_inquiry",
]
