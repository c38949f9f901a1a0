"""Erasing statements and votes: nothing is left, the ledger says so, and every audit holds."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection

import resonanz_pruefe as pruefe
from resonanz.ground import clock
from resonanz.listen import actions, reads
from resonanz.listen.enums import Withdrawal
from resonanz.listen.models import Statement, Vote, Voter
from resonanz.people.models import Account
from tests.support.log import Log
from tests.support.people import People
from tests.support.voting import key, opened, statements, vote, voter

pytestmark = pytest.mark.django_db


def audited() -> list[str]:
    log = Log()
    published = log.seal()
    return [str(found) for found in pruefe.check_audit(log.audit_file(), published).altered]


class Scene:
    """A voting in which a guest, a customer with an account and the house said something."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.inquiry = opened(people)
        self.house, self.other = statements(people, self.inquiry, "Vom Haus.", "Noch eine.")
        self.guest, self.code = voter(self.inquiry)
        self.ada = Account.objects.create(email="ada@kunden.example", created_at=self.inquiry.created_at)
        self.customer, _ = voter(self.inquiry, person=self.ada)
        self.said = actions.add_statement(
            inquiry=self.inquiry, voter=self.guest, key=key(), text="Ein Kanarienvogel singt."
        )
        story, _ = people.tells(self.inquiry, "Im Käfig sitzt ein Kanarienvogel.")
        self.story = story
        self.quoted = actions.quote_statement(
            story=story, inquiry=self.inquiry, key=key(), words="ein Kanarienvogel", by=people.mira
        )
        for who in (self.guest, self.customer):
            for statement in (self.house, self.said, self.quoted):
                vote(self.inquiry, who, statement)
            vote(self.inquiry, who, self.house, "disagree")
            vote(self.inquiry, who, self.house, "pass")


@pytest.fixture
def scene(people: People) -> Scene:
    return Scene(people)


def hide_and_release(scene: Scene) -> None:
    held = actions.hold_story(story=scene.said, ground="insult", by=scene.people.mira)
    actions.release_story(story=held, by=scene.people.mira)
    hidden = actions.hide_story(story=scene.quoted, ground="insult", note="Ein Grund.", by=scene.people.mira)
    actions.appeal(story=hidden, key=key(), text="Das stimmt nicht.")
    actions.decide_appeal(story=hidden, granted=True, note="Stimmt.", by=scene.people.jonas)
    actions.hold_story(story=scene.house, ground="insult", by=scene.people.mira)
    with clock.held_at(clock.now() + actions.LONGEST_HOLD):
        assert actions.release_due() == 1


DEEDS: dict[str, Callable[[Scene], object]] = {
    "nothing": lambda _: None,
    "voting closed": lambda s: actions.close_voting(inquiry=s.inquiry, by=s.people.mira.pk),
    "statement erased": lambda s: actions.erase_statements(statement_ids=[s.said.pk], ground=Withdrawal.TELLER),
    "votes erased": lambda s: actions.erase_votes(voter_ids=[s.guest.pk], ground=Withdrawal.TELLER),
    "voter forgotten": lambda s: actions.forget_voters(
        voter_ids=[s.guest.pk, s.customer.pk], statement_ids=[s.said.pk]
    ),
    "story erased": lambda s: actions.withdraw_stories(story_ids=[s.story.pk], ground=Withdrawal.TELLER),
    "author forgotten": lambda s: actions.forget_authors(story_ids=[s.story.pk]),
    "erased, then forgotten": lambda s: (
        actions.withdraw_stories(story_ids=[s.story.pk], ground=Withdrawal.TELLER),
        actions.forget_authors(story_ids=[s.story.pk]),
    ),
    "moderated": hide_and_release,
    "badge learned later": lambda s: vote(s.inquiry, s.guest, s.other, person=s.people.jonas),
}


@pytest.mark.parametrize("name", DEEDS)
def test_every_honest_deed_passes_the_audit(scene: Scene, name: str) -> None:
    DEEDS[name](scene)
    assert audited() == []


FORGERIES = {
    "vote changed": "UPDATE listen_vote SET choice = 'agree' WHERE superseded_at IS NULL AND choice = 'pass'",
    "vote deleted": "DELETE FROM listen_vote WHERE statement_id = {said} AND voter_id = {guest}",
    "vote invented": "INSERT INTO listen_vote (statement_id, voter_id, choice, roles, via, cast_at, entry_index)"
    " SELECT {other}, voter_id, 'agree', roles, via, cast_at, 999999 FROM listen_vote WHERE statement_id = {said}"
    " AND voter_id = {guest}",
    "vote invented without entry": "INSERT INTO listen_vote"
    " (statement_id, voter_id, choice, roles, via, cast_at, entry_index)"
    " SELECT {other}, voter_id, 'agree', roles, via, cast_at, -7 FROM listen_vote WHERE statement_id = {said}"
    " AND voter_id = {guest}",
    "vote moved to another statement": "UPDATE listen_vote SET statement_id = {other} WHERE statement_id = {said}",
    "vote given to somebody else": "UPDATE listen_vote SET voter_id = {customer}"
    " WHERE voter_id = {guest} AND superseded_at IS NOT NULL",
    "vote counts no more": "UPDATE listen_vote SET superseded_at = cast_at WHERE superseded_at IS NULL",
    "voter loses the count": "UPDATE listen_voter SET roles = '{{employee}}' WHERE id = {guest}",
    "voter is somebody else": "UPDATE listen_voter SET teller = gen_random_uuid() WHERE id = {guest}",
    "voter moved to another inquiry": "UPDATE listen_voter SET inquiry_id = {elsewhere} WHERE id = {guest}",
    "statement changed": "UPDATE listen_statement SET text = text || ' Nicht.' WHERE id = {said}",
    "statement disguised": "UPDATE listen_statement SET teller = gen_random_uuid(), roles = '{{guest}}'"
    " WHERE id = {house}",
    "statement disguised as the house": "UPDATE listen_statement SET teller = NULL, person_id = NULL, roles = '{{}}',"
    " entered_by_id = {mira} WHERE id = {said}",
    "statement hidden": "UPDATE listen_statement SET visibility = 'hidden', withheld_by = 1 WHERE id = {said}",
    "statement emptied": "UPDATE listen_statement SET text = '', withdrawn_at = said_at, withdrawn_ground = 'teller'"
    " WHERE id = {said}",
    "statement put first": "UPDATE listen_statement SET seed = 1 WHERE id = {said}",
    "statement without its story": "UPDATE listen_statement SET origin_id = NULL WHERE id = {quoted}",
}


@pytest.mark.parametrize("name", FORGERIES)
def test_every_forgery_is_found(scene: Scene, name: str) -> None:
    places = {part: getattr(scene, part).pk for part in ("said", "house", "other", "quoted", "guest", "customer")}
    places |= {"elsewhere": scene.people.inquiry(slug="bad").pk, "mira": scene.people.mira.pk}
    with connection.cursor() as cursor:
        cursor.execute(FORGERIES[name].format(**places))
        assert cursor.rowcount > 0
    assert audited() != []


def test_erased_votes_leave_nothing_but_the_entries(scene: Scene) -> None:
    entries = list(Vote.objects.filter(voter=scene.guest).values_list("entry_index", flat=True))
    assert len(entries) == 5
    tombstones = actions.erase_votes(voter_ids=[scene.guest.pk], ground=Withdrawal.TELLER)
    assert len(tombstones) == 5
    assert not Voter.objects.filter(pk=scene.guest.pk).exists()
    assert reads.voter_by_code(scene.code) is None
    assert {who for who, _, _ in reads.ballots(scene.inquiry.pk, [scene.house.pk])} == {scene.customer.pk}


def test_forgotten_voters_go_on_unlinked(scene: Scene) -> None:
    before = scene.guest.teller
    actions.forget_voters(voter_ids=[scene.guest.pk, scene.customer.pk], statement_ids=[scene.said.pk])
    guest = Voter.objects.get(pk=scene.guest.pk)
    said = Statement.objects.get(pk=scene.said.pk)
    assert guest.teller != before
    assert (said.teller, Voter.objects.get(pk=scene.customer.pk).person) == (guest.teller, None)
    assert len(reads.ballots(scene.inquiry.pk, [scene.house.pk])) == 2


def test_a_restored_copy_is_erased_again(scene: Scene) -> None:
    """What the journal names is gone once more, and doing it twice does nothing."""
    entries = [scene.said.entry_index, *Vote.objects.filter(voter=scene.guest).values_list("entry_index", flat=True)]
    assert actions.erase_entries(entries=entries, ground=Withdrawal.TELLER) == 6
    assert actions.erase_entries(entries=entries, ground=Withdrawal.TELLER) == 0
    assert (Statement.objects.get(pk=scene.said.pk).text, Voter.objects.filter(pk=scene.guest.pk).exists()) == (
        *("", False),
    )
    assert audited() == []


def test_on_the_promised_day_statements_and_votes_go(scene: Scene) -> None:
    assert actions.erase_expired_votes() == 0
    keep_until = scene.inquiry.keep_until
    assert keep_until is not None
    with clock.held_at(clock.now().replace(year=keep_until.year + 1)):
        assert actions.erase_expired_votes() == 6
    assert (Vote.objects.count(), Voter.objects.count()) == (0, 0)
    assert set(Statement.objects.values_list("text", flat=True)) == {""}
    assert audited() == []
