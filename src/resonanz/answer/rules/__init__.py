"""The token in a mail that opens what became of somebody's words, without an account and without their code."""

from __future__ import annotations

from datetime import timedelta

from django.core import signing

VALID_FOR = timedelta(days=180)
_SALT = "answer.outcome"


def outcome_token(*, story_id: int, account_id: int) -> str:
    return signing.dumps([story_id, account_id], salt=_SALT)


def read_outcome_token(token: str) -> tuple[int, int] | None:
    """The story and the account; None for what this house has not written, or too long ago."""
    try:
        story_id, account_id = signing.loads(token, salt=_SALT, max_age=VALID_FOR)
        return int(story_id), int(account_id)
    except (signing.BadSignature, TypeError, ValueError):
        return None


def story_reference(story_id: int) -> str:
    """What a consent notes about the story it was given at."""
    return f"story:{story_id}"


def read_story_reference(reference: str) -> int | None:
    kind, _colon, number = reference.partition(":")
    return int(number) if kind == "story" and number.isdecimal() else None
