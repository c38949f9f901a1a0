"""What this room, the ground below it and the packages we build on keep."""

from resonanz.trust.personal_data import borrowed, ground, ledger, moderation

__all__ = ["borrowed", "ground", "ledger", "moderation"]
