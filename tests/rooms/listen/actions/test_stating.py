"""Statements: whose they are is always to be seen, and what is taken from a story stays the teller's."""

from __future__ import annotations

import pytest

from resonanz.listen import actions, reads
from resonanz.listen.enums import Withdrawal
from resonanz.listen.errors import (
    NotInTheStory,
    NotReleased,
    StatementKnown,
    StatementsClosed,
    StatementTooLong,
    VotingClosed,
)
from resonanz.listen.models import Statement
from resonanz.listen.rules.problems import WordsRefused
from resonanz.trust.errors import KeyReused
from tests.rooms.listen.support import leaf
from tests.support.people import People
from tests.support.voting import key, opened, statements, voter

pytestmark = pytest.mark.django_db


def badges(statement: Statement) -> list[str]:
    found = reads.statement_of(statement.pk)
    assert found is not None
    return [name for name, _ in reads.statement_voice(found).badges]


def test_the_house_never_speaks_as_a_guest(people: People) -> None:
    inquiry = opened(people)
    (statement,) = statements(people, inquiry, "Wir sind gut.")
    assert (badges(statement), statement.teller, statement.entered_by_id) == (["organisation"], None, people.mira.pk)


def test_a_guest_speaks_as_a_guest_and_staff_with_the_badge(people: People) -> None:
    inquiry = opened(people)
    guest, _ = voter(inquiry)
    staff, _ = voter(inquiry, person=people.jonas)
    said = actions.add_statement(inquiry=inquiry, voter=guest, key=key(), text="Die Musik ist zu laut.")
    ours = actions.add_statement(
        inquiry=inquiry, voter=staff, key=key(), text="Die Musik ist schön.", person=people.jonas
    )
    sneaked = actions.add_statement(
        inquiry=inquiry, voter=guest, key=key(), text="Alle loben uns.", person=people.jonas
    )
    assert [badges(row) for row in (said, ours, sneaked)] == [["guest"], ["employee"], ["employee"]]
    assert leaf(sneaked.entry_index)["r"] == "employee"


def test_a_passage_of_a_story_keeps_voice_and_badge(people: People) -> None:
    inquiry = opened(people)
    story, _ = people.tells(inquiry, "Gestern rief ich an. Die Musik war zu laut. Dann war Schluss.")
    taken = actions.quote_statement(
        story=story, inquiry=inquiry, key=key(), words="Die Musik war zu laut.", by=people.mira
    )
    assert (badges(taken), taken.teller, taken.origin_id, taken.entered_by_id) == (
        *(["customer"], story.teller, story.pk, people.mira.pk),
    )


def test_only_what_stands_there_and_is_released_can_be_taken(people: People) -> None:
    inquiry = opened(people)
    story, _ = people.tells(inquiry, "Die Musik war zu laut.")
    kept, _ = people.tells(inquiry, "Nur für Sie gesagt.", permission="forum")
    with pytest.raises(NotInTheStory):
        actions.quote_statement(story=story, inquiry=inquiry, key=key(), words="Die Musik war laut.", by=people.mira)
    with pytest.raises(NotReleased):
        actions.quote_statement(story=kept, inquiry=inquiry, key=key(), words="Nur für Sie", by=people.mira)
    assert not Statement.objects.exists()


def test_a_story_that_is_taken_back_takes_its_statement_along(people: People) -> None:
    inquiry = opened(people)
    story, _ = people.tells(inquiry, "Die Musik war zu laut.")
    narrowed, _ = people.tells(inquiry, "Die Rechnung kam doppelt.")
    for told in (story, narrowed):
        actions.quote_statement(story=told, inquiry=inquiry, key=key(), words=told.text, by=people.mira)
    assert len(reads.voted_on(inquiry.pk)) == 2
    actions.withdraw_stories(story_ids=[story.pk], ground=Withdrawal.TELLER)
    actions.change_permission(story=narrowed, permission="team")
    assert list(reads.voted_on(inquiry.pk)) == []
    assert Statement.objects.get(origin=story).text == ""
    actions.change_permission(story=narrowed, permission="public_anonymous")
    assert [row.text for row in reads.voted_on(inquiry.pk)] == ["Die Rechnung kam doppelt."]
    actions.hide_story(story=narrowed, ground="insult", note="Beleidigt.", by=people.mira)
    assert list(reads.voted_on(inquiry.pk)) == []


def test_guests_add_only_where_they_may(people: People) -> None:
    inquiry = opened(people, takes_statements=False)
    guest, _ = voter(inquiry)
    with pytest.raises(StatementsClosed):
        actions.add_statement(inquiry=inquiry, voter=guest, key=key(), text="Noch etwas.")
    actions.close_voting(inquiry=inquiry, by=people.mira.pk)
    with pytest.raises(VotingClosed):
        actions.add_statement(inquiry=inquiry, voter=guest, key=key(), text="Noch etwas.")


def test_what_cannot_be_a_statement(people: People) -> None:
    inquiry = opened(people)
    statements(people, inquiry, "Schon da.")
    for text, problem in (
        (" ", WordsRefused),
        ("a\0b", WordsRefused),
        ("x" * 401, StatementTooLong),
        ("Schon da.", StatementKnown),
    ):
        with pytest.raises(problem):
            actions.write_statement(inquiry=inquiry, key=key(), words=text, by=people.mira)
    assert Statement.objects.count() == 1


def test_the_same_key_adds_once(people: People) -> None:
    inquiry = opened(people)
    made = key()
    one, two = (actions.write_statement(inquiry=inquiry, key=made, words="Einmal.", by=people.mira) for _ in range(2))
    assert (one.pk, Statement.objects.count()) == (two.pk, 1)
    with pytest.raises(KeyReused):
        actions.write_statement(inquiry=inquiry, key=made, words="Anders.", by=people.mira)
