"""Search: any inflection in two languages, never another inquiry, and marks that change nothing."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resonanz.ask.models import Inquiry
from resonanz.listen.actions import withdraw_stories
from resonanz.listen.enums import Withdrawal
from resonanz.listen.models import Story
from resonanz.understand.actions.reading import catch_up
from resonanz.understand.models import SearchEntry
from resonanz.understand.reads import find_stories, marked
from tests.rooms.understand.support import BagOfWords
from tests.support.people import People

pytestmark = pytest.mark.django_db

TEXTS = {
    "bill": "Die Rechnungen kamen doppelt, und niemand erklärte sie.",
    "house": "In beiden Häusern fiel die Heizung aus.",
    "wait": "I was waiting for the technicians all morning.",
    "phone": "Am Telefon hieß es: eine andere Abteilung.",
    "other": "Die Abteilung war eine andere als am Schalter.",
}


@pytest.fixture
def inquiry(people: People, model: BagOfWords) -> Inquiry:
    inquiry = people.inquiry()
    for text in TEXTS.values():
        people.tells(inquiry, text)
    catch_up(inquiry.pk)
    return inquiry


def found(inquiry: Inquiry, query: str) -> set[str]:
    hits = find_stories(inquiry.pk, query, start=0, limit=25)
    by_text = {text: name for name, text in TEXTS.items()}
    assert hits.counted == len(hits.story_ids)
    return {by_text[story.text] for story in Story.objects.filter(pk__in=hits.story_ids)}


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("Rechnung", {"bill"}),
        ("rechnungen", {"bill"}),
        ("Haus", {"house"}),
        ("häuser", {"house"}),
        ("erklärten", {"bill"}),
        ("wait", {"wait"}),
        ("waited technician", {"wait"}),
        ("Technicians", {"wait"}),
        ("Abteilung", {"phone", "other"}),
        ("Abteilung Telefon", {"phone"}),
        ("Abteilung or Heizung", {"phone", "other", "house"}),
        ('"Rechnungen kamen"', {"bill"}),
        ('"kamen Rechnungen"', set()),
        ("Abteilung -Telefon", {"other"}),
        ("Abteilung -Schalter", {"phone"}),
        ("Nilpferd", set()),
        ("Rechnung Nilpferd", set()),
        ("%", set()),
        ("'; DROP TABLE listen_story; --", set()),
        ('"', set()),
        (":*&|!()", set()),
    ],
)
def test_words_are_found_as_people_say_them(inquiry: Inquiry, query: str, names: set[str]) -> None:
    assert found(inquiry, query) == names


@pytest.mark.parametrize("query", ["Heizung -Häuser", "Heizung -Häusern", "Heizung -fallen -aus"])
def test_a_minus_leaves_out_every_inflection(people: People, inquiry: Inquiry, query: str) -> None:
    people.tells(inquiry, "Im Haus fiel die Heizung aus.")
    catch_up(inquiry.pk)
    assert find_stories(inquiry.pk, query, start=0, limit=25).story_ids == []


def test_a_minus_leaves_out_a_word(people: People, inquiry: Inquiry) -> None:
    assert found(inquiry, "Heizung -Haus") == set()


def test_quotes_hold_together_with_stop_words(inquiry: Inquiry) -> None:
    assert found(inquiry, '"andere Abteilung"') == {"phone"}


def test_what_works_well_is_found_too(people: People, inquiry: Inquiry) -> None:
    story, _ = people.tells(inquiry, "Sonst nichts.", works_well="Der Fahrkartenautomat")
    catch_up(inquiry.pk)
    assert find_stories(inquiry.pk, "Fahrkartenautomat", start=0, limit=5).story_ids == [story.pk]


def test_stories_of_another_inquiry_are_never_found(people: People, inquiry: Inquiry) -> None:
    other = people.inquiry(slug="schalter")
    people.tells(other, "Die Kündigung von Frau Berg liegt hier.")
    catch_up(other.pk)
    assert find_stories(inquiry.pk, "Kündigung", start=0, limit=25).story_ids == []
    assert find_stories(other.pk, "Rechnung", start=0, limit=25).story_ids == []


def test_withdrawn_words_are_not_found(people: People, inquiry: Inquiry) -> None:
    story, _ = people.tells(inquiry, "Das Wort Zaunkönig.")
    catch_up(inquiry.pk)
    withdraw_stories(story_ids=[story.pk], ground=Withdrawal.TELLER)
    assert find_stories(inquiry.pk, "Zaunkönig", start=0, limit=25).story_ids == []
    assert not SearchEntry.objects.filter(pk=story.pk).exists()


def test_the_newest_come_first_and_pages_follow(people: People, inquiry: Inquiry) -> None:
    told = [people.tells(inquiry, f"Laterne Nummer {n}")[0].pk for n in range(5)]
    catch_up(inquiry.pk)
    first = find_stories(inquiry.pk, "Laterne", start=0, limit=2)
    last = find_stories(inquiry.pk, "Laterne", start=4, limit=2)
    assert (first.story_ids, first.counted, first.has_more) == ([told[4], told[3]], 5, True)
    assert (last.story_ids, last.counted, last.has_more) == ([told[0]], 5, False)


@pytest.mark.parametrize(
    ("text", "query", "hits"),
    [
        ("Die Rechnungen kamen doppelt.", "Rechnung", ["Rechnungen"]),
        ("Eine Rechnung, zwei Rechnungen.", "rechnung", ["Rechnung", "Rechnungen"]),
        ("I was waiting for the bill.", "wait", ["waiting"]),
        ("Nichts davon.", "Rechnung", []),
        ("<b>Rechnung</b> & <script>alert(1)</script>", "Rechnung", ["Rechnung"]),
        ("Zwei  Leerzeichen\n\tund Rechnung \n", "Rechnung", ["Rechnung"]),
        ("Rechnung \ue000 mit fremden Zeichen \ue001", "Rechnung", []),
        ("\ue001Rechnung", "Rechnung", []),
        ("", "Rechnung", []),
    ],
)
def test_hits_are_marked_and_the_text_stays(text: str, query: str, hits: list[str]) -> None:
    [pieces] = marked([text], query)
    assert "".join(piece for piece, _ in pieces) == text
    assert [piece for piece, is_hit in pieces if is_hit] == hits


def test_each_text_gets_its_own_marks_in_order() -> None:
    found = marked(["eine Rechnung", "ein Bus", "Rechnungen"], "Rechnung")
    assert found == [[("eine ", False), ("Rechnung", True)], [("ein Bus", False)], [("Rechnungen", True)]]


def test_no_texts_have_no_marks() -> None:
    assert marked([], "Rechnung") == []


WORDS = st.sampled_from(["Rechnung", "waiting", "\ue000", "\ue001", "<b>", "&amp;", "''", "\\", "ß", "\r\n", " ", "é"])
SOME_TEXT = st.lists(
    WORDS | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12), max_size=12
).map("".join)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=SOME_TEXT, query=SOME_TEXT)
def test_marks_never_change_a_character(db: None, text: str, query: str) -> None:
    [pieces] = marked([text], query)
    assert "".join(piece for piece, _ in pieces) == text
