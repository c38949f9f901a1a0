"""A running house in which an evening has begun; steps of the evening come from another process, as from a desk."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.house import House, plain_environment

SLUG = "tischabend"
TABLE = f"/team/forum/{SLUG}/tisch/3/"
_INSIDE = """
from resonanz.doors.cli.house import opened
with opened():
    from resonanz.forum import actions, reads
    from resonanz.forum.models import Forum
    forum = Forum.objects.filter(inquiry__slug="{slug}").first()
    from resonanz.people.models import Account
    host = Account.objects.filter(name="Mira Holt").first()
"""
_BEGIN = f"""
from datetime import timedelta
from resonanz.ask import actions as ask
from resonanz.forum.actions import Planned
from resonanz.forum.enums import Form
from resonanz.ground import clock
from resonanz.people import actions as people
people.describe_organisation(name="Stadtwerke Auenfurt", email="dialog@auenfurt.example")
host = people.add_member(name="Mira Holt", function="Kundendienst", by=None)
inquiry = ask.draft_inquiry(
    slug="{SLUG}", title="Ein Abend an Tischen", question="Was ist passiert?", why="Wir wollen es wissen.",
    readers="Zwei Menschen.", in_return="Unsere Zahlen.", by=host.pk,
    answer_by=clock.today() + timedelta(days=30), keep_until=clock.today() + timedelta(days=300),
)
starts = clock.now() + timedelta(days=1)
forum = actions.draft_forum(
    inquiry=inquiry, form=Form.CUSTOMERS, by=host.pk, starts_at=starts, ends_at=starts + timedelta(hours=2),
    venue="Saal 2", selection="Wir losen.", budget="1.200 Euro.",
    agenda=[
        Planned(kind="arrival", title="Ankommen"), Planned(kind="grumble", title="Meckerrunde"),
        Planned(kind="wish", title="Was stattdessen?"), Planned(kind="break", title="Pause"),
    ],
)
forum = actions.announce_forum(forum=forum, by=host.pk)
actions.begin_forum(forum_id=forum.pk, by=host.pk, steps=forum.steps)
"""


class Evening:
    def __init__(self, house: House) -> None:
        self.house = house

    def does(self, work: str) -> str:
        """Runs these lines with `actions`, `reads`, `forum` and `host` at hand, and answers what they print."""
        indented = "".join(f"    {line}\n" for line in work.strip().splitlines())
        done = subprocess.run(
            [sys.executable, "-c", _INSIDE.format(slug=SLUG) + indented],
            check=True,
            env=plain_environment(RESONANZ_DATA=str(self.house.data)),
            timeout=600,
            stdout=subprocess.PIPE,
            text=True,
        )
        return done.stdout.strip()

    def starts(self, position: int) -> None:
        self.does(f"actions.start_round(forum_id=forum.pk, position={position}, by=host.pk, steps=forum.steps)")

    def seats(self, *, table: int) -> tuple[str, str]:
        """Somebody sits down there; answers sign and code."""
        key = f"a telephone at table {table}"
        found = self.does(
            f'taken = actions.take_seat(forum=forum, key="{key}", hall_code=forum.hall_code, roles=["customer"], '
            f"table={table})\nprint(taken.seat.speaker_code, taken.code)"
        )
        sign, code = found.split()
        return sign, code

    def session(self) -> str:
        """The cookie of somebody from the team."""
        return self.does(
            "from django.test import Client\nclient = Client()\nclient.force_login(host)\n"
            'print(client.cookies["session"].value)'
        )


@contextmanager
def evening(data: Path) -> Iterator[Evening]:
    """Doors are open, no round runs yet; the house ends with the block."""
    with House(data) as house:
        begun = Evening(house)
        begun.does(_BEGIN)
        yield begun
