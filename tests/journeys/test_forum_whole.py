"""A whole Kundenforum in real browsers at once: host, screen, a tablet at a table, and telephones.

Twenty telephones with RESONANZ_PROOF_SIZE=long, fewer in `./test`.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.browser import Visitor, visiting
from tests.journeys.steps import make_inquiry
from tests.journeys.test_hall import hand_in, sit_down
from tests.journeys.test_table import TABLET, writes
from tests.journeys.test_table import hand_in as hand_in_at_table
from tests.support.evening import run
from tests.support.house import House

pytestmark = [pytest.mark.journey, pytest.mark.timeout(1500)]

SLUG = "zuhause"
TEAM = f"/team/forum/{SLUG}"
PHONES, OFFLINE = (20 if os.environ.get("RESONANZ_PROOF_SIZE") == "long" else 8), 2
WALL = {"width": 1600, "height": 900}
PROMISE = "Ein Rückruf noch am selben Tag."
_INSIGHT = """
    from resonanz.act import actions as act
    from resonanz.act.enums import Word
    from resonanz.listen.models import Story
    from resonanz.understand import actions as understand
    stories = Story.objects.filter(text__startswith="Zwölf Minuten Musik").order_by("pk")[:3]
    passages = [understand.passage_of(story=story, words="Zwölf Minuten Musik") for story in stories]
    insight = understand.make_insight(
        inquiry=forum.inquiry, title="Wer anruft, wartet", summary="", passages=passages, by=host.pk
    )
    act.decide(insight=insight, place=forum.inquiry.place, word=Word.EXISTS, by=host.pk, reason="Seit Mai.")
"""


def prepares(host: Visitor, slug: str) -> None:
    """From an inquiry to an announcement that is complete."""
    page = host.page
    make_inquiry(host, slug)
    host.go("/team/foren/neu/")
    host.look()
    page.locator("[name=inquiry]").select_option(index=1)
    page.locator("main form[method=post] .actions button").first.click()
    page.wait_for_url(f"**/team/forum/{slug}/**")
    host.go(f"/team/forum/{slug}/bearbeiten/")
    day = date.today() + timedelta(days=14)  # noqa: DTZ011  The browser's calendar knows only days.
    said = {
        "starts_at": f"{day}T18:00",
        "ends_at": f"{day}T20:30",
        "venue": "Stadtwerke, Saal 2",
        "selection": "Wir losen unter allen, die sich melden.",
        "budget": "1.200 Euro für Raum und Brezeln.",
    }
    for name, value in said.items():
        page.locator(f"[name={name}]").fill(value)
    host.look()
    page.locator("form:has([name=venue]) .actions button").click()
    page.wait_for_load_state()
    host.go(f"/team/forum/{slug}/")


def announces(host: Visitor) -> None:
    host.page.locator("form[action$='/ankuendigen/'] button").click()
    host.page.wait_for_load_state()


def rests(host: Visitor) -> None:
    """Screen and telephones may be told before the desk has its answer, and until then it takes no second step."""
    expect(host.page.locator("[data-desk]:not([aria-busy])")).to_be_visible()


def presses(host: Visitor, key: str, title: str) -> None:
    """The desk is led by keyboard alone. On a busy machine it may ask to press once more, as it would ask a host."""
    page = host.page
    heading, wrong = page.locator("[data-live-part=now] h2"), page.locator("[data-told].wrong")
    for _again in range(5):
        rests(host)
        page.keyboard.press(key)
        expect(heading.filter(has_text=title).or_(wrong).first).to_be_visible()
        rests(host)
        if heading.inner_text().strip() == title:
            break
    expect(heading).to_have_text(title)


def says(phone: Visitor, text: str, *, during: str, permission: str = "forum") -> None:
    """Handed in and arrived. The panel still says so of the words before, so these words themselves are waited for."""
    expect(phone.page.locator("h1")).to_have_text(during)
    hand_in(phone, text, permission=permission)
    expect(phone.page.locator("[data-hall-part=own]")).to_contain_text(text)


def tells_in_silence(phones: Sequence[Visitor], screen: Visitor) -> None:
    for phone in phones[:OFFLINE]:
        expect(phone.page.locator("h1")).to_have_text("Erzählen Sie")
        phone.context.set_offline(True)
    for number, phone in enumerate(phones):
        text = f"Zwölf Minuten Musik, dann Stille. {number}"
        if number < OFFLINE:
            hand_in(phone, text, permission="public_anonymous")
        else:
            says(phone, text, during="Erzählen Sie", permission="public_anonymous")
    for phone in phones[:OFFLINE]:
        expect(phone.page.locator("[data-outbox-panel]")).to_contain_text("Wartet auf Verbindung")
    expect(screen.page.locator("[data-live-part=body]")).to_contain_text(f"{PHONES - OFFLINE} Geschichten sind da.")
    assert "Zwölf Minuten" not in screen.words()
    screen.look()


def come_back(phones: Sequence[Visitor]) -> None:
    """The evening has gone on by two rounds; what waited arrives in the round it was written in."""
    for phone in phones[:OFFLINE]:
        phone.context.set_offline(False)
        expect(phone.page.locator("[data-outbox-panel]")).to_contain_text("Angekommen")
        expect(phone.page.locator("[data-hall-part=own]")).to_contain_text("Nachtrag")
        # What a browser says about a missing network is no fault of the page.
        phone.complaints[:] = [line for line in phone.complaints if "ERR_INTERNET_DISCONNECTED" not in line]


def speaks(guest: Visitor, host: Visitor, screen: Visitor) -> None:
    guest.page.locator("[data-hall-part=hand] button").click()
    expect(host.page.locator("[data-live-part=queue] li")).to_have_count(1)
    host.page.locator("[data-live-part=queue] button[data-key=a]").press("Enter")
    expect(guest.page.locator("[data-hall-part=hand]")).to_contain_text("Sie sind dran.")
    expect(host.page.locator("[data-live-part=queue]")).to_contain_text("Jetzt im Raum")
    rests(host)
    host.page.locator("[data-live-part=queue] button[data-key=f]").press("Enter")
    expect(host.page.locator("[data-live-part=queue] li")).to_have_count(0)
    screen.look()


def promises(host: Visitor, screen: Visitor, guest: Visitor) -> None:
    page = host.page
    page.locator("[name=text]").fill(PROMISE)
    page.locator("[name=owner]").fill("Hanna Probst")
    page.locator("[name=due_on]").fill((date.today() + timedelta(days=60)).isoformat())  # noqa: DTZ011  As above.
    page.locator("button[value=commit]").press("Enter")
    expect(page.locator("[data-live-part=promises]")).to_contain_text(PROMISE)
    expect(screen.page.locator("[data-live-part=body]")).to_contain_text(PROMISE)
    expect(guest.page.locator("main")).to_contain_text(PROMISE)
    screen.look()


def goes_round(house: House, host: Visitor, screen: Visitor, scribe: Visitor, phones: Sequence[Visitor]) -> None:
    """From what annoys to what is promised."""
    presses(host, "n", "Meckerrunde")
    scribe.go(f"{TEAM}/tisch/3/")
    sign = str(house.ask("SELECT speaker_code FROM forum_seat ORDER BY id LIMIT 1")[0][0])
    writes(scribe.page, sign, "Die Musik ist seit Jahren dieselbe.")
    hand_in_at_table(scribe.page)
    scribe.page.wait_for_url("**angekommen=*")
    says(phones[7], "Immer diese Warteschleife.", during="Meckerrunde")

    presses(host, "n", "Was stattdessen?")
    come_back(phones)
    phones[7].page.locator("label:has(input[name=answers])", has_text="Immer diese Warteschleife.").click()
    says(phones[7], "Ein Rückruf am selben Tag.", during="Was stattdessen?")
    speaks(phones[4], host, screen)
    presses(host, "n", "Wo sind wir uns einig?")
    host.page.locator("button[value='vote:more']").press("Enter")
    expect(phones[3].page.locator("[data-hall-vote] button")).to_be_visible()
    presses(host, "n", "Was wir zusagen")
    promises(host, screen, phones[6])
    presses(host, "n", "Was nehmen Sie mit?")
    says(phones[2], "Dass jemand mitgeschrieben hat.", during="Was nehmen Sie mit?")
    phones[2].look()
    host.look()


def ends(host: Visitor) -> None:
    page = host.page
    rests(host)
    page.locator("#end summary").press("Enter")
    page.locator("#sure").press("Space")
    page.locator("button[value=end]").press("Enter")
    expect(page.locator("[data-live-part=now] h2")).to_have_text("Der Abend ist beendet")
    host.look()


def answers_for(host: Visitor, house: House) -> None:
    """Seal, minutes, insight and balance; the next forum is refused until then."""
    page = host.page
    prepares(host, "danach")
    host.expects(422)
    announces(host)
    expect(page.locator("[role=alert]")).to_contain_text("wartet noch auf seine Bilanz")
    expect(page.locator("main")).to_contain_text("Ein Anliegen namens zuhause")
    host.look()
    # A week later, told by the database, because no test waits for it.
    house.ask("UPDATE forum_forum SET review_until = now() - interval '1 hour' WHERE stage = 'review' RETURNING 1")
    host.go(f"{TEAM}/nacharbeit/")
    host.look()
    page.locator("button[value=seal]").click()
    expect(page.locator("a[href$='/protokoll/']").first).to_be_visible()
    run(house, SLUG, _INSIGHT)
    host.go(f"{TEAM}/nacharbeit/")
    page.locator("button[value=balance]").click()
    expect(page.locator("main")).to_contain_text("Veröffentlicht am")
    assert house.ask("SELECT stage FROM forum_forum WHERE number = 1") == [("balanced",)]
    host.go(f"/forum/{SLUG}/protokoll/")
    expect(page.locator("main")).to_contain_text("Zwölf Minuten Musik, dann Stille. 7")
    expect(page.locator("main")).to_contain_text(PROMISE)
    host.look()
    paper = host.context.request.get(f"{host.base}/forum/{SLUG}/protokoll.pdf")
    assert paper.ok
    assert paper.body().startswith(b"%PDF-")


def test_a_whole_evening(browser: Browser, tmp_path: Path) -> None:
    with House(tmp_path / "data") as house, ExitStack() as windows:
        host = windows.enter_context(visiting(browser, house.base))
        host.page.goto(house.host_link(name="Hanna Probst"))
        host.page.locator("main form button").click()
        host.page.wait_for_url("**/team/")
        # A name stands at a promise only once its owner has said yes.
        host.go("/team/zusagen/")
        host.page.locator("button[value=agree]").click()
        prepares(host, SLUG)
        announces(host)
        expect(host.page.locator("form[action$='/ankuendigen/']")).to_have_count(0)
        host.go(f"{TEAM}/regie/")
        host.look()
        presses(host, "n", "Gerade läuft keine Runde")
        code = str(house.ask("SELECT hall_code FROM forum_forum")[0][0])
        inside = host.context.storage_state()
        screen = windows.enter_context(visiting(browser, house.base, viewport=WALL, storage_state=inside))
        screen.go(f"{TEAM}/leinwand/")
        scribe = windows.enter_context(
            visiting(browser, house.base, viewport=TABLET, has_touch=True, storage_state=inside)
        )
        phones = [windows.enter_context(visiting(browser, house.base, width=390)) for _ in range(PHONES)]
        for window in (host, screen, scribe, *phones):
            # A machine that runs all of this at once may answer later; every page then tries again or asks to.
            window.expects(503)
        for phone in phones:
            sit_down(phone, code, table="3")
        expect(host.page.locator("[data-live-part=numbers]")).to_contain_text(str(PHONES))
        presses(host, "n", "Ankommen")
        says(phones[5], "Dass Sie zuhören und nicht erklären.", during="Ankommen")

        presses(host, "n", "Erzählen Sie")
        tells_in_silence(phones, screen)
        rests(host)
        host.page.keyboard.press("r")
        expect(screen.page.locator("[data-live-part=body]")).to_contain_text("Zwölf Minuten Musik")
        screen.look()

        goes_round(house, host, screen, scribe, phones)
        ends(host)
        told = dict(
            house.ask(
                "SELECT r.kind, count(*) FROM forum_contribution c JOIN forum_round r ON r.id = c.round_id GROUP BY 1"
            )
        )
        assert told == {"arrival": 1, "stories": PHONES, "grumble": 2, "wish": 1, "farewell": 1}
        assert house.ask("SELECT count(*) FROM forum_contribution WHERE is_late") == [(OFFLINE,)]
        answers_for(host, house)
