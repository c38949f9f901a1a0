"""Measures the reply guard: python -m benchmarks.replies FILE... [--show]

A line is {"text", "language", "kinds": [...], "spans": [[start, end, kind], ...]}; no kinds: a good reply. Without a
file, ours (own.jsonl); unseen.jsonl is the part that was kept aside.
"""

from pathlib import Path

from benchmarks.wordings import run
from resonanz_engine.wordbook import Finding
from resonanz_engine.wording import check_reply

OWN = Path(__file__).parent / "own.jsonl"
UNSEEN = Path(__file__).parent / "unseen.jsonl"


def look(text: str) -> tuple[Finding, ...]:
    """The findings in a reply, in whatever language it turns out to be."""
    return check_reply(text).findings


if __name__ == "__main__":
    run(__doc__, OWN, look)
