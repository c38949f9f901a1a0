"""The reading room: every story, as it was written, and who has read it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from resonanz.ask.models import Inquiry
from resonanz.listen.models import Reading, Story
from resonanz.understand import actions
from resonanz.understand.actions.reading import catch_up
from tests.rooms.understand.support import BILL, BUS, HOTLINE, BagOfWords, tell_all, theme_by_hand
from tests.support.people import People

pytestmark = pytest.mark.django_db
ROOM = "/team/anliegen/kontakt/lesen/"


def page(people: People, url: str) -> str:
    response = people.client(people.mira).get(url)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(
    "url",
    [ROOM, "/team/anliegen/kontakt/themen/", "/team/anliegen/kontakt/fuer-sich/", "/team/thema/1/", "/team/gelesen/"],
)
def test_guests_are_sent_to_sign_in(people: People, inquiry: Inquiry, url: str) -> None:
    people.tells(inquiry, "Geheim: Dr. Kolbe hat mich angeschrien.", permission="team")
    response = people.client().get(url)
    assert (response.status_code, response["Location"]) == (302, f"/anmelden/?next={url}")
    assert b"Kolbe" not in response.content


def test_an_unknown_inquiry_is_not_found(people: People) -> None:
    assert people.client(people.mira).get("/team/anliegen/fehlt/lesen/").status_code == 404


def test_every_story_of_this_inquiry_and_no_other_is_there(people: People, inquiry: Inquiry) -> None:
    tell_all(people, inquiry, BILL[:2])
    people.tells(people.inquiry(slug="schalter"), "Am Schalter war Frau Berg.")
    html = page(people, ROOM)
    assert [text in html for text in BILL[:2]] == [True, True]
    assert "Berg" not in html


def test_html_in_a_story_is_shown_and_not_run(people: People, inquiry: Inquiry) -> None:
    people.tells(inquiry, '<script>alert("1")</script> & <b>fett</b>')
    html = page(people, ROOM)
    assert "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &lt;b&gt;fett&lt;/b&gt;" in html
    assert "<script>alert" not in html


def test_only_unread_stories_are_shown_when_asked(people: People, inquiry: Inquiry) -> None:
    read, unread = tell_all(people, inquiry, BILL[:2])
    people.client(people.mira).post("/team/gelesen/", {"story": [read.pk], "next": ROOM})
    html = page(people, f"{ROOM}?zeigen=ungelesen")
    assert (BILL[0] in html, BILL[1] in html) == (False, True)
    assert f"/team/geschichte/{unread.pk}/?zeigen=ungelesen" in html


def test_the_list_goes_on_on_a_second_page(people: People, inquiry: Inquiry) -> None:
    tell_all(people, inquiry, [f"Geschichte Nummer {n:02}." for n in range(27)])
    first, second = page(people, ROOM), page(people, f"{ROOM}?page=2")
    assert (first.count("Geschichte Nummer"), second.count("Geschichte Nummer")) == (25, 2)
    assert ("Nummer 26" in first, "Nummer 01" in second) == (True, True)


@pytest.mark.parametrize("number", ["0", "99", "-1", "x", "９", ""])
def test_a_strange_page_number_shows_some_page(people: People, inquiry: Inquiry, number: str) -> None:
    people.tells(inquiry, BILL[0])
    assert BILL[0] in page(people, f"{ROOM}?page={number}")


def test_a_page_is_marked_as_read_by_its_reader(people: People, inquiry: Inquiry) -> None:
    told = tell_all(people, inquiry, BILL[:3])
    response = people.client(people.jonas).post(
        "/team/gelesen/", {"story": [told[0].pk, told[1].pk], "next": f"{ROOM}?page=2"}
    )
    assert (response.status_code, response["Location"]) == (302, f"{ROOM}?page=2")
    assert list(Reading.objects.order_by("story").values_list("story", "account__name")) == [
        (told[0].pk, "Jonas Perk"),
        (told[1].pk, "Jonas Perk"),
    ]
    assert Story.objects.get(pk=told[2].pk).first_read_at is None


def test_marking_never_leads_to_another_site(people: People, inquiry: Inquiry) -> None:
    response = people.client(people.mira).post("/team/gelesen/", {"story": "x", "next": "https://böse.example/"})
    assert response["Location"] == "/team/"


def test_marking_needs_a_press_and_not_a_link(people: People, inquiry: Inquiry) -> None:
    assert people.client(people.mira).get("/team/gelesen/").status_code == 405


def test_search_marks_the_words_it_found(people: People, inquiry: Inquiry, model: BagOfWords) -> None:
    tell_all(people, inquiry, ["Die <i>Rechnungen</i> kamen doppelt."], BUS[:1])
    catch_up(inquiry.pk)
    html = page(people, f"{ROOM}?q=Rechnung")
    assert "Die &lt;i&gt;<mark>Rechnungen</mark>&lt;/i&gt; kamen doppelt." in html
    assert BUS[0] not in html


def test_a_search_is_shown_escaped_and_may_find_nothing(people: People, inquiry: Inquiry) -> None:
    people.tells(inquiry, BILL[0])
    html = page(people, ROOM + "?q=<script>x</script>%00")
    assert "<script>x" not in html
    assert BILL[0] not in html


def test_search_results_have_pages(people: People, inquiry: Inquiry, model: BagOfWords) -> None:
    tell_all(people, inquiry, [f"Laterne Nummer {n:02}." for n in range(30)])
    catch_up(inquiry.pk)
    second = page(people, f"{ROOM}?q=Laterne&page=2")
    assert [f"Nummer {n:02}" in second for n in (0, 4, 5, 29)] == [True, True, False, False]


def queries(ask: Callable[[], Any]) -> int:
    with CaptureQueriesContext(connection) as caught:
        ask()
    return len(caught)


def test_the_room_costs_the_same_with_one_and_three(people: People, inquiry: Inquiry, model: BagOfWords) -> None:
    client = people.client(people.mira)
    costs = []
    for texts in (BILL[:1], BILL[1:3]):
        tell_all(people, inquiry, texts)
        catch_up(inquiry.pk)
        costs.append([queries(lambda url=url: client.get(url)) for url in (ROOM, f"{ROOM}?q=Abschlag")])  # type: ignore[misc]
    assert costs[0] == costs[1]
    # Among them: whether the house wants a second factor, its name, and the names of the themes to choose from.
    assert max(costs[0]) <= 12


def test_what_works_stands_above_word_for_word(people: People, inquiry: Inquiry) -> None:
    people.tells(inquiry, "Nur Ärger.")
    for n in range(4):
        people.tells(inquiry, f"Ärger {n}.", works_well=f"Lob {n}, <b>wörtlich</b>")
    response = people.client(people.mira).get(ROOM)
    assert [voice.text for voice in response.context["praise"]] == [f"Lob {n}, <b>wörtlich</b>" for n in (3, 2, 1)]
    text = response.content.decode()
    assert text.index("Lob 3, &lt;b&gt;wörtlich") < text.index("Ärger 3.")
    assert "Nur Ärger." in text
    only = people.client(people.mira).get(ROOM + "?zeigen=gut")
    assert (only.context["page"].paginator.count, only.context["praise"]) == (4, [])
    assert "Nur Ärger." not in only.content.decode()


def test_praise_stands_on_the_first_page_only_and_follows_the_filter(people: People, inquiry: Inquiry) -> None:
    read, _code = people.tells(inquiry, "Ärger.", works_well="Schon gelesen")
    Story.objects.filter(pk=read.pk).update(first_read_at=read.received_at)
    for n in range(26):
        people.tells(inquiry, f"Geschichte {n}", works_well="Neu" if n == 0 else "")
    client = people.client(people.mira)
    assert [voice.text for voice in client.get(ROOM).context["praise"]] == ["Neu", "Schon gelesen"]
    assert [voice.text for voice in client.get(ROOM + "?zeigen=ungelesen").context["praise"]] == ["Neu"]
    assert client.get(ROOM + "?page=2").context["praise"] == []


def test_without_praise_there_is_no_empty_block(people: People, inquiry: Inquiry) -> None:
    people.tells(inquiry, "Nur Ärger.")
    assert "Was gut läuft, zuerst" not in page(people, ROOM)
    assert "Noch niemand hat dazugeschrieben" in page(people, ROOM + "?zeigen=gut")


def test_praise_costs_one_statement_however_much_there_is(people: People, inquiry: Inquiry) -> None:
    def statements(url: str) -> int:
        with CaptureQueriesContext(connection) as caught:
            page(people, url)
        return len(caught)

    people.tells(inquiry, "Ärger.", works_well="Lob")
    one = [statements(ROOM), statements(ROOM + "?zeigen=gut")]
    for n in range(5):
        people.tells(inquiry, f"Ärger {n}.", works_well="Lob")
    assert [statements(ROOM), statements(ROOM + "?zeigen=gut")] == one


def test_what_says_it_in_other_words_is_labelled(people: People, inquiry: Inquiry, model: BagOfWords) -> None:
    tell_all(people, inquiry, HOTLINE, BILL, ["Am Stadtbus fehlt die Haltestelle Rosenweg."], BUS[:1])
    catch_up(inquiry.pk)
    html = page(people, f"{ROOM}?q=Stadtbus+Haltestelle+Rosenweg")
    assert "1 Geschichte mit „Stadtbus Haltestelle Rosenweg“" in html
    assert "Dazu eine, die mit anderen Worten Ähnliches sagt" in html
    # Once in the sentence above, once at the story.
    assert html.count("ähnlich gemeint") == 2
    assert html.index("<mark>Rosenweg</mark>") < html.rindex("ähnlich gemeint")
    quoted = page(people, f"{ROOM}?q=%22Rosenweg%22")
    assert ("ähnlich gemeint" in quoted, "Gesucht wurde diesmal nur" in quoted) == (False, False)


def test_while_the_model_is_loading_the_page_says_so(
    people: People, inquiry: Inquiry, model: BagOfWords, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell_all(people, inquiry, BILL)
    catch_up(inquiry.pk)
    monkeypatch.setattr(actions, "meaning_of", lambda _query: None)
    html = page(people, f"{ROOM}?q=Abschlag")
    assert "Gesucht wurde diesmal nur nach den Worten." in html
    assert html.count("<mark>Abschlag</mark>") == len(BILL)


def test_filters_work_without_words_and_stay_filled_in(people: People, inquiry: Inquiry) -> None:
    people.tells(inquiry, "Als Kundin.", roles=["customer"])
    people.tells(inquiry, "Als Mitarbeiter.", roles=["employee"])
    html = page(people, f"{ROOM}?rolle=employee&von=2020-01-01&bis=2999-12-31")
    assert ("Als Mitarbeiter." in html, "Als Kundin." in html) == (True, False)
    assert '<option value="employee" selected>' in html
    assert 'value="2020-01-01"' in html
    assert "<details open><summary>Eingrenzen" in html
    assert "<details><summary>Eingrenzen" in page(people, ROOM)


@pytest.mark.parametrize("strange", ["thema=999999", "thema=x", "rolle=chef", "von=gestern", "bis=9999-12-31", "von=1"])
def test_a_filter_that_cannot_be_meant_narrows_nothing(people: People, inquiry: Inquiry, strange: str) -> None:
    people.tells(inquiry, BILL[0])
    html = page(people, f"{ROOM}?{strange}")
    assert BILL[0] in html
    assert 'class="errors"' in html or "faulty" in html


def test_themes_to_choose_from_are_shown_escaped(people: People, inquiry: Inquiry) -> None:
    told = tell_all(people, inquiry, ["<b>Bus</b> kommt nie."], BUS[:1])
    theme = theme_by_hand(inquiry, told, key=1, name=(0, 10))
    assert f'<option value="{theme.pk}">&lt;b&gt;Bus&lt;/b&gt;'[:-8] in page(people, ROOM)
    narrowed = page(people, f"{ROOM}?thema={theme.pk}")
    assert "2 Geschichten</h2>" in narrowed


@pytest.mark.parametrize("query", ["x" * 10_000, "%22", "-", "%F0%9F%9A%8C", "%FF%FE", "a%00b"])
def test_strange_queries_are_answered(people: People, inquiry: Inquiry, model: BagOfWords, query: str) -> None:
    tell_all(people, inquiry, BILL[:1])
    catch_up(inquiry.pk)
    assert "Dazu haben wir nichts gefunden." in page(people, f"{ROOM}?q={query}")
