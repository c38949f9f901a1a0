"""The grounds on which words may be held back or hidden; the list stands in data/grounds.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from resonanz.ground.manner import reader_language


@dataclass(frozen=True, kw_only=True)
class Ground:
    """`words` holds title and explanation by language code."""

    code: str
    words: dict[str, tuple[str, str]]

    @property
    def title(self) -> str:
        return self._said()[0]

    @property
    def explanation(self) -> str:
        return self._said()[1]

    def _said(self) -> tuple[str, str]:
        return self.words[reader_language()]


@cache
def grounds() -> dict[str, Ground]:
    """All grounds by code, in the order of the file."""
    listed = tomllib.loads((files("resonanz.trust.rules") / "data" / "grounds.toml").read_text("utf-8"))
    return {
        code: Ground(
            code=code,
            words={language: (said[language], said[f"{language}_explained"]) for language in ("de", "en")},
        )
        for code, said in listed.items()
    }
