"""A running house with one open question, as before an evening in a full hall."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.house import House, plain_environment

SLUG = "abend"
PATH = f"/anliegen/{SLUG}/"
_OPEN = f"""
from datetime import timedelta
from resonanz.doors.cli.house import opened
with opened():
    from resonanz.ask import actions as ask
    from resonanz.ground import clock
    from resonanz.people import actions as people
    people.describe_organisation(name="Stadtwerke Auenfurt", email="dialog@auenfurt.example")
    host = people.add_member(name="Mira Holt", function="Kundendienst", by=None)
    inquiry = ask.draft_inquiry(
        slug="{SLUG}", title="Ein voller Saal", question="Was ist passiert?", why="Wir wollen es wissen.",
        readers="Zwei Menschen.", in_return="Unsere Zahlen.", by=host.pk,
        answer_by=clock.today() + timedelta(days=30), keep_until=clock.today() + timedelta(days=300),
    )
    ask.open_inquiry(inquiry=inquiry, by=host.pk)
"""


@contextmanager
def house_with_a_question(data: Path) -> Iterator[House]:
    """Open at `PATH`; the house ends with the block."""
    with House(data) as running:
        environment = plain_environment(RESONANZ_DATA=str(running.data))
        subprocess.run([sys.executable, "-c", _OPEN], check=True, env=environment, timeout=180)
        yield running
