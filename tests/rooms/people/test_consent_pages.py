"""The pages about consents and mails, as people and the team use them."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from resonanz.ground import mail
from resonanz.ground.models import Message
from resonanz.people import actions, reads
from resonanz.people.enums import Purpose
from resonanz.people.models import Consent
from tests.rooms.people.support import agreed, customer, link_in, mails, reachable
from tests.support.people import People

pytestmark = pytest.mark.django_db
PAGE, CHANGE, OUTBOX = "/einwilligungen/", "/einwilligungen/aendern/", "/team/nachrichten/"


@pytest.fixture(autouse=True)
def _reachable(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    reachable(monkeypatch, settings)


def test_giving_confirming_and_withdrawing_happen_on_the_same_page(people: People) -> None:
    client = people.client(customer())
    assert client.get(PAGE).content.decode().count("Erlauben") == 5
    said = client.post(CHANGE, {"deed": "give:invitation-email"}, follow=True).content.decode()
    assert "Bitte bestätigen Sie es noch" in said
    assert "Noch nicht bestätigt" in said
    [(_to, _subject, body)] = mails()
    client.post(link_in(body, "/einwilligungen/bestaetigen/"))
    page = client.get(PAGE).content.decode()
    assert ["bestätigt am" in page, "Wortlaut, Fassung 1" in page, "gegeben am" in page] == [True] * 3
    gone = client.post(CHANGE, {"deed": "withdraw:invitation-email"}, follow=True).content.decode()
    assert "Zurückgezogen. Was deshalb noch unterwegs war, haben wir angehalten." in gone
    assert "auf der Seite „Einwilligungen“" in gone
    assert Consent.objects.filter(withdrawn_at=None).count() == 0


def test_a_phone_call_needs_no_mailbox(people: People) -> None:
    client = people.client(customer())
    client.post(CHANGE, {"deed": "give:invitation-phone"})
    assert Consent.objects.get().confirmed_at is not None
    assert mails() == []


def test_objecting_and_lifting_it(people: People) -> None:
    lea = customer()
    client = people.client(lea)
    assert "Seit dem" in client.post(CHANGE, {"deed": "object:"}, follow=True).content.decode()
    assert reads.objection_of(lea.pk) is not None
    client.post(CHANGE, {"deed": "lift:"})
    assert reads.objection_of(lea.pk) is None


@pytest.mark.parametrize("deed", ["", "give:", "give:press-hand", "withdraw:x-y", "erase:outcome-email"])
def test_deeds_that_do_not_exist_change_nothing(people: People, deed: str) -> None:
    assert people.client(customer()).post(CHANGE, {"deed": deed}).status_code == 404
    assert Consent.objects.count() == 0


def test_the_person_sees_every_contact_and_what_is_left(people: People) -> None:
    lea = customer()
    agreed(lea)
    agreed(lea, Purpose.OUTCOME)
    actions.write_to(account_id=lea.pk, purpose=Purpose.INVITATION, subject="Geheimbetreff", body="x")
    actions.write_to(account_id=lea.pk, purpose=Purpose.OUTCOME, subject="Geheimbetreff", body="x")
    page = people.client(lea).get(PAGE).content.decode()
    assert "Höchstens 3 Nachrichten in 90 Tagen. Davon sind noch übrig: 2." in page
    assert (page.count("zählt nicht mit</span>"), "Geheimbetreff" in page) == (1, False)


def test_many_contacts_cost_no_more_questions(people: People) -> None:
    lea = customer()
    agreed(lea, Purpose.OUTCOME)
    client = people.client(lea)

    def questions() -> int:
        with CaptureQueriesContext(connection) as caught:
            client.get(PAGE)
        return len(caught)

    client.get(PAGE)
    few = questions()
    for _ in range(5):
        actions.write_to(account_id=lea.pk, purpose=Purpose.OUTCOME, subject="Neues", body="x")
    assert questions() <= few + 1
    assert few <= 15


def test_guests_are_sent_to_sign_in_and_customers_see_no_page_of_the_team(people: People) -> None:
    assert people.client().get(PAGE).status_code == 302
    lea = people.client(customer())
    assert [lea.get(OUTBOX).status_code, lea.get(f"/team/erlaubnis/{people.mira.pk}/").status_code] == [403, 403]
    assert lea.post(f"{OUTBOX}1/", {"deed": "forget"}).status_code == 403


def test_the_team_sees_what_became_of_mails_and_never_their_words(people: People) -> None:
    sent = mail.post(to="a@b.example", subject="Ihr Anmeldelink", body="Zauberwort", purpose="sign-in")
    mails()
    failed = mail.post(to="weg@b.example", subject="Ihr Anmeldelink", body="Zauberwort", purpose="sign-in")
    Message.objects.filter(pk=failed.pk).update(
        state="failed", problem="Der Server der Adresse nimmt für sie nichts an."
    )
    client = people.client(people.mira)
    page = client.get(OUTBOX).content.decode()
    assert ["abgeschickt" in page, "nicht zustellbar" in page, "nimmt für sie nichts an" in page] == [True] * 3
    assert "Zauberwort" not in page
    assert f"{OUTBOX}{sent.pk}/" not in page
    only = client.get(f"{OUTBOX}?zeigen=failed").content.decode()
    assert ("weg@b.example" in only, "a@b.example" in only) == (True, False)
    english = people.client(people.mira)
    english.post("/sprache/", {"language": "en", "next": "/"})
    assert "The server of this address accepts nothing for it." in english.get(OUTBOX).content.decode()


def test_the_team_tries_again_or_forgets(people: People) -> None:
    first, second = (mail.post(to="a@b.example", subject="x", body="y", purpose="sign-in") for _ in range(2))
    Message.objects.update(state="failed")
    client = people.client(people.mira)
    client.post(f"{OUTBOX}{first.pk}/", {"deed": "again"})
    client.post(f"{OUTBOX}{second.pk}/", {"deed": "forget"})
    assert len(mails()) == 1
    second.refresh_from_db()
    assert (second.to, second.body, second.state) == ("", "", "dropped")
    said = client.post(f"{OUTBOX}{first.pk}/", {"deed": "again"}, follow=True).content.decode()
    assert "Das geht nicht mehr" in said
    assert client.post(f"{OUTBOX}{first.pk}/", {"deed": "x"}).status_code == 404


def test_the_budget_is_set_by_name_and_nonsense_is_refused(people: People) -> None:
    client = people.client(people.mira)
    page = client.post(OUTBOX, {"most": "2", "days": "30"}, follow=True).content.decode()
    assert "Niemand bekommt mehr als 2 Nachrichten in 30 Tagen." in page
    assert "Festgelegt von Mira Holt" in page
    for most, days in (("-1", "30"), ("2", "0"), ("", ""), ("101", "5")):
        assert client.post(OUTBOX, {"most": most, "days": days}).status_code == 422
    assert reads.budget().most == 2


def test_without_a_server_or_an_address_the_pages_say_so(
    people: People, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.PUBLIC_URL = ""
    client = people.client(people.mira)
    assert "RESONANZ_PUBLIC_URL" in client.get(OUTBOX).content.decode()
    answer = people.client(customer()).post(CHANGE, {"deed": "give:forum-email"}, follow=True).content.decode()
    assert "Dieses Haus verschickt gerade keine E-Mails." in answer
    monkeypatch.setattr(mail, "can_send", lambda: False)
    assert "RESONANZ_MAIL_URL" in client.get(OUTBOX).content.decode()


def test_the_exception_is_ticked_on_the_page_of_a_person(people: People) -> None:
    lea, client = customer(), people.client(people.mira)
    url = f"/team/erlaubnis/{lea.pk}/"
    ticks = {"deed": "tick", "sale": "on", "similar": "on", "silent": "on", "reason": "Kauf am 3. März."}
    assert client.post(url, ticks).status_code == 422
    assert client.post(url, {**ticks, "told": "on"}).status_code == 302
    assert "verantwortet von Mira Holt" in client.get(url).content.decode()
    client.post(url, {"deed": "end"})
    assert reads.exception_of(lea.pk) is None
    assert client.get("/team/erlaubnis/0/").status_code == 404


def test_people_lower_their_own_budget_and_never_raise_it(people: People) -> None:
    lea = customer()
    client = people.client(lea)
    assert client.post(PAGE, {"own_most": "4"}).status_code == 422
    assert client.post(PAGE, {"own_most": "-1"}).status_code == 422
    assert client.post(PAGE, {"own_most": "1"}).status_code == 302
    assert (reads.budget_of(lea.pk).most, reads.budget_left(lea.pk)) == (1, 1)
    assert "Höchstens 1 Nachricht in 90 Tagen" in client.get(PAGE).content.decode()
    page = people.client(people.mira).get(f"/team/erlaubnis/{lea.pk}/").content.decode()
    assert "Die Person selbst möchte höchstens 1." in page
    # What the house sends can still become less than what the person wants.
    actions.set_budget(most=0, days=30, by=people.mira)
    assert reads.budget_left(lea.pk) == 0
    actions.set_budget(most=5, days=30, by=people.mira)
    assert client.post(PAGE, {"own_most": ""}).status_code == 302
    assert reads.budget_left(lea.pk) == 5


def test_a_lower_limit_stops_what_waits_beyond_it(
    people: People, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    reachable(monkeypatch, settings)
    lea = customer()
    actions.tick_exception(account=lea, facts=4, reason="Kauf", by=people.mira)
    for _ in range(3):
        actions.write_to(account_id=lea.pk, purpose=Purpose.INVITATION, subject="Einladung", body="Mögen Sie?")
    actions.set_own_budget(account_id=lea.pk, most=1)
    assert (len(mails()), reads.budget_left(lea.pk)) == (1, 0)
