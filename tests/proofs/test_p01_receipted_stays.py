"""P1: guests tell while the database is killed again and again: nothing receipted is lost, nothing doubled."""

from __future__ import annotations

import html
import os
import re
import signal
import statistics
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message
from http.client import HTTPConnection, HTTPException, HTTPResponse
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser

from tests.journeys.browser import visiting
from tests.journeys.steps import arrived, fill_story, hand_in
from tests.proofs.conftest import Proof
from tests.support.hall import PATH, house_with_a_question
from tests.support.house import House, until

pytestmark = [pytest.mark.fault, pytest.mark.timeout(7200)]

PER_KILL = 15
BEFORE_KILL = 5


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with house_with_a_question(tmp_path_factory.mktemp("abend") / "data") as running:
        yield running


@dataclass
class Told:
    """What a guest holds in hand: the words and the code under which they are found again."""

    text: str
    code: str


@dataclass
class Hall:
    """All guests together. They tell as many stories as there are invitations, each until it is receipted."""

    house: House
    receipts: list[Told] = field(default_factory=list)
    answers: Counter[int] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    invitations: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    is_over: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, status: int, body: str) -> None:
        with self.lock:
            self.answers[status] += 1
            if "Traceback" in body or (status == 503 and "Einen Moment" not in body) or status in {403, 500}:
                self.wrong.append(f"{status}: {body[:300]}")


class Guest(threading.Thread):
    """A telephone without scripts: fetches the form, fills it in, sends it until the receipt is there."""

    def __init__(self, hall: Hall, number: int) -> None:
        super().__init__(name=f"guest-{number}", daemon=True)
        self.hall = hall
        self.number = number
        self.pause = threading.Event()

    def run(self) -> None:
        number = 0
        while True:
            self.hall.invitations.acquire()
            if self.hall.is_over.is_set():
                return
            number += 1
            self.tell(f"Gast {self.number} erzählt zum {number}. Mal: „ä < ö & ü“.")

    def tell(self, text: str) -> None:
        form = self.form()
        while not form:
            self.pause.wait(0.1)
            form = self.form()
        fields = {**form, "story": text, "roles": "customer", "permission": "team"}
        while True:
            status, headers, _body = self.ask("POST", fields)
            if status in {302, 303}:
                code = headers.get("Location", "").split("/")[2]
                with self.hall.lock:
                    self.hall.receipts.append(Told(text, code))
                return
            self.pause.wait(0.1)

    def form(self) -> dict[str, str]:
        """The hidden fields of the page: the token against forgery and the key of this one story."""
        status, _headers, body = self.ask("GET")
        if status != 200:
            return {}
        names = ("csrfmiddlewaretoken", "key")
        found = {name: re.search(rf'name="{name}"[^>]* value="([^"]+)"', body) for name in names}
        return {name: html.unescape(match[1]) for name, match in found.items() if match}

    cookie = ""

    def ask(self, method: str, fields: dict[str, str] | None = None) -> tuple[int, Message, str]:
        """Status 0 stands for no answer at all."""
        headers = {"Accept-Language": "de", "X-Forwarded-For": f"10.0.0.{self.number + 1}", "Cookie": self.cookie}
        if fields:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = HTTPConnection("127.0.0.1", self.hall.house.port, timeout=60)
        try:
            connection.request(method, PATH, urlencode(fields) if fields else None, headers)
            answer = connection.getresponse()
            body = answer.read().decode()
        except (OSError, HTTPException):
            self.hall.note(0, "")
            return 0, Message(), ""
        finally:
            connection.close()
        self._keep_cookie(answer)
        self.hall.note(answer.status, body)
        return answer.status, answer.headers, body

    def _keep_cookie(self, answer: HTTPResponse) -> None:
        for value in answer.headers.get_all("Set-Cookie", []):
            if value.startswith("csrf="):
                self.cookie = value.split(";", 1)[0]


def test_nothing_receipted_is_lost(house: House, proof: Proof) -> None:
    hall = Hall(house)
    kills = proof.amount(short=8, long=200)
    guests = [Guest(hall, number) for number in range(proof.amount(short=20, long=200))]
    for guest in guests:
        guest.start()
    seconds = [kill_once(house, hall) for _ in range(kills)]
    hall.invitations.release(PER_KILL)
    until(lambda: len(hall.receipts) == (kills + 1) * PER_KILL, "every story has its receipt")
    hall.is_over.set()
    hall.invitations.release(len(guests))
    for guest in guests:
        guest.join(120)
        assert not guest.is_alive()

    check_books(house, hall)
    assert hall.answers[503] + hall.answers[0] > 0, "the guests noticed nothing"
    slowest = statistics.quantiles(seconds, n=20)[-1]
    note = (
        f"{kills} × kill -9, {len(guests)} Gäste; wieder da nach {statistics.median(seconds):.1f} s (Median), "
        f"{slowest:.1f} s (95 von 100)"
    )
    print(f"\n{note}; answers {dict(hall.answers)}")
    proof.found("P1", "quittierte Geschichten", tried=len(hall.receipts), failed=len(hall.wrong), note=note)


def kill_once(house: House, hall: Hall) -> float:
    """Invites, kills in the middle, and waits until everybody invited has their receipt. Answers how long it took."""
    start = len(hall.receipts)
    hall.invitations.release(PER_KILL)
    until(lambda: len(hall.receipts) >= start + BEFORE_KILL, "some have their receipt", pause=0.005)
    victim = until(house.postmaster, "the server runs")
    assert victim is not None
    os.kill(victim, signal.SIGKILL)
    killed = time.monotonic()
    until(lambda: house.is_well() and house.postmaster() not in {None, victim}, "it is back", pause=0.02)
    back = time.monotonic() - killed
    until(lambda: len(hall.receipts) == start + PER_KILL and house.is_well(), "all invited have their receipt")
    return back


def check_books(house: House, hall: Hall) -> None:
    """Every receipt opens its page with exactly its words; the books hold each story once, without a gap."""
    told = {receipt.text for receipt in hall.receipts}
    assert len(told) == len(hall.receipts) == len({receipt.code for receipt in hall.receipts})
    stored = [text for (text,) in house.ask("SELECT text FROM listen_story")]
    assert sorted(stored) == sorted(told)
    check_ledger(house)
    connection = HTTPConnection("127.0.0.1", house.port, timeout=60)
    for receipt in hall.receipts:
        connection.request("GET", f"/stimme/{receipt.code}/")
        answer = connection.getresponse()
        body = answer.read().decode()
        assert answer.status == 200
        assert f">{html.escape(receipt.text)}</bdi>" in body
    connection.close()


def check_ledger(house: House) -> None:
    [(size,)] = house.ask("SELECT size FROM trust_ledgerhead")
    indices = [index for (index,) in house.ask('SELECT "index" FROM trust_ledgerentry ORDER BY "index"')]
    assert indices == list(range(size))
    kinds = house.ask(
        "SELECT convert_from(leaf, 'UTF8')::json->>'k', count(*) FROM trust_ledgerentry GROUP BY 1 ORDER BY 1"
    )
    stories = house.ask("SELECT count(*), count(DISTINCT entry_index) FROM listen_story")
    assert [(dict(kinds)["contribution"],) * 2] == stories


@pytest.mark.parametrize("name", ["web", "worker"])
def test_a_killed_process_is_started_again(house: House, name: str) -> None:
    """And a story told meanwhile is placed all the same."""
    hall = Hall(house)
    text = f"Während „{name}“ starb, kam der Bus."
    guest = Guest(hall, 30)
    victim = until(lambda: house.child(name), f"{name} runs")
    killer = threading.Thread(target=guest.tell, args=(text,), daemon=True)
    os.kill(victim, signal.SIGKILL)
    killed = time.monotonic()
    killer.start()
    until(lambda: house.child(name) not in {None, victim}, f"{name} is back")
    until(house.is_well, "the house answers")
    print(f"\n{name}: back after {time.monotonic() - killed:.2f} s")
    killer.join(120)
    assert [receipt.text for receipt in hall.receipts] == [text]
    query = "SELECT s.text FROM listen_story s JOIN understand_storyvector v ON v.story_id = s.id WHERE s.text = %s"
    until(lambda: house.ask(query, text), "the worker has read the story", pause=0.5)
    assert not hall.wrong, hall.wrong
    check_ledger(house)


def test_the_page_of_a_moment_carries_the_words_and_sends_them(house: House, browser: Browser) -> None:
    """The database is away for as long as the watcher sleeps; afterwards one press is enough."""
    text = 'Mitten im Satz war alles weg.\n  "Anführungen" & <Klammern>'
    with visiting(browser, house.base, width=390, java_script_enabled=False) as guest:
        guest.expects(503)
        page = guest.page
        guest.go(PATH)
        fill_story(guest, text, well="Die Ruhe davor.")
        victim = until(house.postmaster, "the server runs")
        assert victim is not None
        os.kill(house.pid, signal.SIGSTOP)
        try:
            os.kill(victim, signal.SIGKILL)
            hand_in(guest).click()
            words = page.locator("textarea[name=story]")
            words.wait_for()
            assert words.input_value() == text
            assert "Traceback" not in page.content()
            page.locator("main form button").click()
            words.wait_for()
        finally:
            os.kill(house.pid, signal.SIGCONT)
        until(house.is_well, "the house answers")
        page.locator("main form button").click()
        arrived(guest)
    assert house.ask("SELECT count(*) FROM listen_story WHERE text LIKE %s", "Mitten im Satz%") == [(1,)]
    check_ledger(house)
