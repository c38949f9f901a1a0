"""Short ways into the quieter ways of listening, and the audit that has to hold after each."""

from __future__ import annotations

from itertools import count
from typing import Any

import resonanz_pruefe as pruefe
from resonanz.ask.models import Inquiry
from resonanz.listen import actions
from resonanz.listen.models import Story, Talk, TalkNote
from tests.support.log import Log
from tests.support.people import People

_numbers = count(1)


def key() -> str:
    return f"a quiet key that is long enough {next(_numbers)}"


def words(text: str = "Ich stand eine Stunde vor der Tür.", **changes: Any) -> dict[str, Any]:
    """What somebody said, as `tell_story` takes it."""
    return {"text": text, "roles": ["customer"], "permission": "public_anonymous", **changes}


def dictated(people: People, inquiry: Inquiry, text: str = "Ich stand eine Stunde vor der Tür.", **changes: Any) -> Any:
    """Jonas writes down what a customer says on the telephone; answers the story and its code."""
    told = actions.write_down(
        inquiry=inquiry, key=key(), words=words(text, **changes), origin="phone", agreed=True, by=people.jonas
    )
    return Story.objects.select_related("inquiry").get(pk=told.story_id), told.code


def card(people: People, inquiry: Inquiry) -> str:
    return actions.print_cards(inquiry=inquiry, key=key(), count=1, by=people.mira)[0]


def interview(people: People, inquiry: Inquiry, *said: str, **changes: Any) -> tuple[Talk, str, list[TalkNote]]:
    """Jonas asks a customer, who says these sentences; answers talk, code and the quotes."""
    asked: dict[str, Any] = {"subject": "Der Umzug", "questions": ["Was geschah?"], "roles": ["customer"], **changes}
    begun = actions.begin_interview(inquiry=inquiry, key=key(), agreed=True, by=people.jonas, **asked)
    notes = [actions.note(talk_id=begun.talk_id, key=key(), kind="quote", text=text) for text in said]
    return Talk.objects.get(pk=begun.talk_id), begun.code, notes


def observation(people: People, inquiry: Inquiry, *seen: str) -> tuple[Talk, list[TalkNote]]:
    begun = actions.begin_observation(
        inquiry=inquiry, key=key(), subject="Die Schlange am Schalter", place="Kundenbüro", by=people.jonas
    )
    notes = [actions.note(talk_id=begun.talk_id, key=key(), kind="seen", text=text) for text in seen]
    return Talk.objects.get(pk=begun.talk_id), notes


def audited() -> list[str]:
    """What an audit of everything finds altered."""
    log = Log()
    published = log.seal()
    return [str(found) for found in pruefe.check_audit(log.audit_file(), published).altered]
