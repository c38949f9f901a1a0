"""Pictures with real numbers pass the audit: the ledger commits to them, and to nothing it could not read again."""

from __future__ import annotations

from typing import Any

import pytest

import resonanz_pruefe as pruefe
from resonanz.ask.models import Inquiry
from resonanz.mirror import actions
from resonanz.mirror.actions import Item, Judgement
from resonanz.mirror.enums import Instrument, Side
from resonanz.mirror.models import Look, LookChange
from resonanz.mirror.rules.readiness import questions
from tests.rooms.mirror.support import inside, look_at, outside, sealed, words
from tests.support.log import Log
from tests.support.people import People

pytestmark = pytest.mark.django_db


def shown(people: People, look: Look) -> Any:
    """The picture, after the whole house has passed its audit."""
    log = Log()
    actions.open_look(look=look, by=people.mira.pk)
    earlier = log.seal()
    report = pruefe.check_audit(log.audit_file(), earlier)
    assert (report.altered, report.undecided) == ([], [])
    return LookChange.objects.get(look=look, stage="opened").said["picture"]


def test_three_words(people: People, inquiry: Inquiry) -> None:
    look = sealed(people, inquiry, ("modern",), ("nah",))
    for number in range(17):
        outside(look, words("teuer" if number < 9 else "nah"))
    assert {"said": "shown", "people": 9} in [
        part for group in shown(people, look)["groups"] for part in group["parts"]
    ]


def test_promises(people: People, inquiry: Inquiry) -> None:
    look = look_at(people, Instrument.PROMISES, inquiry, asking=False)
    actions.keep_promises(look=look, items=[Item(kind="promise", text="Wir rufen zurück.")])
    actions.begin_look(look=look, by=people.mira.pk)
    for number in range(17):
        says = "believe" if number < 8 else "doubt"
        told: dict[str, Any] = {"text": "So war es.", "roles": ["customer"], "permission": "public_anonymous"}
        key = f"a key that is long enough for {number}"
        actions.judge_outside(look=look, judged={1: Judgement(says=says)}, key=key, **told)
    [item] = shown(people, look)["items"]
    assert item["parts"][0] == {"said": "exact", "people": 17, "believe": [8, 8], "doubt": [9, 9], "unsure": 0}


def test_readiness(people: People) -> None:
    look = look_at(people, Instrument.READINESS)
    for side, count in ((Side.LEADERSHIP, 8), (Side.STAFF, 13)):
        for number in range(count):
            inside(look, side, {"answers": {key: 1 + (place + number) % 5 for place, key in enumerate(questions())}})
    shown(people, look)
