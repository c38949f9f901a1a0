"""Mails that come back: for good or for now, ours or not."""

from __future__ import annotations

import mailbox
from pathlib import Path

import pytest

from resonanz.ask import actions
from resonanz.ask.enums import InvitationState
from resonanz.ask.models import Inquiry, Invitation
from resonanz.ground.models import Message
from resonanz.people.models import RefusedAddress
from tests.support.invited import invited, listed, sent
from tests.support.people import People

pytestmark = pytest.mark.django_db

REPORT = """From: MAILER-DAEMON@mx.example
To: dialog@auenfurt.example
Subject: Undelivered Mail Returned to Sender
Message-ID: <0123456789abcdef0123456789abcdef@mx.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="x"

--x
Content-Type: text/plain

This is the mail system.

--x
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; {address}
Action: {action}
Status: {status}

--x
Content-Type: message/rfc822

Message-ID: {message_id}
Subject: Einladung

Guten Tag
--x--
"""


@pytest.fixture
def row(inquiry: Inquiry, people: People) -> Invitation:
    listed(inquiry, people, 1)
    [row] = invited(inquiry, people)
    sent()
    return row


def report(
    row: Invitation, *, action: str = "failed", status: str = "5.1.1", address: str = "gast0@beispiel.example"
) -> str:
    assert row.contact is not None
    message = Message.objects.get(pk=row.contact.message_id)
    return REPORT.format(address=address, action=action, status=status, message_id=message.message_id)


@pytest.mark.parametrize("kind", ["eml", "folder", "mbox", "maildir"])
def test_a_final_one_loses_the_invitation_wherever_it_is_read(row: Invitation, tmp_path: Path, kind: str) -> None:
    text = report(row)
    path = tmp_path / "back"
    if kind == "eml":
        path = tmp_path / "back.eml"
        path.write_text(text)
    elif kind == "folder":
        path.mkdir()
        (path / "1.eml").write_text(text)
    elif kind == "mbox":
        box = mailbox.mbox(path)
        box.add(text)
        box.close()
    else:
        mailbox.Maildir(path).add(text)
    for _ in range(2):
        assert actions.take_returned(path=path).final == 1
    row.refresh_from_db()
    assert (row.state, row.problem) == (
        InvitationState.FAILED,
        "Die E-Mail kam zurück: Die Adresse gibt es nicht mehr.",
    )
    assert RefusedAddress.objects.count() == 1


def test_a_delay_is_only_said(row: Invitation, tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_text(report(row, action="delayed", status="4.4.7"))
    assert actions.take_returned(path=tmp_path / "a.eml").temporary == 1
    row.refresh_from_db()
    assert row.state == InvitationState.SENT
    assert row.problem.startswith("Die E-Mail ist verspätet")


@pytest.mark.parametrize("text", ["", "Subject: Danke\n\nGern.\n", "\x00\x01"])
def test_other_mails_are_passed_over(row: Invitation, tmp_path: Path, text: str) -> None:
    (tmp_path / "a.eml").write_text(text)
    counted = actions.take_returned(path=tmp_path / "a.eml")
    assert (counted.final, counted.temporary, counted.unknown) == (0, 0, 0)


def test_somebody_elses_is_not_ours(row: Invitation, tmp_path: Path) -> None:
    text = report(row, address="fremd@anders.example").replace("Message-ID: <", "X-Id: <")
    (tmp_path / "a.eml").write_text(text)
    assert actions.take_returned(path=tmp_path / "a.eml").unknown == 1
    row.refresh_from_db()
    assert row.state == InvitationState.SENT


def test_an_answer_survives_a_late_return(row: Invitation, tmp_path: Path) -> None:
    mark = actions.begin_telling(invitation=Invitation.objects.get(pk=row.pk))
    actions.note_answered(mark=mark, inquiry_id=row.inquiry_id)
    (tmp_path / "a.eml").write_text(report(row))
    actions.take_returned(path=tmp_path / "a.eml")
    row.refresh_from_db()
    assert row.state == InvitationState.ANSWERED
