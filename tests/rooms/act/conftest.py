from __future__ import annotations

import pytest

from resonanz.ask.models import Inquiry
from resonanz.understand.models import Insight
from tests.rooms.act.support import insight_on
from tests.support.people import People


@pytest.fixture
def inquiry(people: People) -> Inquiry:
    return people.inquiry()


@pytest.fixture
def insight(people: People, inquiry: Inquiry) -> Insight:
    return insight_on(people, inquiry)
