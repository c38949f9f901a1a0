"""The words of the ledger. They are public and stay for ever, so they are keys, never class names."""

from __future__ import annotations

from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

K = 5
"""The smallest group of people whose size is said."""

K_STAFF = 10
"""The same for people who work here."""


class Kind(StrEnum):
    CONTRIBUTION = "contribution"
    VERSION = "version"
    STATEMENT = "statement"
    VOTE = "vote"
    VOTING = "voting"
    TASTING = "tasting"
    TASTE = "taste"
    MISSING = "missing"
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
    DRAW = "draw"
    FORUM = "forum"
    CHECKPOINT_NOTE = "checkpoint_note"
    DAILY_BALANCE = "daily_balance"
    MEASURE = "measure"
    EXPERIMENT = "experiment"
    PUBLICATION = "publication"
    DARLING = "darling"
    BENEFIT = "benefit"
    ANSWER_WISH = "answer_wish"
    CREDIT = "credit"
    MIRROR = "mirror"
    SHEET = "sheet"
    WALK = "walk"
    CALCULATION = "calculation"


class Via(StrEnum):
    WEB = "web"
    HALL = "hall"
    CARD = "card"
    BEHALF = "behalf"
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


class Trouble(TextChoices):
    """Why the ledger is not signed any more. Each has its sentence in `reads.alarms`."""

    KEY_MISSING = "key_missing", _("Der Schlüssel fehlt")
    KEY_CHANGED = "key_changed", _("Der Schlüssel ist ein anderer")
    SHORTER = "shorter", _("Das Protokollbuch ist kürzer als veröffentlicht")
    OTHER_ROOT = "other_root", _("Das Protokollbuch passt nicht zum veröffentlichten Prüfpunkt")
    GAP = "gap", _("Im Protokollbuch fehlen Einträge")
    LEAF = "leaf", _("Ein Eintrag passt nicht zu seinem Prüfwert")


class Deed(TextChoices):
    """What was done about words that are in question. Nothing here changes a single one of them."""

    HOLD = "hold", _("Zurückgehalten")
    HIDE = "hide", _("Verborgen")
    RELEASE = "release", _("Freigegeben")
    APPEAL = "appeal", _("Widerspruch eingelegt")
    GRANT = "grant", _("Widerspruch stattgegeben")
    REJECT = "reject", _("Widerspruch abgelehnt")


class Cause(TextChoices):
    """Why something was released."""

    DECISION = "decision", _("entschieden")
    DEADLINE = "deadline", _("Frist abgelaufen")
    APPEAL = "appeal", _("nach Widerspruch")


class Outcome(TextChoices):
    """What became of a report."""

    KEPT = "kept", _("Die Worte bleiben stehen")
    HELD = "held", _("Die Worte sind zurückgehalten")
    HIDDEN = "hidden", _("Die Worte sind verborgen")


MODERATION_ROLE = "moderation"
TELLER_ROLE = "teller"
SYSTEM_ROLE = "system"
