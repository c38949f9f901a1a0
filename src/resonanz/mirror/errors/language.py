from __future__ import annotations

from resonanz.mirror.errors.looks import Incomplete


class LanguageRefused(Incomplete):
    """Nothing is counted or entered. No sentence tells anything about the texts beyond that they are too few, too alike
    in their author, or unreadable.
    """


class CountingOff(Exception):
    """Nobody agreed to counting, or the agreement was withdrawn."""
