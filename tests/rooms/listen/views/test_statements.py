"""For the team: statements of the house, from stories, and the moderation of all of them."""

from __future__ import annotations

from typing import cast

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from resonanz.ground.codes import spoken
from resonanz.listen import actions, reads
from resonanz.listen.enums import Withdrawal
from resonanz.listen.models import Statement
from resonanz.trust.models import Moderation
from tests.support.people import People
from tests.support.voting import key, opened, statements, voter

pytestmark = pytest.mark.django_db

PAGE = "/team/anliegen/kontakt/aussagen/"


def deed(client: Client, path: str, name: str, **said: str) -> HttpResponse:
    """The form of one deed, as its page sends it."""
    fields = {f"{name}-{field}": value for field, value in said.items()}
    return cast("HttpResponse", client.post(path, {"deed": name, **fields}))


def test_the_host_opens_writes_and_closes(people: People) -> None:
    inquiry = people.inquiry()
    client = people.client(people.mira)
    assert "Noch wird nicht abgestimmt." in client.get(PAGE).content.decode()
    client.post("/team/anliegen/kontakt/abstimmung/", {"deed": "open", "takes_statements": "on"})
    assert reads.voting_of(inquiry.pk) == reads.Voting(is_open=True, takes_statements=True, has_begun=True)
    client.post(PAGE, {"key": key(), "text": "Wir antworten in drei Tagen."})
    page = client.get(PAGE).content.decode()
    assert "Wir antworten in drei Tagen." in page
    assert "Organisation" in page
    client.post("/team/anliegen/kontakt/abstimmung/", {"deed": "close"})
    assert not reads.voting_of(inquiry.pk).is_open
    assert client.post("/team/anliegen/kontakt/abstimmung/", {"deed": "burn"}).status_code == 404


def test_a_known_statement_is_refused_in_the_form(people: People) -> None:
    inquiry = opened(people)
    statements(people, inquiry, "Schon da.")
    response = people.client(people.mira).post(PAGE, {"key": key(), "text": "Schon da."})
    assert (response.status_code, Statement.objects.count()) == (422, 1)


def test_the_draft_goes_once_the_statement_is_there(people: People) -> None:
    inquiry = opened(people)
    draft = f'data-clear-draft="house-statement-{inquiry.code}"'
    mira = people.client(people.mira)
    assert draft not in mira.post(PAGE, {"key": key(), "text": " "}, follow=True).content.decode()
    assert draft in mira.post(PAGE, {"key": key(), "text": "Der Bus soll warten."}, follow=True).content.decode()
    assert draft not in mira.get(PAGE).content.decode()


def test_guests_do_not_come_in(people: People) -> None:
    inquiry = opened(people)
    story, _ = people.tells(inquiry, "Die Musik war zu laut.")
    (statement,) = statements(people, inquiry, "Eins.")
    for path in (PAGE, f"/team/geschichte/{story.pk}/aussage/", f"/team/aussage/{statement.pk}/moderation/"):
        assert "/anmelden/" in people.client().get(path)["Location"]


def test_a_passage_of_a_released_story_is_taken_word_for_word(people: People) -> None:
    inquiry = opened(people)
    story, _ = people.tells(inquiry, "Gestern rief ich an. Die Musik war zu laut.")
    kept, _ = people.tells(inquiry, "Nur für das Team.", permission="team")
    client = people.client(people.mira)
    assert f"/team/geschichte/{story.pk}/aussage/" in client.get(f"/team/geschichte/{story.pk}/").content.decode()
    assert "/aussage/" not in client.get(f"/team/geschichte/{kept.pk}/").content.decode()
    assert client.get(f"/team/geschichte/{kept.pk}/aussage/").status_code == 404
    path = f"/team/geschichte/{story.pk}/aussage/"
    wrong = client.post(path, {"key": key(), "words": "Die Musik war schön."})
    assert (wrong.status_code, "Das steht so nicht in der Geschichte." in wrong.content.decode()) == (422, True)
    assert client.post(path, {"key": key(), "words": "Die Musik war zu laut."})["Location"] == PAGE
    taken = Statement.objects.get()
    assert (taken.text, taken.roles, taken.origin) == ("Die Musik war zu laut.", ["customer"], story)


def test_a_reported_statement_waits_on_the_desk_and_can_be_hidden_objected_and_granted(people: People) -> None:
    inquiry = opened(people)
    who, code = voter(inquiry)
    said = actions.add_statement(inquiry=inquiry, voter=who, key=key(), text="Herr Meier lügt.")
    guest, mira, jonas = people.client(), people.client(people.mira), people.client(people.jonas)
    reported = guest.post(
        f"/melden/{said.entry_index}/", {"key": key(), "ground": "third_party", "why": "Das meint Herrn Meier"}
    )
    assert reported.status_code == 302
    case = f"/team/aussage/{said.pk}/moderation/"
    assert case in mira.get("/team/moderation/").content.decode()
    hidden = deed(mira, case, "hide", ground="third_party", note="Es geht um einen Menschen.")
    assert hidden["Location"] == case
    assert "Herr Meier" not in guest.get("/anliegen/kontakt/aussagen/").content.decode()
    mine = guest.get(f"/abstimmen/{spoken(code)}/meine/").content.decode()
    assert "Wir haben diese Worte verborgen." in mine
    objection = f"/stimme/{spoken(code)}/widerspruch/{said.entry_index}/"
    assert objection in mine
    assert guest.post(objection, {"key": key(), "text": "Er hat es selbst gesagt."}).status_code == 302
    assert deed(mira, case, "ruling", granted="yes", note="Stimmt.").status_code == 409
    assert deed(jonas, case, "ruling", granted="yes", note="Stimmt.").status_code == 302
    assert [row.pk for row in reads.voted_on(inquiry.pk)] == [said.pk]
    assert list(Moderation.objects.order_by("entry_index").values_list("deed", flat=True)) == [
        *("hide", "appeal", "grant", "release"),
    ]


def test_a_withdrawn_statement_cannot_be_moderated(people: People) -> None:
    inquiry = opened(people)
    (statement,) = statements(people, inquiry, "Eins.")
    actions.erase_statements(statement_ids=[statement.pk], ground=Withdrawal.TELLER)
    response = deed(
        people.client(people.mira),
        f"/team/aussage/{statement.pk}/moderation/",
        "hold",
        ground="insult",
        hours="24",
        note="",
    )
    assert response.status_code == 409


def test_the_list_asks_the_same_however_long_it_is(
    people: People, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    inquiry = opened(people)
    statements(people, inquiry, *(f"Nummer {n}." for n in range(30)))
    client = people.client(people.mira)
    with django_assert_max_num_queries(16):
        assert client.get(PAGE).status_code == 200
