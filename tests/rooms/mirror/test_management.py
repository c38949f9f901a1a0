"""The page for the management composes itself: nothing can be hidden, and what is missing is said."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from resonanz.ask.models import Inquiry
from resonanz.mirror import actions, reads
from tests.rooms.mirror.support import outside, sealed, words
from tests.support.pdf_text import pdf_text, squeezed
from tests.support.people import People

pytestmark = pytest.mark.django_db
PAGE = "/team/spiegel/auf-einer-seite/"


def test_what_nobody_has_looked_at_stands_there_as_missing(team: Client) -> None:
    page = team.get(PAGE)
    assert all(one.is_missing for one in page.context["findings"] if one.key == "three_words")
    assert "Noch nicht geprüft" in page.content.decode()


def test_what_hurts_comes_first_with_its_base_and_its_doubt(people: People, inquiry: Inquiry, team: Client) -> None:
    look = sealed(people, inquiry, ("modern",), ("nah",))
    for number in range(20):
        outside(look, words("teuer" if number < 12 else "nah"))
    actions.open_look(look=look, by=people.mira.pk)
    [found] = [one for one in reads.findings() if one.key == "three_words"]
    assert found.says == "Von 2 Bedeutungen, mit denen die Leitung das Haus beschreibt, kommt 1 auch draußen vor."
    assert found.base == "2 aus der Leitung, 20 Kundinnen und Kunden"
    assert found.hurts == (
        "„teuer“ sagen 12 von 20 Menschen draußen (mit 95 % Sicherheit 39 bis 78 %), die Leitung nicht."
    )
    page = team.get(PAGE).content.decode()
    assert page.index("Was wir lieber nicht sehen würden") < page.index(found.says)
    assert f"/team/spiegel/durchgang/{look.pk}/" in page


def test_the_page_on_paper_says_the_same(people: People, inquiry: Inquiry, team: Client) -> None:
    look = sealed(people, inquiry, ("modern",))
    for number in range(12):
        outside(look, words("teuer" if number < 6 else "nah"))
    actions.open_look(look=look, by=people.mira.pk)
    paper = team.get(PAGE + "pdf/")
    assert paper["Content-Type"] == "application/pdf"
    said = pdf_text(paper.content)
    assert squeezed("Was wir lieber nicht sehen würden") in said
    assert squeezed("6 von 12 Menschen draußen") in said


def test_guests_do_not_read_it(people: People) -> None:
    assert people.client().get(PAGE).status_code == 302
    assert people.client().get(PAGE + "pdf/").status_code == 302


def test_it_asks_little_however_many_there_are(
    people: People, inquiry: Inquiry, team: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _look in range(3):
        look = sealed(people, inquiry)
        for _number in range(8):
            outside(look, words("teuer"))
        actions.open_look(look=look, by=people.mira.pk)
    team.get(PAGE)
    with django_assert_max_num_queries(40):
        team.get(PAGE)
