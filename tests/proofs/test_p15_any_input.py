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

from resonanz.doors import demo, views
from resonanz.people import actions
from resonanz.people.enums import Scope
from resonanz.people.models import Account
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

    door: Door = field(default_factory=Door)
    statuses: Counter[int] = field(default_factory=Counter)
    broken: dict[str, str] = field(default_factory=dict)
    failed: int = 0
    slowest: tuple[float, str] = (0.0, "")
    routes: Counter[str] = field(default_factory=Counter)

    def ask(self, asked: Asked, who: str) -> Answer:
        answer = self.door.ask(asked)
        self.statuses[answer.status] += 1
        if self.door.asked % 1000 == 0:
            _write(f"{self.door.asked} asked, {self.failed} failed", str(dict(self.statuses)))
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


@pytest.fixture
def house(db: None, proof: Proof) -> tuple[list[str], People]:
    """In the long form everybody walks through the demo, otherwise through a random life."""
    if not proof.is_long:
        return houses.lived(SEED)
    demo.load(lambda *_steps: None)
    people = object.__new__(People)
    people.mira, people.jonas = Account.objects.filter(is_team=True, is_active=True).order_by("pk")[:2]
    return houses.opened(people), people


@pytest.fixture
def walkers(house: tuple[list[str], People], proof: Proof) -> list[Walker]:
    ours, people = house
    return houses.everybody(people, ours, most_of_a_route=proof.amount(short=1, long=3))


def test_nothing_that_people_send_is_our_mistake(walkers: list[Walker], proof: Proof) -> None:
    """Every form that can be reached, filled in badly; every address, asked wrongly in every way."""
    tried, random = Tried(), Random(SEED)
    every, begin = routes(), process_time()
    for turn in range(proof.amount(short=1200, long=35_000)):
        who = random.choice(walkers)
        if turn % 2 and who.forms:
            asked = who.asks_form(random)
        else:
            asked = who.asks_address(random, every[(turn // 2) % len(every)])
        tried.ask(asked, who.who)
    forms = sum(len(who.forms) for who in walkers)
    note = f"{forms} forms, {len(every)} addresses, {process_time() - begin:.0f} s; {tried.note()}"
    proof.found("P15", "Formulare und Adressen", tried=tried.door.asked, failed=tried.failed, note=note)
    assert forms >= 100


def test_nothing_that_programs_send_is_our_mistake(house: tuple[list[str], People], proof: Proof) -> None:
    """Requests that fit the document and such that do not, with a key for everything, for one thing, and with none."""
    tried, random = Tried(), Random(SEED)
    _ours, people = house
    scopes: list[list[str]] = [list(Scope.values), *([scope] for scope in Scope.values)]
    keys = [actions.make_key(name="Programm", scopes=some, expires_on=None, by=people.mira).secret for some in scopes]
    untrue: Counter[str] = Counter()

    def ask(case: Any) -> None:
        said = programs.prepared(case)
        if said is None:
            return
        key = keys[0] if random.random() < 0.7 else random.choice([*keys, "", "rsz_FALSCH"])
        answer = tried.ask(programs.on_the_wire(said, key), "program")
        if not answer.problem:
            broken = programs.breaks_its_word(case, said, answer)
            untrue.update([broken] if broken else [])

    programs.for_each_request(ask, count=proof.amount(short=400, long=15_000), number=SEED)
    proof.found("P15", "Anfragen von Programmen", tried=tried.door.asked, failed=tried.failed, note=tried.note())
    note = str(untrue.most_common(5))
    proof.found("P15", "Antworten, wie beschrieben", tried=tried.door.asked, failed=untrue.total(), note=note)


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
