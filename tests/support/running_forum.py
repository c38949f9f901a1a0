"""A running house in which an evening runs: people sit, a round is open, and their telephones hand words in."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode

from tests.support.house import House, plain_environment

_BEGIN = """
import json, sys
from datetime import timedelta
from resonanz.doors.cli.house import opened
with opened():
    from resonanz.ask import actions as ask
    from resonanz.forum import actions as forum
    from resonanz.forum.enums import Form, RoundKind
    from resonanz.ground import clock
    from resonanz.people import actions as people
    people.describe_organisation(name="Stadtwerke Auenfurt", email="dialog@auenfurt.example")
    host = people.add_member(name="Mira Holt", function="Kundendienst", by=None)
    now = clock.now()
    inquiry = ask.draft_inquiry(
        slug="abend", title="Ein voller Saal", question="Was ist passiert?", why="Wir wollen es wissen.",
        readers="Zwei Menschen.", in_return="Unsere Zahlen.", by=host.pk,
        answer_by=clock.today() + timedelta(days=30), keep_until=clock.today() + timedelta(days=300),
    )
    agenda = [forum.Planned(kind=RoundKind.STORIES, title="Geschichten", prompt="Was ist passiert?", minutes=60)]
    held = forum.draft_forum(
        inquiry=inquiry, form=Form.CUSTOMERS, by=host.pk, agenda=agenda,
        starts_at=now + timedelta(hours=1), ends_at=now + timedelta(hours=3), venue="Saal 2",
        selection="Alle, die kommen.", budget="Brezeln, aus eigener Tasche.",
    )
    held = forum.announce_forum(forum=held, by=host.pk)
    held = forum.begin_forum(forum_id=held.pk, by=host.pk, steps=held.steps)
    codes = [
        forum.take_seat(forum=held, key=f"place number {n}", hall_code=held.hall_code, roles=["customer"]).code
        for n in range(int(sys.argv[1]))
    ]
    opened_round = forum.start_round(forum_id=held.pk, position=1, by=host.pk, steps=held.steps)
    print(json.dumps({"codes": codes, "round": opened_round.pk}))
"""


@dataclass(frozen=True)
class RunningForum:
    """`codes` are those of the seats, `round` takes words and shows what was released at once."""

    house: House
    codes: list[str]
    round: int


@contextmanager
def house_with_a_forum(data: Path, *, seats: int) -> Iterator[RunningForum]:
    """The house ends with the block."""
    with House(data) as running:
        environment = plain_environment(RESONANZ_DATA=str(running.data))
        asked = [sys.executable, "-c", _BEGIN, str(seats)]
        done = subprocess.run(asked, check=True, env=environment, timeout=600, stdout=subprocess.PIPE, text=True)
        said = json.loads(done.stdout.splitlines()[-1])
        yield RunningForum(running, said["codes"], said["round"])


@dataclass
class Telephone:
    """Sends as js/post.js does: the same key until our own JSON says it is there; a fresh token after a 403."""

    port: int
    code: str
    round: int
    tries: int = 0
    wrong: list[str] = field(default_factory=list)
    cookie: str = ""
    token: str = ""

    def send(self, text: str, key: str) -> str | None:
        """The code of the receipt, or None where it has to be tried again."""
        fields = {"key": key, "round": str(self.round), "story": text, "permission": "forum", "waited_ms": "1000"}
        body = urlencode({**fields, "csrfmiddlewaretoken": self.token})
        headers = {"Accept": "application/json", "Accept-Language": "de", "Cookie": self.cookie}
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        self.tries += 1
        try:
            connection.request("POST", f"/saal/{self.code}/wort/", body, headers)
            answer = connection.getresponse()
            said = answer.read().decode()
        except (OSError, HTTPException):
            return None
        finally:
            connection.close()
        for value in answer.headers.get_all("Set-Cookie", []):
            if value.startswith("csrf="):
                self.cookie = value.split(";", 1)[0]
        if answer.status in {200, 201}:
            return str(json.loads(said)["code"])
        if answer.status == 403:
            self.token = json.loads(said)["token"]
        elif answer.status != 503:
            self.wrong.append(f"{answer.status}: {said[:200]}")
        return None
