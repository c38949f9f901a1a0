"""How long the benefit book reckons: as many measures as asked, each with a product of four assumptions and two costs.

python -m benchmarks.benefit [MEASURES [DRAWS]]

At most 2,000 measures with 20,000 draws each; one thread, no database, no network.
"""

import sys
import time

import numpy as np

from resonanz.act.enums import Term, Unit
from resonanz.act.rules.benefit import DRAWS, Assumed, Estimate, add_up, draw, interval

MOST_MEASURES, MOST_DRAWS, ROUNDS = 2_000, 20_000, 5
_PARTS = (
    (Unit.PEOPLE, Term.FACTOR, 1_000),
    (Unit.SHARE, Term.FACTOR, 40),
    (Unit.SHARE, Term.FACTOR, 60),
    (Unit.MONEY, Term.FACTOR, 120),
    (Unit.MONEY, Term.COST_ONCE, 5_000),
    (Unit.MONEY, Term.COST_YEAR, 900),
)


def estimates(count: int) -> list[Estimate]:
    """The same ones each time; every assumption is uncertain."""
    random = np.random.default_rng(7)
    made = []
    for number in range(count):
        ranges = np.sort(random.uniform(0.2, 1.0, size=(len(_PARTS), 3)), axis=1)
        parts = (
            Assumed(key=f"key_{n}", unit=unit, term=term, low=low * top, likely=likely * top, high=high * top)
            for n, ((unit, term, top), (low, likely, high)) in enumerate(zip(_PARTS, ranges.tolist(), strict=True))
        )
        made.append(Estimate(seed=(number, 1), assumed=tuple(parts)))
    return made


def book(several: list[Estimate], draws: int) -> float:
    """Seconds of one thread for everything the page of the book reckons."""
    began = time.process_time()
    drawn = [draw(one, draws=draws) for one in several]
    for one in drawn:
        interval(one.first)
    add_up([one.first for one in drawn])
    add_up([one.later for one in drawn])
    return time.process_time() - began


def main() -> None:
    count = min(int(sys.argv[1]) if len(sys.argv) > 1 else 200, MOST_MEASURES)
    draws = min(int(sys.argv[2]) if len(sys.argv) > 2 else DRAWS, MOST_DRAWS)
    several = estimates(count)
    taken = sorted(book(several, draws) for _ in range(ROUNDS))
    print(f"{count} measures, {draws} draws, {len(_PARTS)} assumptions each")
    print(f"process time: median {taken[ROUNDS // 2]:.2f} s, slowest of {ROUNDS} {taken[-1]:.2f} s")


if __name__ == "__main__":
    main()
