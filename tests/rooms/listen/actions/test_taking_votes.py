"""A conversation from elsewhere: marked as imported, nothing twice, nothing brought back."""

from __future__ import annotations

import pytest

import resonanz_pruefe as pruefe
from resonanz.ask.models import Inquiry
from resonanz.listen import actions, reads
from resonanz.listen.actions import BallotTally
from resonanz.listen.enums import Withdrawal
from resonanz.listen.models import Statement, Vote, Voter
from tests.rooms.listen.support import leaf
from tests.support.log import Log
from tests.support.people import People

pytestmark = pytest.mark.django_db

STATED = {"0": "Die Hotline ist zu lang.", "1": "Das Büro soll bleiben.", "2": " "}
CAST = [("7", "0", 1), ("7", "1", -1), ("8", "0", 0), ("8", "0", -1), ("9", "2", 1), ("9", "3", 1)]


def take(inquiry: Inquiry, *, votes: list[tuple[str, str, int]] = CAST, roles: tuple[str, ...] = ()) -> BallotTally:
    return actions.take_ballots(
        inquiry=inquiry, source="polis", statements=STATED, votes=votes, roles=roles, on_step=lambda *_: None
    )


def test_statements_voters_and_votes_are_taken_in_and_marked(people: People) -> None:
    inquiry = people.inquiry(is_open=False)
    assert take(inquiry, roles=("customer",)) == BallotTally(statements=2, refused=1, voters=2, votes=3, left=2)
    first = Statement.objects.order_by("pk")[0]
    assert (first.text, first.source, first.external_id, first.roles) == (
        *("Die Hotline ist zu lang.", "polis", "0", ["customer"]),
    )
    assert "übernommen aus „polis“" in reads.statement_voice(first).note
    assert {leaf(vote.entry_index)["via"] for vote in Vote.objects.all()} == {"import"}
    assert sorted(value for _, _, value in reads.ballots(inquiry.pk, [row.pk for row in Statement.objects.all()])) == [
        *(-1, -1, 1),
    ]


def test_a_second_time_nothing_comes_twice_and_a_change_takes_the_place(people: People) -> None:
    inquiry = people.inquiry(is_open=False)
    take(inquiry)
    assert take(inquiry) == BallotTally(refused=1, known=3, left=2)
    changed = take(inquiry, votes=[("7", "0", -1)])
    assert (changed.votes, changed.changed, Vote.objects.count(), Voter.objects.count()) == (1, 1, 4, 2)
    log = Log()
    published = log.seal()
    assert pruefe.check_audit(log.audit_file(), published).code == pruefe.INTACT


def test_erased_statements_stay_away_with_their_votes(people: People) -> None:
    inquiry = people.inquiry(is_open=False)
    take(inquiry)
    gone = Statement.objects.get(external_id="0")
    actions.erase_statements(statement_ids=[gone.pk], ground=Withdrawal.TELLER)
    again = take(inquiry)
    assert (again.statements, again.votes, again.left) == (0, 0, 4)
    assert Statement.objects.filter(text="Die Hotline ist zu lang.").count() == 0


def test_who_voted_cannot_be_read_back(people: People) -> None:
    inquiry = people.inquiry(is_open=False)
    take(inquiry, votes=[("sehr-eigene-kennung", "0", 1)])
    voter = Voter.objects.get()
    assert (voter.person, voter.code_hash, voter.roles) == (None, None, ["guest"])
    assert "sehr-eigene-kennung" not in str(Voter.objects.values().get())
