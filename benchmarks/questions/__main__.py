"""Measures the question check: python -m benchmarks.questions FILE... [--show] [--part PART]

A line is {"text", "language", "kinds": [...]}; no kinds: a good question. Without a file, ours (own.jsonl).
"""

from collections.abc import Sequence
from pathlib import Path

from benchmarks.wordings import Judged, Row, run
from benchmarks.wordings import judged as judged_by
from resonanz_engine.wording import check_question

OWN = Path(__file__).parent / "own.jsonl"
OTHERS = Path(__file__).parent / "others.jsonl"


def judged(rows: Sequence[Row]) -> list[Judged]:
    """Every question with its findings and the milliseconds they took."""
    return judged_by(rows, check_question)


if __name__ == "__main__":
    run(__doc__, OWN, check_question)
