"""P22: no text of 64 kB makes anything hang. Four times the text may take four times as long, not sixteen times.

No wall clock is judged: each function is measured against itself at a quarter of the length. The long run also
writes down milliseconds, scaled to a machine that counts a checksum of 16 MB in 10 ms.
"""

from __future__ import annotations

import datetime as dt
import gc
import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from time import perf_counter, process_time
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from django.db import connection, transaction
from django.template import Context, Template
from django.test import Client

from resonanz.ask.actions.inquiries import check_slug
from resonanz.ask.errors import SlugNotValid
from resonanz.ground import codes, components, invisible, logs
from resonanz.ground.tables import guard, headers, opening
from resonanz.ground.tables.dates import parse_moment
from resonanz.ground.tables.names import fold, words_of
from resonanz.ground.tables.problems import RuleProblem
from resonanz.listen.reads.voices import revealed
from resonanz.listen.rules import arrival, words
from resonanz.listen.rules.tables import mapping, names, roles
from resonanz.understand.reads.search import _tsquery
from resonanz_engine import defaults
from resonanz_engine.pipeline.find import find_themes
from resonanz_engine.pipeline.reading import readable
from resonanz_engine.ports import Tools
from resonanz_engine.steps import cleaning, quotes, sentences
from resonanz_engine.steps import words as engine_words
from tests.proofs.conftest import Proof
from tests.support.crawling import Form, crawl
from tests.support.people import People
from tests.support.worst_strings import BYTES, WORST

pytestmark = pytest.mark.timeout(3600)

QUARTER = BYTES // 4
GROWTH = 10.0
"""Linear work grows by 4, sorting by 4.6, quadratic work by 16."""
UNNOTICED = 0.02
"""Seconds below which nothing is judged: there is only noise."""
TRIES = 4
REFERENCE = 0.010
LIMIT_MS = 200.0
NOON = dt.datetime(2027, 3, 28, 12, 0, tzinfo=dt.UTC)
ZONE = ZoneInfo("Europe/Berlin")

Work = Callable[[str], object]


def _shown(text: str) -> str:
    source = "{% load resonanz %}{{ text|linebreaksbr }}{{ text|truncatewords:40 }}{{ text|address }}{% voice voice %}"
    voice = components.Voice(text=text, works_well=text, marks=[(text, True)], name=text)
    return Template(source).render(Context({"text": text, "voice": voice}))


@cache
def _tools() -> Tools:
    """Loaded once, as the worker does."""
    return defaults.tools()


def _engine(text: str) -> object:
    """Everything of the engine that reads texts, on three guests who all say this."""
    told = [readable(text), readable(text + " Ende"), readable("Anfang " + text)]
    vectors = np.eye(3, 384, dtype=np.float32) + 0.01
    return find_themes(told, vectors, defaults.recipe(), _tools())


PURE: dict[str, Work] = {
    "ground.codes": lambda text: (codes.read_code(text), codes.spoken(text), codes.code_hash(text)),
    "ground.components.pieces": lambda text: components.pieces(text, [(n, n + 3) for n in range(len(text))]),
    "ground.templates": _shown,
    "ground.logs": lambda text: logs._SECRET.sub("", text),
    "listen.words.check": words.check_words,
    "listen.words.from_form": words.from_form,
    "listen.invisible": invisible.invisible_characters,
    "listen.revealed": revealed,
    "listen.arrival": arrival.read_wait,
    "listen.headers": lambda text: headers.unique_headers([text[n : n + 200] for n in range(0, len(text), 400)]),
    "listen.mapping": lambda text: mapping.guess_mapping([text, "text"], []),
    "listen.names.fold": lambda text: (fold(text), words_of(text), names.fold_role(text)),
    "listen.roles": roles.read_roles.__wrapped__,
    "listen.dates": lambda text: parse_moment(text, ZONE, now=NOON),
    "listen.report": guard.guard_cell,
    "ask.slug": check_slug,
    "search.query": _tsquery,
    "engine.mask": lambda text: cleaning.fold(cleaning.mask(text)),
    "engine.sentences": lambda text: quotes.passages(sentences.sentences(text, frozenset({"z.b."}))),
    "engine.words": lambda text: engine_words.scan([text], len(text)),
    "engine": _engine,
}
"""Every function that reads a text without a database. What fails with an error of its own is no hang."""


class Watch:
    """Measures work at a quarter and at the whole; remembers the slowest and those that grow too fast."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.clock = clock
        self.tried = 0
        self.slowest = (0.0, "")
        self.too_fast_growing: list[str] = []
        self.over_limit: list[str] = []
        begin = process_time()
        sha256(bytes(16 * 1024 * 1024)).digest()
        self.speed = max((process_time() - begin) / REFERENCE, 0.2)

    def judge(self, what: str, work: Work, make: Callable[[int], str]) -> None:
        self.tried += 1
        whole = make(BYTES)
        spent = self._spent(work, whole)
        milliseconds = spent * 1000 / self.speed
        self.slowest = max(self.slowest, (milliseconds, what))
        if spent < UNNOTICED:
            return
        quarter = make(QUARTER)
        growth = spent / max(self._spent(work, quarter), UNNOTICED / GROWTH)
        for _again in range(TRIES):
            if growth <= GROWTH:
                break
            # Another process may have had the machine just then.
            spent = min(spent, self._spent(work, whole))
            growth = spent / max(self._spent(work, quarter), UNNOTICED / GROWTH)
        else:
            self.too_fast_growing.append(f"{what}: {growth:.1f} times as long for 4 times the text, {spent:.3f} s")
        if spent * 1000 / self.speed > LIMIT_MS:
            self.over_limit.append(f"{what}: {spent * 1000 / self.speed:.0f} ms")

    def _spent(self, work: Work, text: str) -> float:
        begin = self.clock()
        with suppress(RuleProblem, SlugNotValid):
            work(text)
        return self.clock() - begin

    def note(self) -> str:
        over = f"; over {LIMIT_MS:.0f} ms: {self.over_limit}" if self.over_limit else ""
        return f"slowest {self.slowest[1]} {self.slowest[0]:.0f} ms{over}; {self.too_fast_growing[:5]}"


@pytest.fixture
def _no_collection() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("_no_collection")
def test_no_pure_function_hangs(proof: Proof) -> None:
    watch = Watch(process_time)
    kinds = list(WORST)[:: proof.amount(short=30, long=1)]
    for name, work in PURE.items():
        watch._spent(work, "Ein Wort vorweg.")  # Word lists and patterns are loaded once.
        # The engine takes a second for its first word already; a few kinds are enough between two commits.
        for kind in kinds[:: proof.amount(short=3, long=1)] if name == "engine" else kinds:
            watch.judge(f"{name} with {kind}", work, WORST[kind])
    proof.found(
        "P22",
        "ungünstigste Texte durch jede Stelle, die Text liest",
        tried=watch.tried,
        failed=len(watch.too_fast_growing),
        note=watch.note(),
    )


def test_no_table_hangs(tmp_path: Path, proof: Proof) -> None:
    """As one cell, as a header, as a whole file, as a line of JSON."""
    watch = Watch(process_time)

    def read(text: str) -> object:
        file = tmp_path / "tabelle.csv"
        file.write_text(f"text;datum\n{text};2027-01-01\n", "utf-8")
        opened = opening.open_table(file)
        mapping.guess_mapping(opened.headers, [])
        return sum(1 for _row in opened.rows())

    def read_header(text: str) -> object:
        file = tmp_path / "kopf.csv"
        file.write_text(f"{text}\nWort\n", "utf-8")
        return sum(1 for _row in opening.open_table(file).rows())

    def read_json(text: str) -> object:
        file = tmp_path / "zeilen.jsonl"
        file.write_text(json.dumps({"text": text}) + "\n", "utf-8")
        return sum(1 for _row in opening.open_table(file).rows())

    kinds = list(WORST)[:: proof.amount(short=12, long=1)]
    for name, work in {"cell": read, "header": read_header, "json": read_json}.items():
        work("Ein Wort vorweg.")
        for kind in kinds:
            watch.judge(f"{name} with {kind}", work, WORST[kind])
    failed = len(watch.too_fast_growing)
    proof.found("P22", "ungünstigste Texte in Tabellen", tried=watch.tried, failed=failed, note=watch.note())


@pytest.mark.django_db
def test_no_endpoint_hangs(people: People, proof: Proof) -> None:
    """Every text field of every form that can be reached, as a guest and as the team, and every code in an address."""
    inquiry = people.inquiry()
    story, code = people.tells(inquiry, "Die Warteschleife lief 47 Minuten.")
    guest, host = people.client(), people.client(people.mira)
    kinds = list(WORST)[:: proof.amount(short=75, long=1)]
    watch = Watch(perf_counter)
    spoken = codes.spoken(code)
    found = {
        "guest": (guest, crawl(guest, ["/", "/stimme/", f"/stimme/{spoken}/", f"/stimme/{spoken}/ergaenzen/"])),
        "team": (host, crawl(host, ["/team/", f"/team/geschichte/{story.pk}/"])),
    }
    broken: list[str] = []
    fields = 0
    for who, (client, seen) in found.items():
        for form in seen.forms:
            for name in form.typed:
                fields += 1
                for kind in kinds:
                    work = _sending(client, form, name, broken)
                    watch.judge(f"{who} {form.action} {name} with {kind}", work, WORST[kind])
    for pattern in ("/c/{}/", "/stimme/{}/", "/anliegen/{}/", "/anmelden/{}/"):
        for kind in kinds:
            watch.judge(f"{pattern} with {kind}", _asking(guest, pattern, broken), WORST[kind])
    assert fields >= 15
    failed = len(watch.too_fast_growing) + len(broken)
    note = f"{fields} fields; {watch.note()} {broken[:3]}"
    proof.found("P22", "ungünstigste Texte an jedes Feld und jede Adresse", tried=watch.tried, failed=failed, note=note)


def _sending(client: Client, form: Form, name: str, broken: list[str]) -> Work:
    def send(text: str) -> None:
        values: dict[str, Any] = form.filled(name, text)
        _answered(client, form.method, form.action, values, broken, name)

    return send


def _asking(client: Client, pattern: str, broken: list[str]) -> Work:
    def ask(text: str) -> None:
        _answered(client, "get", pattern.format(text.replace("/", "a")[:20_000]), {}, broken, "address")

    return ask


def _answered(client: Client, method: str, address: str, values: dict[str, Any], broken: list[str], name: str) -> None:
    """Everything is taken back afterwards; an answer of 500 counts as broken."""
    client.raise_request_exception = True
    keep = transaction.savepoint()
    try:
        answer = client.post(address, values) if method == "post" else client.get(address, values)
        list(answer) if answer.streaming else answer.content
        if answer.status_code >= 500:
            broken.append(f"{urlsplit(address).path[:60]} {name}: {answer.status_code}")
    except Exception as problem:  # noqa: BLE001  Whatever it is, it is told.
        broken.append(f"{urlsplit(address).path[:60]} {name}: {type(problem).__name__} {str(problem)[:120]}")
    finally:
        transaction.savepoint_rollback(keep)
        connection.needs_rollback = False
