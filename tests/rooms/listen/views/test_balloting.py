"""Statements one by one: without an account, without a cookie, and in silence first."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries

import resonanz_pruefe as pruefe
from resonanz.ask import actions as ask
from resonanz.ask.models import Inquiry
from resonanz.ground.codes import spoken
from resonanz.listen import actions, reads
from resonanz.listen.models import Statement, Vote, Voter
from resonanz.people.models import Account
from tests.rooms.listen.support import leaf
from tests.support.log import Log
from tests.support.people import People
from tests.support.voting import key, opened, statements, vote, voter

pytestmark = pytest.mark.django_db

START = "/anliegen/kontakt/aussagen/"


def shown(response: HttpResponse) -> dict[str, str]:
    """The hidden fields of the ballot's form."""
    return {
        name: unescape(value)
        for name, value in re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', response.content.decode())
    }


def press(client: Client, path: str, choice: str) -> HttpResponse:
    """Reads the page and presses a button, as a browser without a script does."""
    fields = shown(client.get(path))
    response: HttpResponse = client.post(
        path, {"key": fields["key"], "statement": fields["statement"], "choice": choice}
    )
    return response


@pytest.fixture
def inquiry(people: People) -> Inquiry:
    inquiry = opened(people)
    statements(people, inquiry, *(f"Aussage Nummer {n}." for n in range(9)))
    return inquiry


def test_a_guest_votes_through_all_statements_with_no_cookie_but_the_forms(people: People, inquiry: Inquiry) -> None:
    client = people.client()
    path = press(client, START, "agree")["Location"].partition("?")[0]
    assert re.fullmatch(r"/abstimmen/[0-9A-Z-]{14}/", path)
    seen = []
    for n in range(8):
        page = client.get(path)
        assert f"{n + 1} von 9" in page.content.decode()
        seen.append(shown(page)["statement"])
        assert press(client, path, ("disagree", "pass")[n % 2]).status_code == 302
    page = client.get(path).content.decode()
    assert "Sie haben zu allen 9 Aussagen abgestimmt." in page
    assert (Vote.objects.count(), Voter.objects.count(), len(set(seen))) == (9, 1, 8)
    assert set(client.cookies) <= {"csrf"}


def test_the_same_form_sent_twice_makes_one_voter(people: People, inquiry: Inquiry) -> None:
    client = people.client()
    fields = shown(client.get(START))
    sent = {"key": fields["key"], "statement": fields["statement"], "choice": "agree"}
    one, two = client.post(START, sent), client.post(START, sent)
    assert one["Location"] == two["Location"]
    assert (Voter.objects.count(), Vote.objects.count()) == (1, 1)


def test_a_vote_can_be_changed_and_the_page_says_what_it_was(people: People, inquiry: Inquiry) -> None:
    client = people.client()
    done = press(client, START, "agree")["Location"]
    path, _, number = done.partition("?nach=")
    assert "Gespeichert: Zustimmung." in client.get(done).content.decode()
    again = client.get(f"{path}?aussage={number}")
    assert "Bisher von Ihnen: Zustimmung." in again.content.decode()
    client.post(path, {"statement": number, "choice": "disagree"})
    assert [row.choice for row in Vote.objects.order_by("pk")] == ["agree", "disagree"]


def test_nothing_of_others_is_seen_before_seven_votes(people: People, inquiry: Inquiry) -> None:
    client = people.client()
    path = press(client, START, "agree")["Location"].partition("?")[0]
    for _ in range(5):
        assert "karte" not in client.get(path).content.decode()
        press(client, path, "agree")
    assert "karte/" not in client.get(path).content.decode()
    press(client, path, "agree")
    assert f'href="{path}karte/"' in client.get(path).content.decode()


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"statement": "1", "choice": "love"}, 422),
        ({"statement": "", "choice": "agree"}, 422),
        ({"statement": "99999999999999999999", "choice": "agree"}, 422),
        ({"statement": "987654321", "choice": "agree"}, 422),
        ({"choice": "agree"}, 422),
    ],
)
def test_what_is_no_vote_is_refused(people: People, inquiry: Inquiry, fields: dict[str, str], status: int) -> None:
    response = people.client().post(START, {"key": "x" * 20, **fields})
    assert response.status_code == status
    assert (Vote.objects.count(), Voter.objects.count()) == (0, 0)


def test_after_the_close_nothing_is_taken_and_the_map_is_named(people: People, inquiry: Inquiry) -> None:
    client = people.client()
    fields = shown(client.get(START))
    actions.close_voting(inquiry=inquiry, by=people.mira.pk)
    response = client.post(START, {"key": fields["key"], "statement": fields["statement"], "choice": "agree"})
    assert response.status_code == 409
    assert "Hier wird gerade nicht abgestimmt. Es wurde nichts gespeichert." in response.content.decode()
    assert 'href="/anliegen/kontakt/meinungskarte/"' in client.get(START).content.decode()
    assert (Vote.objects.count(), Voter.objects.count()) == (0, 0)


def test_before_the_voting_there_is_no_page(people: People) -> None:
    people.inquiry()
    people.inquiry(slug="entwurf", is_open=False)
    client = people.client()
    for path in (START, "/anliegen/entwurf/aussagen/", "/abstimmen/0000-0000-0000/", f"{START}neu/"):
        assert client.get(path).status_code == 404


def test_staff_is_told_that_their_votes_do_not_count(people: People, inquiry: Inquiry) -> None:
    client = people.client(people.jonas)
    assert "zählen nicht auf der Meinungskarte" in client.get(START).content.decode()
    assert press(client, START, "agree")["Location"].startswith(START)
    cast = Vote.objects.get()
    assert (cast.roles, leaf(cast.entry_index)["r"], cast.voter.person) == (["employee"], "employee", people.jonas)


def test_who_is_signed_in_keeps_their_votes_without_a_code(people: People, inquiry: Inquiry) -> None:
    ada = Account.objects.create(email="ada@kunden.example", created_at=inquiry.created_at)
    client = people.client(ada)
    press(client, START, "agree")
    page = client.get(START).content.decode()
    assert "1 von 9" in page
    assert "in Ihrer Beziehungsakte; dort sieht sie auch das Team" in page
    assert Voter.objects.get().code_hash is None


def test_a_guest_adds_a_statement_and_takes_it_back(people: People, inquiry: Inquiry) -> None:
    client = people.client()
    page = client.get(f"{START}neu/").content.decode()
    assert "Ihre Aussage lesen alle, die abstimmen, und das Team, Wort für Wort und ohne Namen." in page
    sent = client.post(f"{START}neu/", {"key": key(), "text": "Mehr Stühle im Flur."})
    path = sent["Location"].partition("?")[0]
    said = Statement.objects.get(text="Mehr Stühle im Flur.")
    assert (said.roles, said.entered_by, sent["Location"]) == (["guest"], None, f"{path}?hinzugefuegt")
    mine = client.get(f"{path}meine/").content.decode()
    assert "Mehr Stühle im Flur." in mine
    withdraw = f"{path}aussage/{said.pk}/"
    assert "Das lässt sich nicht rückgängig machen." in client.get(withdraw).content.decode()
    client.post(withdraw)
    said.refresh_from_db()
    assert (said.text, said.withdrawn_ground) == ("", "teller")
    assert client.get(f"{path}aussage/{statements(people, inquiry, 'Vom Haus.')[0].pk}/").status_code == 404


def test_a_statement_that_is_too_long_or_known_stays_in_the_form(people: People, inquiry: Inquiry) -> None:
    client = people.client()
    for text, sentence in (
        ("x" * 401, "Eine Aussage ist höchstens 400 Zeichen lang."),
        ("Aussage Nummer 1.", "Diese Aussage steht Wort für Wort schon da."),
    ):
        response = client.post(f"{START}neu/", {"key": key(), "text": text})
        assert (response.status_code, sentence in response.content.decode()) == (422, True)
        assert text in response.content.decode()
    assert Statement.objects.count() == 9


def test_where_guests_may_not_add_there_is_no_form(people: People, inquiry: Inquiry) -> None:
    actions.open_voting(inquiry=inquiry, takes_statements=False, by=people.mira.pk)
    client = people.client()
    assert "/aussagen/neu/" not in client.get(START).content.decode()
    assert client.get(f"{START}neu/").status_code == 404
    refused = client.post(f"{START}neu/", {"key": key(), "text": "Doch."})
    assert (refused.status_code, Statement.objects.filter(text="Doch.").exists()) == (409, False)


def test_the_receipts_prove_each_vote_without_us(people: People, inquiry: Inquiry) -> None:
    who, code = voter(inquiry)
    stated = Statement.objects.order_by("pk")
    for statement, choice in zip(stated, ("agree", "disagree", "pass"), strict=False):
        vote(inquiry, who, statement, choice)
    log = Log()
    log.seal()
    response = people.client().get(f"/abstimmen/{spoken(code)}/quittungen.json")
    told = json.loads(response.content)["receipts"]
    assert [row["opens"]["body"]["vote"] for row in told] == ["pass", "disagree", "agree"]
    assert [row["opens"]["author"] for row in told] == [f"teller:{who.teller}"] * 3
    found = pruefe.read_receipts(response.content.decode())
    assert [pruefe.check_receipt(one, pruefe.Wanted()).code for one in found] == [pruefe.INTACT] * 3


def test_the_code_opens_page_and_file_from_where_codes_are_typed(people: People, inquiry: Inquiry) -> None:
    who, code = voter(inquiry)
    vote(inquiry, who, Statement.objects.all()[0])
    client = people.client()
    typed = client.post("/stimme/", {"code": code.lower()})
    assert typed["Location"] == f"/abstimmen/{spoken(code)}/"
    assert client.get(f"/stimme/{spoken(code)}/")["Location"] == f"/abstimmen/{spoken(code)}/"
    file = client.get(f"/stimme/{spoken(code)}/akte/").content.decode()
    assert "Worüber abgestimmt wurde" in file
    assert "Zustimmung" in file


@pytest.mark.parametrize("kind", ["words", "author", "person"])
def test_the_file_of_a_voter_erases_what_it_says(people: People, inquiry: Inquiry, kind: str) -> None:
    who, code = voter(inquiry)
    said = actions.add_statement(inquiry=inquiry, voter=who, key=key(), text="Mehr Stühle im Flur.")
    vote(inquiry, who, Statement.objects.all()[0])
    client = people.client()
    path = f"/stimme/{spoken(code)}/akte/loeschen/{kind}/"
    assert "Stimme zu einer Aussage" in client.get(path).content.decode()
    assert client.post(path).status_code == 200
    said.refresh_from_db()
    left = Voter.objects.filter(pk=who.pk).first()
    assert (said.text == "") == (kind != "author")
    assert (left is None) == (kind == "person")
    assert (said.teller != who.teller) == (kind != "words")
    assert (reads.voter_by_code(code) is None) == (kind == "person")


def test_the_page_asks_the_database_the_same_however_many_statements(
    people: People, inquiry: Inquiry, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    who, code = voter(inquiry)
    vote(inquiry, who, Statement.objects.all()[0])
    statements(people, inquiry, *(f"Noch eine, Nummer {n}." for n in range(40)))
    client = people.client()
    with django_assert_max_num_queries(12):
        assert client.get(f"/abstimmen/{spoken(code)}/").status_code == 200
    with django_assert_max_num_queries(12):
        assert client.get(f"/abstimmen/{spoken(code)}/meine/").status_code == 200


def test_who_voted_before_a_promise_changed_reads_it_beside_the_votes(people: People, inquiry: Inquiry) -> None:
    _who, code = voter(inquiry)
    path = f"/abstimmen/{spoken(code)}/meine/"
    assert "Das Versprechen wurde am" not in people.client().get(path).content.decode()
    ask.change_inquiry(inquiry=inquiry, by=people.mira.pk, readers="Drei Menschen.")
    assert "<ins>Drei Menschen.</ins>" in people.client().get(path).content.decode()
    _later, code = voter(inquiry)
    assert "Das Versprechen wurde am" not in people.client().get(f"/abstimmen/{spoken(code)}/meine/").content.decode()
