"""Reminders: only to those who have not reacted, charged to the budget, with a pause."""

from __future__ import annotations

from datetime import timedelta

import pytest

from resonanz.ask import actions
from resonanz.ask.enums import InvitationState
from resonanz.ask.errors import NothingToSend
from resonanz.ask.models import Inquiry, Invitation
from resonanz.ground import clock, mail
from resonanz.people import actions as people_actions
from resonanz.people.enums import Channel, Ending
from tests.support.invited import invited, listed, path_in, path_of, sent, with_address
from tests.support.people import People

pytestmark = pytest.mark.django_db


def remind(inquiry: Inquiry, people: People) -> dict[str, str]:
    batch = actions.start_reminding(inquiry=inquiry, pause=7, by=people.mira.pk)
    actions.work_on_batch(batch.pk)
    return sent()


def test_only_those_without_a_reaction_are_reminded(inquiry: Inquiry, people: People) -> None:
    candidates = listed(inquiry, people, 5)
    rows = invited(inquiry, people)
    sent()
    people.client().post(path_of(rows[0]), {"deed": "decline"})
    mark = actions.begin_telling(invitation=rows[1])
    actions.note_answered(mark=mark, inquiry_id=inquiry.pk)
    people_actions.object_to_contact(account_id=candidates[2].account_id, how=Ending.OWN_PAGE)
    people_actions.set_own_budget(account_id=candidates[3].account_id, most=1)
    with pytest.raises(NothingToSend):
        remind(inquiry, people)
    with clock.held_at(clock.now() + timedelta(days=8)):
        texts = remind(inquiry, people)
        assert list(texts) == ["gast4@beispiel.example"]
        assert path_in(texts["gast4@beispiel.example"]) == path_of(rows[4])
        # Whoever was refused may be tried again; whoever was reminded is left alone for a week.
        assert remind(inquiry, people) == {}
    reasons = {row.pk: row.problem for row in Invitation.objects.all()}
    assert reasons[rows[2].pk].startswith("Diese Person hat allem widersprochen")
    assert reasons[rows[3].pk].startswith("Das Kontaktbudget ist aufgebraucht: höchstens 1 Nachricht")


def test_the_budget_stops_a_fourth_mail(inquiry: Inquiry, people: People) -> None:
    listed(inquiry, people, 1)
    [row] = invited(inquiry, people)
    moment, arrived = clock.now(), len(sent())
    for week in range(1, 5):
        Invitation.objects.update(expires_on=clock.today() + timedelta(days=90))
        with clock.held_at(moment + timedelta(days=8 * week)):
            arrived += len(remind(inquiry, people))
    row.refresh_from_db()
    assert arrived == 3
    assert row.problem.startswith("Das Kontaktbudget ist aufgebraucht: höchstens 3 Nachrichten in 90 Tagen.")


def test_letters_are_not_reminded_by_mail(inquiry: Inquiry, people: People) -> None:
    candidates = listed(inquiry, people, 1)
    with_address(candidates)
    [row] = invited(inquiry, people, Channel.LETTER)
    actions.note_paper_out(inquiry_id=inquiry.pk, invitation_ids=[row.pk])
    with clock.held_at(clock.now() + timedelta(days=8)), pytest.raises(NothingToSend):
        remind(inquiry, people)


def test_a_lost_reminder_does_not_lose_the_invitation(inquiry: Inquiry, people: People) -> None:
    listed(inquiry, people, 1)
    [row] = invited(inquiry, people)
    sent()
    with clock.held_at(clock.now() + timedelta(days=8)):
        batch = actions.start_reminding(inquiry=inquiry, pause=7, by=people.mira.pk)
        actions.work_on_batch(batch.pk)
        row = Invitation.objects.get(pk=row.pk)
        assert row.contact is not None
        mail.message_lost.run(mail.Loss(message_id=row.contact.message_id or 0, reason="Server weg."))
    row.refresh_from_db()
    assert (row.state, row.problem) == (InvitationState.SENT, "Server weg.")
