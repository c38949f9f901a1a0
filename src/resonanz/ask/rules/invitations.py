"""Codes of invitations, the mark that a browser carries from an invitation to the form, and what states mean."""

from __future__ import annotations

from datetime import date, timedelta

from django.core import signing

from resonanz.ask.enums import InvitationState
from resonanz.ground.codes import code_hash, derived_code

CODE_LENGTH = 8
WAITING = frozenset({InvitationState.PREPARED, InvitationState.SENT, InvitationState.ACCEPTED})
"""Nobody has said anything yet, so there is something to wait for."""
LOST = frozenset({InvitationState.DECLINED, InvitationState.FAILED})
"""Somebody else may take the place."""
USUAL_DAYS = 30
MARK_FOR = timedelta(hours=72)
"""As long as words may wait on a device without reception."""
_MARK = "ask.invitation"


def code_of(invitation_id: int, issue: int) -> str:
    """The same on mail, letter, card and QR. Only this house can make it, and only its hash is stored."""
    return derived_code(f"{invitation_id}.{issue}".encode(), purpose="invitation", length=CODE_LENGTH)


def invitation_hash(code: str) -> bytes:
    return code_hash(f"invitation\x00{code}")


def make_mark(invitation_id: int, inquiry_id: int) -> str:
    return signing.dumps([invitation_id, inquiry_id], salt=_MARK)


def read_mark(mark: object) -> tuple[int, int] | None:
    """Invitation and inquiry; None for what this house has not written, or too long ago."""
    try:
        invitation_id, inquiry_id = signing.loads(str(mark), salt=_MARK, max_age=MARK_FOR)
        return int(invitation_id), int(inquiry_id)
    except (signing.BadSignature, TypeError, ValueError):
        return None


def last_day(today: date, keep_until: date | None) -> date:
    """An invitation ends before the stories it asked for do."""
    usual = today + timedelta(days=USUAL_DAYS)
    return min(usual, keep_until) if keep_until else usual
