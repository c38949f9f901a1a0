"""The words of the ledger. They are public and stay for ever, so they are keys, never class names."""

from __future__ import annotations

from enum import StrEnum

K = 5
"""The smallest group of people whose size is said."""

K_STAFF = 10
"""The same for people who work here."""


class Kind(StrEnum):
    CONTRIBUTION = "contribution"
    VERSION = "version"
    READ = "read"
    INSIGHT = "insight"
    DECISION = "decision"
    COMMITMENT = "commitment"
    REPLY = "reply"
    THANKS = "thanks"
    HOLD = "hold"
    HIDE = "hide"
    RELEASE = "release"
    APPEAL = "appeal"
    ERASURE = "erasure"
    PERMISSION = "permission"
    ROLE = "role"
    PURPOSE = "purpose"
    SEAL = "seal"
    CHECKPOINT_NOTE = "checkpoint_note"
    DAILY_BALANCE = "daily_balance"


class Via(StrEnum):
    WEB = "web"
    HALL = "hall"
    CARD = "card"
    MAIL = "mail"
    IMPORT = "import"
    API = "api"
    SYSTEM = "system"


class Field(StrEnum):
    """The three things a leaf commits to, each under a salt of its own so that each can be forgotten alone."""

    AUTHOR = "author"
    BODY = "body"
    META = "meta"


class Verdict(StrEnum):
    """What became of a count that was to be shown."""

    RELEASED = "released"
    SMALL = "small"
    PROTECTS = "protects"
