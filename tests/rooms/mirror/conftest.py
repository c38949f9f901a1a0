from __future__ import annotations

import pytest
from django.test import Client

from resonanz.ask.models import Inquiry
from tests.support.people import People


@pytest.fixture
def inquiry(people: People) -> Inquiry:
    return people.inquiry()


@pytest.fixture
def team(people: People) -> Client:
    return people.client(people.mira)
