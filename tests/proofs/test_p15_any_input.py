"""P15: whatever is sent, it is never our mistake. Programs with every kind of key, people at every form and address."""

from __future__ import annotations

import logging
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from time import process_time
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction

from resonanz.doors import views
from resonanz.people import actions
from resonanz.people.enums import Scope
from tests.proofs.conftest import Proof
from tests.support.fuzzing import houses, programs
from tests.support.fuzzing.door import Answer, Asked, Door
from tests.support.fuzzing.walkers import Walker, routes
from tests.support.people import People

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(6 * 3600), pytest.mark.usefixtures("own_log")]

SEED = int(os.environ.get("RESONANZ_FUZZ_SEED", "15"))


@dataclass
class Tried:
    """Counts, and every way in which it broke once, with a request that breaks it."""

    door: Door | None = None
    asked: int = 0
    statuses: Counter[int] = field(default_factory=Counter)
    broken: dict[str, str] = field(default_factory=dict)
    failed: int = 0
    slowest: tuple[float, str] = (0.0, "")
    routes: Counter[str] = field(default_factory=Counter)

    def come_to_a_new_house(self) -> None:
        self.door = Door()

    def ask(self, asked: Asked, who: str) -> Answer:
        assert self.door is not None
        answer = self.door.ask(asked)
        self.asked += 1
        self.statuses[answer.status] += 1
        if self.asked % 1000 == 0:
            _write(f"{self.asked} asked, {self.failed} failed", str(dict(self.statuses)))
        self.slowest = max(self.slowest, (answer.seconds, str(asked)[:120]))
        if answer.problem:
            self.failed += 1
            if answer.problem not in self.broken:
                self.broken[answer.problem] = f"{who}: {asked}"
                _write(answer.problem, self.broken[answer.problem])
        return answer

    def note(self) -> str:
        told = ", ".join(f"{status}: {count}" for status, count in sorted(self.statuses.items()))
        seconds, what = self.slowest
        return f"{told}; slowest {seconds:.1f} s {what}; {list(self.broken.items())[:5]}"


def _write(problem: str, asked: str) -> None:
    """A long run tells at once what it found."""
    named = os.environ.get("RESONANZ_FUZZ_FOUND")
    if named:
        with Path(named).open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{problem}\n    {asked}\n")


def test_nothing_that_is_sent_is_our_mistake(db: None, proof: Proof) -> None:
    """In one random life after the other: what one transaction can hold is limited, however much is taken back."""
    programs_tried, people_tried, untrue = Tried(), Tried(), Counter[str]()
    begin, forms = process_time(), 0
    for number in range(SEED, SEED + proof.amount(short=1, long=25)):
        keep = transaction.savepoint()
        ours, people = houses.lived(number)
        _programs_send(people, programs_tried, untrue, number)
        forms += _people_send(houses.everybody(people, ours), people_tried, number)
        transaction.savepoint_rollback(keep)
        cache.clear()
    note = f"{process_time() - begin:.0f} s; {programs_tried.note()}"
    proof.found("P15", "Anfragen von Programmen", tried=programs_tried.asked, failed=programs_tried.failed, note=note)
    note = str(untrue.most_common(5))
    proof.found("P15", "Antworten, wie beschrieben", tried=programs_tried.asked, failed=untrue.total(), note=note)
    note = f"{forms} forms, {len(routes())} addresses; {people_tried.note()}"
    proof.found("P15", "Formulare und Adressen", tried=people_tried.asked, failed=people_tried.failed, note=note)
    assert forms >= proof.amount(short=100, long=2500)
    assert programs_tried.asked + people_tried.asked >= proof.amount(short=1500, long=50_000)


def _people_send(walkers: list[Walker], tried: Tried, seed: int) -> int:
    """Every form that can be reached, filled in badly; every address, asked wrongly in every way. Answers how many
    forms there were.
    """
    tried.come_to_a_new_house()
    random, every = Random(seed), routes()
    for turn in range(600):
        who = random.choice(walkers)
        if turn % 2 and who.forms:
            asked = who.asks_form(random)
        else:
            asked = who.asks_address(random, every[random.randrange(len(every))])
        tried.ask(asked, who.who)
    return sum(len(who.forms) for who in walkers)


def _programs_send(people: People, tried: Tried, untrue: Counter[str], seed: int) -> None:
    """Requests that fit the document and such that do not, with a key for everything, for one thing, and with none."""
    tried.come_to_a_new_house()
    random = Random(seed)
    scopes: list[list[str]] = [list(Scope.values), *([scope] for scope in Scope.values)]
    keys = [actions.make_key(name="Programm", scopes=some, expires_on=None, by=people.mira).secret for some in scopes]

    def ask(case: Any) -> None:
        said = programs.prepared(case)
        if said is None:
            return
        key = keys[0] if random.random() < 0.7 else random.choice([*keys, "", "rsz_FALSCH"])
        answer = tried.ask(programs.on_the_wire(said, key), "program")
        if not answer.problem:
            broken = programs.breaks_its_word(case, said, answer)
            untrue.update([broken] if broken else [])

    programs.for_each_request(ask, count=1400, number=seed)


def test_the_fuzzer_sees_what_breaks(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    """A door that is broken on purpose is noticed."""
    assert not Door().ask(Asked(path="/")).problem

    def fail(*_all: object, **_more: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(views, "render", fail)
    assert Door().ask(Asked(path="/impressum/")).problem.startswith("ZeroDivisionError")


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """Every refusal is a line in the log of the server; fifty thousand are too many."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)
