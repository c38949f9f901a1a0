from __future__ import annotations

from typing import Any

import pytest

from resonanz.ask.models import Inquiry
from tests.rooms.people.support import reachable
from tests.support.people import People


@pytest.fixture
def inquiry(people: People, monkeypatch: pytest.MonkeyPatch, settings: Any) -> Inquiry:
    """An open inquiry in a house that can send mails."""
    reachable(monkeypatch, settings)
    return people.inquiry()
