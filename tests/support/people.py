"""Personas instead of user1 and user2, and short ways to put them into a situation."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import Any

from django.test import Client

from resonanz.ask import actions as ask
from resonanz.ask.models import Inquiry
from resonanz.ground import clock
from resonanz.listen import actions as listen
from resonanz.listen.models import Story
from resonanz.people import actions
from resonanz.people.models import Account

_numbers = count(1)


class People:
    """Mira hosts, Jonas reads along. Guests have no account; they tell stories."""

    def __init__(self) -> None:
        actions.describe_organisation(name="Stadtwerke Auenfurt", email="dialog@auenfurt.example")
        self.mira = actions.add_member(name="Mira Holt", function="Kundendienst", by=None)
        self.jonas = actions.add_member(name="Jonas Perk", function="Leitung", by=self.mira)

    def inquiry(self, *, slug: str = "kontakt", is_open: bool = True, **changes: Any) -> Inquiry:
        last_day = min(changes.get("keep_until") or date.max, self.today() + timedelta(days=30))
        owed: dict[str, Any] = {
            "title": "Wie war Ihr letzter Kontakt mit uns?",
            "question": "Erzählen Sie, was passiert ist.",
            "why": "Wir bauen die Hotline um.",
            "readers": "Zwei Menschen aus dem Kundendienst.",
            "in_return": "Unsere Wartezeiten.",
            "answer_by": last_day,
            "keep_until": self.today() + timedelta(days=300),
            **changes,
        }
        inquiry = ask.draft_inquiry(slug=slug, by=self.mira.pk, **owed)
        if not is_open:
            return inquiry
        # Nothing can be promised for a day that has passed: what is overdue now was promised in time.
        promised = min(clock.now(), datetime.combine(owed["answer_by"], time(12), tzinfo=UTC))
        with clock.held_at(promised):
            return ask.open_inquiry(inquiry=inquiry, by=self.mira.pk)

    def tells(self, inquiry: Inquiry, text: str, **changes: Any) -> tuple[Story, str]:
        """A guest tells a story; answers the story and the receipt code."""
        words: dict[str, Any] = {
            "key": f"a key that is long enough {next(_numbers)}",
            "roles": ["customer"],
            "permission": "public_anonymous",
            **changes,
        }
        told = listen.tell_story(inquiry=inquiry, text=text, **words)
        return Story.objects.select_related("inquiry").get(pk=told.story_id), told.code

    def client(self, account: Account | None = None) -> Client:
        """A browser; signed in when an account is given."""
        client = Client(headers={"accept-language": "de"})
        if account is not None:
            client.force_login(account)
        return client

    def today(self) -> date:
        return clock.today()
