"""Inviting: a ground, a place in the budget, a mail with a code; or the reason why not."""

from __future__ import annotations

import re
from email.message import Message as Mail
from typing import Any

import pytest
from django.core import mail as sent_mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from resonanz.ask import actions, reads
from resonanz.ask.enums import BatchState, CandidateState, InvitationState
from resonanz.ask.errors import InquiryNotOpen, NothingToSend
from resonanz.ask.models import Inquiry, Invitation, InvitationBatch
from resonanz.ask.rules.invitations import code_of, invitation_hash
from resonanz.ground import mail
from resonanz.ground.models import Message
from resonanz.people import actions as people_actions
from resonanz.people import reads as people_reads
from resonanz.people.enums import Channel, Ending
from resonanz.people.models import Account, Contact
from tests.support.invited import drawn, invited, listed, path_in, sent, with_address
from tests.support.mail import HOUSE
from tests.support.people import People

pytestmark = pytest.mark.django_db


def test_everybody_with_a_ground_gets_a_mail_with_an_own_code(inquiry: Inquiry, people: People) -> None:
    listed(inquiry, people, 3)
    rows = invited(inquiry, people)
    assert {row.state for row in rows} == {InvitationState.PREPARED}
    texts = sent()
    assert len({path_in(text) for text in texts.values()}) == 3
    assert {row.state for row in Invitation.objects.all()} == {InvitationState.SENT}
    text = texts["gast0@beispiel.example"]
    for promised in (inquiry.question, inquiry.why, inquiry.readers, inquiry.in_return, "Ausnahme für Bestandskunden"):
        assert promised in text


def test_without_a_ground_there_is_no_mail_and_the_reason_stands_there(inquiry: Inquiry, people: People) -> None:
    listed(inquiry, people, 1, ground=False)
    [row] = invited(inquiry, people)
    assert (row.state, sent()) == (InvitationState.STOPPED, {})
    assert row.problem.startswith("Es gibt keine Einwilligung. Es bleiben Brief")


def test_nobody_over_budget_is_invited_and_the_next_try_takes_them_up(inquiry: Inquiry, people: People) -> None:
    [candidate] = listed(inquiry, people, 1)
    people_actions.set_own_budget(account_id=candidate.account_id, most=0)
    [row] = invited(inquiry, people)
    assert row.problem.startswith("Das Kontaktbudget ist aufgebraucht: höchstens 0 Nachrichten")
    people_actions.set_own_budget(account_id=candidate.account_id, most=None)
    [again] = invited(inquiry, people)
    assert (again.pk, again.state, again.problem) == (row.pk, InvitationState.PREPARED, "")


def test_a_mail_is_text_and_the_same_words_as_html_without_picture_or_foreign_link(
    inquiry: Inquiry, people: People
) -> None:
    listed(inquiry, people, 1, language="en")
    Account.objects.filter(email="gast0@beispiel.example").update(name="https://evil.example/ <b>Lea</b>")
    invited(inquiry, people)
    sent()
    whole: Mail = sent_mail.outbox[0].message()
    text, html = whole.get_payload()  # type: ignore[misc]
    assert (text.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    page = html.get_payload(decode=True).decode()
    assert "<img" not in page
    assert "<b>" not in page
    links = re.findall(r'href="([^"]+)"', page)
    assert links
    assert all(link.startswith(f"{HOUSE}/") for link in links)
    assert re.findall(r"""(?:src|url\()""", page) == []
    assert 'lang="en"' in page
    assert whole["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert whole["Reply-To"] == "dialog@auenfurt.example"


def test_codes_are_stored_only_as_hashes(inquiry: Inquiry, people: People) -> None:
    listed(inquiry, people, 2)
    for row in invited(inquiry, people):
        code = code_of(row.pk, row.issue)
        assert len(code) == 8
        assert bytes(row.code_hash) == invitation_hash(code)
        assert reads.invitation_by_code(code.lower()).pk == row.pk


def test_two_equal_codes_are_never_given(inquiry: Inquiry, people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    listed(inquiry, people, 3)
    monkeypatch.setattr(
        "resonanz.ask.actions.inviting.code_of", lambda pk, issue: "SAME0000" if issue == 1 else code_of(pk, issue)
    )
    rows = invited(inquiry, people)
    assert sorted(row.issue for row in rows) == [1, 2, 2]


def test_only_the_drawn_are_invited_once_there_was_a_draw(inquiry: Inquiry, people: People) -> None:
    chosen = listed(inquiry, people, 2, state=CandidateState.DRAWN)
    listed(inquiry, people, 2, state=CandidateState.WAITING, start=2)
    drawn(inquiry, people)
    assert [row.candidate_id for row in invited(inquiry, people)] == [candidate.pk for candidate in chosen]


def test_pressing_twice_invites_once(inquiry: Inquiry, people: People) -> None:
    listed(inquiry, people, 2)
    first = actions.start_inviting(inquiry=inquiry, channel=Channel.EMAIL, by=people.mira.pk)
    second = actions.start_inviting(inquiry=inquiry, channel=Channel.EMAIL, by=people.mira.pk)
    assert first.pk == second.pk
    actions.work_on_batch(first.pk)
    actions.work_on_batch(first.pk)
    assert (Invitation.objects.count(), Message.objects.count()) == (2, 2)
    with pytest.raises(NothingToSend):
        actions.start_inviting(inquiry=inquiry, channel=Channel.EMAIL, by=people.mira.pk)


def test_a_killed_batch_goes_on_where_it_stopped(
    inquiry: Inquiry, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("resonanz.ask.actions.invite_batches.PORTION", 2)
    listed(inquiry, people, 5)
    batch = actions.start_inviting(inquiry=inquiry, channel=Channel.EMAIL, by=people.mira.pk)
    from resonanz.ask.actions import invite_batches

    assert invite_batches._portion(batch.pk)
    actions.work_on_batch(batch.pk)
    batch = InvitationBatch.objects.get(pk=batch.pk)
    assert (batch.state, batch.done, batch.refused, batch.worked) == (BatchState.DONE, 5, 0, 5)
    assert len(sent()) == 5


def test_a_closed_inquiry_invites_nobody(inquiry: Inquiry, people: People) -> None:
    listed(inquiry, people, 1)
    batch = actions.start_inviting(inquiry=inquiry, channel=Channel.EMAIL, by=people.mira.pk)
    from resonanz.ask.actions import close_inquiry

    close_inquiry(inquiry=inquiry, by=people.mira.pk)
    actions.work_on_batch(batch.pk)
    assert Invitation.objects.count() == 0
    with pytest.raises(InquiryNotOpen):
        actions.start_inviting(inquiry=inquiry, channel=Channel.EMAIL, by=people.mira.pk)


def test_letters_need_an_address_and_count_until_they_are_out(inquiry: Inquiry, people: People) -> None:
    with_one, without = listed(inquiry, people, 2, ground=False)
    with_address([with_one])
    rows = {row.candidate_id: row for row in invited(inquiry, people, Channel.LETTER)}
    assert rows[with_one.pk].state == InvitationState.PREPARED
    assert rows[without.pk].problem == "Von dieser Person ist keine Postanschrift bekannt."
    assert Contact.objects.get().pending
    assert people_reads.budget_left(with_one.account_id) == 2
    assert actions.note_paper_out(inquiry_id=inquiry.pk, invitation_ids=[rows[with_one.pk].pk]) == 1
    assert not Contact.objects.get().pending
    assert Invitation.objects.get(pk=rows[with_one.pk].pk).state == InvitationState.SENT


@pytest.mark.parametrize("channel", [Channel.EMAIL, Channel.LETTER])
def test_what_is_stopped_takes_no_place(inquiry: Inquiry, people: People, channel: Channel) -> None:
    [candidate] = listed(inquiry, people, 1)
    with_address([candidate])
    [row] = invited(inquiry, people, channel)
    assert people_reads.budget_left(candidate.account_id) == 2
    assert actions.stop_invitation(invitation_id=row.pk)
    assert (people_reads.budget_left(candidate.account_id), sent()) == (3, {})
    assert not actions.stop_invitation(invitation_id=row.pk)


def test_a_new_issue_kills_the_old_code(inquiry: Inquiry, people: People) -> None:
    listed(inquiry, people, 1)
    [row] = invited(inquiry, people)
    [old] = sent().values()
    issued = actions.issue_anew(invitation_id=row.pk, channel=Channel.EMAIL, by=people.mira.pk)
    [new] = sent().values()
    assert path_in(old) != path_in(new)
    assert issued.issue == 2
    page = people.client().get(path_in(old))
    assert page.status_code == 404
    assert "Zu dieser Einladung gibt es eine neuere" in page.content.decode()
    assert people.client().get(path_in(new)).status_code == 200
    assert Contact.objects.count() == 2


def test_a_refused_address_fails_and_the_next_moves_up(inquiry: Inquiry, people: People) -> None:
    [first] = listed(inquiry, people, 1, state=CandidateState.DRAWN)
    [second] = listed(inquiry, people, 1, state=CandidateState.WAITING, start=1)
    drawn(inquiry, people)
    [row] = invited(inquiry, people)
    assert row.contact is not None
    mail.message_lost.run(mail.Loss(message_id=row.contact.message_id or 0, reason="Kennt niemand."))
    row.refresh_from_db()
    assert (row.state, row.problem) == (InvitationState.FAILED, "Kennt niemand.")
    assert actions.fill_places(inquiry.pk) == 1
    assert actions.fill_places(inquiry.pk) == 0
    second.refresh_from_db()
    assert (second.state, second.instead_of_id) == (CandidateState.DRAWN, first.pk)
    assert "gast1@beispiel.example" in sent()


def test_who_objected_meanwhile_gets_nothing(inquiry: Inquiry, people: People) -> None:
    [candidate] = listed(inquiry, people, 1)
    people_actions.object_to_contact(account_id=candidate.account_id, how=Ending.OWN_PAGE)
    [row] = invited(inquiry, people)
    assert row.problem == "Diese Person hat allem widersprochen, worum sie nicht selbst bittet."


def test_a_broken_address_stops_only_its_own_invitation(inquiry: Inquiry, people: People) -> None:
    listed(inquiry, people, 2)
    Account.objects.filter(email="gast0@beispiel.example").update(email="kein at zeichen")
    rows = invited(inquiry, people)
    assert [row.problem for row in rows] == ["Diese Adresse ist keine E-Mail-Adresse.", ""]


def test_a_thousand_invitations_need_few_statements(inquiry: Inquiry, people: People) -> None:
    """Constant per portion, not per person."""
    listed(inquiry, people, 500)
    batch = actions.start_inviting(inquiry=inquiry, channel=Channel.EMAIL, by=people.mira.pk)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        actions.work_on_batch(batch.pk)
    assert Invitation.objects.filter(state=InvitationState.PREPARED).count() == 500
    assert len(asked) < 60


def test_the_page_asks_the_same_number_of_questions_however_many(
    inquiry: Inquiry, people: People, django_assert_max_num_queries: Any
) -> None:
    client = people.client(people.mira)
    listed(inquiry, people, 120)
    with django_assert_max_num_queries(40):
        page = client.get(f"/team/anliegen/{inquiry.slug}/einladungen/").content.decode()
    assert "Ausnahme für Bestandskunden nach § 7 Abs. 3 UWG, verantwortet von Mira Holt." in page
    invited(inquiry, people)
    with django_assert_max_num_queries(40):
        assert "vorbereitet" in client.get(f"/team/anliegen/{inquiry.slug}/einladungen/").content.decode()
