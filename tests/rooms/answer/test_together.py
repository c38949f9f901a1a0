"""Asking people to make something with us: never over budget, never without a yes, never in a pause."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest

from resonanz.answer import actions, reads
from resonanz.answer.errors import AskIncomplete, GivingMissing
from resonanz.answer.models import Giving, Together, TogetherAsk
from resonanz.ask.models import Inquiry
from resonanz.ground import clock, mail
from resonanz.people import actions as people_actions
from resonanz.people.actions import say_relations, write_to
from resonanz.people.enums import Ending, Purpose, Role
from resonanz.people.models import Account, Contact
from resonanz.people.reads import rooms_left
from tests.rooms.answer.fans_support import allows, declares, excepted, gives, known
from tests.rooms.people.support import link_in, mails, reachable
from tests.support.people import People

pytestmark = pytest.mark.django_db
OWED = {"what_for": "Wir bauen die Ansagen neu.", "how_long": "Zehn Minuten", "in_return": "Sie hören sie zuerst."}


@pytest.fixture(autouse=True)
def _reachable(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    reachable(monkeypatch, settings)


@pytest.fixture
def inquiry(people: People) -> Inquiry:
    return people.inquiry()


@pytest.fixture
def giving(people: People) -> Giving:
    return gives(people)


def fan(giving: Giving, number: int, *, agrees: bool = True) -> Account:
    account = known(number, name=f"Fan {number}")
    declares(account, giving)
    if agrees:
        allows(account)
    return account


def asks(people: People, inquiry: Inquiry, circle: str = "fans", **changes: str) -> Together:
    said = {"occasion": f"inquiry:{inquiry.pk}", "circle": circle, **OWED, **changes}
    return actions.ask_together(by=people.mira.pk, **said)


def reached() -> set[str]:
    return {to for to, subject, _body in mails() if subject == "Möchten Sie mitmachen?"}


def spend(account: Account) -> None:
    while rooms_left([account.pk])[account.pk]:
        write_to(account_id=account.pk, purpose=Purpose.INVITATION, subject="Anderes", body="Anderes")


def test_a_fan_with_a_yes_is_asked_once_and_reads_what_is_owed(
    people: People, inquiry: Inquiry, giving: Giving
) -> None:
    lea = fan(giving, 1)
    asking = asks(people, inquiry)
    assert actions.write_to_asked(asking.pk) == 1
    assert actions.write_to_asked(asking.pk) == 0
    [(to, _subject, body)] = mails()
    assert to == lea.email
    for words in (*OWED.values(), "/anliegen/kontakt/", "Mira Holt, Kundendienst", "Warum Sie das bekommen"):
        assert words in body
    [contact] = Contact.objects.filter(account=lea)
    assert (contact.counts, contact.purpose) == (True, Purpose.INVITATION)


def test_over_budget_nobody_gets_anything_and_the_team_reads_a_number_without_names(
    people: People, inquiry: Inquiry, giving: Giving
) -> None:
    """P20: one place of the budget for each message, whichever part of the house writes."""
    spent = [fan(giving, n) for n in range(5)]
    room = [fan(giving, n) for n in range(10, 16)]
    for account in spent:
        spend(account)
    mails()
    asking = asks(people, inquiry)
    assert actions.write_to_asked(asking.pk) == len(room)
    assert reached() == {account.email for account in room}
    [row] = reads.asked_together()
    assert dict(row.lines) == {"angeschrieben": 6, "Kontaktbudget aufgebraucht": 5}
    page = people.client(people.mira).get("/team/fans/").content.decode()
    assert "Kontaktbudget aufgebraucht" in page
    assert not any(account.name in page for account in [*spent, *room])
    assert all(count == 0 for count in rooms_left([account.pk for account in spent]).values())


def test_one_over_budget_is_not_said(people: People, inquiry: Inquiry, giving: Giving) -> None:
    spend(fan(giving, 0))
    mails()
    actions.write_to_asked(asks(people, inquiry).pk)
    assert reads.asked_together()[0].lines == [("Kontaktbudget aufgebraucht", None)]
    assert "weniger als 5" in people.client(people.mira).get("/team/fans/").content.decode()


def test_without_a_yes_to_invitations_a_fan_is_not_asked(people: People, inquiry: Inquiry, giving: Giving) -> None:
    fan(giving, 1, agrees=False)
    objecting = fan(giving, 2)
    people_actions.object_to_contact(account_id=objecting.pk, how=Ending.OWN_PAGE)
    assert actions.write_to_asked(asks(people, inquiry).pk) == 0
    assert set(TogetherAsk.objects.values_list("state", flat=True)) == {"no_consent"}
    assert not mails()


@pytest.mark.parametrize("circle", ["fans", "everybody"])
def test_who_pauses_or_left_gets_nothing_however_they_could_be_reached(
    people: People, inquiry: Inquiry, giving: Giving, circle: str
) -> None:
    """Each has a yes, an exception and room in the budget: all that lets a mail through, except the person."""
    today, now = clock.today(), clock.now()
    stays, over = fan(giving, 0), fan(giving, 1)
    away = [fan(giving, n) for n in range(2, 8)]
    for account in away:
        excepted(account, people)
    with clock.held_at(now - timedelta(days=10)):
        actions.pause_fan(account_id=over.pk, until=today - timedelta(days=1))
    actions.pause_fan(account_id=away[0].pk)
    actions.pause_fan(account_id=away[1].pk, until=today + timedelta(days=1))
    actions.leave_fans(account_id=away[2].pk)
    actions.pause_fan(account_id=away[3].pk)
    actions.resume_fan(account_id=away[3].pk)
    actions.leave_fans(account_id=away[3].pk)
    never = known(20, name="Nie Fan")
    allows(never)
    actions.pause_fan(account_id=never.pk)
    asking = asks(people, inquiry, circle)
    # These two change their mind between the press of the button and the mail.
    actions.pause_fan(account_id=away[4].pk)
    actions.leave_fans(account_id=away[5].pk)
    actions.write_to_asked(asking.pk)
    assert reached() == {stays.email, over.email}


def test_a_pause_stops_the_mail_that_still_waits(people: People, inquiry: Inquiry, giving: Giving) -> None:
    early, late = fan(giving, 1), fan(giving, 2)
    actions.write_to_asked(asks(people, inquiry).pk)
    actions.pause_fan(account_id=early.pk)
    actions.leave_fans(account_id=late.pk)
    assert not mails()
    assert set(TogetherAsk.objects.values_list("state", flat=True)) == {"stopped"}
    assert rooms_left([early.pk]) == {early.pk: 3}


def test_one_click_in_the_mail_pauses(people: People, inquiry: Inquiry, giving: Giving) -> None:
    lea = fan(giving, 1)
    actions.write_to_asked(asks(people, inquiry).pk)
    [(_to, _subject, body)] = mails()
    link = link_in(body, "/fan/pause/")
    client = people.client()
    assert "Ein Druck genügt" in client.get(link).content.decode()
    assert reads.fan_of(lea.pk).key == "active"
    assert client.post(link, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert reads.fan_of(lea.pk).key == "paused"
    actions.write_to_asked(asks(people, inquiry).pk)
    assert not mails()
    assert len(re.findall(r"https?://\S+/abbestellen/", body)) == 1


def test_everybody_means_who_said_we_may_ask(people: People, inquiry: Inquiry, giving: Giving) -> None:
    agreed, silent, bought, ours = known(1), known(2), known(3), known(4)
    allows(agreed)
    excepted(bought, people)
    allows(ours)
    say_relations(account=ours, roles=[Role.EMPLOYEE])
    allows(silent, Purpose.OUTCOME)
    actions.write_to_asked(asks(people, inquiry, "everybody").pk)
    assert reached() == {agreed.email}


@pytest.mark.parametrize("missing", ["what_for", "how_long", "in_return", "occasion", "circle"])
def test_nobody_is_asked_without_what_is_owed(people: People, inquiry: Inquiry, giving: Giving, missing: str) -> None:
    with pytest.raises(AskIncomplete) as refused:
        asks(people, inquiry, **{missing: " "})
    assert list(refused.value.problems) == [missing]
    assert not Together.objects.exists()


def test_fans_are_not_asked_before_we_said_what_we_give(people: People, inquiry: Inquiry) -> None:
    with pytest.raises(GivingMissing):
        asks(people, inquiry)


def test_without_mail_fans_read_it_on_their_own_page(
    people: People, inquiry: Inquiry, giving: Giving, monkeypatch: pytest.MonkeyPatch
) -> None:
    lea, paused = fan(giving, 1), fan(giving, 2)
    actions.pause_fan(account_id=paused.pk)
    monkeypatch.setattr(mail, "can_link", lambda: False)
    asking = asks(people, inquiry)
    assert actions.write_to_asked(asking.pk) == 0
    assert list(asking.asks.values_list("account_id", "state")) == [(lea.pk, "own_page")]
    assert OWED["what_for"] in people.client(lea).get("/fan/").content.decode()
    for other in (paused, known(9)):
        assert OWED["what_for"] not in people.client(other).get("/fan/").content.decode()
    assert not Contact.objects.exists()


def test_only_what_runs_is_offered(people: People, inquiry: Inquiry) -> None:
    people.inquiry(slug="entwurf", is_open=False)
    assert [row.key for row in reads.open_occasions()] == [f"inquiry:{inquiry.pk}"]
