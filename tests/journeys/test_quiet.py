"""The quieter ways of listening from beginning to end: dictated, written on paper, said in a talk, and watched."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.browser import WIDTHS, Visitor
from tests.journeys.conftest import HOST, Visit
from tests.journeys.steps import DEMO, choose, fill_story

pytestmark = [pytest.mark.journey, pytest.mark.timeout(900)]

TEAM = f"/team/anliegen/{DEMO}"
_CODE = re.compile(rb"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}")


def submit(page: Page, name: str) -> None:
    page.locator(f"form:has([name={name}]) .actions button").first.click()


def codes_on(path: Path) -> list[str]:
    """The codes of printed cards: each QR picture says its code to those who cannot see it."""
    content = path.read_bytes()
    found: set[bytes] = set()
    for start in re.finditer(rb"stream\r?\n", content):
        try:
            found |= set(_CODE.findall(zlib.decompressobj().decompress(content[start.end() :])))
        except zlib.error:
            continue
    return sorted(code.decode() for code in found)


@pytest.mark.parametrize("width", WIDTHS)
def test_what_somebody_says_on_the_telephone(host: Callable[[int], Visitor], visit: Visit, width: int) -> None:
    window, text = host(width), f"Der Bus fuhr an mir vorbei, Breite {width}."
    page = window.page
    window.go(f"{TEAM}/")
    page.locator("nav.sub").get_by_role("link", name="Zuhören", exact=True).click()
    page.locator(f'nav.sub a[href="{TEAM}/aufschreiben/"]').click()
    page.wait_for_url("**/aufschreiben/")
    window.look()
    choose(page, "origin", "phone")
    fill_story(window, text)
    page.reload()
    expect(page.locator("[name=story]")).to_have_value(text)
    window.expects(422)
    submit(page, "story")
    expect(page.locator(".summary")).to_be_visible()
    expect(page.locator("[name=story]")).to_have_value(text)
    window.look()
    page.locator("[name=agreed]").check()
    submit(page, "story")
    page.wait_for_url("**/aufschreiben/*-*/")
    window.look()
    code = page.locator("#receipt-code").inner_text().strip()
    window.go(f"{TEAM}/aufschreiben/")
    expect(page.locator("[name=story]")).to_have_value("")

    guest = visit(width)
    guest.go(f"/stimme/{code}/")
    mark = f"aufgeschrieben von {HOST}, am Telefon"
    expect(guest.page.locator("article.voice footer").first).to_contain_text(mark)
    guest.page.locator('a[href$="/neue-fassung/"]').first.click()
    guest.page.locator("[name=text]").fill(f"{text} Zweimal.")
    submit(guest.page, "text")
    guest.page.wait_for_url("**neugefasst*")
    expect(guest.page.locator("article.voice footer", has_text="zuerst " + mark)).to_have_count(1)
    guest.page.locator('a[href$="/zurueckziehen/"]').first.click()
    guest.page.locator("button.danger").click()
    guest.page.wait_for_url(f"**/stimme/{code}/")
    expect(guest.page.locator("article.voice")).to_have_count(0)


@pytest.mark.parametrize("scripted", [True, False])
def test_a_card_from_the_printer_to_its_writer(
    host: Callable[[int], Visitor], visit: Visit, tmp_path: Path, scripted: Any
) -> None:
    window = host(1440)
    page = window.page
    window.go(f"{TEAM}/karten/")
    window.look()
    page.locator(f'a[href="{TEAM}/karten/drucken/"]').click()
    window.look()
    page.locator("[name=count]").fill("2")
    with page.expect_download() as printed:
        submit(page, "count")
    file = tmp_path / "karten.pdf"
    printed.value.save_as(file)
    first, second = codes_on(file)

    guest = visit(390, java_script_enabled=scripted)
    guest.go("/stimme/")
    guest.page.locator("[name=code]").fill(first.lower())
    submit(guest.page, "code")
    guest.page.wait_for_url(f"**/stimme/{first}/karte/")
    if scripted:
        guest.look()
    window.go(f"{TEAM}/karten/")
    page.locator("[name=code]").fill(first)
    fill_story(window, "Auf der Karte stand: Danke, aber lauter bitte.")
    submit(page, "story")
    page.wait_for_url("**/karten/?eingetragen")
    guest.go(f"/stimme/{first}/")
    expect(guest.page.locator("article.voice footer").first).to_contain_text(f"{HOST}, von einer Karte")

    guest.go(f"/stimme/{second}/karte/")
    fill_story(guest, "Lieber gleich selbst erzählt.")
    submit(guest.page, "story")
    guest.page.wait_for_url(f"**/stimme/{second}/?angekommen*")
    page.locator("[name=code]").fill(second)
    fill_story(window, "Das Papier dazu.")
    window.expects(422)
    submit(page, "story")
    expect(page.locator(".summary")).to_contain_text("ist schon eingetragen")
    window.look()


@pytest.mark.parametrize("scripted", [True, False])
def test_a_talk_on_a_telephone_and_what_is_released_of_it(signed_in: Any, visit: Visit, scripted: Any) -> None:
    window = visit(390, storage_state=signed_in, java_script_enabled=scripted)
    page = window.page
    window.go(f"{TEAM}/gespraeche/")
    page.locator(f'main a[href="{TEAM}/gespraeche/neu/"]').click()
    page.locator("[name=subject]").fill("Der letzte Umzug")
    choose(page, "guide", "day")
    choose(page, "roles", "customer")
    page.locator("[name=agreed]").check()
    submit(page, "subject")
    page.wait_for_url("**/code/*/")
    code = page.locator("#receipt-code").inner_text().strip()
    page.locator("main a.button").first.click()
    said = f"Es zog sich über Wochen, {'mit' if scripted else 'ohne'} Antwort."
    for number, (kind, text) in enumerate(
        (("quote", said), ("seen", "Sie holt einen Ordner."), ("meant", "Sie traut dem Brief nicht."))
    ):
        choose(page, "kind", kind)
        page.locator("#notes [name=text]").fill(text)
        page.locator("#notes form:has([name=text]) .actions button").click()
        expect(page.locator("[data-note]")).to_have_count(number + 1)
        expect(page.locator("#notes [name=text]")).to_have_value("")
    if scripted:
        expect(page.locator("#notes [name=text]")).to_be_focused()
        window.look()
    for deed in ("pause", "go_on", "end"):
        page.locator(f"button[value={deed}]").click()
        expect(page.locator(f"button[value={deed}]")).to_have_count(0)

    guest = visit(390, java_script_enabled=scripted)
    guest.go(f"/stimme/{code}/")
    guest.page.wait_for_url(f"**/stimme/{code}/gespraech/")
    expect(guest.page.locator("[data-note]")).to_have_count(3)
    if scripted:
        guest.look()
    guest.page.locator("[data-note=quote] a.button").click()
    if scripted:
        guest.look()
    choose(guest.page, "permission", "public_anonymous")
    submit(guest.page, "permission")
    guest.page.wait_for_url(f"**/stimme/{code}/gespraech/")
    guest.page.locator("[data-note=meant] button").click()
    expect(guest.page.locator("[data-note]")).to_have_count(2)
    guest.go(f"/stimme/{code}/")
    expect(guest.page.locator("article.voice blockquote")).to_have_text(said)
    expect(guest.page.locator("article.voice footer")).to_contain_text(f"aufgeschrieben von {HOST}, aus einem Gespräch")


def test_what_was_seen_becomes_an_observation_of_the_team(host: Callable[[int], Visitor]) -> None:
    window = host(1440)
    page = window.page
    window.go(f"{TEAM}/gespraeche/beobachtung/")
    window.look()
    page.locator("[name=subject]").fill("Der Weg zur Kasse")
    page.locator("[name=place]").fill("Hallenbad")
    submit(page, "subject")
    page.wait_for_url("**/team/gespraech/*/")
    expect(page.locator("input[name=kind][value=quote]")).to_have_count(0)
    page.locator("#notes [name=text]").fill("Vier von zehn gehen erst zur falschen Tür.")
    page.locator("#notes form:has([name=text]) .actions button").click()
    expect(page.locator("[data-note=seen]")).to_have_count(1)
    page.locator("button[value=end]").click()
    page.locator("button[value=release]").click()
    expect(page.locator("article.voice footer")).to_contain_text("Arbeitet hier")
    expect(page.locator("article.voice footer")).to_contain_text("beobachtet und aufgeschrieben")
    window.look()
