"""Takes the pictures of the Kundenforum by walking an evening of the demo: desk, screen and telephones at once.

The evening cannot be walked twice in the same demo, because its words stay.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from bilder_gaeste import Hall, vote
from bilder_kamera import PICTURES, SIZES, take, take_open, window
from bilder_worte import (
    ALL,
    ARRIVAL,
    AT_TABLE,
    COMMITMENTS,
    FAREWELL,
    GRUMBLES,
    GUESTS,
    HOUSE_STATEMENTS,
    OWN_FAREWELL,
    OWN_GRUMBLE,
    OWN_STORY,
    OWN_WISH,
    SPEAKERS,
    STORIES,
    TALK,
    WISHES,
    Said,
)
from playwright.sync_api import Browser, BrowserContext, expect

HELD, NEXT = "kundenforum-1", "kundenforum-2"
"""An evening of the demo that is over, and one that is announced."""
TEAM = f"/team/forum/{NEXT}"
BEFOREHAND = {
    "vorbereitung": f"{TEAM}/",
    "tagesordnung": f"{TEAM}/ablauf/",
    "nacharbeit": f"/team/forum/{HELD}/nacharbeit/",
    "protokoll": f"/forum/{HELD}/protokoll/",
}
DESK, PHONE = 1150, 1050
"""Most height of these pictures; one of the screen is as high as the screen."""
TABLET = (820, 1180)
SOON = 20_000
"""Milliseconds until a window has followed, on a machine with more to do."""
PATIENCE = 120_000
"""Milliseconds for the map of opinions, which is computed in the background."""


class Evening:
    """The windows of one evening."""

    def __init__(self, browser: Browser, base: str, host: BrowserContext) -> None:
        self.browser, self.base, self.host = browser, base, host
        self.desk, self.screen = host.new_page(), host.new_page()
        self.desk.goto(f"{TEAM}/regie/")
        if not self.desk.locator("button[value=begin]").count():
            raise SystemExit("Der Abend dieser Vorführung hat schon begonnen. Für neue Bilder braucht es eine frische.")
        self.screen.goto(f"{TEAM}/leinwand/")
        expect.set_options(timeout=SOON)
        self.hall = Hall(browser, base)
        self.phone = self.hall.phone

    def next(self, title: str) -> None:
        """On to the next round; all three windows follow before this returns."""
        self.desk.keyboard.press("n")
        expect(self.desk.locator("[data-live-part=now] h2")).to_have_text(title)
        expect(self.desk.locator("[data-desk]:not([aria-busy])")).to_be_visible()
        expect(self.screen.locator("[data-live-part=head]")).to_contain_text(title)
        expect(self.phone.locator("[data-live-part=now] h1")).to_have_text(title)

    def reveal(self) -> None:
        self.desk.keyboard.press("r")
        expect(self.desk.locator("button[value=reveal]")).to_have_count(0)
        expect(self.screen.locator(".voice:visible").first).to_be_visible()
        expect(self.phone.locator("[data-live-part=shown] .voice").first).to_be_visible()

    def tell(self, said: Sequence[Said]) -> None:
        """All of them tell, and the desk has heard of it."""
        for number, permission, text in said:
            self.hall.tell(number, text, permission)
        expect(self.desk.locator("[data-live-part=words]")).to_contain_text(said[-1][2][:40])

    def take(self, name: str, *, at: str = "") -> None:
        """Desk, screen and telephone; the telephone from the place `at` on, else from its top."""
        self.take_desk(name)
        self.take_screen(name)
        self.take_phone(name, at=at)

    def take_desk(self, name: str) -> None:
        take_open(self.desk, PICTURES / f"forum-{name}-regie.png", most=DESK)

    def take_screen(self, name: str) -> None:
        take_open(self.screen, PICTURES / f"forum-{name}-leinwand.png", most=SIZES[""][1])

    def take_phone(self, name: str, *, at: str = "") -> None:
        take_open(self.phone, PICTURES / f"forum-{name}-phone.png", most=PHONE, at=at)


def take_forum(browser: Browser, base: str, host: BrowserContext) -> None:
    _take_preparation(browser, base, host)
    evening = Evening(browser, base, host)
    _doors_open(evening)
    _stories(evening)
    _from_grumble_to_wish(evening)
    _statements(evening)
    _promises(evening)
    _ends(evening)


def _take_preparation(browser: Browser, base: str, host: BrowserContext) -> None:
    for name, address in BEFOREHAND.items():
        take(host, address, PICTURES / f"forum-{name}.png", most=SIZES[""][2])
    phone = window(browser, base, *SIZES["-phone"][:2])
    take(phone, f"/forum/{NEXT}/", PICTURES / "forum-ankuendigung-phone.png", most=SIZES["-phone"][2])
    phone.close()
    page = host.new_page()
    page.goto(f"/team/forum/{HELD}/team/", wait_until="networkidle")
    take_open(page, PICTURES / "forum-kurve.png", most=SIZES[""][1], at="h2:has(+ figure.chart)")
    page.close()


def _doors_open(evening: Evening) -> None:
    """Everybody comes in with the code on the screen."""
    desk, hall = evening.desk, evening.hall
    desk.keyboard.press("n")
    expect(desk.locator("[data-live-part=now] h2")).to_have_text("Gerade läuft keine Runde")
    code = evening.screen.locator(".wall-side .code").inner_text().strip()
    for number in range(len(hall.pages)):
        hall.fill_door(number, code)
        if not number:
            evening.take_phone("tuer", at="form[data-hall-arrive]")
        hall.sit_down(number)
    expect(desk.locator("[data-live-part=numbers]")).to_contain_text(str(len(hall.pages)))
    evening.take("platz")
    # What greets a new seat is gone when the page is opened again.
    evening.phone.goto(f"/saal/{hall.seats[0]}/")
    evening.next("Ankommen")
    evening.tell(ARRIVAL)
    evening.take("ankommen")
    evening.next("Was aus dem letzten Forum wurde")
    evening.take("bilanz")


def _stories(evening: Evening) -> None:
    evening.next("Ein Brief, der hängen blieb")
    evening.tell(STORIES)
    evening.hall.tell(0, OWN_STORY, ALL)
    evening.take("still")
    evening.hall.hand_in()
    evening.reveal()
    evening.take("geschichten", at="[data-live-part=shown] h2")


def _from_grumble_to_wish(evening: Evening) -> None:
    hall = evening.hall
    evening.next("Meckerrunde")
    evening.tell(GRUMBLES)
    hall.tell(0, OWN_GRUMBLE, ALL)
    hall.hand_in()
    _take_table(evening)
    evening.reveal()
    evening.take("meckern", at="[data-live-part=shown] h2")
    evening.next("Suppe")
    evening.take("pause")
    evening.next("Die Mahnung, Wort für Wort")
    evening.tell(TALK)
    for number in SPEAKERS:
        hall.raise_hand(number)
    evening.phone.locator("[data-hall-part=hand] button").click()
    queue = evening.desk.locator("[data-live-part=queue]")
    expect(queue.locator("li")).to_have_count(len(SPEAKERS) + 1)
    queue.locator("button[data-key=a]").first.press("Enter")
    expect(evening.screen.locator("[data-live-part=foot]")).to_contain_text("Jetzt im Raum")
    evening.take("gespraech", at="[data-hall-part=hand]")
    for waiting in range(len(SPEAKERS), -1, -1):
        queue.locator("button[data-key=f]").press("Enter")
        expect(queue.locator("li")).to_have_count(waiting)
        if waiting:
            queue.locator("button[data-key=a]").first.press("Enter")
            expect(queue.locator("button[data-key=f]")).to_have_count(1)
    evening.next("Was stattdessen?")
    evening.tell(WISHES)
    hall.tell(0, OWN_WISH, ALL)
    evening.take("wuensche", at="form[data-hall-words]")
    hall.hand_in()


def _take_table(evening: Evening) -> None:
    """A tablet at a table, where somebody writes for guests."""
    context = window(evening.browser, evening.base, *TABLET, evening.host.storage_state())
    page = context.new_page()
    page.goto(f"{TEAM}/tisch/2/")
    page.locator("[name=sign]").fill(page.locator("[data-live-part=signs] button").last.inner_text())
    page.locator("[name=story]").fill(AT_TABLE)
    take_open(page, PICTURES / "forum-tisch.png", most=TABLET[1])
    context.close()


def _statements(evening: Evening) -> None:
    hall = evening.hall
    evening.next("Aussagen und Abstimmung")
    page = evening.host.new_page()
    for text in HOUSE_STATEMENTS:
        page.goto(f"/team/anliegen/{NEXT}/aussagen/")
        page.locator("[name=text]").fill(text)
        page.locator("form:has([name=text]) .actions button").click()
        expect(page.locator("main article.voice", has_text=text)).to_have_count(1)
    page.close()
    evening.desk.locator("button[value='vote:more']").press("Enter")
    expect(evening.phone.locator("[data-hall-vote] button")).to_be_visible()
    hall.add_statements()
    hall.vote()
    # Where all vote alike there is one group and no map; what the groups have in common is there in any case.
    evening.screen.locator(".floor h2").wait_for(timeout=PATIENCE)
    evening.take_desk("abstimmung")
    evening.take_screen("abstimmung")
    evening.phone.locator("[data-hall-vote] button").click()
    evening.phone.wait_for_url("**/abstimmen/**")
    evening.take_phone("abstimmung")
    while evening.phone.locator("form.votes").count():
        vote(evening.phone, GUESTS[0])
    evening.phone.goto(f"/saal/{hall.seats[0]}/")


def _promises(evening: Evening) -> None:
    desk = evening.desk
    evening.next("Was wir zusagen")
    for text, owner, days in COMMITMENTS:
        desk.locator("[name=text]").fill(text)
        desk.locator("[name=owner]").fill(owner)
        desk.locator("[name=due_on]").fill((date.today() + timedelta(days=days)).isoformat())  # noqa: DTZ011  The browser's calendar knows only days.
        desk.locator("button[value=commit]").press("Enter")
        expect(desk.locator("[data-live-part=promises]")).to_contain_text(text)
        expect(evening.phone.locator("main")).to_contain_text(text)
    evening.take("zusagen")
    evening.next("Abschied")
    evening.tell(FAREWELL)
    evening.hall.tell(0, OWN_FAREWELL, ALL)
    evening.hall.hand_in()
    evening.take("abschied", at="[data-hall-part=own]")


def _ends(evening: Evening) -> None:
    desk = evening.desk
    desk.locator("#end summary").press("Enter")
    desk.locator("#sure").press("Space")
    desk.locator("button[value=end]").press("Enter")
    expect(desk.locator("[data-live-part=now] h2")).to_have_text("Der Abend ist beendet")
    expect(evening.screen.locator("main h1")).to_have_text("Danke, dass Sie da waren.")
    evening.phone.reload()
    evening.take("ende")
