"""The contact budget: reserved first, sent afterwards, counted when it leaves."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail as sent_mail
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from resonanz.ground import clock, mail
from resonanz.people import actions, reads
from resonanz.people.enums import Channel, Ending, Purpose
from resonanz.people.errors import BudgetSpent, ContactRefused
from resonanz.people.models import Account, Contact
from resonanz.trust.events import Openings, opening_entries
from resonanz.trust.models import LedgerEntry
from tests.rooms.people.support import agreed, customer, link_in, mails, reachable
from tests.support.mail import HOUSE
from tests.support.people import People

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _reachable(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    reachable(monkeypatch, settings)


@pytest.fixture
def lea(people: People) -> Account:
    account = customer()
    agreed(account)
    return account


def invite(account: Account) -> Contact:
    return actions.write_to(
        account_id=account.pk, purpose=Purpose.INVITATION, subject="Eine Einladung", body="Mögen Sie erzählen?"
    )


def test_the_fourth_message_in_ninety_days_is_refused_with_the_day_it_would_go(lea: Account) -> None:
    for _ in range(3):
        invite(lea)
    with pytest.raises(BudgetSpent) as spent:
        invite(lea)
    assert spent.value.sentence.startswith("Das Kontaktbudget ist aufgebraucht: höchstens 3 Nachrichten in 90 Tagen.")
    assert "Wieder Platz ist am" in spent.value.sentence
    assert len(mails()) == 3
    with clock.held_at(clock.now() + timedelta(days=91)):
        invite(lea)
        assert reads.budget_left(lea.pk) == 2


def test_what_was_asked_for_is_shown_and_not_counted(lea: Account) -> None:
    agreed(lea, Purpose.OUTCOME)
    for _ in range(5):
        actions.write_to(account_id=lea.pk, purpose=Purpose.OUTCOME, subject="Neues", body="Es gibt Neues.")
    assert (reads.budget_left(lea.pk), reads.contacts_of(lea.pk).count()) == (3, 5)


def test_letters_count_too(lea: Account) -> None:
    actions.reserve_contact(account_id=lea.pk, purpose=Purpose.FORUM, channel=Channel.LETTER)
    assert reads.budget_left(lea.pk) == 2


def test_nobody_is_written_to_without_a_ground(people: People) -> None:
    stranger = customer()
    with pytest.raises(ContactRefused, match="Es gibt keine Einwilligung"):
        invite(stranger)
    assert (Contact.objects.count(), mails()) == (0, [])


def test_every_mail_says_why_it_came_and_carries_the_way_out(lea: Account, people: People) -> None:
    invite(lea)
    sent_mail.outbox.clear()
    [(_to, subject, body)] = mails()
    [message] = sent_mail.outbox
    path = link_in(body, "/abbestellen/")
    assert "Warum Sie das bekommen: Es gibt eine Einwilligung vom" in body
    assert message.extra_headers["List-Unsubscribe"] == f"<{HOUSE}{path}>"
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert (subject, message.attachments) == ("Eine Einladung", [])
    assert message.message().get_content_type() == "text/plain"


def test_a_get_never_unsubscribes_and_one_post_without_anything_does(lea: Account, people: People) -> None:
    invite(lea)
    [(_to, _subject, body)] = mails()
    path = link_in(body, "/abbestellen/")
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    for _scan in range(5):
        assert strict.get(path).status_code == 200
    assert actions.may_contact(lea, Purpose.INVITATION, Channel.EMAIL).allowed
    assert strict.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not actions.may_contact(lea, Purpose.INVITATION, Channel.EMAIL).allowed
    assert reads.consents_of(lea.pk)[0].withdrawn_how == Ending.ONE_CLICK
    assert strict.post(path[:-3] + "xy/").status_code == 410


def test_the_way_out_of_a_mail_by_exception_is_the_objection(people: People) -> None:
    account = customer()
    actions.tick_exception(account=account, facts=4, reason="Kauf am 3. März.", by=people.mira)
    invite(account)
    [(_to, _subject, body)] = mails()
    people.client().post(link_in(body, "/abbestellen/"))
    assert reads.objection_of(account.pk) is not None


def test_what_never_left_gives_its_place_back_and_the_window_begins_on_leaving(lea: Account) -> None:
    contact = invite(lea)
    assert contact.message_id is not None
    later = clock.now() + timedelta(days=80)
    with clock.held_at(later):
        mails()
        assert Contact.objects.get(pk=contact.pk).at == later
    with clock.held_at(clock.now() + timedelta(days=100)):
        assert reads.budget_left(lea.pk) == 2
        second = invite(lea)
        mail.drop(pks=[second.message_id or 0])
        assert reads.budget_left(lea.pk) == 2


def test_a_mail_that_waits_for_a_year_still_counts(lea: Account) -> None:
    invite(lea)
    with clock.held_at(clock.now() + timedelta(days=365)):
        assert reads.budget_left(lea.pk) == 2


def test_a_budget_is_in_the_ledger_can_be_opened_and_not_changed(people: People, lea: Account) -> None:
    row = actions.set_budget(most=1, days=30, by=people.mira)
    assert (reads.budget().most, reads.budget_left(lea.pk)) == (1, 1)
    openings = Openings()
    opening_entries.run(openings)
    assert openings.opens[row.entry_index] == {
        "author": f"account:{people.mira.pk}",
        "body": {"most": 1, "days": 30},
        "meta": None,
    }
    assert b'"k":"purpose"' in bytes(LedgerEntry.objects.get(index=row.entry_index).leaf)
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE people_contactbudget SET most = 99")


def test_no_budget_at_all_names_no_day(people: People, lea: Account) -> None:
    actions.set_budget(most=0, days=30, by=people.mira)
    with pytest.raises(BudgetSpent) as spent:
        invite(lea)
    assert spent.value.sentence == "Das Kontaktbudget ist aufgebraucht: höchstens 0 Nachrichten in 30 Tagen."
