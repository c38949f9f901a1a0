"""The demo: a fictional utility, lived through the product's own deeds."""

from __future__ import annotations

import json
from collections import Counter
from importlib.resources import as_file, files

import numpy as np
import pytest

from resonanz.act import reads as act_reads
from resonanz.act.enums import Standing, Word
from resonanz.act.models import Decision
from resonanz.answer.models import Reply
from resonanz.ask.models import Inquiry
from resonanz.doors import demo, demo_quiet
from resonanz.listen import reads as listen_reads
from resonanz.listen.models import Concept, Missing, Statement, Story, StoryCard, Talk, TalkNote, Vote, Voter
from resonanz.people.models import Organisation
from resonanz.understand import actions as understand
from resonanz.understand import reads as understand_reads
from resonanz.understand.actions.opinions import map_opinions
from resonanz.understand.figures import opinion_figure
from resonanz.understand.models import (
    Evidence,
    Insight,
    Passage,
    Placement,
    Progress,
    Touchpoint,
    TouchpointCorrection,
    TouchpointMatch,
    TouchpointProgress,
)
from resonanz_engine import defaults, listening
from resonanz_engine.adapters.remembered import Remembered
from resonanz_engine.adapters.rulebooks import rulebook
from tests.rooms.doors.conftest import Steps
from tests.support.people import People
from tests.support.quiet import audited

pytestmark = pytest.mark.django_db


def test_an_empty_house_has_nothing() -> None:
    assert demo.has_anything() is False


def test_an_organisation_or_an_inquiry_is_something(people: People) -> None:
    assert demo.has_anything() is True
    people.inquiry()
    Organisation.objects.all().delete()
    assert demo.has_anything() is True


def test_the_demo_tells_the_whole_way(told: Steps) -> None:
    inquiry = Inquiry.objects.get(slug="kontakt")
    assert (told[0], told[-1]) == ((0, 182), (182, 182))
    # One of 182 stories has two versions; nine were written down by the team.
    insights = Insight.objects.filter(inquiry=inquiry)
    assert (Story.objects.filter(inquiry=inquiry).count(), insights.count(), Reply.objects.count()) == (183, 7, 18)
    assert set(Decision.objects.values_list("word", flat=True)) == {word.value for word in Word}
    stands = act_reads.stands(insights.values_list("pk", flat=True))
    assert Counter(stand.key for stand in stands.values()) == {
        Standing.MISSED: 1,
        Standing.IN_PROGRESS: 1,
        Standing.DONE: 2,
        Standing.EXISTS: 1,
        Standing.NOT_POSSIBLE: 1,
        Standing.WAITING: 1,
    }
    assert all(insight.people >= inquiry.minimum_people for insight in insights)
    for row in Evidence.objects.select_related("story", "insight"):
        assert row.story.text[row.start : row.end].strip()
        assert row.story.received_at <= row.insight.created_at
    progress = Progress.objects.get(inquiry=inquiry)
    assert (Placement.objects.filter(inquiry=inquiry).count(), progress.step) == (182, "done")
    assert (Touchpoint.objects.count(), TouchpointProgress.objects.get(inquiry=inquiry).step) == (6, "done")
    assert set(TouchpointCorrection.objects.filter(belongs=True).values_list("touchpoint__name", flat=True)) == {
        "Warteschleife"
    }
    # Two questions from the library are left to the worker.
    asked = Passage.objects.filter(inquiry__slug__in=["hass", "wer-sie-waeren"])
    assert TouchpointMatch.objects.count() == Passage.objects.count() - asked.count()
    assert not TouchpointMatch.objects.filter(inquiry__slug__in=["hass", "wer-sie-waeren"]).exists()
    assert (inquiry.state, Organisation.objects.get().is_fiction) == ("open", True)
    entries = list(Story.objects.order_by("entry_index").values_list("received_at", flat=True))
    assert entries == sorted(entries)


def test_the_demo_has_a_voting_whose_map_shows_three_groups_and_common_ground(told: Steps) -> None:
    inquiry = Inquiry.objects.get(slug="kontakt")
    assert (Statement.objects.count(), Voter.objects.count()) == (16, 82)
    assert Vote.objects.count() == Vote.objects.filter(superseded_at=None).count() > 1_000
    origins = Counter(
        "house" if row.is_of_the_house else "story" if row.origin_id else "guest" for row in Statement.objects.all()
    )
    assert origins == {"house": 6, "guest": 7, "story": 3}
    assert map_opinions(inquiry.pk, draw=opinion_figure)
    shown = understand_reads.opinion_map(inquiry.pk)
    assert shown is not None
    assert (len(shown.groups), shown.has_picture, len(shown.common) >= 3) == (3, True, True)
    assert all(group.apart for group in shown.groups)


def test_the_demo_has_words_that_the_team_wrote_down(told: Steps) -> None:
    counts = {"phone": 2, "counter": 1, "table": 3, "card": 2, "talk": 2, "seen": 1}
    assert listen_reads.written_down_counts() == counts
    assert {len(story.roles) for story in Story.objects.exclude(origin="")} == {1}
    assert (StoryCard.objects.count(), StoryCard.objects.filter(story=None).count()) == (20, 18)
    assert sorted(Talk.objects.values_list("kind", flat=True)) == ["interview", "observation"]
    assert TalkNote.objects.filter(story=None).count() == 5
    assert audited() == []


def test_the_demo_has_a_tasting_that_shows_its_figures_and_one_to_try(told: Steps) -> None:
    tasted, open_ = Concept.objects.order_by("pk")
    assert (tasted.state, open_.state, tasted.inquiry.slug) == ("closed", "open", "rueckruf")
    results = understand.who_would_miss(tasted)
    assert [result.version.origin for result in results] == ["ours", "competitor", "invented"]
    for result in results:
        assert result.everybody.size.count == 24
        assert sum(share.cell.count or 0 for _choice, share in result.everybody.shares) == 24
    assert Missing.objects.exclude(why=None).count() == 3
    needs = understand_reads.needs_answered([version.pk for version in open_.versions.all()])
    assert all(len(found) == 2 and found[0].passages for found in needs.values())


def test_the_vectors_of_the_demo_are_those_of_its_words() -> None:
    """A first start computes none of them; `python tools/demo_vectors.py` makes them anew."""
    folder = files("resonanz.doors") / "data/demo"
    content = json.loads((folder / "auenfurt.json").read_text())
    # A single text that is not known would load the whole language model.
    stories = [story["text"] for story in (*content["stories"], *content["trust"]["versions"])]
    texts = [defaults.readable(text) for text in stories]
    for told in content["touchpoints"]:
        texts += [defaults.readable(words) for words in (told["name"], told["sentence"], *told["examples"])]
    texts += listening.passage_texts(stories, listening.passages(stories))
    texts += [example.text for example in rulebook().examples]
    with as_file(folder / "auenfurt.npz") as path:
        reader = Remembered(defaults.embedder(), path)
        assert [text for text in texts if not reader.knows(text)] == []
        with as_file(folder / "quiet.npz") as quiet:
            told = demo_quiet.texts(demo_quiet.content())
            later = Remembered(reader, quiet)
            assert [text for text in told if not later.knows(defaults.readable(text))] == []
            assert [
                text for text in listening.passage_texts(told, listening.passages(told)) if not later.knows(text)
            ] == []
        own = defaults.embedder().embed(texts[:2])
        assert (np.sum(own * reader.embed(texts[:2]), axis=1) > 0.999).all()
