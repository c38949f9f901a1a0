"""The library is data: complete in both languages, and it passes the check it sits beside."""

from __future__ import annotations

import re

import pytest
from pytest_django import DjangoAssertNumQueries

from resonanz.ask import reads
from resonanz.ask.enums import Feed
from resonanz.ask.models import Inquiry
from resonanz.ask.rules.library import LANGUAGES, guidance, questions
from resonanz.ask.rules.readiness import MISSING
from resonanz.ask.rules.wording import check
from tests.support.people import People

ASKED_FOR = {
    "hate",
    "three_words",
    "be_and_help",
    "wish",
    "promise",
    "day",
    "competitor",
    "farewell",
    "keep",
    "never_came",
}
LIBRARY = "/team/fragen/"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_passes_the_check_or_says_why_not(language: str) -> None:
    unexplained = [
        (question.key, mark.kind, mark.words)
        for question in questions(language).values()
        for mark in check({"title": question.title, "question": question.question}, explain_in=language)
        if not question.reason
    ]
    assert unexplained == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_is_whole(language: str) -> None:
    for question in questions(language).values():
        texts = [
            question.name,
            question.title,
            question.question,
            question.purpose,
            question.not_when,
            question.framing,
        ]
        assert all(text.strip() for text in texts), question.key
        assert question.hosting, question.key
        assert question.follow_ups, question.key
        assert question.pitfalls, question.key
        assert question.feeds, question.key
        assert set(question.feeds) <= set(Feed.values)
        assert len(question.title) <= 160


def test_both_languages_hold_the_same_questions_in_the_same_order() -> None:
    german, english = (questions(language) for language in LANGUAGES)
    assert list(german) == list(english)
    assert set(german) >= ASKED_FOR
    assert [row.feeds for row in german.values()] == [row.feeds for row in english.values()]
    assert all(german[key].question != english[key].question for key in german)


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_stands_beside_every_part_that_is_owed(language: str) -> None:
    help_for = guidance(language)
    assert set(help_for) >= set(MISSING)
    assert all(row.says and row.good and row.poor and row.because for row in help_for.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_good_example_passes_and_the_poor_one_does_not(language: str) -> None:
    row = guidance(language)["question"]
    assert check({"question": row.good}, explain_in=language) == []
    assert check({"question": row.poor}, explain_in=language) != []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_texts_follow_the_style_of_the_house(language: str) -> None:
    questioned = [
        " ".join(
            [q.name, q.title, q.question, q.purpose, q.not_when, q.framing, *q.hosting, *q.follow_ups, *q.pitfalls]
        )
        for q in questions(language).values()
    ]
    helped = [f"{row.says} {row.good} {row.poor} {row.because}" for row in guidance(language).values()]
    text = " ".join([*questioned, *helped])
    assert not re.search(r"[!\"]|feedback| du | dein", text, re.IGNORECASE)


def test_a_language_without_a_file_reads_german() -> None:
    assert questions("fr") == questions("de")
    assert questions("en-gb") == questions("en")


def test_library_question_of_an_own_question_is_none() -> None:
    assert reads.library_question("", "de") is None
    assert reads.library_question("gibt-es-nicht", "de") is None


def test_library_lists_all_and_asks_the_database_little(
    people: People, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = people.client(people.mira)
    with django_assert_max_num_queries(5):
        page = client.get(LIBRARY).content.decode()
    for question in questions("de").values():
        assert question.question.replace("'", "&#x27;") in page


@pytest.mark.parametrize("key", list(questions("de")))
def test_each_question_has_its_page_in_both_languages(people: People, key: str) -> None:
    page = people.client(people.mira).get(f"{LIBRARY}{key}/").content.decode()
    german, english = questions("de")[key], questions("en")[key]
    for text in (german.question, german.purpose, german.not_when, german.framing, *german.pitfalls, english.question):
        assert text in page


def test_an_unknown_question_is_not_found(people: People) -> None:
    client = people.client(people.mira)
    assert client.get(f"{LIBRARY}gibt-es-nicht/").status_code == 404
    assert client.get("/team/anliegen/neu/?frage=gibt-es-nicht").status_code == 404


def test_guests_read_no_library(people: People) -> None:
    assert people.client().get(LIBRARY).status_code == 302
    assert people.client().get(f"{LIBRARY}hate/").status_code == 302


def test_using_a_question_begins_an_inquiry_that_remembers_it(people: People) -> None:
    client = people.client(people.mira)
    page = client.get("/team/anliegen/neu/?frage=farewell").content.decode()
    chosen = questions("de")["farewell"]
    assert chosen.question in page
    assert 'name="method" value="farewell"' in page
    assert Inquiry.objects.count() == 0
    sent = {"title": chosen.title, "question": chosen.question, "slug": "abschied", "minimum_people": "3"}
    client.post("/team/anliegen/neu/", {**sent, "method": "farewell"})
    inquiry = Inquiry.objects.get()
    assert (inquiry.method, inquiry.question) == ("farewell", chosen.question)


def test_a_draft_takes_a_question_over_only_when_it_is_saved(people: People) -> None:
    inquiry = people.inquiry(is_open=False)
    page = people.client(people.mira).get("/team/anliegen/kontakt/bearbeiten/?frage=hate").content.decode()
    assert questions("de")["hate"].question in page
    assert "Noch nicht gespeichert." in page
    inquiry.refresh_from_db()
    assert inquiry.question == "Erzählen Sie, was passiert ist."


def test_a_question_that_left_the_library_is_ones_own(people: People) -> None:
    sent = {"title": "Worum es geht", "slug": "kontakt", "minimum_people": "3", "method": "verschwunden"}
    people.client(people.mira).post("/team/anliegen/neu/", sent)
    assert Inquiry.objects.get().method == ""
