"""How soon after a vote the opinion map is new: in a running house, with its worker and its queue.

    python -m benchmarks.forum_map --voters 60 --votes 30

Two camps vote on ten statements; then single people change their mind, one after the other. Measured is the time from
the commit of a vote until a map that counts it is in the database, from where the pages of the evening take it within
the fan-out of `benchmarks.forum_load`. Prints a line, and ends with 1 when the slowest of twenty takes over a second.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

from tests.support.hall import SLUG, house_with_a_question
from tests.support.house import plain_environment

GOAL_S = 1.0
_VOTE = """
import json, sys, time
from resonanz.doors.cli.house import opened
with opened():
    from resonanz.ask import reads as ask
    from resonanz.listen import actions as listen
    from resonanz.people.models import Account
    from resonanz.understand.models import OpinionMap
    inquiry, host = ask.by_slug(sys.argv[3]), Account.objects.get()
    listen.open_voting(inquiry=inquiry, takes_statements=False, by=host.pk)
    stated = [
        listen.write_statement(inquiry=inquiry, key=f"statement {n:010}", words=f"Aussage Nummer {n}.", by=host)
        for n in range(10)
    ]
    voters = [listen.begin_voting(inquiry=inquiry, key=f"voter {n:010}").voter for n in range(int(sys.argv[1]))]
    for n, who in enumerate(voters):
        said = {row.pk: "agree" if place > 7 or (place < 4) == (n % 2 == 0) else "disagree"
                for place, row in enumerate(stated)}
        listen.cast_votes(inquiry=inquiry, voter=who, choices=said)

    def wait_for(entry):
        # Nobody waits for ever: what takes a minute is told as a minute.
        begin = time.monotonic()
        while time.monotonic() - begin < 60:
            if OpinionMap.objects.filter(inquiry_id=inquiry.pk, last_entry__gte=entry).exists():
                break
            time.sleep(0.01)
        return time.monotonic() - begin

    from resonanz.listen import reads
    wait_for(reads.last_vote(inquiry.pk))
    took = []
    for n in range(int(sys.argv[2])):
        choice = "pass" if n // len(voters) % 2 == 0 else "disagree"
        vote = listen.cast_vote(inquiry=inquiry, voter=voters[n % len(voters)], statement=stated[0], choice=choice)
        took.append(wait_for(vote.entry_index))
        time.sleep(0.7)
    print(json.dumps(took))
"""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--voters", type=int, default=60)
    options.add_argument("--votes", type=int, default=30)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        with house_with_a_question(Path(folder) / "data") as house:
            done = subprocess.run(
                [sys.executable, "-c", _VOTE, str(chosen.voters), str(chosen.votes), SLUG],
                check=True,
                env=plain_environment(RESONANZ_DATA=str(house.data)),
                stdout=subprocess.PIPE,
                text=True,
            )
    took = np.array(json.loads(done.stdout.splitlines()[-1]))
    p50, p95 = np.percentile(took, [50, 95])
    print(f"{chosen.voters} voters, {len(took)} votes: map new after p50 {p50:.2f} s, p95 {p95:.2f} s (≤ {GOAL_S:.0f})")
    sys.exit(0 if p95 <= GOAL_S else 1)


if __name__ == "__main__":
    main()
