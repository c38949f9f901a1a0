"""Votes: one current per person and statement, one entry each, earlier ones kept."""

from __future__ import annotations

import pytest

from resonanz.ask.actions import close_inquiry
from resonanz.listen import actions, reads
from resonanz.listen.enums import Withdrawal
from resonanz.listen.errors import StatementGone, VotingClosed
from resonanz.listen.models import Vote, Voter, VotingChange
from resonanz.listen.rules.ballots import statement_opens
from resonanz.people.models import Account
from resonanz.trust.models import LedgerEntry
from tests.rooms.listen.support import commits_to, last_leaf, leaf
from tests.support.people import People
from tests.support.voting import key, opened, statements, vote, voter

pytestmark = pytest.mark.django_db


def test_a_vote_has_an_entry_that_commits_to_statement_and_choice(people: People) -> None:
    inquiry = opened(people)
    (statement,) = statements(people, inquiry, "Die Hotline braucht mehr Menschen.")
    who, _ = voter(inquiry)
    cast = vote(inquiry, who, statement)
    entry = leaf(cast.entry_index)
    assert (entry["k"], entry["f"], entry["r"], entry["via"], entry["p"]) == (
        *("vote", inquiry.place, "guest", "web", None),
    )
    assert commits_to(cast.entry_index, {"statement": statement.entry_index, "vote": "agree"})
    assert not commits_to(cast.entry_index, {"statement": statement.entry_index, "vote": "disagree"})


def test_the_same_choice_again_changes_nothing(people: People) -> None:
    inquiry = opened(people)
    (statement,) = statements(people, inquiry, "Mehr Menschen.")
    who, _ = voter(inquiry)
    first = vote(inquiry, who, statement)
    size = LedgerEntry.objects.count()
    assert vote(inquiry, who, statement).pk == first.pk
    assert (Vote.objects.count(), LedgerEntry.objects.count()) == (1, size)


def test_another_choice_takes_the_place_of_the_earlier_which_stays(people: People) -> None:
    inquiry = opened(people)
    (statement,) = statements(people, inquiry, "Mehr Menschen.")
    who, _ = voter(inquiry)
    first = vote(inquiry, who, statement, "agree")
    second = vote(inquiry, who, statement, "disagree")
    first.refresh_from_db()
    assert (first.superseded_at, second.supersedes_id) == (second.cast_at, first.pk)
    assert leaf(second.entry_index)["p"] == bytes(LedgerEntry.objects.get(index=first.entry_index).leaf_hash).hex()
    assert reads.votes_of(who) == {statement.pk: "disagree"}
    assert reads.ballots(inquiry.pk, [statement.pk]) == [(who.pk, statement.pk, -1)]


def test_nothing_is_voted_on_before_and_after(people: People) -> None:
    inquiry = people.inquiry()
    (statement,) = statements(people, inquiry, "Mehr Menschen.")
    who, _ = voter(inquiry)
    with pytest.raises(VotingClosed):
        vote(inquiry, who, statement)
    actions.open_voting(inquiry=inquiry, takes_statements=False, by=people.mira.pk)
    vote(inquiry, who, statement)
    actions.close_voting(inquiry=inquiry, by=people.mira.pk)
    with pytest.raises(VotingClosed):
        vote(inquiry, who, statement, "pass")
    actions.open_voting(inquiry=inquiry, takes_statements=False, by=people.mira.pk)
    closed = close_inquiry(inquiry=inquiry, by=people.mira.pk)
    with pytest.raises(VotingClosed):
        vote(closed, who, statement, "pass")
    assert [row.choice for row in Vote.objects.all()] == ["agree"]


def test_opening_and_closing_is_entered_once_each(people: People) -> None:
    inquiry = opened(people, takes_statements=True)
    assert last_leaf()["k"] == "voting"
    actions.open_voting(inquiry=inquiry, takes_statements=True, by=people.mira.pk)
    assert VotingChange.objects.count() == 1
    actions.open_voting(inquiry=inquiry, takes_statements=False, by=people.mira.pk)
    actions.close_voting(inquiry=inquiry, by=people.jonas.pk)
    assert list(VotingChange.objects.order_by("entry_index").values_list("deed", "takes_statements")) == [
        *[("opened", True), ("opened", False), ("closed", False)],
    ]
    assert reads.voting_of(inquiry.pk) == reads.Voting(is_open=False, takes_statements=False, has_begun=True)


def test_a_withdrawn_or_hidden_statement_is_not_voted_on(people: People) -> None:
    inquiry = opened(people)
    gone, hidden, stays = statements(people, inquiry, "Geht.", "Verborgen.", "Bleibt.")
    who, _ = voter(inquiry)
    for statement in (gone, hidden, stays):
        vote(inquiry, who, statement)
    actions.erase_statements(statement_ids=[gone.pk], ground=Withdrawal.TELLER)
    actions.hide_story(story=hidden, ground="insult", note="Beleidigt jemanden.", by=people.jonas)
    for statement in (gone, hidden):
        with pytest.raises(StatementGone):
            vote(inquiry, who, statement, "pass")
    assert [statement.pk for statement in reads.voted_on(inquiry.pk)] == [stays.pk]


def test_statements_of_another_inquiry_are_refused(people: People) -> None:
    inquiry, other = opened(people), opened(people, slug="bad")
    (elsewhere,) = statements(people, other, "Das Wasser ist kalt.")
    who, _ = voter(inquiry)
    with pytest.raises(StatementGone):
        vote(inquiry, who, elsewhere)


def test_the_same_key_is_the_same_voter_and_a_code_opens_the_page(people: People) -> None:
    inquiry = opened(people)
    made = key()
    began, again = (actions.begin_voting(inquiry=inquiry, key=made) for _ in range(2))
    assert (began.voter.pk, began.code) == (again.voter.pk, again.code)
    found = reads.voter_by_code(began.code.lower())
    assert found is not None
    assert found.pk == began.voter.pk
    assert reads.voter_by_code("0000-0000-0000") is None
    actions.erase_votes(voter_ids=[began.voter.pk], ground=Withdrawal.TELLER)
    assert actions.begin_voting(inquiry=inquiry, key=made).voter.pk != began.voter.pk


def test_who_is_signed_in_votes_once_in_any_window(people: People) -> None:
    inquiry = opened(people)
    ada = Account.objects.create(email="ada@kunden.example", created_at=inquiry.created_at)
    one, code = voter(inquiry, person=ada)
    two, _ = voter(inquiry, person=ada)
    assert (one.pk, code) == (two.pk, "")
    assert reads.voter_of(inquiry.pk, ada) == one
    assert reads.voter_of(inquiry.pk, None) is None


@pytest.mark.parametrize("roles", [(), ("customer",), ("guest", "customer")])
def test_staff_votes_with_the_badge_and_does_not_count(people: People, roles: tuple[str, ...]) -> None:
    inquiry = opened(people)
    (statement,) = statements(people, inquiry, "Alles gut hier.")
    who, _ = voter(inquiry, person=people.jonas, roles=roles)
    cast = vote(inquiry, who, statement, person=people.jonas)
    assert "employee" in leaf(cast.entry_index)["r"].split("+")
    assert reads.ballots(inquiry.pk, [statement.pk]) == []


def test_a_guest_who_signs_in_as_staff_gets_the_badge_from_then_on(people: People) -> None:
    inquiry = opened(people)
    first, second = statements(people, inquiry, "Eins.", "Zwei.")
    who, _ = voter(inquiry)
    before = vote(inquiry, who, first)
    after = vote(inquiry, who, second, person=people.jonas)
    assert (leaf(before.entry_index)["r"], leaf(after.entry_index)["r"]) == ("guest", "employee")
    assert reads.ballots(inquiry.pk, [first.pk, second.pk]) == []


def test_who_turned_out_to_work_here_counts_no_more(people: People) -> None:
    inquiry = opened(people)
    (statement,) = statements(people, inquiry, "Alles gut hier.")
    ada = Account.objects.create(email="ada@kunden.example", created_at=inquiry.created_at)
    who, _ = voter(inquiry, person=ada)
    vote(inquiry, who, statement, person=ada)
    assert len(reads.ballots(inquiry.pk, [statement.pk])) == 1
    ada.relations.create(role="employee", source="claim", since=inquiry.created_at)
    assert reads.ballots(inquiry.pk, [statement.pk]) == []


def test_everybody_is_asked_in_an_order_of_their_own_that_stays(people: People) -> None:
    inquiry = opened(people)
    stated = statements(people, inquiry, *(f"Aussage {n}." for n in range(12)))
    orders = set()
    for _ in range(5):
        who, _code = voter(inquiry)
        order = tuple(statement.pk for statement in reads.in_turn(stated, who))
        assert order == tuple(statement.pk for statement in reads.in_turn(stated[::-1], Voter.objects.get(pk=who.pk)))
        orders.add(order)
    assert len(orders) == 5


def test_a_statement_says_in_its_entry_whose_it_is(people: People) -> None:
    inquiry = opened(people)
    (statement,) = statements(people, inquiry, "Unser Haus spricht.")
    assert (leaf(statement.entry_index)["r"], statement_opens(statement)["author"]) == (
        *("host", f"account:{people.mira.pk}"),
    )
