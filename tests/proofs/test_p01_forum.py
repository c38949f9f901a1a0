"""P1 with a forum running: web, worker and database are killed in turn while the hall writes; nothing is lost."""

from __future__ import annotations

import html
import os
import signal
import statistics
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection
from itertools import cycle

import pytest

from tests.proofs.conftest import Proof
from tests.support.house import until
from tests.support.running_forum import RunningForum, Telephone, house_with_a_forum

pytestmark = [pytest.mark.fault, pytest.mark.timeout(7200)]

PER_KILL = 12
BEFORE_KILL = 4


@pytest.fixture(scope="module")
def forum(tmp_path_factory: pytest.TempPathFactory, proof: Proof) -> Iterator[RunningForum]:
    seats = proof.amount(short=20, long=200)
    with house_with_a_forum(tmp_path_factory.mktemp("forum") / "data", seats=seats) as running:
        yield running


@dataclass
class Hall:
    """What all telephones got receipts for, by seat; they hand in as much as they are invited to."""

    receipts: list[tuple[int, str]] = field(default_factory=list)
    invitations: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    is_over: threading.Event = field(default_factory=threading.Event)


class Guest(threading.Thread):
    def __init__(self, hall: Hall, forum: RunningForum, number: int) -> None:
        super().__init__(name=f"guest-{number}", daemon=True)
        self.hall = hall
        self.number = number
        self.phone = Telephone(forum.house.port, forum.codes[number], forum.round)
        self.pause = threading.Event()

    def run(self) -> None:
        turn = 0
        while True:
            self.hall.invitations.acquire()
            if self.hall.is_over.is_set():
                return
            turn += 1
            text = f"Platz {self.number} zum {turn}. Mal: „ä < ö & ü“."
            while self.phone.send(text, f"forum-kill-{self.number:03}-{turn:05}") is None and not self.phone.wrong:
                self.pause.wait(0.1)
            self.hall.receipts.append((self.number, text))


def test_nothing_receipted_at_a_running_forum_is_lost(forum: RunningForum, proof: Proof) -> None:
    hall = Hall()
    kills = proof.amount(short=9, long=200)
    guests = [Guest(hall, forum, number) for number in range(len(forum.codes))]
    for guest in guests:
        guest.start()
    seconds = [
        kill_once(forum, hall, name)
        for _, name in zip(range(kills), cycle(("database", "web", "worker")), strict=False)
    ]
    hall.is_over.set()
    hall.invitations.release(len(guests))
    for guest in guests:
        guest.join(120)
        assert not guest.is_alive()
    wrong = [sentence for guest in guests for sentence in guest.phone.wrong]
    failed = len(wrong) + missing(forum, hall)
    note = f"{kills} × kill -9 reihum, {len(guests)} Plätze; wieder da nach {statistics.median(seconds):.1f} s (Median)"
    print(f"\n{note}; {sum(guest.phone.tries for guest in guests)} tries", *wrong[:3])
    proof.found("P1", "quittierte Beiträge im laufenden Forum", tried=len(hall.receipts), failed=failed, note=note)


def kill_once(forum: RunningForum, hall: Hall, name: str) -> float:
    """Invites, kills in the middle, and waits until everybody invited has their receipt. Answers how long it took."""
    house = forum.house

    def living() -> int | None:
        return house.postmaster() if name == "database" else house.child(name)

    start = len(hall.receipts)
    hall.invitations.release(PER_KILL)
    until(lambda: len(hall.receipts) >= start + BEFORE_KILL, "some have their receipt", pause=0.005)
    victim = until(living, f"{name} runs")
    assert victim is not None
    os.kill(victim, signal.SIGKILL)
    killed = time.monotonic()
    until(lambda: living() not in {None, victim} and house.is_well(), f"{name} is back", pause=0.02)
    back = time.monotonic() - killed
    until(lambda: len(hall.receipts) == start + PER_KILL, "all invited have their receipt")
    return back


def missing(forum: RunningForum, hall: Hall) -> int:
    """How many words are not once in the books, in their round, from their seat, and on the page of its code."""
    told = {text for _seat, text in hall.receipts}
    assert len(told) == len(hall.receipts)
    rows = forum.house.ask(
        "SELECT s.text FROM listen_story s JOIN forum_contribution c ON c.story_id = s.id AND c.round_id = %s "
        "JOIN trust_ledgerentry e ON e.index = s.entry_index "
        "JOIN forum_seat p ON p.id = c.seat_id AND p.teller = s.teller",
        forum.round,
    )
    stored = [text for (text,) in rows]
    [(stories, contributions)] = forum.house.ask(
        "SELECT (SELECT count(*) FROM listen_story), (SELECT count(*) FROM forum_contribution)"
    )
    [(entries, size)] = forum.house.ask(
        "SELECT (SELECT count(*) FROM trust_ledgerentry), (SELECT size FROM trust_ledgerhead)"
    )
    assert entries == size
    astray: int = abs(stories - len(told)) + abs(contributions - len(told)) + len(stored) - len(set(stored))
    return astray + len(told ^ set(stored)) + sum(not is_shown(forum, seat, hall) for seat in range(len(forum.codes)))


def is_shown(forum: RunningForum, seat: int, hall: Hall) -> bool:
    """Whether the code of the seat leads to all of its words."""
    own = [text for number, text in hall.receipts if number == seat]
    if not own:
        return True
    connection = HTTPConnection("127.0.0.1", forum.house.port, timeout=60)
    connection.request("GET", f"/stimme/{forum.codes[seat]}/")
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status == 200 and all(html.escape(text) in body for text in own)
