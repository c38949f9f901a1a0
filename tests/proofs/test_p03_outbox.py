"""P3: "Funkloch im Saal? Ihr Beitrag wartet." Whatever a bad network does, each story arrives exactly once."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from queue import Empty, SimpleQueue
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.browser import Visitor, size
from tests.journeys.steps import fill_story, hand_in
from tests.proofs.conftest import Proof
from tests.support.fault_proxy import FaultProxy
from tests.support.hall import PATH, house_with_a_question
from tests.support.house import House, until

pytestmark = [pytest.mark.fault, pytest.mark.timeout(1800)]

PHONES = 20
LOSS = 0.3


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with house_with_a_question(tmp_path_factory.mktemp("funkloch") / "data") as running:
        yield running


@dataclass
class Hall:
    """What all telephones together have to send, and the receipts they got."""

    port: int
    waiting: SimpleQueue[int] = field(default_factory=SimpleQueue)
    receipts: dict[str, set[str]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    sent: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


def story(number: int) -> str:
    return f"Geschichte {number} aus dem Funkloch: „ä < ö & ü“."


class Phone(threading.Thread):
    """Sends as js/post.js does: the same key until our own JSON says it is there; a fresh token after a 403."""

    def __init__(self, hall: Hall, number: int) -> None:
        super().__init__(name=f"phone-{number}", daemon=True)
        self.hall = hall
        self.number = number
        self.cookie = ""
        self.token = ""
        self.pause = threading.Event()

    def run(self) -> None:
        while True:
            try:
                number = self.hall.waiting.get_nowait()
            except Empty:
                return
            self.tell(story(number), key=f"phone-{self.number}-story-{number:06}")

    def tell(self, text: str, *, key: str) -> None:
        tries = 0
        while (code := self.send(text, key)) is None:
            tries += 1
            self.pause.wait(min(0.02 * 2**tries, 0.5))
        with self.hall.lock:
            self.hall.receipts.setdefault(text, set()).add(code)

    def send(self, text: str, key: str) -> str | None:
        fields = {"key": key, "story": text, "roles": "customer", "permission": "team", "waited_ms": "1000"}
        body = urlencode({**fields, "csrfmiddlewaretoken": self.token})
        headers = {"Accept": "application/json", "Cookie": self.cookie}
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        headers["X-Forwarded-For"] = f"10.0.{self.number // 250}.{self.number % 250 + 1}"
        connection = HTTPConnection("127.0.0.1", self.hall.port, timeout=20)
        with self.hall.lock:
            self.hall.sent += 1
        try:
            connection.request("POST", PATH, body, headers)
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
            self.hall.wrong.append(f"{answer.status}: {said[:200]}")
        return None


def test_every_story_from_a_bad_network_arrives_exactly_once(house: House, proof: Proof) -> None:
    stories = proof.amount(short=30, long=2000)
    dark_seconds = proof.amount(short=1, long=60)
    with FaultProxy(house.port, seed=3, loss=LOSS) as network:
        hall = Hall(network.port)
        for number in range(stories):
            hall.waiting.put(number)
        phones = [Phone(hall, number) for number in range(PHONES)]
        for phone in phones:
            phone.start()
        until(lambda: len(hall.receipts) >= stories // 3, "a third has arrived")
        network.is_dark = True
        threading.Event().wait(dark_seconds)
        network.is_dark = False
        for phone in phones:
            phone.join(900)
            assert not phone.is_alive()
        lost = {what: network.seen[what] for what in ("request lost", "answer lost", "dark")}
    assert not hall.wrong, hall.wrong[:3]
    told = {story(number) for number in range(stories)}
    stored = [text for (text,) in house.ask("SELECT text FROM listen_story WHERE text LIKE 'Geschichte %%'")]
    entries = house.ask(
        "SELECT count(DISTINCT e.index) FROM trust_ledgerentry e JOIN listen_story s ON s.entry_index = e.index "
        "WHERE s.text LIKE 'Geschichte %%' AND convert_from(e.leaf, 'UTF8')::json->>'k' = 'contribution'"
    )
    doubled = len(stored) - len(set(stored))
    many_codes = sum(len(codes) != 1 for codes in hall.receipts.values())
    failed = len(told ^ set(stored)) + doubled + many_codes + abs(entries[0][0] - stories)
    assert lost["request lost"] > 0
    assert lost["answer lost"] > 0
    note = f"{hall.sent} tries, {lost}, dark for {dark_seconds} s"
    proof.found("P3", "Beiträge durch ein Netz, das je Richtung 30 % verliert", tried=stories, failed=failed, note=note)


# ---- A real browser ---------------------------------------------------------------------------------------


LETTERS = """() => new Promise((resolve) => {
  const opening = indexedDB.open("resonanz", 1);
  opening.onsuccess = () => {
    const all = opening.result.transaction("outbox").objectStore("outbox").getAll();
    all.onsuccess = () => { opening.result.close(); resolve(all.result); };
  };
})"""
AGE = """(hours) => new Promise((resolve) => {
  const opening = indexedDB.open("resonanz", 1);
  opening.onsuccess = () => {
    const transaction = opening.result.transaction("outbox", "readwrite");
    const store = transaction.objectStore("outbox");
    store.getAll().onsuccess = (event) => {
      for (const letter of event.target.result) store.put({ ...letter, written: letter.written - hours * 3600000 });
    };
    transaction.oncomplete = () => { opening.result.close(); resolve(); };
  };
})"""
KEPT = """async () => Boolean(await caches.match(location.pathname))
  && Boolean(await caches.match("/static/ground/js/main.js"))"""


@pytest.fixture
def phone(house: House, browser: Browser) -> Iterator[tuple[FaultProxy, BrowserContext]]:
    with FaultProxy(house.port) as network:
        context = browser.new_context(locale="de-DE", viewport=size(390), reduced_motion="reduce")
        context.set_default_timeout(60_000)
        expect.set_options(timeout=60_000)
        yield network, context
        context.close()


def visitor(context: BrowserContext, network: FaultProxy, page: Page) -> Visitor:
    return Visitor(context=context, page=page, base=network.base)


def kept_page(context: BrowserContext, network: FaultProxy) -> Page:
    """The question, open and kept on the telephone."""
    page = context.new_page()
    page.goto(network.base + PATH)
    page.wait_for_function(KEPT)
    return page


def told(house: House, text: str) -> list[tuple[object, ...]]:
    return house.ask("SELECT count(*) FROM listen_story WHERE text = %s", text)


def test_a_story_handed_in_without_a_network_survives_reload_and_closed_tab(
    house: House, phone: tuple[FaultProxy, BrowserContext], proof: Proof
) -> None:
    network, context = phone
    text = "Im Keller gab es keinen Empfang.\n  Trotzdem <wahr> & „wichtig“."
    page = kept_page(context, network)
    fill_story(visitor(context, network, page), text)
    context.set_offline(True)
    hand_in(visitor(context, network, page)).click()
    expect(page.locator("[data-state=waiting]")).to_be_visible()
    expect(page.locator("[name=story]")).to_have_value("")
    page.reload()
    expect(page.locator("[data-state=waiting]")).to_be_visible()
    page.locator("[data-state=waiting] summary").click()
    assert page.locator("[data-part=text]").inner_text() == text
    page.close()
    tabs = [context.new_page() for _ in range(2)]
    for tab in tabs:
        tab.goto(network.base + PATH)
        expect(tab.locator("[data-state=waiting]")).to_be_visible()
    network.lose_answers = 2
    context.set_offline(False)
    for tab in tabs:
        expect(tab.locator("[data-state=receipted] [data-part=code]")).to_be_visible()
    assert network.seen["answer lost"] == 2
    assert told(house, text) == [(1,)]
    assert not any(letter["fields"] for letter in tabs[0].evaluate(LETTERS))
    tabs[1].locator("[data-do=keep]").click()
    expect(tabs[1].locator("[data-do=keep]")).to_be_hidden()
    code = tabs[0].locator("[data-part=code]").inner_text()
    tabs[0].locator("[data-part=link]").click()
    tabs[0].wait_for_url("**/stimme/**")
    assert code in tabs[0].locator("#receipt-code").inner_text()
    tabs[1].locator("[data-do=forget]").click()
    expect(tabs[1].locator("[data-outbox-list] li")).to_have_count(0)
    assert tabs[1].evaluate(LETTERS) == []
    proof.found(
        "P3", "im Browser: offline, neu geladen, geschlossen, zwei Tabs, verlorene Antworten", tried=1, failed=0
    )


def test_after_72_hours_the_telephone_keeps_the_words_and_says_so(
    house: House, phone: tuple[FaultProxy, BrowserContext]
) -> None:
    network, context = phone
    page = kept_page(context, network)
    fill_story(visitor(context, network, page), "Drei Tage ohne Netz.")
    context.set_offline(True)
    hand_in(visitor(context, network, page)).click()
    expect(page.locator("[data-state=waiting]")).to_be_visible()
    page.evaluate(AGE, 73)
    page.reload()
    expect(page.locator("[data-state=expired]")).to_be_visible()
    context.set_offline(False)
    expect(page.locator("[data-state=refused]")).to_be_visible()
    assert "72 Stunden" in page.locator("[data-part=reasons]").inner_text()
    assert page.locator("[data-do=copy]").is_visible()
    assert told(house, "Drei Tage ohne Netz.") == [(0,)]


def test_words_that_waited_are_marked_and_those_of_the_same_minute_are_not(
    house: House, phone: tuple[FaultProxy, BrowserContext]
) -> None:
    network, context = phone
    page = kept_page(context, network)
    fill_story(visitor(context, network, page), "Zwei Stunden im Tunnel.")
    context.set_offline(True)
    hand_in(visitor(context, network, page)).click()
    expect(page.locator("[data-state=waiting]")).to_be_visible()
    page.evaluate(AGE, 2)
    context.set_offline(False)
    page.locator("[data-part=link]").click()
    page.wait_for_url("**/stimme/**")
    assert "erst später angekommen" in page.locator("main").inner_text()
    hours = house.ask(
        "SELECT extract(epoch FROM received_at - told_at) / 3600 FROM listen_story WHERE text LIKE 'Zwei S%%'"
    )
    assert 2 <= hours[0][0] < 2.2
    page.goto(network.base + PATH)
    fill_story(visitor(context, network, page), "Gleich angekommen.")
    hand_in(visitor(context, network, page)).click()
    page.wait_for_url("**/stimme/*/?angekommen*")
    assert "erst später angekommen" not in page.locator("main").inner_text()
    assert page.evaluate(LETTERS) == []
    page.go_back()
    expect(page.locator("[name=story]")).to_have_value("")


def test_a_form_without_its_token_gets_a_fresh_one_and_a_wrong_one_its_page(
    house: House, phone: tuple[FaultProxy, BrowserContext]
) -> None:
    network, context = phone
    page = kept_page(context, network)
    context.clear_cookies()
    fill_story(visitor(context, network, page), "Nach einem Tag abgegeben.")
    hand_in(visitor(context, network, page)).click()
    page.wait_for_url("**/stimme/*/?angekommen*")
    assert told(house, "Nach einem Tag abgegeben.") == [(1,)]
    page.goto(network.base + PATH)
    page.locator("[name=story]").fill("Ohne Rolle.")
    hand_in(visitor(context, network, page)).click()
    expect(page.locator(".error").first).to_be_visible()
    expect(page.locator("[name=story]")).to_have_value("Ohne Rolle.")
    assert page.evaluate(LETTERS) == []
