from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from resonanz.act import actions
from resonanz.act.models import Measure
from resonanz.act.rules.plans import Plan
from resonanz.ask.models import Inquiry
from resonanz.understand.models import Insight
from tests.rooms.act.support import insight_on
from tests.rooms.act.trials import LETTERS
from tests.support.people import People


@pytest.fixture
def inquiry(people: People) -> Inquiry:
    return people.inquiry()


@pytest.fixture
def insight(people: People, inquiry: Inquiry) -> Insight:
    return insight_on(people, inquiry)


@pytest.fixture
def measure(people: People, insight: Insight) -> Measure:
    return actions.bring_in_measure(insight=insight, title="Der Brief wird verständlich", by=people.mira.pk)


@pytest.fixture
def team(people: People) -> Client:
    return people.client(people.mira)


@pytest.fixture
def begin(people: People, measure: Measure) -> Callable[..., int]:
    def begun(plan: Plan = LETTERS, *, is_named: bool = False, **changes: Any) -> int:
        made = actions.draft_experiment(measure=measure, plan=replace(plan, **changes), by=people.mira.pk)
        actions.start_experiment(experiment_id=made.pk, by=people.mira.pk, is_named=is_named)
        return made.pk

    return begun
