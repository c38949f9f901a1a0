"""The gap on one page: what each picture shows, on whom it rests, how sure it is, and what one would rather not see.

Nothing here can be chosen or hidden: a picture that nobody has taken yet stands there as missing.
"""

from __future__ import annotations

from collections.abc import Callable

from resonanz.mirror.reads.findings.audience import audience
from resonanz.mirror.reads.findings.calculation import calculation
from resonanz.mirror.reads.findings.finding import Finding
from resonanz.mirror.reads.findings.journeys import journeys
from resonanz.mirror.reads.findings.language import language
from resonanz.mirror.reads.findings.promises import promises
from resonanz.mirror.reads.findings.readiness import readiness
from resonanz.mirror.reads.findings.words import words

__all__ = ["Finding", "findings"]

_ALL: tuple[Callable[[], Finding], ...] = (words, promises, journeys, readiness, audience, language, calculation)


def findings() -> list[Finding]:
    """All of them, in the order of the room."""
    return [one() for one in _ALL]
