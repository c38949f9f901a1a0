"""A forum in a running house, step by step, as a host would press; each step is a program of its own."""

from __future__ import annotations

import subprocess
import sys

from tests.support.house import PATIENCE, House, plain_environment

_AROUND = """
from datetime import timedelta
from resonanz.doors.cli.house import opened
with opened():
    from resonanz.ask import actions as ask
    from resonanz.forum import actions, reads
    from resonanz.forum.actions import Planned
    from resonanz.forum.enums import Form, RoundKind
    from resonanz.ground import clock
    from resonanz.people import actions as people
    from resonanz.people import reads as people_reads
    host = people_reads.team().first()
    forum = reads.forum_by_slug({slug!r})
{step}
"""
_BEGIN = """
    if host is None:
        people.describe_organisation(name="Stadtwerke Auenfurt", email="dialog@auenfurt.example")
        host = people.add_member(name="Mira Holt", function="Kundendienst", by=None)
    inquiry = ask.draft_inquiry(
        slug={slug!r}, title="Ein Abend im Saal", question="Was ist Ihnen mit uns passiert?",
        why="Wir wollen es wissen.", readers="Zwei Menschen.", in_return="Unsere Zahlen.", by=host.pk,
        answer_by=clock.today() + timedelta(days=30), keep_until=clock.today() + timedelta(days=300),
    )
    kinds = [("stories", "Geschichten"), ("grumble", "Meckerrunde"), ("wish", "Wunschrunde"), ("farewell", "Abschied")]
    agenda = [
        Planned(kind=kind, title=title, prompt="Was ist passiert?", minutes=20, silent_first=kind == "stories")
        for kind, title in kinds
    ]
    starts = clock.now() + timedelta(hours=1)
    forum = actions.draft_forum(
        inquiry=inquiry, form=Form.CUSTOMERS, by=host.pk, agenda=agenda, starts_at=starts,
        ends_at=starts + timedelta(hours=2), venue="Saal 2", selection="Das Los.", budget="1.200 Euro.",
    )
    forum = actions.announce_forum(forum=forum, by=host.pk)
    forum = actions.begin_forum(forum_id=forum.pk, by=host.pk, steps=forum.steps)
    print(forum.hall_code)
"""
_PRESS = """
    given = dict(forum_id=forum.pk, by=host.pk, steps=forum.steps)
    actions.{deed}(**given)
"""


def run(house: House, slug: str, step: str) -> str:
    """Runs these lines, indented by four, with `ask`, `actions`, `forum` and `host` at hand; answers the last line."""
    program = _AROUND.format(slug=slug, step=step.strip("\n"))
    environment = plain_environment(RESONANZ_DATA=str(house.data))
    done = subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, text=True, env=environment, timeout=PATIENCE
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip().splitlines()[-1] if done.stdout.strip() else ""


def begin_evening(house: House, slug: str) -> str:
    """Announces a forum and opens its doors; answers the code of the hall."""
    return run(house, slug, _BEGIN.format(slug=slug))


def press(house: House, slug: str, deed: str) -> None:
    """`start_next`, `reveal` or `end_evening`."""
    run(house, slug, _PRESS.format(deed=deed))
