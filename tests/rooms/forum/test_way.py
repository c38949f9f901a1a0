"""One evening from the draft to the balance, and every wrong turn on the way."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from resonanz.act import actions as act_actions
from resonanz.act.enums import Word
from resonanz.forum import actions, reads
from resonanz.forum.enums import Form, RoundKind, RoundState, Stage
from resonanz.forum.errors import BalanceOwed, ForumNotReady, NothingToBalance, NotNow, SomebodyWasFaster
from resonanz.forum.models import Contribution, Forum, Happening
from resonanz.ground import clock
from resonanz.listen.models import Story
from resonanz.trust.models import LedgerEntry
from tests.rooms.act.support import insight_on
from tests.rooms.forum.support import announced, begun, drafted, said, seated, started
from tests.support.people import People


def test_an_evening_from_the_announcement_to_the_sealed_minutes(people: People) -> None:
    forum = begun(people)
    seat = seated(forum, name="Frau Lenz", table=2).seat
    stories = started(people, forum, 2)
    assert stories.state == RoundState.WRITING
    told = said(seat, stories)
    assert reads.hall(forum).spoken == []
    forum.refresh_from_db()
    actions.reveal(forum_id=forum.pk, by=people.mira.pk, steps=forum.steps)
    picture = reads.hall(forum)
    assert [spoken.story.pk for spoken in picture.spoken] == [told.story_id]
    assert (picture.number, picture.told, picture.seats, picture.is_silent) == (2, 1, 1, False)
    forum.refresh_from_db()
    actions.end_evening(forum_id=forum.pk, by=people.mira.pk, steps=forum.steps)
    with pytest.raises(NotNow, match="sehen ihre Worte noch durch"):
        actions.seal_minutes(forum_id=forum.pk, by=people.mira.pk)
    with clock.held_at(clock.now() + timedelta(days=8)):
        sealed = actions.seal_minutes(forum_id=forum.pk, by=people.mira.pk)
    assert sealed.stage == Stage.SEALED
    story = Story.objects.get(pk=told.story_id)
    assert Happening.objects.get(deed="sealed").said == {"rounds": {"2": [story.entry_index]}, "seats": 1}
    assert Happening.objects.filter(forum=forum).count() == sealed.steps
    assert LedgerEntry.objects.filter(index__in=Happening.objects.values("entry_index")).count() == sealed.steps


def test_nothing_is_announced_that_does_not_say_what_it_owes(people: People) -> None:
    forum = drafted(people, budget=" ", venue="", starts_at=clock.now() - timedelta(hours=1))
    with pytest.raises(ForumNotReady) as refused:
        actions.announce_forum(forum=forum, by=people.mira.pk)
    assert set(refused.value.obstacles) == {"budget", "venue", "starts_at", "ends_at"}
    assert Forum.objects.get().stage == Stage.DRAFT
    assert not Happening.objects.exists()


def test_the_next_forum_waits_for_the_balance_of_the_last(people: People) -> None:
    first = announced(people)
    following = drafted(people, slug="naechstes")
    assert (first.number, following.number, following.previous) == (1, 2, first)
    with pytest.raises(BalanceOwed) as refused:
        actions.announce_forum(forum=following, by=people.mira.pk)
    assert refused.value.owing == first
    staff = drafted(people, slug="unter-uns", form=Form.STAFF)
    assert actions.announce_forum(forum=staff, by=people.mira.pk).stage == Stage.ANNOUNCED


def test_no_balance_without_an_insight_that_has_its_word(people: People) -> None:
    forum = begun(people)
    actions.end_evening(forum_id=forum.pk, by=people.mira.pk, steps=forum.steps)
    with clock.held_at(clock.now() + timedelta(days=8)):
        actions.seal_minutes(forum_id=forum.pk, by=people.mira.pk)
        with pytest.raises(NothingToBalance):
            actions.publish_balance(forum_id=forum.pk, by=people.mira.pk)
        insight = insight_on(people, forum.inquiry)
        with pytest.raises(NothingToBalance) as refused:
            actions.publish_balance(forum_id=forum.pk, by=people.mira.pk)
        assert refused.value.waiting == 1
        act_actions.decide(
            insight=insight, place=forum.inquiry.place, word=Word.EXISTS, by=people.mira.pk, reason="Seit Mai."
        )
        assert actions.publish_balance(forum_id=forum.pk, by=people.mira.pk).stage == Stage.BALANCED


def test_two_hosts_press_next_at_once(people: People) -> None:
    forum = begun(people)
    before = forum.steps
    first = actions.start_next(forum_id=forum.pk, by=people.mira.pk, steps=before)
    assert first is not None
    with pytest.raises(SomebodyWasFaster):
        actions.start_next(forum_id=forum.pk, by=people.mira.pk, steps=before)
    assert [row.state for row in reads.rounds_of(forum.pk)][:2] == [RoundState.OPEN, RoundState.PLANNED]


def test_a_held_round_is_repeated_as_a_new_one(people: People) -> None:
    forum = begun(people)
    first = started(people, forum, 1)
    started(people, forum, 3)
    again = started(people, forum, 1)
    assert (again.position, again.repeats_id, again.kind) == (7, first.pk, RoundKind.ARRIVAL)
    assert reads.running_round(reads.rounds_of(forum.pk)) == again


def test_a_wish_goes_with_the_grumble_of_the_same_seat_only(people: People) -> None:
    forum = begun(people)
    mine, other = seated(forum).seat, seated(forum).seat
    grumbles = started(people, forum, 3)
    own = said(mine, grumbles, "Immer diese Warteschleife.")
    strange = said(other, grumbles, "Der Brief war unlesbar.")
    wishes = started(people, forum, 4)
    rows = {row.story_id: row for row in Contribution.objects.all()}
    said(mine, wishes, "Ein Rückruf.", answers_id=rows[own.story_id].pk)
    said(mine, wishes, "Größere Schrift.", answers_id=rows[strange.story_id].pk)
    linked = Contribution.objects.filter(round=wishes).order_by("pk").values_list("answers__story_id", flat=True)
    assert list(linked) == [own.story_id, None]


def test_all_words_of_a_seat_are_one_voice_under_its_code(people: People) -> None:
    forum = begun(people)
    taken = seated(forum)
    stories = started(people, forum, 3)
    first, second = said(taken.seat, stories), said(taken.seat, stories, "Und noch etwas.")
    told = Story.objects.in_bulk([first.story_id, second.story_id])
    assert {story.teller for story in told.values()} == {taken.seat.teller}
    assert bytes(told[first.story_id].code_hash or b"") == bytes(taken.seat.code_hash or b"")
    assert told[second.story_id].code_hash is None


def test_among_staff_nothing_leads_from_words_to_a_seat(people: People) -> None:
    forum = begun(people, form=Form.STAFF)
    seats = [seated(forum, name="Mira Holt", person=people.mira).seat for _ in range(2)]
    assert {(seat.name, seat.person_id) for seat in seats} == {("", None)}
    grumbles = started(people, forum, 3)
    stories = [said(seat, grumbles) for seat in seats]
    assert set(Contribution.objects.values_list("seat", "table")) == {(None, None)}
    tellers = set(Story.objects.filter(pk__in=[one.story_id for one in stories]).values_list("teller", flat=True))
    assert len(tellers) == 2
    assert not tellers & {seat.teller for seat in seats}
    # Fewer than ten are there: nothing is shown to anybody.
    assert reads.hall(forum).spoken == []


def test_words_from_a_dead_spot_are_taken_late_and_marked(people: People) -> None:
    forum = begun(people)
    seat = seated(forum).seat
    first = started(people, forum, 1)
    started(people, forum, 3)
    said(seat, first)
    assert Contribution.objects.get().is_late
    with pytest.raises(NotNow):
        said(seat, reads.rounds_of(forum.pk)[3])


def test_a_code_that_was_passed_around_is_renewed(people: People) -> None:
    forum = begun(people)
    inside = seated(forum, key="mein-telefon")
    old = forum.hall_code
    actions.renew_hall_code(forum_id=forum.pk)
    forum.refresh_from_db()
    with pytest.raises(NotNow, match="gilt nicht"):
        seated(forum, hall_code=old)
    assert seated(forum, key="mein-telefon", hall_code=old).seat == inside.seat


@pytest.mark.parametrize("reason", ["", " \n "])
def test_no_round_is_left_out_without_a_reason_whoever_asks(people: People, reason: str) -> None:
    forum = begun(people)
    with pytest.raises(NotNow, match="warum"):
        actions.skip_round(forum_id=forum.pk, position=3, by=people.mira.pk, steps=forum.steps, reason=reason)
    assert not forum.rounds.filter(state=RoundState.SKIPPED).exists()


def test_no_step_makes_words_wait_that_have_the_ledger_already(people: People) -> None:
    # Words take the head of the ledger and then point to their forum; a step takes its forum and then the head.
    forum = begun(people)
    with CaptureQueriesContext(connection) as asked:
        started(people, forum, 1)
    locks = [query["sql"] for query in asked if 'FROM "forum_forum"' in query["sql"] and " FOR " in query["sql"]]
    assert len(locks) == 1
    assert 'FOR NO KEY UPDATE OF "forum_forum"' in locks[0]
