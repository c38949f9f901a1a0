"""Pages of the opinion map: for the team always, for guests after their own votes, afterwards for everybody."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from resonanz.ground.codes import spoken
from resonanz.listen import actions as listen
from resonanz.understand.actions.opinions import map_opinions
from resonanz.understand.figures import opinion_figure
from tests.support.people import People
from tests.support.voting import opened, statements, two_camps, vote, voter

pytestmark = pytest.mark.django_db

TEAM = "/team/anliegen/kontakt/meinungskarte/"
PUBLIC = "/anliegen/kontakt/meinungskarte/"


def test_the_team_sees_groups_shares_and_bounds(people: People) -> None:
    inquiry, _, _ = two_camps(people)
    map_opinions(inquiry.pk, draw=opinion_figure)
    client = people.client(people.mira)
    page = client.get(TEAM).content.decode().replace("\xa0", " ")
    assert "Was alle Gruppen eint" in page
    assert "12 von 12 Stimmen" in page
    assert "mit 95 % Sicherheit zwischen" in page
    assert "Aussage Nummer 9." in page
    assert 'class="me"' not in page
    svg = client.get("/team/anliegen/kontakt/meinungskarte.svg?dunkel")
    assert (svg.status_code, svg["Content-Type"]) == (200, "image/svg+xml")
    assert "/anmelden/" in people.client().get(TEAM)["Location"]


def test_while_voting_is_open_the_map_needs_seven_votes_of_ones_own(people: People) -> None:
    inquiry, stated, _ = two_camps(people)
    map_opinions(inquiry.pk, draw=opinion_figure)
    who, code = voter(inquiry)
    guest = people.client()
    own, picture = f"/abstimmen/{spoken(code)}/karte/", f"/abstimmen/{spoken(code)}/karte.svg"
    for number, statement in enumerate(stated[:7]):
        page = guest.get(own).content.decode()
        assert "Was alle Gruppen eint" not in page
        assert f"Noch {7 - number} Stimme" in page
        assert guest.get(picture).status_code == 404
        vote(inquiry, who, statement)
    assert "Was alle Gruppen eint" in guest.get(own).content.decode()
    assert guest.get(picture).status_code == 200
    assert "Erst sprechen alle für sich." in guest.get(PUBLIC).content.decode()
    assert guest.get("/anliegen/kontakt/meinungskarte.svg").status_code == 404


def test_votes_on_statements_that_are_gone_open_nothing(people: People) -> None:
    inquiry, stated, _ = two_camps(people)
    who, code = voter(inquiry)
    for statement in stated[:7]:
        vote(inquiry, who, statement)
    listen.hide_story(story=stated[0], ground="insult", note="Beleidigt.", by=people.mira)
    assert "Noch 1 Stimme" in people.client().get(f"/abstimmen/{spoken(code)}/karte/").content.decode()


def test_after_the_voting_everybody_sees_the_map(people: People) -> None:
    inquiry, _, _ = two_camps(people)
    map_opinions(inquiry.pk, draw=opinion_figure)
    listen.close_voting(inquiry=inquiry, by=people.mira.pk)
    guest = people.client()
    assert "Was alle Gruppen eint" in guest.get(PUBLIC).content.decode()
    assert guest.get("/anliegen/kontakt/meinungskarte.svg").status_code == 200


def test_ones_own_place_stands_only_on_ones_own_page(people: People) -> None:
    inquiry, stated, _ = two_camps(people)
    who, code = voter(inquiry)
    for place, statement in enumerate(stated):
        vote(inquiry, who, statement, "agree" if place < 4 or place > 7 else "disagree")
    map_opinions(inquiry.pk, draw=opinion_figure)
    guest = people.client()
    page = guest.get(f"/abstimmen/{spoken(code)}/karte/")
    assert 'class="me"' in page.content.decode()
    assert "Den Ring sehen nur Sie." in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    listen.close_voting(inquiry=inquiry, by=people.mira.pk)
    assert 'class="me"' not in guest.get(PUBLIC).content.decode()


def test_while_it_is_computed_the_page_says_so(people: People) -> None:
    inquiry = people.inquiry()
    client = people.client(people.mira)
    assert "Noch wird nicht abgestimmt" in client.get(TEAM).content.decode()
    listen.open_voting(inquiry=inquiry, takes_statements=False, by=people.mira.pk)
    page = client.get(TEAM).content.decode()
    assert "Noch hat niemand abgestimmt" in page
    assert "hx-get" not in page
    (statement,) = statements(people, inquiry, "Ein Rückruf ist mir lieber.")
    who, _code = voter(inquiry)
    vote(inquiry, who, statement)
    page = client.get(TEAM).content.decode()
    assert "Die Karte wird gerechnet" in page
    assert "hx-get" in page


def test_small_groups_and_few_people_show_neither_dots_nor_shares(people: People) -> None:
    inquiry = opened(people)
    stated = statements(people, inquiry, *(f"Aussage {n}." for n in range(8)))
    for _ in range(4):
        who, _code = voter(inquiry)
        for statement in stated:
            vote(inquiry, who, statement)
    map_opinions(inquiry.pk, draw=opinion_figure)
    page = people.client(people.mira).get(TEAM).content.decode()
    assert "Noch keine Gruppen" in page
    assert "von 4 Stimmen" not in page


def test_unknown_places_are_not_there(people: People) -> None:
    people.inquiry()
    client = people.client()
    for path in (PUBLIC, "/abstimmen/0000-0000-0000/karte/", "/anliegen/nichts/meinungskarte/"):
        assert client.get(path).status_code == 404


def test_the_page_asks_the_same_however_many_people_voted(
    people: People, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    inquiry, _, _ = two_camps(people)
    map_opinions(inquiry.pk, draw=opinion_figure)
    client = people.client(people.mira)
    with django_assert_max_num_queries(14):
        assert client.get(TEAM).status_code == 200
