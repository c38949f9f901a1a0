from __future__ import annotations

import pytest

from resonanz.answer import tasks
from resonanz.listen.models import Story
from tests.support.people import People


@pytest.mark.django_db
def test_the_nightly_run_keeps_the_promised_day(people: People) -> None:
    people.tells(people.inquiry(keep_until=people.today()), "Heute ist der Tag")
    tasks.keep_promises(timestamp=0)
    assert not Story.objects.exclude(text="").exists()
