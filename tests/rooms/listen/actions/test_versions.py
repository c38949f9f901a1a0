"""Only authors change what they told, and the earlier version stays."""

from __future__ import annotations

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from resonanz.listen import actions, events, reads
from resonanz.listen.enums import Standing, Withdrawal
from resonanz.listen.errors import AlreadyWithdrawn, NothingNew
from resonanz.listen.models import Story
from resonanz.trust.errors import KeyReused
from resonanz.trust.models import LedgerEntry
from tests.rooms.listen.support import last_leaf, leaf
from tests.support.people import People

KEY = "made with the new version"


def renew(story: Story, text: str, *, key: str = KEY, works_well: str = "") -> Story:
    told = actions.supersede_story(story=story, place=story.inquiry.place, key=key, text=text, works_well=works_well)
    return Story.objects.select_related("inquiry").get(pk=told.story_id)


@pytest.fixture
def story(people: People) -> Story:
    return people.tells(people.inquiry(), "47 Minuten.", feeling="ratlos")[0]


def test_a_version_has_its_own_entry_that_names_the_earlier_one(story: Story) -> None:
    newer = renew(story, "74 Minuten.")
    said = leaf(newer.entry_index)
    assert (said["k"], said["r"]) == ("version", "customer")
    assert said["p"] == bytes(LedgerEntry.objects.get(index=story.entry_index).leaf_hash).hex()
    story.refresh_from_db()
    assert (story.text, story.standing, story.superseded_at) == ("47 Minuten.", Standing.SUPERSEDED, newer.received_at)
    assert (newer.supersedes_id, newer.teller, newer.permission, newer.feeling, newer.roles) == (
        story.pk,
        story.teller,
        story.permission,
        "ratlos",
        story.roles,
    )
    assert newer.has_page


def test_lists_and_counts_know_only_the_newest(people: People, story: Story) -> None:
    actions.mark_read(story_ids=[story.pk], by=people.mira.pk)
    newer = renew(story, "74 Minuten.")
    inquiry_id = story.inquiry_id
    assert list(reads.stories_of(inquiry_id)) == [newer]
    assert set(reads.versions_with_words(inquiry_id)) == {story, newer}
    counts = reads.counts([inquiry_id])[inquiry_id]
    assert (counts.stories, counts.unread, counts.withdrawn) == (1, 1, 0)
    assert reads.oldest_unread([inquiry_id]) == newer
    assert [reading.story_id for reading in reads.readings_of([story.pk, newer.pk])] == [story.pk]
    assert reads.neighbours(newer) == (None, None)


def test_versions_follow_each_other_whichever_is_given(story: Story) -> None:
    second = renew(story, "zwei")
    third = renew(story, "drei", key=KEY + "3")
    assert third.supersedes_id == second.pk
    voices = reads.voices_of(story)
    assert [reads.newest_of(voices, voice).pk for voice in voices] == [third.pk] * 3
    assert [voice.pk for voice in reads.other_versions(voices, second)] == [story.pk, third.pk]


def test_sending_twice_makes_one_version(story: Story) -> None:
    assert renew(story, "neu").pk == renew(story, "neu").pk
    with pytest.raises(KeyReused):
        renew(story, "noch neuer")
    assert Story.objects.count() == 2


def test_the_same_words_are_no_version(story: Story) -> None:
    with pytest.raises(NothingNew):
        renew(story, "47 Minuten.")
    assert renew(story, "47 Minuten.", works_well="Die Musik").works_well == "Die Musik"


def test_withdrawing_erases_all_versions_and_counts_one_voice(story: Story) -> None:
    renew(story, "neu")
    ids = [voice.pk for voice in reads.voices_of(story)]
    assert actions.withdraw_stories(story_ids=ids, ground=Withdrawal.TELLER) == 2
    counts = reads.counts([story.inquiry_id])[story.inquiry_id]
    assert (counts.stories, counts.unread, counts.withdrawn) == (0, 0, 1)
    assert set(Story.objects.values_list("text", flat=True)) == {""}
    with pytest.raises(AlreadyWithdrawn):
        renew(story, "noch neuer", key=KEY + "2")


def test_the_code_stays_valid_for_all_versions(people: People) -> None:
    story, code = people.tells(people.inquiry(), "eins")
    renew(story, "zwei")
    assert reads.story_by_code(code) == story


def test_a_supplement_can_be_told_anew_on_its_own(story: Story) -> None:
    added = actions.supplement_story(story=story, place=story.inquiry.place, key="k" * 20, text="Dazu noch")
    supplement = Story.objects.select_related("inquiry").get(pk=added.story_id)
    newer = renew(supplement, "Dazu doch nicht")
    assert (newer.supplements_id, newer.supersedes_id) == (story.pk, supplement.pk)
    story.refresh_from_db()
    assert story.superseded_at is None


def test_the_house_hears_of_it_after_the_commit(
    story: Story, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[int] = []
    monkeypatch.setattr(events.stories_superseded, "_receivers", [heard.append])
    with django_capture_on_commit_callbacks(execute=True):
        renew(story, "neu")
        assert heard == []
    assert heard == [story.inquiry_id]
    assert last_leaf()["k"] == "version"


def test_who_works_here_does_not_tell_anew_as_a_customer(people: People, story: Story) -> None:
    told = actions.supersede_story(
        story=story, place=story.inquiry.place, key=KEY, text="74 Minuten.", person=people.mira
    )
    newer = Story.objects.get(pk=told.story_id)
    assert "employee" in newer.roles
    assert newer.person is None
    assert "employee" in last_leaf()["r"].split("+")


def test_the_page_of_a_new_version_says_whose_badge_it_carries(people: People) -> None:
    _story, code = people.tells(people.inquiry(), "47 Minuten.")
    client = people.client(people.mira)
    assert "arbeiten hier" in client.get(f"/stimme/{code}/neue-fassung/").content.decode()
    client.post(f"/stimme/{code}/neue-fassung/", {"key": KEY, "text": "74 Minuten.", "works_well": ""})
    assert "employee" in Story.objects.latest("pk").roles
    assert "arbeiten hier" not in people.client().get(f"/stimme/{code}/neue-fassung/").content.decode()
