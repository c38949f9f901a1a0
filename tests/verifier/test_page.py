"""The page that checks receipts, in a real browser, served and from disk."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from resonanz.trust.reads import check_page
from tests.journeys.browser import launch
from tests.verifier.support import LOG, TEXT, Small

pytestmark = pytest.mark.journey
SMALL = Small()


class _Served(BaseHTTPRequestHandler):
    """Serves the page with the policy that the product sends."""

    def do_GET(self) -> None:
        page = check_page()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Security-Policy", page.policy)
        self.end_headers()
        self.wfile.write(page.html.encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  The name is the library's.
        """Quiet."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = launch(playwright)
        yield running
        running.close()


@pytest.fixture(params=["served", "from disk"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "from disk":
        file = tmp_path / "pruefen.html"
        file.write_text(check_page().html, "utf-8")
        yield file.as_uri()
        return
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Served)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/pruefen.html"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """Complains about every request but the first and about every error in the console."""
    context = browser.new_context(locale="de-DE", viewport={"width": 390, "height": 844})
    page = context.new_page()
    asked: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(address)
    yield page
    assert [url for url in asked if not url.startswith("data:")] == [address]
    assert errors == []
    context.close()


def verdict(page: Page, receipt: str, *, own: str = "", key: str = "") -> str:
    page.locator("#pasted").fill(receipt)
    page.locator("#own").fill(own)
    page.locator("#key").fill(key)
    page.get_by_role("button", name="Jetzt prüfen").click()
    page.locator(".verdict").wait_for()
    return page.locator(".verdict").inner_text().replace("\n\n", "\n")


def test_an_intact_receipt_is_green_and_one_changed_letter_red(page: Page) -> None:
    receipt = json.dumps(SMALL.receipt())
    assert verdict(page, receipt) == ("Unversehrt\nDieser Eintrag steht unverändert im Protokollbuch, Wort für Wort.")
    assert page.locator(".verdict.intact").count() == 1
    assert page.locator("blockquote").inner_text() == TEXT
    assert verdict(page, receipt, own=TEXT).startswith("Unversehrt")
    assert verdict(page, receipt, own=TEXT.replace("47", "48")).startswith("Verändert\nIhr Text ist nicht genau der")
    assert page.locator(".verdict.altered").count() == 1
    changed = SMALL.receipt(opens={"body": {"text": TEXT.replace("M", "N"), "works_well": ""}})
    assert verdict(page, json.dumps(changed)).startswith("Verändert\nDer Inhalt dieser Quittung")
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")


def test_a_file_a_code_and_what_is_none(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "quittung.json"
    file.write_text(json.dumps([SMALL.receipt()]), "utf-8")
    page.locator("#file").set_input_files(file)
    page.get_by_role("button", name="Jetzt prüfen").click()
    page.locator(".verdict.intact").wait_for()
    assert verdict(page, SMALL.code()).startswith("Nicht entscheidbar\nEin Code trägt den Schlüssel nicht bei sich")
    assert verdict(page, SMALL.code(), key=LOG.vkey, own=TEXT).startswith("Unversehrt")
    assert verdict(page, SMALL.code(), key=LOG.vkey, own=TEXT + "!").startswith("Verändert")
    assert verdict(page, "{").startswith("Nicht entscheidbar\nDas ist keine vollständige Quittung")
    assert verdict(page, "").startswith("Nicht entscheidbar\nHier fehlt noch die Quittung")


CHANGED: list[tuple[dict[str, object], str]] = [
    ({"proof": None}, "Nicht entscheidbar"),
    ({"index": 4}, "Verändert"),
    ({"proof": LOG.proof(SMALL.hashes, 4)}, "Verändert"),
    ({"proof": LOG.proof(SMALL.hashes[::-1], 3)}, "Verändert"),
    ({"proof": LOG.proof(SMALL.hashes, 3).replace("\n11\n", "\n12\n")}, "Verändert"),
    ({"promise": LOG.promise(4, SMALL.hashes[4])}, "Verändert"),
    ({"leaf": SMALL.leaves[3].decode().replace("customer", "employee")}, "Verändert"),
    ({"salts": {}}, "Nicht entscheidbar"),
    ({"vkey": "x"}, "Nicht entscheidbar"),
]


def test_the_page_finds_what_the_program_finds(page: Page) -> None:
    for changes, word in CHANGED:
        assert verdict(page, json.dumps(SMALL.receipt(**changes))).startswith(word), changes


def test_a_browser_without_ed25519_says_so(page: Page) -> None:
    page.evaluate(
        "() => { const real = crypto.subtle.importKey.bind(crypto.subtle);"
        " crypto.subtle.importKey = (format, key, kind, ...rest) =>"
        " kind.name === 'Ed25519' ? Promise.reject(new Error('unknown')) : real(format, key, kind, ...rest); }"
    )
    assert "kann die Unterschrift (Ed25519) nicht prüfen" in verdict(page, json.dumps(SMALL.receipt()))
    assert verdict(page, json.dumps(SMALL.receipt(index=4))).startswith("Verändert")


def test_it_speaks_english_and_can_be_used_by_everyone(page: Page) -> None:
    verdict(page, json.dumps(SMALL.receipt()))
    assert Axe().run(page).response["violations"] == []
    page.get_by_role("button", name="English").click()
    assert page.locator(".verdict").inner_text().startswith("Intact\n\nThis entry stands unaltered in the ledger")
    assert page.get_by_role("heading", level=1).inner_text() == "Check a receipt"
    assert page.evaluate("document.documentElement.lang") == "en"
    assert Axe().run(page).response["violations"] == []
