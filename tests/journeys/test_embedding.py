"""A question on somebody else's website: shown, answered and receipted there, and not one cookie anywhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.browser import Visitor
from tests.journeys.conftest import Visit
from tests.journeys.steps import DEMO
from tests.support.house import House

pytestmark = [pytest.mark.journey, pytest.mark.timeout(600)]

Host = Callable[[int], Visitor]
PLACE = "/team/organisation/einbinden/"
STORY = "Auf der Seite der Gemeinde stand Ihre Frage, und da fiel mir der Anruf vom Montag ein."


class Website:
    """A stranger's page, as strict as pages can be: nothing but the house may come in."""

    def __init__(self, port: int, house: str) -> None:
        # To browsers the name and the number are two websites, and our cookies belong to the number.
        self.allowed, self.stranger = f"http://localhost:{port}", f"http://127.0.0.1:{port}"
        self.policy = f"default-src 'none'; base-uri 'none'; script-src {house}; frame-src {house}"
        self.pages: dict[str, str] = {}

    def shows(self, path: str, lines: str) -> None:
        self.pages[path] = (
            f'<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Gemeinde</title></head>'
            f"<body><main><h1>Gemeinde Auen</h1>{lines}</main></body></html>"
        )


@contextmanager
def serving(house: str) -> Iterator[Website]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page = website.pages.get(urlsplit(self.path).path)
            self.send_response(200 if page else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Security-Policy", website.policy)
            self.end_headers()
            self.wfile.write((page or "").encode())

        def log_message(self, *_: object) -> None:
            """Nobody reads it."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    website = Website(server.server_port, house)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield website
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def website(demo_house: House) -> Iterator[Website]:
    with serving(demo_house.base) as running:
        yield running


def allow(host: Visitor, *sites: str) -> None:
    host.page.locator("[name=sites]").fill("\n".join(sites))
    host.press("Speichern")
    host.page.wait_for_load_state()


def lines_of(host: Visitor, shown: str, which: str = "#embed-tag") -> str:
    host.go(f"{PLACE}?zeigen={shown}")
    return host.page.locator(which).input_value()


def only_the_two(guest: Visitor, website: Website) -> None:
    """The journey of a stranger's page asks the stranger and the house, and nobody else."""
    assert {urlsplit(url).netloc for url in guest.foreign} <= {
        urlsplit(place).netloc for place in (website.allowed, website.stranger)
    }
    guest.foreign.clear()


def kept(page: Page) -> Any:
    """How much the house put on the device, asked inside the frame; browsers may lock every drawer there."""
    return page.frames[1].evaluate(
        """async () => {
          const count = async (look) => { try { return await look(); } catch { return 0; } };
          return [
            await count(() => document.cookie.length),
            await count(() => localStorage.length),
            await count(() => sessionStorage.length),
            await count(async () => (await indexedDB.databases()).length),
          ];
        }"""
    )


def test_a_question_on_another_website(demo_house: House, website: Website, host: Host, visit: Visit) -> None:
    hanna = host(1440)
    hanna.go(f"{PLACE}?zeigen=frage&anliegen={DEMO}")
    hanna.look()
    allow(hanna, website.allowed)
    website.shows("/frage", hanna.page.locator("#embed-tag").input_value())
    website.shows("/zusagen", lines_of(hanna, "zusagen"))
    website.shows("/forum", lines_of(hanna, "forum"))
    website.shows("/bilanz", lines_of(hanna, "bilanz"))

    guest = visit()
    page = guest.page
    page.goto(f"{website.allowed}/frage")
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", level=1)).to_be_visible()
    element = page.locator("iframe")
    assert element.get_attribute("title") == "Erzählen Sie es uns"
    assert element.get_attribute("loading") == "lazy"
    # As high as its content: nothing has to be pushed inside of it.
    expect(element).not_to_have_attribute("height", "900")
    assert page.frames[1].evaluate("document.documentElement.scrollHeight <= innerHeight + 1")

    frame.locator("[name=story]").fill(STORY)
    frame.locator('label:has(input[name="roles"][value="customer"])').click()
    frame.locator('label:has(input[name="permission"][value="public_anonymous"])').click()
    before = element.get_attribute("height")
    frame.get_by_role("button", name="Geschichte abgeben").click()
    code = frame.locator("#receipt-code").inner_text().strip()
    assert re.fullmatch(r"(\w{4}-){2}\w{4}", code)
    expect(element).not_to_have_attribute("height", str(before))
    assert guest.context.cookies() == []
    assert kept(page) == [0, 0, 0, 0]

    for path, words in (("/zusagen", "Was wir zugesagt haben"), ("/forum", "Wann"), ("/bilanz", "Die ganze Bilanz")):
        page.goto(website.allowed + path)
        expect(page.frame_locator("iframe").get_by_text(words).first).to_be_visible()
        assert guest.context.cookies() == []
    only_the_two(guest, website)

    # The code opens what was told, in a window of our own.
    guest.go(f"/stimme/{code}/")
    assert STORY in guest.words()


def test_a_website_that_nobody_named_shows_nothing(
    demo_house: House, website: Website, host: Host, visit: Visit
) -> None:
    hanna = host(1440)
    hanna.go(f"{PLACE}?zeigen=frage&anliegen={DEMO}")
    allow(hanna, website.allowed)
    website.shows("/frage", hanna.page.locator("#embed-tag").input_value())
    website.shows("/bilanz", lines_of(hanna, "bilanz"))

    guest = visit()
    page = guest.page
    page.goto(f"{website.stranger}/frage")
    # The browser refuses; what the reader gets is a plain link.
    link = page.get_by_role("link", name="Erzählen Sie es uns")
    expect(link).to_have_attribute("href", f"{demo_house.base}/anliegen/{DEMO}/")
    assert page.frame_locator("iframe").locator("[name=story]").count() == 0
    assert any("frame-ancestors" in line for line in guest.complaints)
    guest.complaints.clear()

    # What everybody may show can be shown there too.
    page.goto(f"{website.stranger}/bilanz")
    expect(page.frame_locator("iframe").get_by_text("Die ganze Bilanz")).to_be_visible()
    only_the_two(guest, website)


def test_the_frame_alone_without_javascript(demo_house: House, website: Website, host: Host, visit: Visit) -> None:
    hanna = host(1440)
    hanna.go(f"{PLACE}?zeigen=frage&anliegen={DEMO}")
    allow(hanna, website.allowed)
    website.shows("/frage", hanna.page.locator("#embed-frame").input_value())
    website.shows("/tag", hanna.page.locator("#embed-tag").input_value())
    website.policy = f"default-src 'none'; base-uri 'none'; frame-src {demo_house.base}"

    guest = visit(390, java_script_enabled=False)
    page = guest.page
    page.goto(f"{website.allowed}/tag")
    expect(page.get_by_role("link", name="Erzählen Sie es uns")).to_be_visible()
    page.goto(f"{website.allowed}/frage")
    frame = page.frame_locator("iframe")
    # First without saying who speaks: the words stay.
    frame.locator("[name=story]").fill(STORY)
    frame.get_by_role("button", name="Geschichte abgeben").click()
    expect(frame.get_by_text("Das ging noch nicht.")).to_be_visible()
    expect(frame.locator("[name=story]")).to_have_value(STORY)
    frame.locator('label:has(input[name="roles"][value="customer"])').click()
    frame.get_by_role("button", name="Geschichte abgeben").click()
    expect(frame.locator("#receipt-code")).to_be_visible()
    assert guest.context.cookies() == []
    guest.expects(422)
    guest.complaints = [line for line in guest.complaints if "script" not in line]
    only_the_two(guest, website)
