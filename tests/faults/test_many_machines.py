"""One PostgreSQL over TCP and machines around it: an evening while one of each dies, and the database goes away."""

from __future__ import annotations

import asyncio
import html
import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from playwright.sync_api import Browser, expect

from resonanz.trust.rules.notes import new_pem
from tests.journeys.browser import Visitor, visiting
from tests.journeys.test_forum_whole import presses, rests
from tests.journeys.test_hall import hand_in, sit_down
from tests.support.balancer import Balancer
from tests.support.house import free_port, until
from tests.support.machines import Machine, TcpPostgres
from tests.support.mail import Inbox
from tests.support.running_forum import Telephone

pytestmark = [pytest.mark.fault, pytest.mark.timeout(900)]

SLUG = "abend"
MAILS = 24
AHEAD = 40
"""Seconds by which the clock of one web machine is wrong; from sixty on it would not start."""
_WITH_WRONG_CLOCK = """
import sys
from datetime import UTC, datetime, timedelta
import time_machine
from resonanz.doors.cli.main import main
with time_machine.travel(datetime.now(UTC) + timedelta(seconds=int(sys.argv.pop(1))), tick=True):
    main()
"""
_PREPARE = """
import json, sys
from datetime import timedelta
from resonanz.doors.cli.house import opened
with opened():
    from resonanz.ask import actions as ask
    from resonanz.forum import actions as forum
    from resonanz.forum.enums import Form
    from resonanz.ground import clock
    from resonanz.listen import actions as listen
    from resonanz.people import actions as people
    people.describe_organisation(name="Stadtwerke Auenfurt", email="dialog@auenfurt.example")
    host = people.add_member(name="Mira Holt", function="Kundendienst", by=None)
    inquiry = ask.draft_inquiry(
        slug="abend", title="Ein voller Saal", question="Was ist passiert?", why="Wir wollen es wissen.",
        readers="Zwei Menschen.", in_return="Unsere Zahlen.", by=host.pk,
        answer_by=clock.today() + timedelta(days=30), keep_until=clock.today() + timedelta(days=300),
    )
    kinds = [("stories", "Geschichten"), ("grumble", "Meckerrunde"), ("statements", "Abstimmung")]
    agenda = [
        forum.Planned(kind=kind, title=title, prompt="Was ist passiert?", minutes=20, silent_first=kind == "stories")
        for kind, title in kinds
    ]
    now = clock.now()
    held = forum.draft_forum(
        inquiry=inquiry, form=Form.CUSTOMERS, by=host.pk, agenda=agenda, venue="Saal 2",
        starts_at=now + timedelta(hours=1), ends_at=now + timedelta(hours=3),
        selection="Alle, die kommen.", budget="Brezeln, aus eigener Tasche.",
    )
    held = forum.announce_forum(forum=held, by=host.pk)
    for n in range(2):
        listen.write_statement(inquiry=inquiry, key=f"statement {n}", words=f"Der Aushang {n} hängt zu tief.", by=host)
    held = forum.begin_forum(forum_id=held.pk, by=host.pk, steps=held.steps)
    seats = [
        forum.take_seat(forum=held, key=f"place number {n}", hall_code=held.hall_code, roles=["customer"]).code
        for n in range(4)
    ]
    if sys.argv[1:] == ["started"]:
        forum.start_round(forum_id=held.pk, position=1, by=host.pk, steps=held.steps)
    link = people.issue_link(account=host, by=None)
    print(json.dumps({"hall": held.hall_code, "seats": seats, "token": link.token}))
"""
_POST = f"""
from resonanz.doors.cli.house import opened
with opened():
    from django.db import transaction
    from resonanz.ground import mail
    drafts = [
        mail.Draft(to=f"gast{{n}}@auenfurt.example", subject="Einladung", body="Guten Tag.", purpose="test", once=True)
        for n in range({MAILS})
    ]
    with transaction.atomic():
        mail.post_all(drafts)
"""


class SlowInbox(Inbox):
    """The mail server of one machine. It takes its time, so that a worker can die in the middle of its round."""

    async def handle_DATA(self, server: object, session: object, envelope: object) -> str:  # type: ignore[override]  # noqa: N802  The name is aiosmtpd's.
        await asyncio.sleep(0.15)
        return await super().handle_DATA(server, session, envelope)  # type: ignore[arg-type]


@dataclass
class Houses:
    """All that runs, and the one door in front of it."""

    postgres: TcpPostgres
    webs: list[Machine]
    workers: list[Machine]
    inboxes: list[SlowInbox]
    balancer: Balancer
    prepared: dict[str, object] = field(default_factory=dict)

    @property
    def living(self) -> Machine:
        return next(web for web in self.webs if web.runs)

    def mails(self) -> list[str]:
        return [str(mail["To"]) for inbox in self.inboxes for mail in inbox.mails]


@pytest.fixture
def postgres(tmp_path: Path) -> Iterator[TcpPostgres]:
    with TcpPostgres(tmp_path / "postgres") as running:
        yield running


@contextmanager
def machines(place: Path, postgres: TcpPostgres, *, webs: int, workers: int, ahead: int = 0) -> Iterator[Houses]:
    """All start at once and are told the same two keys; nothing else is shared but the database."""
    with ExitStack() as ends:
        ports = [free_port() for _ in range(workers)]
        inboxes = [SlowInbox() for _ in ports]
        for inbox, port in zip(inboxes, ports, strict=True):
            controller = Controller(inbox, hostname="127.0.0.1", port=port)
            controller.start()
            ends.callback(controller.stop)
        keys = {"RESONANZ_SECRET_KEY": "ein Schlüssel für alle Rechner dieses Hauses", "RESONANZ_LOG_KEY": new_pem()}
        doors = [Machine("web", place / f"web{n}", postgres, **keys) for n in range(webs)]
        balancer = ends.enter_context(Balancer([door.port for door in doors]))
        keys["RESONANZ_PUBLIC_URL"] = balancer.base
        hands = [
            Machine(
                "worker",
                place / f"worker{n}",
                postgres,
                **keys,
                RESONANZ_MAIL_URL=f"smtp://127.0.0.1:{port}/?from=dialog@auenfurt.example",
            )
            for n, port in enumerate(ports)
        ]
        for machine in (*doors, *hands):
            machine.environment |= keys
            machine.environment.setdefault("RESONANZ_MAIL_URL", hands[0].environment["RESONANZ_MAIL_URL"])
        houses = Houses(postgres, doors, hands, inboxes, balancer)
        for machine in (*doors, *hands):
            ends.callback(machine.end)
        for machine in (*doors, *hands):
            ends.callback(machine.stop)
        wrong = [sys.executable, "-c", _WITH_WRONG_CLOCK, str(ahead)]
        for n, machine in enumerate((*doors, *hands)):
            machine.start(before=wrong if ahead and n == 1 else ())
        for door in doors:
            until(door.is_ready, "every web machine is ready")
        yield houses


def prepare(houses: Houses, *said: str) -> None:
    houses.prepared |= json.loads(houses.webs[0].do(_PREPARE, *said))


@dataclass
class Sender(threading.Thread):
    """A telephone in the hall that hands in until it is told to stop; every word gets its receipt."""

    phone: Telephone
    number: int
    told: list[str] = field(default_factory=list)
    is_over: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        super().__init__(daemon=True)

    def __hash__(self) -> int:
        return id(self)

    def run(self) -> None:
        turn = 0
        while not self.is_over.is_set():
            turn += 1
            text = f"Platz {self.number} zum {turn}. Mal: „ä < ö & ü“."
            while self.phone.send(text, f"many-machines-{self.number}-{turn:05}") is None:
                if self.phone.wrong:
                    return
                self.is_over.wait(0.2)
            self.told.append(text)
            self.is_over.wait(0.3)


def senders(houses: Houses) -> list[Sender]:
    [(current,)] = houses.postgres.ask(
        "SELECT id FROM forum_round WHERE state IN ('writing', 'open') ORDER BY id LIMIT 1"
    )
    codes = houses.prepared["seats"]
    assert isinstance(codes, list)
    found = [Sender(Telephone(houses.balancer.port, code, current), n) for n, code in enumerate(codes)]
    for sender in found:
        sender.start()
    return found


def all_hand_in_again(hall: list[Sender]) -> None:
    before = [len(sender.told) for sender in hall]
    until(
        lambda: all(len(sender.told) > n for sender, n in zip(hall, before, strict=True)),
        "all hand in again",
    )


def silence(hall: list[Sender]) -> None:
    for sender in hall:
        sender.is_over.set()
    for sender in hall:
        sender.join(60)
        assert (sender.is_alive(), sender.phone.wrong) == (False, [])


def without_noise_of_dying(window: Visitor) -> None:
    """What a browser says when the machine behind a live page dies is no fault of the page."""
    window.complaints[:] = [line for line in window.complaints if "net::ERR_" not in line]


def test_an_evening_goes_on_while_one_web_and_one_worker_die(
    postgres: TcpPostgres, browser: Browser, tmp_path: Path
) -> None:
    with machines(tmp_path, postgres, webs=3, workers=3, ahead=AHEAD) as houses, ExitStack() as windows:
        prepare(houses)
        host = windows.enter_context(visiting(browser, houses.balancer.base))
        host.go(f"/anmelden/{houses.prepared['token']}/")
        host.page.locator("main form button").click()
        host.page.wait_for_url("**/team/")
        host.go(f"/team/forum/{SLUG}/regie/")
        guest = windows.enter_context(visiting(browser, houses.balancer.base, width=390))
        for window in (host, guest):
            window.expects(503)
        sit_down(guest, str(houses.prepared["hall"]), table="3")
        presses(host, "n", "Geschichten")
        expect(guest.page.locator("form[data-hall-words]")).to_be_visible()
        hand_in(guest, "Vor dem Stromausfall.")
        expect(guest.page.locator("[data-hall-part=own]")).to_contain_text("Vor dem Stromausfall.")

        hall = senders(houses)
        houses.webs[0].do(_POST)
        kill_the_worker_that_sends(houses)
        kill_the_web_that_is_followed(houses)
        all_hand_in_again(hall)
        # A telephone shows the newest words only: the hall is silent when one sentence has to be among them.
        silence(hall)
        goes_on(host, guest)
        rests(host)
        votes(host, guest)
        everything_is_there_once(houses, hall)
        mails_left_once(houses)
        everybody_reads(houses)
        audit_is_clean(houses, tmp_path)
        assert len({port for port, count in houses.balancer.seen.items() if count}) == 3
        for window in (host, guest):
            without_noise_of_dying(window)


def kill_the_worker_that_sends(houses: Houses) -> None:
    until(lambda: any(inbox.raw for inbox in houses.inboxes), "a worker sends", pause=0.02)
    victim = next(n for n, inbox in enumerate(houses.inboxes) if inbox.raw)
    houses.workers[victim].die()


def kill_the_web_that_is_followed(houses: Houses) -> None:
    port = houses.balancer.most_followed()
    next(web for web in houses.webs if web.port == port).die()


def goes_on(host: Visitor, guest: Visitor) -> None:
    """Both pages find their way to another machine: words arrive, and revealing them reaches the telephone."""
    hand_in(guest, "Nach dem Stromausfall.", permission="public_anonymous")
    expect(guest.page.locator("[data-hall-part=own]")).to_contain_text("Nach dem Stromausfall.")
    rests(host)
    host.page.keyboard.press("r")
    expect(guest.page.locator("[data-live-part=shown]")).to_contain_text("Nach dem Stromausfall.")


def votes(host: Visitor, guest: Visitor) -> None:
    presses(host, "n", "Meckerrunde")
    expect(guest.page.locator("h1")).to_have_text("Meckerrunde")
    presses(host, "n", "Abstimmung")
    host.page.locator("button[value='vote:more']").press("Enter")
    guest.page.locator("[data-hall-vote] button").click()
    guest.page.wait_for_url("**/abstimmen/**")
    with guest.page.expect_navigation():
        guest.page.locator("form.votes button[value=agree]").click()


def everything_is_there_once(houses: Houses, hall: list[Sender]) -> None:
    ask = houses.postgres.ask
    told = {text for sender in hall for text in sender.told} | {"Vor dem Stromausfall.", "Nach dem Stromausfall."}
    stored = [text for (text,) in ask("SELECT text FROM listen_story")]
    assert (set(stored), len(stored)) == (told, len(told))
    assert ask("SELECT count(*), max(index) + 1 FROM trust_ledgerentry") == ask(
        "SELECT size, size FROM trust_ledgerhead"
    )
    assert ask("SELECT count(*) FROM listen_vote") == [(1,)]
    for sender in hall:
        status, page = houses_page(houses, f"/stimme/{sender.phone.code}/")
        assert status == 200
        assert all(html.escape(text) in page for text in sender.told)


def houses_page(houses: Houses, path: str) -> tuple[int, str]:
    connection = HTTPConnection("127.0.0.1", houses.balancer.port, timeout=60)
    connection.request("GET", path)
    answer = connection.getresponse()
    said = answer.read().decode()
    connection.close()
    return answer.status, said


def mails_left_once(houses: Houses) -> None:
    """All but the one that may have been in the hands of the worker that died; nobody gets a second one."""

    def states() -> dict[str, int]:
        return dict(houses.postgres.ask("SELECT state, count(*) FROM ground_message GROUP BY state"))

    until(lambda: states().get("sent", 0) >= MAILS - 1, "the other workers have sent the rest", pause=0.2)
    assert set(states()) <= {"sent", "sending", "unclear"}
    arrived = houses.mails()
    assert len(arrived) == len(set(arrived)) >= MAILS - 1


def everybody_reads(houses: Houses) -> None:
    """The two workers that are left have read all stories, each once."""
    until(
        lambda: (
            houses.postgres.ask(
                "SELECT count(*) FROM listen_story s WHERE NOT EXISTS"
                " (SELECT FROM understand_storyvector v WHERE v.story_id = s.id)"
            )
            == [(0,)]
        ),
        "all stories are read",
        pause=0.3,
    )


def audit_is_clean(houses: Houses, place: Path) -> None:
    """Every entry is opened and recomputed; one log, one key, one checkpoint for each size, no alarm."""
    [(size,)] = houses.postgres.ask("SELECT size FROM trust_ledgerhead")
    until(
        lambda: houses.postgres.ask("SELECT max(size) FROM trust_ledgercheckpoint") == [(size,)],
        "the end is signed",
        pause=0.3,
    )
    assert houses.postgres.ask("SELECT count(*) FROM trust_ledgerkey") == [(1,)]
    assert houses.postgres.ask("SELECT kind FROM trust_ledgeralarm") == []
    file = place / "pruefakte.zip"
    houses.living.resonanz("audit-export", file)
    checked = subprocess.run(
        [sys.executable, "-m", "resonanz_pruefe", "audit", str(file)], check=False, capture_output=True, text=True
    )
    assert checked.returncode == 0, checked.stdout


def test_all_go_on_when_the_database_comes_back(postgres: TcpPostgres, tmp_path: Path) -> None:
    """It is stopped for some seconds while telephones hand in; no machine has to be started again."""
    with machines(tmp_path, postgres, webs=2, workers=1) as houses:
        prepare(houses, "started")
        hall = senders(houses)
        until(lambda: all(sender.told for sender in hall), "all have handed in once")
        pids = [machine.process.pid for machine in (*houses.webs, *houses.workers) if machine.process]
        postgres.stop()
        assert houses_page(houses, "/")[0] == 503
        time.sleep(2)
        postgres.start()
        all_hand_in_again(hall)
        silence(hall)
        told = sorted(text for sender in hall for text in sender.told)
        stored = [text for (text,) in postgres.ask("SELECT text FROM listen_story WHERE text = ANY(%s)", told)]
        assert sorted(stored) == told
        for web in houses.webs:
            until(web.is_ready, "people may be sent to every machine again")
        houses.webs[0].do(_POST)
        until(lambda: len(houses.mails()) == MAILS, "the worker sends again", pause=0.2)
        assert [m.process.pid for m in (*houses.webs, *houses.workers) if m.process and m.runs] == pids
