"""The command line's own words, German or English by locale, before Django is there."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

from rich.console import Console

out = Console()
err = Console(stderr=True)


def speaks_english() -> bool:
    """German unless the locale says otherwise: LC_ALL, LC_MESSAGES, LANG; `C` says nothing."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value and not value.startswith(("C", "POSIX")):
            return not value.startswith("de")
    return False


def say(german: str, english: str) -> str:
    return english if speaks_english() else german


def give_up(sentence: str, *, code: int = 1) -> NoReturn:
    """Errors are sentences with a way out, never tracebacks."""
    err.print(sentence, style="bold red", highlight=False, markup=False, soft_wrap=True)
    sys.exit(code)
