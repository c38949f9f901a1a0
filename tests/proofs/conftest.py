"""The falsifying tests of the promises. Short in ./test, at full size with `resonanz beweise`.

Each test asks `proof.amount` how much to try and tells `proof.found` what came out, failures included; the
figures go to the file named in RESONANZ_PROOFS, one JSON object a line.
"""

from __future__ import annotations

import json
import os
from collections.abc import Generator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

_PROMISE = "test_p"


@dataclass(frozen=True)
class Proof:
    """How much to try, and what came out. A promise is named by its number, such as P6."""

    is_long: bool

    def amount(self, *, short: int, long: int) -> int:
        return long if self.is_long else short

    def found(self, promise: str, what: str, *, tried: int, failed: int, note: str = "") -> None:
        """Writes the figure down, then fails if anything failed: a failure is a figure, too."""
        write({"promise": promise, "what": what, "tried": tried, "failed": failed, "note": note})
        assert failed == 0, f"{promise}: {failed} of {tried}: {what} {note}"


@pytest.fixture(scope="session")
def proof() -> Proof:
    return Proof(is_long=_is_long())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, Any, Any]:
    """A test that broke before it could tell its figure is told as broken: nothing fails silently."""
    report = yield
    if report.failed and item.path.name.startswith(_PROMISE):
        number = int(item.path.name.removeprefix(_PROMISE)[:2])
        note = str(report.longrepr).rstrip().rsplit("\n", 1)[-1][:200]
        write({"promise": f"P{number}", "what": item.name, "tried": 1, "failed": 1, "note": note})
    return report


def write(line: dict[str, Any]) -> None:
    named = os.environ.get("RESONANZ_PROOFS")
    if named:
        moment = datetime.now(UTC).isoformat(timespec="seconds")
        with Path(named).open("a", encoding="utf-8") as file:
            file.write(json.dumps({**line, "at": moment, "long": _is_long()}, ensure_ascii=False) + "\n")


def _is_long() -> bool:
    return os.environ.get("RESONANZ_PROOF_SIZE") == "long"
