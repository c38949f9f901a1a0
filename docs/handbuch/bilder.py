"""Takes the pictures of the Handbuch from a running demo.

    resonanz run --data DIR --port 8231 --demo
    resonanz host-link --data DIR --base http://127.0.0.1:8231
    python docs/handbuch/bilder.py http://127.0.0.1:8231 LINK --data DIR

The demo's own receipt codes can be computed only with its data directory. Without it a guest tells one more story,
which the host reads and answers, and "Meine Stimme" shows that one. The pictures of the Kundenforum come last: its
evening is walked from the door to the end, which a demo can do only once. `--forum` takes only these, `--acting`
only those of acting, answering and the balance, `--mirror` only those of the mirror.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote_plus, urlsplit

from bilder_forum import take_forum
from bilder_handeln import take_acting
from bilder_kamera import PICTURES, SIZES, keep, small, take, window
from bilder_spiegel import take_mirror
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from resonanz.ground.codes import derived_code, spoken
from resonanz.ground.environment import data_directory, secret_key

EXAMPLES = Path(__file__).parents[2] / "src/resonanz/doors/data/demo/examples.csv"
RECEIPT_LENGTH = 12
INSIDE = ("/team/", "/einwilligungen/", "/konto/")
ONLY = {
    "freigabe": "-phone",
    "fassung": "-phone",
    "akte": "",
    "loeschen": "-phone",
    "anmelden": "",
    "einwilligungen": "",
    "konto": "",
    "nachpruefen": "",
    "pruefen": "-phone",
    "protokollbuch": "",
    "so-moderieren-wir": "",
    "kleine-gruppen": "-phone",
    "vertrauen": "",
    "zeugen": "",
    "dank": "",
    "thema-bearbeiten": "",
    "beduerfnisse": "",
    "beruehrungspunkte": "",
    "aussagen": "",
    "abstimmen": "-phone",
    "meinungskarte": "",
    "bibliothek": "",
    "gefragte": "",
    "los": "-phone",
    "einladungen": "",
    "aufschreiben": "",
    "kostprobe": "-phone",
    "kostprobe-ergebnis": "",
}
"""Pages shown in one size only, as they are mostly used."""
ASKED, TASTED = "kontakt", "rueckruf"
"""The two inquiries of the demo: one where people tell, one where they taste."""
LEADING = "Finden Sie nicht auch, dass unser beliebter Service schneller geworden ist?"
SHOWN_STORY, ITS_WORDS = "s005", "Enkel Tablet Küche"
"""A story of the demo that was read, answered and became evidence, and words that only it contains together."""
TOLD = (
    "Am Telefon hat mir jeder freundlich zugehört und mich dann weitergegeben, viermal. "
    "Beim fünften Mal habe ich mein Anliegen aufgeschrieben und vorgelesen, das ging schneller."
)
PRIVATE = "Rufen Sie doch Frau Mertens an, die weiß Bescheid: 0171 555 01 23. Zu Hause ist sie ab sechs."
REPORT = "Hier steht die private Nummer eines Menschen, der nicht gefragt wurde."
WAITING = "Ich schreibe aus dem Saal, ganz hinten links. Das Netz ist gerade weg, meine Geschichte bleibt."
ANSWER = "Guten Tag, das hätte beim ersten Mal gelingen sollen. Ich habe Ihre Notiz weitergegeben, diesmal an alle."


def main() -> int:
    arguments = _arguments()
    found = shutil.which("chromium")
    if found is None:
        print("Es fehlt chromium: apt-get install chromium", file=sys.stderr)
        return 1
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        host = window(browser, arguments.base, *SIZES[""][:2])
        _sign_in(host, arguments.link)
        wanted = {name for name in ("forum", "acting", "mirror") if getattr(arguments, name)}
        if not wanted or "acting" in wanted:
            take_acting(browser, arguments.base, host)
        if not wanted or "mirror" in wanted:
            take_mirror(browser, arguments.base, host)
        if not wanted:
            _take_rooms(browser, host, arguments.base, arguments.data)
        # The evening leaves the most behind.
        if not wanted or "forum" in wanted:
            take_forum(browser, arguments.base, host)
        browser.close()
    return 0


def _take_rooms(browser: Browser, host: BrowserContext, base: str, data: Path) -> None:
    pages = _pages(host, base, data)
    for ending, (width, height, most) in SIZES.items():
        signed_in = window(browser, base, width, height, host.storage_state())
        guest = window(browser, base, width, height)
        for name, address in pages.items():
            if name in ONLY and ONLY[name] != ending:
                continue
            shown = signed_in if address.startswith(INSIDE) else guest
            take(shown, address, PICTURES / f"{name}{ending}.png", most=most)
    _take_check(host)
    # These two leave words behind, so they come when all other pictures are taken.
    _take_outbox(window(browser, base, *SIZES["-phone"][:2]), pages["anliegen"])
    _take_moderation(host, window(browser, base, *SIZES["-phone"][:2]), pages["anliegen"])


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base", type=lambda value: value.rstrip("/"), help="where the demo answers")
    parser.add_argument("link", help="a sign-in link from `resonanz host-link`")
    parser.add_argument("--data", type=Path, default=data_directory(), help="data directory of the demo")
    parser.add_argument("--forum", action="store_true", help="only the pictures of the Kundenforum")
    parser.add_argument("--acting", action="store_true", help="only the pictures of acting, answering and the balance")
    parser.add_argument("--mirror", action="store_true", help="only the pictures of the mirror")
    return parser.parse_args()


def _sign_in(context: BrowserContext, link: str) -> None:
    page = context.new_page()
    # Only the path: the link may have been printed for another address of the same house.
    page.goto(urlsplit(link).path)
    page.locator("main form button").click()
    page.wait_for_url("**/team/")
    page.close()


def _pages(host: BrowserContext, base: str, data: Path) -> dict[str, str]:
    """The address of every picture."""
    page, slug = host.new_page(), ASKED
    page.goto(f"/anliegen/{slug}/")
    code = page.locator(".code").first.inner_text().strip()
    voice = _known_voice(page, code, data) or _new_voice(page, slug)
    team = f"/team/anliegen/{slug}"
    page.goto(f"{team}/lesen/?q={quote_plus(ITS_WORDS)}")
    story = _first(page, r"^/team/geschichte/(\d+)/")
    page.goto(f"{team}/themen/")
    theme = _first(page, r"^/team/thema/(\d+)/$")
    page.goto(f"{team}/erkenntnisse/")
    insight = _first(page, r"^/team/erkenntnis/(\d+)/$")
    run = _upload(page, f"{team}/uebernehmen/")
    page.close()
    return {
        "start": "/",
        "anliegen": f"/anliegen/{slug}/",
        "stimme": voice,
        "bilanz": f"/anliegen/{slug}/bilanz/",
        "team": "/team/",
        "lesezimmer": f"{team}/lesen/",
        "geschichte": f"/team/geschichte/{story}/",
        "themen": f"{team}/themen/",
        "thema": f"/team/thema/{theme}/",
        "thema-bearbeiten": f"/team/thema/{theme}/bearbeiten/",
        "beruehrungspunkte": f"{team}/beruehrungspunkte/",
        "aussagen": f"{team}/aussagen/",
        "abstimmen": f"/anliegen/{slug}/aussagen/",
        "meinungskarte": f"{team}/meinungskarte/",
        "bibliothek": "/team/fragen/",
        "gefragte": f"{team}/gefragte/",
        "los": f"/anliegen/{slug}/los/",
        "einladungen": f"{team}/einladungen/",
        "aufschreiben": f"{team}/aufschreiben/",
        "kostprobe": f"/anliegen/{TASTED}/kosten/",
        "kostprobe-ergebnis": f"/anliegen/{TASTED}/kostproben/1/",
        "erkenntnis": f"/team/erkenntnis/{insight}/",
        "erkenntnis-form": f"{team}/erkenntnis/neu/?thema={theme}",
        "uebernehmen": run,
        "freigabe": f"{voice}freigabe/",
        "fassung": f"{voice}neue-fassung/",
        "akte": f"{voice}akte/",
        "loeschen": f"{voice}akte/loeschen/",
        "anmelden": "/anmelden/",
        "einwilligungen": "/einwilligungen/",
        "konto": "/konto/",
        "nachpruefen": "/nachpruefen/",
        "pruefen": "/pruefen.html",
        "protokollbuch": "/protokollbuch/",
        "so-moderieren-wir": "/moderation/",
        "kleine-gruppen": "/kleine-gruppen/",
        "vertrauen": "/team/vertrauen/",
        "zeugen": "/team/zeugen/",
        "dank": "/team/dank/",
    }


def _first(page: Page, pattern: str) -> str:
    for address in _addresses(page):
        match = re.search(pattern, address)
        if match:
            return match[1]
    raise SystemExit(f"{page.url}: kein Verweis wie {pattern}")


def _addresses(page: Page) -> Iterator[str]:
    for link in page.locator("main a[href]").all():
        yield urlsplit(link.get_attribute("href") or "").path


def _known_voice(page: Page, inquiry_code: str, data: Path) -> str | None:
    """The page of a story that the demo told; None where the data directory is another one."""
    if not (data / "secrets" / "site.key").is_file():
        return None
    settings.configure(SECRET_KEY=secret_key(data))
    key = f"auenfurt-{inquiry_code}-{SHOWN_STORY}"
    code = derived_code(key.encode(), purpose="receipt", length=RECEIPT_LENGTH)
    address = f"/stimme/{spoken(code)}/"
    response = page.goto(address)
    return address if response is not None and response.ok else None


def _fill(page: Page, inquiry: str, words: str) -> None:
    page.goto(inquiry, wait_until="networkidle")
    page.locator("[name=story]").fill(words)
    page.locator('label:has([name=roles][value="customer"])').click()


def _hand_in(page: Page) -> None:
    page.locator("form[data-autosave] .actions button").click()


def _take_check(host: BrowserContext) -> None:
    """What the question check says while a leading question is typed."""
    page = host.new_page()
    page.goto("/team/anliegen/neu/", wait_until="networkidle")
    page.locator("[name=question]").press_sequentially(LEADING)
    page.locator(".findings mark").first.wait_for()
    top = page.locator("[name=question]").evaluate("field => field.getBoundingClientRect().top + scrollY")
    start = max(0, top - 220)
    picture = page.screenshot(full_page=True, clip={"x": 0, "y": start, "width": SIZES[""][0], "height": 900})
    keep(small(picture), PICTURES / "fragenpruefung.png")
    page.close()


def _take_outbox(context: BrowserContext, inquiry: str) -> None:
    """What a phone without reception shows."""
    page = context.new_page()
    _fill(page, inquiry, WAITING)
    context.set_offline(True)
    _hand_in(page)
    page.locator("[data-outbox-list] > *").first.wait_for()
    page.locator("[data-outbox-list]").scroll_into_view_if_needed()
    keep(small(page.screenshot(animations="disabled")), PICTURES / "postausgang-phone.png")
    context.close()


def _take_moderation(host: BrowserContext, guest: BrowserContext, inquiry: str) -> None:
    """What the team sees when a guest has reported words."""
    page = guest.new_page()
    _fill(page, inquiry, PRIVATE)
    page.locator('label:has([name=permission][value="public_anonymous"])').click()
    _hand_in(page)
    page.wait_for_url("**/stimme/**")
    entry = re.sub(r"\D", "", page.locator(".way li p").first.inner_text())
    page.goto(f"/melden/{entry}/")
    page.locator('label:has([name="ground"])').first.click()
    page.locator("main textarea").fill(REPORT)
    page.locator("main form .actions button").click()
    page.wait_for_url("**/meldung/**")
    guest.close()
    desk = host.new_page()
    desk.goto("/team/moderation/")
    case = _first(desk, r"^(/team/geschichte/\d+/moderation/)$")
    take(host, case, PICTURES / "moderation.png", most=SIZES[""][2])


def _new_voice(page: Page, slug: str) -> str:
    _fill(page, f"/anliegen/{slug}/", TOLD)
    _hand_in(page)
    page.wait_for_url("**/stimme/**")
    address = urlsplit(page.url).path
    page.goto(f"/team/anliegen/{slug}/lesen/")
    page.goto(f"/team/geschichte/{_first(page, r'^/team/geschichte/([0-9]+)/')}/")
    page.locator("[name=text]").fill(ANSWER)
    page.locator("form[data-autosave] .actions button").click()
    page.wait_for_load_state()
    page.locator("form button[data-key=r]").click()
    page.wait_for_load_state()
    return address


def _upload(page: Page, address: str) -> str:
    """The mapping screen of a small file; nothing is taken in."""
    page.goto(address)
    page.locator("[name=file]").set_input_files(EXAMPLES)
    page.locator("main form .actions button").click()
    page.wait_for_url("**/team/uebernahme/**")
    return urlsplit(page.url).path


if __name__ == "__main__":
    sys.exit(main())
