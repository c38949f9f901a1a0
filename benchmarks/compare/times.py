"""The stored times."""

from dataclasses import dataclass

from benchmarks.compare import store

BUSY = 1.0
"""Load average before a measurement from which on its time is marked."""


@dataclass(frozen=True, slots=True)
class Time:
    """cold: seconds from the start of the process to named themes; fit: without imports and reading; warm: a second
    fit in the same process; update: 20 % more texts; peak: MiB after the first fit; load: before it.
    """

    method: str
    count: int
    cold: float
    fit: float
    warm: float | None
    update: float | None
    peak: float
    themes: int
    alone: float
    load: float
    error: str


def stored(growth: list[int]) -> list[Time]:
    found = []
    for cell, result in store.every("time", [f"growth-{count}" for count in growth]):
        count = int(cell.sample.removeprefix("growth-"))
        found.append(
            Time(
                cell.method,
                count,
                cold=float(result.get("cold", 0)),
                fit=float(result.get("fit", 0)),
                warm=result.get("warm"),
                update=result.get("update"),
                peak=float(result.get("peak", 0)),
                themes=int(result.get("themes", 0)),
                alone=float(result.get("alone", 0)),
                load=float(result.get("load", 0)),
                error=str(result.get("error", "")),
            )
        )
    return found
