from resonanz.ask.actions.inquiries import (
    change_inquiry,
    check_slug,
    close_inquiry,
    draft_inquiry,
    missing_for_opening,
    open_inquiry,
)

__all__ = ["change_inquiry", "check_slug", "close_inquiry", "draft_inquiry", "missing_for_opening", "open_inquiry"]
