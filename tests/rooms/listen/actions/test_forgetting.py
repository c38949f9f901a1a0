"""Erasing who told it while the words stay, and showing words to nobody but the team."""

from __future__ import annotations

import json

import pytest

from resonanz.listen.actions import forget_authors, restrict_to_team, supersede_story, supplement_story
from resonanz.listen.models import Story
from resonanz.listen.rules.entries import opens
from resonanz.people.models import Account
from resonanz.trust.enums import Field
from resonanz.trust.models import ErasureReport, LedgerEntry, LedgerOpening
from resonanz.trust.reads import receipt
from resonanz.trust.rules.leaves import canonical, commitment, leaf_hash
from tests.support.people import People

pytestmark = pytest.mark.django_db


@pytest.fixture
def named(people: People) -> Story:
    inquiry = people.inquiry()
    story, _ = people.tells(inquiry, "Ich war es", name="Ada Lind", permission="public_named")
    supplement_story(story=story, place=inquiry.place, key="more of her words", text="Und noch etwas")
    account = Account.objects.create(name="Ada Lind", created_at=story.told_at)
    Story.objects.filter(teller=story.teller).update(person=account)
    return Story.objects.get(pk=story.pk)


def test_the_words_stay_and_every_link_to_the_person_goes(named: Story) -> None:
    before = list(Story.objects.filter(teller=named.teller).values_list("pk", flat=True))
    entries = forget_authors(story_ids=before)
    stories = list(Story.objects.filter(pk__in=before))
    assert [story.text for story in stories] == ["Ich war es", "Und noch etwas"]
    assert {(story.person_id, story.name, story.permission) for story in stories} == {(None, "", "public_anonymous")}
    assert len({story.teller for story in stories}) == 1
    assert stories[0].teller != named.teller
    assert stories[0].code_hash == named.code_hash
    leaves = [json.loads(bytes(entry.leaf)) for entry in LedgerEntry.objects.filter(index__in=entries)]
    assert {(leaf["k"], leaf["f"]) for leaf in leaves} == {
        ("erasure", f"entry:{story.entry_index}") for story in stories
    }
    assert ErasureReport.objects.get().count == 2


def test_the_entry_still_opens_for_the_words_and_no_more_for_the_author(named: Story) -> None:
    forget_authors(story_ids=[named.pk])
    story = Story.objects.get(pk=named.pk)
    entry = LedgerEntry.objects.get(index=story.entry_index)
    opening = LedgerOpening.objects.get(index=story.entry_index)
    assert (opening.author_salt, opening.meta_salt) == (None, None)
    told = receipt(story.entry_index)
    assert told is not None
    assert set(told.salts) == {"body"}
    leaf = json.loads(bytes(entry.leaf))
    assert leaf["b"] == commitment(bytes(opening.body_salt or b""), Field.BODY, canonical(opens(story)["body"]))
    assert leaf_hash(bytes(entry.leaf)) == bytes(entry.leaf_hash)


def test_without_a_name_the_circumstances_can_still_be_proved(people: People) -> None:
    story, _ = people.tells(people.inquiry(), "Ohne Namen")
    forget_authors(story_ids=[story.pk])
    opening = LedgerOpening.objects.get(index=story.entry_index)
    assert opening.author_salt is None
    assert opening.meta_salt is not None


def test_the_code_opens_nothing_where_that_is_wanted(people: People) -> None:
    story, code = people.tells(people.inquiry(), "Ohne Spur")
    forget_authors(story_ids=[story.pk], keep_code=False)
    assert people.client().get(f"/stimme/{code}/").status_code == 404


def test_nothing_to_forget_writes_nothing(people: People) -> None:
    size = LedgerEntry.objects.count()
    assert forget_authors(story_ids=[]) == []
    assert LedgerEntry.objects.count() == size
    assert ErasureReport.objects.count() == 0


def test_objecting_takes_words_out_of_everybody_elses_sight(named: Story) -> None:
    assert restrict_to_team(story_ids=[named.pk]) == 1
    story = Story.objects.get(pk=named.pk)
    assert (story.permission, story.name, story.text) == ("team", "", "Ich war es")
    leaf = json.loads(bytes(LedgerEntry.objects.latest("index").leaf))
    assert (leaf["k"], leaf["f"]) == ("permission", f"entry:{named.entry_index}")
    assert restrict_to_team(story_ids=[named.pk]) == 0


def test_versions_stay_together_and_can_be_renewed_again(people: People) -> None:
    """Forgetting one of them forgets them all; otherwise the next version would begin in the middle."""
    inquiry = people.inquiry()
    story, _ = people.tells(inquiry, "Erste Fassung")
    supersede_story(story=story, place=inquiry.place, key="a key for the second one", text="Zweite Fassung")
    assert len(forget_authors(story_ids=[story.pk])) == 2
    supersede_story(story=story, place=inquiry.place, key="a key for the third one", text="Dritte Fassung")
    versions = Story.objects.order_by("pk")
    assert [version.text for version in versions] == ["Erste Fassung", "Zweite Fassung", "Dritte Fassung"]
    assert len({version.teller for version in versions}) == 1
    assert [version.superseded_at is None for version in versions] == [False, False, True]
