"""P16: stories cannot attack readers. Every payload in every field, shown by every page, in a real browser."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import HeaderParseError
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from django.core.mail import EmailMessage
from django.core.mail.message import BadHeaderError
from django.test import Client
from playwright.sync_api import BrowserContext, Page, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from resonanz.ground.tables.guard import guard_cell
from tests.journeys.browser import launch, size
from tests.proofs.conftest import Proof
from tests.support.crawling import crawl, route_of
from tests.support.hall import PATH, SLUG, house_with_a_question
from tests.support.house import House, plain_environment, run_command
from tests.support.people import People

pytestmark = [pytest.mark.fault, pytest.mark.timeout(3600)]

DATA = Path(__file__).parent / "data" / "attacks.json"
GUEST = "gast@auenfurt.example"
ATTACKS: list[str] = json.loads(DATA.read_text("utf-8"))
TELL = f"""
import json, sys
from pathlib import Path
from resonanz.doors.cli.house import opened
with opened():
    from resonanz.ask import reads as ask
    from resonanz.act import actions as act
    from resonanz.act.enums import Word
    from resonanz.answer import actions as answer
    from resonanz.ground.codes import spoken
    from resonanz.listen import actions as listen, reads
    from resonanz.people import actions as people, reads as people_reads
    from resonanz.understand import actions as understand
    inquiry = ask.by_slug("{SLUG}")
    host = people_reads.team().first()
    codes, stories = [], []
    for number, attack in enumerate(json.loads(Path(sys.argv[1]).read_text("utf-8"))):
        told = listen.tell_story(
            inquiry=inquiry, key=f"attack number {{number:06}} of many", text=attack, works_well=attack,
            name=attack.replace("\\r", " ").replace("\\n", " ")[:80], roles=["customer", "guest"],
            permission="public_named",
        )
        story = reads.story(told.story_id)
        listen.supplement_story(
            story=story, place=inquiry.place, key=f"more of attack number {{number:06}}", text=attack + " noch"
        )
        stories.append(story)
        codes.append(spoken(told.code))
    for start in range(0, len(stories), 12):
        part = stories[start : start + 12]
        insight = understand.make_insight(
            inquiry=inquiry, title=part[0].text.split("\\n")[0][:200], summary=part[1].text, by=host.pk,
            passages=[understand.passage_of(story=story, words=story.text) for story in part],
        )
        act.decide(
            insight=insight, place=inquiry.place, word=Word.NOT_POSSIBLE, reason=part[2].text, by=host.pk, owner="",
            due_on=None, done_on=None,
        )
        answer.reply_to(story=part[0], text=part[1].text, by=host.pk)
    print(json.dumps(codes))
"""
WATCH = """
window.__hits = [];
window.__hit = (what) => window.__hits.push(String(what));
for (const name of ["alert", "confirm", "prompt"]) window[name] = () => window.__hit(name);
window.__refused = [];
addEventListener("securitypolicyviolation", (event) => window.__refused.push(
  `${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
"""
LINKS = "() => [...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href'))"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with house_with_a_question(tmp_path_factory.mktemp("angriff") / "data") as running:
        yield running


def table(folder: Path, attacks: list[str]) -> Path:
    """A file with an attack in every cell and every header."""
    file = folder / "angriff<img src=x onerror=__hit(1)>.csv".replace("/", "_")
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter=";")
        writer.writerow(["text", "id", "datum", "verfasser", "rolle", "gut", "<script>__hit(1)</script>"])
        for number, attack in enumerate(attacks):
            writer.writerow(
                [f"{attack} {number}", f"{number}{attack}"[:190], "2026-01-01", attack, attack, attack, attack]
            )
            writer.writerow([f"{attack} ohne Tag {number}", f"x{number}", attack, attack, attack, "", attack])
    return file


class Reader:
    """Visits pages and notes whatever ran, was refused by the policy, or came without one."""

    def __init__(self, context: BrowserContext, base: str) -> None:
        self.page: Page = context.new_page()
        self.base = base
        self.visited: Counter[str] = Counter()
        self.known: set[str] = set()
        self.wrong: list[str] = []
        self.page.on("dialog", lambda dialog: (self.wrong.append("dialog"), dialog.dismiss()))

    def look(self, path: str) -> list[str]:
        self.known.add(path)
        self.visited[route_of(path)] += 1
        try:
            answer = self.page.goto(self.base + path)
        except PlaywrightError as refused:
            # A file that is saved instead of shown runs nothing; a link to it may stand on any page.
            if "Download is starting" not in refused.message:
                raise
            return []
        if answer is None or not answer.headers.get("content-type", "").startswith("text/html"):
            return []
        if "script-src 'self'" not in answer.headers.get("content-security-policy", ""):
            self.wrong.append(f"{path}: no policy")
        self.judge(path)
        return [urljoin(path, link).split("#")[0] for link in self.page.evaluate(LINKS)]

    def judge(self, where: str) -> None:
        hits, refused = self.page.evaluate("[window.__hits, window.__refused]")
        self.wrong += [f"{where}: ran {hit}" for hit in hits] + [f"{where}: wanted to {what}" for what in refused]

    def wander(self, starts: list[str], *, most_of_a_route: int) -> None:
        waiting = list(starts)
        while waiting:
            path = waiting.pop(0)
            route = route_of(path)
            if path in self.known or urlsplit(path).netloc or not route or self.visited[route] >= most_of_a_route:
                continue
            if re.search(r"\.(zip|json|csv|pdf|txt|html|py)$|abmelden", urlsplit(path).path):
                continue
            waiting += self.look(path)


def test_no_page_runs_what_a_guest_or_a_file_brought(house: House, tmp_path: Path, proof: Proof) -> None:
    attacks = ATTACKS[:: proof.amount(short=12, long=1)]
    chosen = tmp_path / "attacks.json"
    chosen.write_text(json.dumps(attacks), "utf-8")
    environment = plain_environment(RESONANZ_DATA=str(house.data))
    told = subprocess.run(
        [sys.executable, "-c", TELL, str(chosen)],
        check=False,
        env=environment,
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert told.returncode == 0, told.stderr[-2000:]
    codes: list[str] = json.loads(told.stdout.splitlines()[-1])
    source = "<img src=x onerror=__hit(1)>"
    where = ["--inquiry", SLUG, "--text-column", "text", "--source", source, "--role", "customer", "--data", house.data]
    where += ["--report", tmp_path / "bericht.csv"]
    said = run_command("import", table(tmp_path, attacks), *where, check=False)
    imported = house.ask("SELECT count(*) FROM listen_story WHERE via = 'import'")[0][0]
    assert imported > 0, said.stdout + said.stderr
    with sync_playwright() as playwright:
        browser = launch(playwright)
        contexts = []
        readers: dict[str, Reader] = {}
        for who in ("guest", "team"):
            context = browser.new_context(locale="de-DE", viewport=size(1440))
            context.set_default_timeout(60_000)
            context.add_init_script(WATCH)
            contexts.append(context)
            readers[who] = Reader(context, house.base)
        team = readers["team"]
        team.page.goto(house.host_link())
        team.page.locator("main form button").click()
        team.page.wait_for_url("**/team/")
        most = proof.amount(short=2, long=200)
        public = ["/", PATH, f"/anliegen/{SLUG}/bilanz/", *[f"/stimme/{code}/" for code in codes]]
        readers["guest"].wander(public[: proof.amount(short=8, long=10_000)], most_of_a_route=most)
        pages = [f"/team/anliegen/{SLUG}/lesen/?page={number}" for number in range(1, 3 + len(attacks) // 10)]
        for page in pages[: proof.amount(short=3, long=100)]:
            team.look(page)
        team.wander(["/team/", f"/team/anliegen/{SLUG}/lesen/", f"/team/anliegen/{SLUG}/themen/"], most_of_a_route=most)
        for attack in attacks[: proof.amount(short=1, long=1000)]:
            _type(readers["guest"], team, attack)
        seen = {who: len(reader.known) for who, reader in readers.items()}
        wrong = readers["guest"].wrong + team.wrong
        control = contexts[0].new_page()
        control.set_content("<img src=x onerror=__hit(1)>")
        control.wait_for_function("window.__hits.length === 1")
        browser.close()
    fields = 12
    note = f"{len(attacks)} payloads, {seen['guest']} pages as a guest, {seen['team']} as the team; {wrong[:3]}"
    proof.found(
        "P16", "Angriffe durch Worte in einem echten Browser", tried=len(attacks) * fields, failed=len(wrong), note=note
    )
    assert seen["guest"] >= 8
    assert seen["team"] >= 12


def _type(guest: Reader, team: Reader, attack: str) -> None:
    """In the address of a search and a code, and in a form that is sent back."""
    for reader, path, field in (
        (guest, "/", "code"),
        (guest, "/stimme/", "code"),
        (team, f"/team/anliegen/{SLUG}/lesen/", "q"),
    ):
        reader.page.goto(reader.base + path)
        box = reader.page.locator(f"main [name={field}]").first
        box.fill(attack[:40])
        box.press("Enter")
        reader.page.wait_for_load_state()
        reader.judge(f"{path} with {field}")
    guest.page.goto(guest.base + PATH)
    for name in ("story", "works_well", "name"):
        guest.page.locator(f"[name={name}]").fill(attack)
    guest.page.locator("form:has([name=story]) .actions button").click()
    guest.page.locator(".error").first.wait_for()
    guest.judge("the form that came back")


@pytest.mark.django_db
def test_no_field_writes_a_header(people: People, proof: Proof) -> None:
    """In HTTP: no answer to any field of any form carries a header or cookie that an attack named."""
    people.inquiry()
    guest, host = people.client(), people.client(people.mira)
    attacks = [attack for attack in ATTACKS if "Injected" in attack or "Cookie" in attack or "Bcc" in attack]
    wrong: list[str] = []
    tried = 0
    for client, starts in ((guest, ["/", "/stimme/"]), (host, ["/team/"])):
        for form in crawl(client, starts).forms:
            for name in [*form.typed, *form.hidden]:
                for attack in attacks[: proof.amount(short=1, long=1000)]:
                    tried += 1
                    wrong += _headers_of(client, form.method, form.action, form.filled(name, attack))
    proof.found("P16", "Kopfzeilen der Antworten", tried=tried, failed=len(wrong), note=str(wrong[:3]))


def _headers_of(client: Client, method: str, action: str, values: dict[str, list[str]]) -> list[str]:
    answer = client.post(action, values) if method == "post" else client.get(action, values)
    names = {name.lower() for name in answer.headers}
    lines = [f"{name}: {value}" for name, value in answer.headers.items() if "\r" in value or "\n" in value]
    foreign = {"bcc", "x-injected"} & names
    location = answer.headers.get("Location", "")
    away = [location] if urlsplit(location).netloc not in {"", "testserver"} else []
    return [f"{action}: {found}" for found in [*lines, *foreign, *away]]


def test_no_mail_gets_another_header(proof: Proof) -> None:
    """Even where somebody's words came into a subject, the mail is refused or has exactly its own headers."""
    own = {"content-type", "mime-version", "content-transfer-encoding", "subject", "from", "to", "date", "message-id"}
    wrong: list[str] = []
    for attack in ATTACKS:
        mail = EmailMessage(
            subject=attack, body=attack, from_email="haus@auenfurt.example", to=["gast@auenfurt.example"]
        )
        try:
            sent = message_from_bytes(mail.message().as_bytes())
        except (BadHeaderError, HeaderParseError):
            continue
        if {name.lower() for name in sent} != own or sent["To"] != GUEST:
            wrong.append(attack)
    proof.found("P16", "Kopfzeilen von Mails", tried=len(ATTACKS), failed=len(wrong), note=str(wrong[:3]))


def test_no_cell_of_a_report_starts_a_formula() -> None:
    for attack in ATTACKS:
        for line in re.split(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]", guard_cell(attack)):
            assert not line.lstrip(" \u00a0\u200b\ufeff").startswith(("=", "+", "-", "@", "\t", "\uff1d")), attack


def test_there_are_enough_attacks() -> None:
    assert len(set(ATTACKS)) == len(ATTACKS) >= 100
