"""Erased means erased, and everybody sees that something was erased."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from pytest_django import DjangoCaptureOnCommitCallbacks

from resonanz.ground import clock
from resonanz.listen import actions, events
from resonanz.listen.enums import Withdrawal
from resonanz.listen.models import Story
from resonanz.trust.models import LedgerEntry, LedgerOpening
from resonanz.trust.reads import receipt
from tests.rooms.listen.support import commits_to, last_leaf, leaf
from tests.support.people import People

CANARY = "Kanarienvogel"
NOON = datetime(2027, 3, 28, 12, 0, tzinfo=UTC)


def rows_with(words: str) -> list[str]:
    """Tables of ours in which these words stand anywhere."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = [name for (name,) in cursor.fetchall()]
        found = []
        for table in tables:
            cursor.execute(f'SELECT 1 FROM "{table}" t WHERE t::text LIKE %s LIMIT 1', [f"%{words}%"])  # noqa: S608
            if cursor.fetchone():
                found.append(table)
    return found


def withdraw(*stories: Story) -> int:
    return actions.withdraw_stories(story_ids=[story.pk for story in stories], ground=Withdrawal.TELLER)


def test_withdraw_takes_words_name_feeling_and_proof(people: People) -> None:
    story, _code = people.tells(
        people.inquiry(),
        f"Mein {CANARY}",
        works_well=f"Der {CANARY}",
        permission="public_named",
        name=f"Ada {CANARY}",
        feeling="froh",
    )
    assert rows_with(CANARY) == ["listen_story"]
    with clock.held_at(NOON):
        assert withdraw(story) == 1
    story.refresh_from_db()
    assert (story.text, story.works_well, story.name, story.feeling, story.content_hash) == ("", "", "", "", None)
    assert (story.withdrawn_at, story.withdrawn_ground, story.is_public) == (NOON, "teller", False)
    assert rows_with(CANARY) == []
    assert rows_with(CANARY.encode().hex()) == []


def test_withdraw_takes_every_salt(people: People) -> None:
    story, _code = people.tells(people.inquiry(), "Musik")
    withdraw(story)
    opening = LedgerOpening.objects.get(index=story.entry_index)
    assert (opening.author_salt, opening.body_salt, opening.meta_salt) == (None, None, None)
    assert receipt(story.entry_index) is None


def test_withdraw_leaves_a_tombstone_in_the_ledger(people: People) -> None:
    story, _code = people.tells(people.inquiry(), "Musik")
    before = bytes(LedgerEntry.objects.get(index=story.entry_index).leaf)
    withdraw(story)
    assert bytes(LedgerEntry.objects.get(index=story.entry_index).leaf) == before
    stone = last_leaf()
    assert (stone["k"], stone["f"], stone["r"], stone["via"]) == (
        "erasure",
        f"entry:{story.entry_index}",
        "teller",
        "web",
    )
    assert commits_to(stone["n"], {"entry": story.entry_index, "ground": "teller"})


def test_withdraw_twice_is_done_once(people: People) -> None:
    story, _code = people.tells(people.inquiry(), "Musik")
    with clock.held_at(NOON):
        withdraw(story)
    entries = LedgerEntry.objects.count()
    assert withdraw(story) == 0
    story.refresh_from_db()
    assert (story.withdrawn_at, LedgerEntry.objects.count()) == (NOON, entries)


def test_withdraw_nothing_and_unknown_is_harmless(people: People) -> None:
    entries = LedgerEntry.objects.count()
    assert actions.withdraw_stories(story_ids=[], ground=Withdrawal.TELLER) == 0
    assert actions.withdraw_stories(story_ids=[987_654_321], ground=Withdrawal.TELLER) == 0
    assert LedgerEntry.objects.count() == entries


def test_withdraw_leaves_other_voices_alone(people: People) -> None:
    inquiry = people.inquiry()
    story, other = people.tells(inquiry, "Musik")[0], people.tells(inquiry, "Stille")[0]
    withdraw(story)
    other.refresh_from_db()
    assert (other.text, other.withdrawn_at) == ("Stille", None)
    assert receipt(other.entry_index) is not None


def test_withdraw_erases_copies_in_the_same_transaction(people: People) -> None:
    """Upper rooms plug in here; what they drop, they drop before the words go."""
    seen: list[tuple[list[int], str]] = []

    def look(ids: list[int]) -> None:
        seen.append((ids, Story.objects.get(pk=ids[0]).text))

    story, _code = people.tells(people.inquiry(), "Musik")
    events.erasing_stories.plug(look)
    try:
        withdraw(story)
    finally:
        events.erasing_stories._plugs.remove(look)
    assert seen == [([story.pk], "Musik")]


def test_withdraw_fails_as_a_whole_when_a_copy_cannot_be_erased(people: People) -> None:
    def fail(_ids: list[int]) -> None:
        raise RuntimeError("a copy is stuck")

    story, _code = people.tells(people.inquiry(), "Musik")
    events.erasing_stories.plug(fail)
    try:
        with pytest.raises(RuntimeError, match="a copy is stuck"):
            withdraw(story)
    finally:
        events.erasing_stories._plugs.remove(fail)
    story.refresh_from_db()
    assert (story.text, story.withdrawn_at) == ("Musik", None)
    assert receipt(story.entry_index) is not None


def test_withdraw_announces_each_inquiry_once(
    people: People, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    first, second = people.inquiry(), people.inquiry(slug="rechnung")
    stories = [people.tells(inquiry, "Musik")[0] for inquiry in (first, first, second)]
    heard: list[int] = []
    hear = heard.append
    events.stories_erased.receive(hear)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            withdraw(*stories)
        assert sorted(heard) == sorted([first.pk, second.pk])
    finally:
        events.stories_erased._receivers.remove(hear)


def test_erase_expired_keeps_the_promised_day(people: People) -> None:
    over = people.inquiry(slug="vorbei", keep_until=date(2027, 3, 1))
    kept = people.inquiry(slug="laufend", keep_until=date(2027, 4, 1))
    gone, stays = people.tells(over, "Musik")[0], people.tells(kept, "Stille")[0]
    with clock.held_at(NOON):
        assert actions.erase_expired() == 1
        assert actions.erase_expired() == 0
    gone.refresh_from_db()
    stays.refresh_from_db()
    assert (gone.text, gone.withdrawn_ground, stays.text) == ("", "retention", "Stille")
    stone = leaf(LedgerEntry.objects.latest("index").index)
    assert (stone["k"], stone["r"], stone["via"]) == ("erasure", "system", "system")


def test_erase_expired_goes_on_over_several_batches(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("resonanz.listen.actions.withdrawing._BATCH", 2)
    inquiry = people.inquiry(keep_until=people.today() + timedelta(days=1))
    for n in range(5):
        people.tells(inquiry, f"Geschichte {n}")
    with clock.held_at(clock.now() + timedelta(days=3)):
        assert actions.erase_expired() == 5
    assert Story.objects.filter(withdrawn_at=None).count() == 0


@pytest.mark.django_db
def test_erase_expired_with_nothing_to_do() -> None:
    assert actions.erase_expired() == 0
