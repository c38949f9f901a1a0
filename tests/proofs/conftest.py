"""The falsifying tests of the promises. Short in ./test, at full size with `resonanz beweise`.

Each test asks `proof.amount` how much to try and tells `proof.found` what came out, failures included; the
figures go to the file named in RESONANZ_PROOFS, one JSON object a line.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Proof:
    """`promise` is the number in the table of promises, such as P6."""

    is_long: bool
    figures: Path | None

    def amount(self, *, short: int, long: int) -> int:
        return long if self.is_long else short

    def found(self, promise: str, what: str, *, tried: int, failed: int, note: str = "") -> None:
        """Writes the figure down, then fails if anything failed: a failure is a figure, too."""
        line = {
            "promise": promise,
            "what": what,
            "tried": tried,
            "failed": failed,
            "note": note,
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "long": self.is_long,
        }
        if self.figures is not None:
            with self.figures.open("a", encoding="utf-8") as file:
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
        assert failed == 0, f"{promise}: {failed} of {tried}: {what} {note}"


@pytest.fixture(scope="session")
def proof() -> Proof:
    named = os.environ.get("RESONANZ_PROOFS")
    return Proof(is_long=os.environ.get("RESONANZ_PROOF_SIZE") == "long", figures=Path(named) if named else None)
