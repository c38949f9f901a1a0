"""P8, „Moderation ist sichtbar“: whatever people and time do, every story is accounted for, and all accounts agree."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from io import StringIO
from itertools import count
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from resonanz.ground import clock
from resonanz.listen import actions, reads
from resonanz.listen.enums import PUBLIC, Withdrawal
from resonanz.listen.models import Story
from resonanz.trust import reads as trust_reads
from resonanz.trust.models import LedgerEntry, Moderation
from tests.proofs.conftest import Proof
from tests.support.people import People

START = datetime(2027, 3, 28, 12, 0, tzinfo=UTC)
GROUNDS = ["third_party", "insult", "advertising"]
NOTE = "Kanarienvogel der Begründung"
_keys = (f"a key that is long enough {n} for P8" for n in count(1))
DEEDS = {"hold": "held", "hide": "hidden", "appeal": "appeals", "grant": "granted", "reject": "rejected"}


class Model:
    """What one story should be, kept apart from the database."""

    def __init__(self) -> None:
        self.state, self.until, self.decision_by = "shown", START, 0
        self.was_held = self.is_erased = self.is_superseded = False
        self.appealed = self.ruled = False
        self.granted: set[str] = set()
        self.ground = ""

    def standing(self, now: datetime) -> str:
        if self.is_erased:
            return "erased"
        if self.state == "hidden" or (self.state == "held" and self.until > now):
            return self.state
        return "superseded" if self.is_superseded else "shown"


class Moderating(RuleBasedStateMachine):
    """A hall of guests, two people in the team, and time that passes; the worker runs only now and then."""

    steps = 0
    problems: list[str] = []

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.stack.enter_context(transaction.atomic())
        self.now = START
        self.stories: dict[int, Model] = {}
        self.deeds: Counter[str] = Counter()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.stack.close()

    @initialize()
    def open_the_house(self) -> None:
        with clock.held_at(self.now):
            self.people = People()
            self.inquiry = self.people.inquiry(slug=f"p8-{next(_keys)[-12:].split()[0]}")
        self.client = Client(headers={"accept-language": "de"})
        self.before = reads.standings()
        self.counted = Counter(trust_reads.moderation_counts()[-1].figures)
        self.leaves = LedgerEntry.objects.count()

    def pick(self, n: int, *states: str) -> tuple[Story, Model] | None:
        fitting = [pk for pk, model in self.stories.items() if model.standing(self.now) in states]
        if not fitting:
            return None
        pk = fitting[n % len(fitting)]
        return Story.objects.select_related("inquiry").get(pk=pk), self.stories[pk]

    @rule(permission=st.sampled_from(["team", "forum", "public_anonymous"]))
    def tell(self, permission: str) -> None:
        with clock.held_at(self.now):
            story, _code = self.people.tells(self.inquiry, f"Geschichte {next(_keys)}", permission=permission)
        self.stories[story.pk] = Model()

    @rule(n=st.integers(0, 99), ground=st.sampled_from(GROUNDS), hours=st.integers(1, 168))
    def hold(self, n: int, ground: str, hours: int) -> None:
        found = self.pick(n, "shown", "superseded")
        if found is None or found[1].was_held or ground in found[1].granted:
            return
        story, model = found
        self.settle(model)
        with clock.held_at(self.now):
            lasting = timedelta(hours=hours)
            actions.hold_story(story=story, ground=ground, by=self.people.mira, note=NOTE, lasting=lasting)
        model.state, model.until, model.was_held, model.ground = "held", self.now + lasting, True, ground
        model.appealed = model.ruled = False
        self.deeds["held"] += 1

    @rule(n=st.integers(0, 99), ground=st.sampled_from(GROUNDS))
    def hide(self, n: int, ground: str) -> None:
        found = self.pick(n, "shown", "held", "superseded")
        if found is None or ground in found[1].granted:
            return
        story, model = found
        self.settle(model)
        with clock.held_at(self.now):
            actions.hide_story(story=story, ground=ground, note=NOTE, by=self.people.mira)
        model.state, model.ground, model.appealed, model.ruled = "hidden", ground, False, False
        self.deeds["hidden"] += 1

    @rule(n=st.integers(0, 99))
    def release(self, n: int) -> None:
        found = self.pick(n, "held", "hidden")
        if found is None:
            return
        with clock.held_at(self.now):
            actions.release_story(story=found[0], by=self.people.mira)
        found[1].state = "shown"
        self.deeds["released"] += 1

    @rule(n=st.integers(0, 99))
    def appeal(self, n: int) -> None:
        found = self.pick(n, "held", "hidden")
        if found is None or found[1].appealed:
            return
        with clock.held_at(self.now):
            actions.appeal(story=found[0], key=next(_keys), text="Kanarienvogel des Widerspruchs")
        found[1].appealed = True
        self.deeds["appeals"] += 1

    @rule(n=st.integers(0, 99), granted=st.booleans())
    def rule_on_appeal(self, n: int, granted: bool) -> None:  # noqa: FBT001  Hypothesis calls by name.
        found = self.pick(n, "held", "hidden")
        if found is None or not found[1].appealed or found[1].ruled:
            return
        story, model = found
        with clock.held_at(self.now):
            actions.decide_appeal(story=story, granted=granted, note=NOTE, by=self.people.jonas)
        model.ruled = True
        self.deeds["granted" if granted else "rejected"] += 1
        if granted:
            model.granted.add(model.ground)
            model.state = "shown"
            self.deeds["released"] += 1

    @rule(n=st.integers(0, 99))
    def tell_anew(self, n: int) -> None:
        found = self.pick(n, "shown", "held", "hidden")
        if found is None or found[1].is_superseded:
            return
        with clock.held_at(self.now):
            place, text = self.inquiry.place, f"Fassung {next(_keys)}"
            told = actions.supersede_story(story=found[0], place=place, key=next(_keys), text=text)
        found[1].is_superseded = True
        self.stories[told.story_id] = Model()

    @rule(n=st.integers(0, 99))
    def withdraw(self, n: int) -> None:
        found = self.pick(n, "shown", "held", "hidden", "superseded")
        if found is None:
            return
        with clock.held_at(self.now):
            ids = [voice.pk for voice in reads.voices_of(found[0])]
            actions.withdraw_stories(story_ids=ids, ground=Withdrawal.TELLER)
        for pk in ids:
            self.stories[pk].is_erased = True

    @rule(hours=st.integers(1, 100))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @precondition(lambda self: self.stories)
    @rule()
    def the_worker_wakes(self) -> None:
        due = [model for model in self.stories.values() if self.is_due(model) and not model.is_erased]
        with clock.held_at(self.now):
            assert actions.release_due() == len(due)
        for model in due:
            self.settle(model)

    def is_due(self, model: Model) -> bool:
        return model.state == "held" and model.until <= self.now

    def settle(self, model: Model) -> None:
        """A hold that has run out is noted by whoever touches the story first."""
        if self.is_due(model):
            model.state = "shown"
            self.deeds["expired"] += 1

    @invariant()
    def all_accounts_agree(self) -> None:
        if not hasattr(self, "inquiry"):
            return
        type(self).steps += 1
        with clock.held_at(self.now):
            self.problems.extend(self.contradictions())
        assert not self.problems, self.problems[:3]

    def contradictions(self) -> list[str]:
        expected = Counter(model.standing(self.now) for model in self.stories.values())
        rows = list(Story.objects.filter(inquiry=self.inquiry))
        found = [f"{s.pk} stands {s.standing}" for s in rows if s.standing != self.stories[s.pk].standing(self.now)]
        after = reads.standings()
        moved = {name: getattr(after, name) - getattr(self.before, name) for name in vars(after)}
        wanted = {"accepted": len(self.stories), **{name: expected[name] for name in moved if name != "accepted"}}
        found += [f"counted {moved}, wanted {wanted}"] if moved != wanted else []
        found += [f"{after} does not add up"] if after.accepted != sum(vars(after).values()) - after.accepted else []
        counts = self.inquiry_counts()
        newest = [s for s in rows if s.superseded_at is None]
        right = (sum(not s.withdrawn_at for s in newest), sum(bool(s.withdrawn_at) for s in newest))
        found += [f"tally {counts}, wanted {right}"] if counts != right else []
        withheld = [s for s in rows if s.is_withheld]
        decisions = trust_reads.deciding([s.withheld_by or -1 for s in withheld])
        for story in withheld:
            case = decisions.get(story.withheld_by or -1)
            named = case is not None and case.ground.title and case.row.role == "moderation" and case.row.decided_at
            found += [] if named else [f"{story.pk} is away without reason, role and time"]
            found += ["public words are withheld words"] if story.is_public else []
        shown = set(reads.publicly_shown(Story.objects.filter(inquiry=self.inquiry)).values_list("pk", flat=True))
        open_to_all = {s.pk for s in newest if s.permission in PUBLIC and s.standing == "shown"}
        found += [f"public {shown} instead of {open_to_all}"] if shown != open_to_all else []
        return found

    def inquiry_counts(self) -> tuple[int, int]:
        counts = reads.counts([self.inquiry.pk])[self.inquiry.pk]
        return counts.stories, counts.withdrawn

    @rule()
    def the_public_looks(self) -> None:
        """The page, the JSON, the CSV and the ledger itself say the same."""
        with clock.held_at(self.now):
            page = self.client.get("/moderation/").content.decode()
            data = self.client.get("/moderation/protokoll.json").json()
            table = self.client.get("/moderation/protokoll.csv").content.decode("utf-8-sig")
            standings = vars(reads.standings())
        on_page = {name: int(n) for name, n in re.findall(r'data-figure="(\w+)" data-n="(\d+)"', page)}
        totals = {name: int(n) for name, n in re.findall(r'data-total="(\w+)" data-n="(\d+)"', page)}
        in_json = {name: data["total"][name] for name in trust_reads.COUNTED}
        assert on_page == data["standings"] == standings
        assert (totals or dict.fromkeys(trust_reads.COUNTED, 0)) == in_json
        lines = list(csv.DictReader(StringIO(table), delimiter=";"))
        assert [{**line, **_texts(line)} for line in data["log"]] == lines
        assert _tallied(lines) == {name: n for name, n in in_json.items() if name != "reports"}
        assert Counter(in_json) - self.counted == +self.deeds
        assert _of_the_ledger(self.leaves) == _kinds(lines, self.leaves)
        for text in (page, json.dumps(data), table):
            assert "Kanarienvogel" not in text
            assert "Mira" not in text


def _texts(line: dict[str, Any]) -> dict[str, str]:
    return {name: "" if value is None else str(value) for name, value in line.items()}


def _tallied(lines: list[dict[str, str]]) -> dict[str, int]:
    counted: Counter[str] = Counter()
    for line in lines:
        released = "expired" if line["cause"] == "deadline" else "released"
        counted[DEEDS.get(line["deed"], released)] += 1
    return {name: counted[name] for name in trust_reads.COUNTED if name != "reports"}


def _of_the_ledger(since: int) -> Counter[tuple[str, str]]:
    leaves = (json.loads(bytes(entry.leaf)) for entry in LedgerEntry.objects.filter(index__gte=since))
    kinds = {"hold", "hide", "release", "appeal"}
    return Counter((leaf["k"], leaf["r"]) for leaf in leaves if leaf["k"] in kinds)


def _kinds(lines: list[dict[str, str]], since: int) -> Counter[tuple[str, str]]:
    kind = {"grant": "appeal", "reject": "appeal"}
    return Counter((kind.get(li["deed"], li["deed"]), li["role"]) for li in lines if int(li["entry"]) >= since)


@pytest.mark.django_db
@pytest.mark.timeout(3600)
def test_every_story_is_accounted_for(proof: Proof) -> None:
    histories = proof.amount(short=2, long=400)
    Moderating.steps, Moderating.problems = 0, []
    failed = 0
    try:
        run_state_machine_as_test(
            Moderating,
            settings=settings(
                max_examples=histories,
                stateful_step_count=40,
                deadline=None,
                derandomize=not proof.is_long,
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
            ),
        )
    except AssertionError as contradiction:
        failed, Moderating.problems = 1, [*Moderating.problems, str(contradiction)]
    note = f"{Moderating.steps} Stände verglichen {Moderating.problems[:2] or ''}".strip()
    proof.found(
        "P8", "Geschichten über Moderation, Fassungen, Löschen und Zeit", tried=histories, failed=failed, note=note
    )


@pytest.mark.django_db
def test_a_hold_hidden_from_the_ledger_would_be_noticed(proof: Proof) -> None:
    """The harness itself: a story taken out of sight past the actions makes the accounts disagree."""
    machine = Moderating()
    try:
        machine.open_the_house()
        machine.tell("public_anonymous")
        pk = next(iter(machine.stories))
        entry = Moderation.objects.count()
        Story.objects.filter(pk=pk).update(visibility="hidden", withheld_by=10**9 + entry)
        with clock.held_at(machine.now):
            assert len(machine.contradictions()) >= 3
    finally:
        machine.teardown()
