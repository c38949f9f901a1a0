"""The bold questions of the demo, alone: what was told, and that its vectors are those of its words."""

from __future__ import annotations

from datetime import datetime, timedelta
from importlib.resources import as_file, files

import pytest

from resonanz.act.models import Decision
from resonanz.ask.models import Inquiry
from resonanz.ask.rules.wording import check
from resonanz.doors import demo_asked
from resonanz.ground import clock
from resonanz.listen.models import Story
from resonanz.understand.models import Insight
from resonanz_engine import defaults, listening
from resonanz_engine.adapters.remembered import Remembered
from tests.support.people import People
from tests.support.quiet import audited


class Past:
    """A house that knows the four who ask."""

    def __init__(self, people: People) -> None:
        self.today = clock.now()
        self.people = dict.fromkeys(("stromeyer", "imhagen", "oldehaver"), people.mira.pk)

    def moment(self, days_ago: int, hour: int, minute: int) -> datetime:
        return (self.today - timedelta(days=days_ago)).replace(hour=hour, minute=minute)


@pytest.mark.django_db
def test_two_bold_questions_were_asked_and_answered(people: People) -> None:
    asked, past = demo_asked.Asked(), Past(people)
    for moment, _order, deed in sorted(asked.deeds(past), key=lambda deed: deed[:2]):
        with clock.held_at(min(moment, past.today)):
            deed()
    hate, deep = (Inquiry.objects.get(slug=slug) for slug in ("hass", "wer-sie-waeren"))
    assert (hate.state, deep.state) == ("closed", "open")
    told = [Story.objects.filter(inquiry=inquiry).count() for inquiry in (hate, deep)]
    assert told == [24, 18]
    roles = {role for story in Story.objects.all() for role in story.roles}
    assert roles == {"customer", "non_customer", "competitor_customer", "employee"}
    insight = Insight.objects.get(inquiry=hate)
    assert (insight.people, Decision.objects.get(insight=insight).word) == (6, "in_progress")
    draft = Inquiry.objects.get(slug="portal-zufriedenheit")
    assert (draft.state, len(check({"question": draft.question}, explain_in="de")) >= 3) == ("draft", True)
    assert audited() == []


def test_the_vectors_of_the_questions_are_those_of_their_words() -> None:
    """`python tools/demo_vectors.py` makes them anew."""
    told = demo_asked.texts(demo_asked.content())
    with as_file(files("resonanz.doors") / "data/demo/fragen.npz") as path:
        reader = Remembered(defaults.embedder(), path)
        read = [defaults.readable(text) for text in told]
        read += listening.passage_texts(told, listening.passages(told))
        assert [text for text in read if not reader.knows(text)] == []
