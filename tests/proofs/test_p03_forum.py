"""P3 in the hall: every word handed in over a bad network while a round runs arrives exactly once, in its round."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue

import pytest

from tests.proofs.conftest import Proof
from tests.support.fault_proxy import FaultProxy
from tests.support.house import until
from tests.support.running_forum import RunningForum, Telephone, house_with_a_forum

pytestmark = [pytest.mark.fault, pytest.mark.timeout(1800)]

SEATS = 20
LOSS = 0.3
RELOAD_EVERY = 4
"""A telephone forgets its cookie and its token after so many words, as after a reload on another day."""


@pytest.fixture(scope="module")
def forum(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningForum]:
    with house_with_a_forum(tmp_path_factory.mktemp("saal") / "data", seats=SEATS) as running:
        yield running


@dataclass
class Hall:
    waiting: SimpleQueue[int] = field(default_factory=SimpleQueue)
    receipts: dict[str, tuple[int, str]] = field(default_factory=dict)


def words(number: int) -> str:
    return f"Beitrag {number} aus dem Funkloch: „ä < ö & ü“."


class Guest(threading.Thread):
    def __init__(self, hall: Hall, forum: RunningForum, number: int, port: int) -> None:
        super().__init__(name=f"guest-{number}", daemon=True)
        self.hall = hall
        self.number = number
        self.phone = Telephone(port, forum.codes[number], forum.round)
        self.pause = threading.Event()

    def run(self) -> None:
        said = 0
        while True:
            try:
                number = self.hall.waiting.get_nowait()
            except Empty:
                return
            said += 1
            if said % RELOAD_EVERY == 0:
                self.phone.cookie = self.phone.token = ""
            self.hand_in(words(number), f"forum-network-{number:06}")

    def hand_in(self, text: str, key: str) -> None:
        tries = 0
        while (code := self.phone.send(text, key)) is None and not self.phone.wrong:
            tries += 1
            self.pause.wait(min(0.02 * 2**tries, 0.5))
        self.hall.receipts[text] = (self.number, code or "")


def test_all_words_from_a_bad_network_arrive_exactly_once(forum: RunningForum, proof: Proof) -> None:
    count = proof.amount(short=30, long=2000)
    dark_seconds = proof.amount(short=1, long=60)
    hall = Hall()
    for number in range(count):
        hall.waiting.put(number)
    with FaultProxy(forum.house.port, seed=4, loss=LOSS) as network:
        guests = [Guest(hall, forum, number, network.port) for number in range(SEATS)]
        for guest in guests:
            guest.start()
        until(lambda: len(hall.receipts) >= count // 3, "a third has arrived")
        network.is_dark = True
        threading.Event().wait(dark_seconds)
        network.is_dark = False
        for guest in guests:
            guest.join(900)
            assert not guest.is_alive()
        lost = {what: network.seen[what] for what in ("request lost", "answer lost", "dark")}
    wrong = [sentence for guest in guests for sentence in guest.phone.wrong]
    assert not wrong, wrong[:3]
    rows = forum.house.ask(
        "SELECT s.text, c.seat_id FROM listen_story s JOIN forum_contribution c ON c.story_id = s.id "
        "JOIN trust_ledgerentry e ON e.index = s.entry_index WHERE c.round_id = %s "
        "AND convert_from(e.leaf, 'UTF8')::json->>'k' = 'contribution'",
        forum.round,
    )
    [(stories,)] = forum.house.ask("SELECT count(*) FROM listen_story")
    stored = {text for text, _seat in rows}
    elsewhere = sum(code.replace("-", "") != forum.codes[seat] for seat, code in hall.receipts.values())
    failed = len(stored ^ {words(number) for number in range(count)}) + abs(stories - count) + len(rows) - len(stored)
    assert lost["request lost"] > 0
    assert lost["answer lost"] > 0
    note = f"{sum(guest.phone.tries for guest in guests)} tries, {lost}, dark for {dark_seconds} s"
    what = "Beiträge im laufenden Forum durch ein Netz, das je Richtung 30 % verliert"
    proof.found("P3", what, tried=count, failed=failed + elsewhere, note=note)
