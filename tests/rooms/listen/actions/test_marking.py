"""A human read it: noted once per reader, written down, shown to the teller."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from resonanz.ground import clock
from resonanz.listen import actions
from resonanz.listen.enums import Withdrawal
from resonanz.listen.models import Reading
from resonanz.trust.models import LedgerEntry
from tests.rooms.listen.support import commits_to, last_leaf
from tests.support.people import People

NOON = datetime(2027, 3, 28, 12, 0, tzinfo=UTC)


def test_mark_read_notes_reader_and_time(people: People) -> None:
    story, _code = people.tells(people.inquiry(), "Musik")
    with clock.held_at(NOON):
        assert actions.mark_read(story_ids=[story.pk], by=people.mira.pk) == 1
    story.refresh_from_db()
    reading = Reading.objects.get()
    assert (reading.story_id, reading.account_id, reading.read_at) == (story.pk, people.mira.pk, NOON)
    assert story.first_read_at == NOON


def test_mark_read_again_by_the_same_reader_is_noted_once(people: People) -> None:
    story, _code = people.tells(people.inquiry(), "Musik")
    actions.mark_read(story_ids=[story.pk, story.pk], by=people.mira.pk)
    entries = LedgerEntry.objects.count()
    assert actions.mark_read(story_ids=[story.pk], by=people.mira.pk) == 0
    assert (Reading.objects.count(), LedgerEntry.objects.count()) == (1, entries)


def test_mark_read_by_a_second_reader_keeps_the_first_time(people: People) -> None:
    story, _code = people.tells(people.inquiry(), "Musik")
    with clock.held_at(NOON):
        actions.mark_read(story_ids=[story.pk], by=people.mira.pk)
    with clock.held_at(NOON + timedelta(days=1)):
        assert actions.mark_read(story_ids=[story.pk], by=people.jonas.pk) == 1
    story.refresh_from_db()
    assert story.first_read_at == NOON
    assert Reading.objects.count() == 2


def test_mark_read_is_one_entry_that_names_what_was_read(people: People) -> None:
    inquiry = people.inquiry()
    stories = [people.tells(inquiry, text)[0] for text in ("eins", "zwei")]
    before = LedgerEntry.objects.count()
    assert actions.mark_read(story_ids=[story.pk for story in reversed(stories)], by=people.mira.pk) == 2
    entry = last_leaf()
    assert LedgerEntry.objects.count() == before + 1
    assert (entry["k"], entry["f"], entry["r"], entry["via"]) == ("read", "team", "host", "web")
    assert commits_to(entry["n"], {"entries": [story.entry_index for story in stories]})


def test_mark_read_withdrawn_and_unknown_is_nothing(people: People) -> None:
    story, _code = people.tells(people.inquiry(), "Musik")
    actions.withdraw_stories(story_ids=[story.pk], ground=Withdrawal.TELLER)
    entries = LedgerEntry.objects.count()
    assert actions.mark_read(story_ids=[story.pk, 987_654_321], by=people.mira.pk) == 0
    assert actions.mark_read(story_ids=[], by=people.mira.pk) == 0
    assert (Reading.objects.count(), LedgerEntry.objects.count()) == (0, entries)


def test_mark_read_counts_only_what_is_new(people: People) -> None:
    inquiry = people.inquiry()
    old, new = people.tells(inquiry, "eins")[0], people.tells(inquiry, "zwei")[0]
    actions.mark_read(story_ids=[old.pk], by=people.mira.pk)
    assert actions.mark_read(story_ids=[old.pk, new.pk], by=people.mira.pk) == 1
    assert commits_to(last_leaf()["n"], {"entries": [new.entry_index]})
