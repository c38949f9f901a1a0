"""Search by meaning: what stands out, what the filters leave, and what must never be found."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from resonanz.ask.models import Inquiry
from resonanz.listen.actions import withdraw_stories
from resonanz.listen.enums import Visibility, Withdrawal
from resonanz.listen.models import Story
from resonanz.people.enums import Role
from resonanz.understand.actions.reading import catch_up
from resonanz.understand.models import StoryVector
from resonanz.understand.reads import Filters, Meaning, asks_for_words, find_stories, similar_voices, theme_names
from resonanz.understand.reads import meaning as by_meaning
from resonanz.understand.reads.meaning import stories_meant
from tests.rooms.understand.support import BILL, BUS, HOTLINE, BagOfWords, tell_all, theme_by_hand
from tests.support.people import People

pytestmark = pytest.mark.django_db

BY_INDEX = pytest.mark.parametrize("by_index", [False, True], ids=["exactly", "by the index"])


@pytest.fixture
def inquiry(people: People, model: BagOfWords) -> Inquiry:
    return people.inquiry()


def meant(model: BagOfWords, query: str) -> Meaning:
    return Meaning(model=f"{model.name} {model.version}", vector=tuple(model.embed([query])[0].tolist()))


def use_index(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(by_meaning, "EXACT_UP_TO", 0)
    monkeypatch.setattr(by_meaning, "_ENOUGH", 1)


def read(people: People, inquiry: Inquiry, *texts: list[str]) -> list[int]:
    told = [story.pk for story in tell_all(people, inquiry, *texts)]
    catch_up(inquiry.pk)
    return told


def test_what_stands_out_is_found_and_no_more(people: People, inquiry: Inquiry, model: BagOfWords) -> None:
    told = read(people, inquiry, HOTLINE, BILL[:2], BUS[:4])
    question = meant(model, "Abschlag ohne Rechenweg")
    vectors = np.stack([np.asarray(StoryVector.objects.get(pk=pk).vector) for pk in told])
    likeness = vectors @ np.asarray(question.vector)
    usual = likeness.mean() + 1.2 * likeness.std()
    expected = [told[at] for at in np.argsort(-likeness, kind="stable") if likeness[at] > usual]
    assert stories_meant(inquiry.pk, question) == expected
    assert sorted(expected) == told[6:8]


@BY_INDEX
def test_the_nearest_come_first(
    people: People, inquiry: Inquiry, model: BagOfWords, monkeypatch: pytest.MonkeyPatch, *, by_index: bool
) -> None:
    if by_index:
        use_index(monkeypatch)
    told = read(people, inquiry, HOTLINE, [*BUS[:1], "Stadtbus Haltestelle"])
    assert stories_meant(inquiry.pk, meant(model, "Haltestelle Stadtbus"), limit=2) == [told[7], told[6]]


@BY_INDEX
def test_neither_other_inquiries_nor_other_models_nor_the_withdrawn_are_found(
    people: People, inquiry: Inquiry, model: BagOfWords, monkeypatch: pytest.MonkeyPatch, *, by_index: bool
) -> None:
    if by_index:
        use_index(monkeypatch)
    other = people.inquiry(slug="schalter")
    read(people, other, BUS)
    told = read(people, inquiry, HOTLINE, BUS[:4])
    withdraw_stories(story_ids=[told[6]], ground=Withdrawal.TELLER)
    Story.objects.filter(pk=told[7]).update(superseded_at=datetime(2026, 3, 1, tzinfo=UTC))
    StoryVector.objects.filter(pk=told[8]).update(model="another 1")
    found = stories_meant(inquiry.pk, meant(model, "Haltestelle Stadtbus"))
    assert found[0] == told[9]
    assert not {told[6], told[7], told[8]} & set(found)
    assert set(found) <= set(told)


def test_too_few_through_the_index_means_all_are_compared(
    people: People, inquiry: Inquiry, model: BagOfWords, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = read(people, inquiry, HOTLINE, BUS[:1])
    monkeypatch.setattr(by_meaning, "EXACT_UP_TO", 0)
    assert stories_meant(inquiry.pk, meant(model, "Haltestelle Stadtbus")) == [told[6]]


def test_a_model_with_vectors_of_another_length_is_compared_exactly(
    people: People, inquiry: Inquiry, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = read(people, inquiry, HOTLINE)
    use_index(monkeypatch)
    StoryVector.objects.filter(pk__in=told).update(model="short 1", vector=[0.0, 1.0, 0.0])
    StoryVector.objects.filter(pk=told[2]).update(vector=[1.0, 0.0, 0.0])
    assert stories_meant(inquiry.pk, Meaning(model="short 1", vector=(1.0, 0.0, 0.0))) == [told[2]]


def test_where_nothing_was_read_nothing_is_looked_through(
    people: People, inquiry: Inquiry, model: BagOfWords, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_index(monkeypatch)
    people.tells(inquiry, "Ich hing in der Warteschleife.")
    with CaptureQueriesContext(connection) as asked:
        assert stories_meant(inquiry.pk, meant(model, "Warteschleife")) == []
    assert not any("listen_story" in query["sql"] and "vector" in query["sql"] for query in asked.captured_queries)


@pytest.mark.parametrize("texts", [[], BUS[:1], BUS[:2], [BUS[0]] * 5])
def test_among_few_or_equal_stories_none_stands_out(
    people: People, inquiry: Inquiry, model: BagOfWords, texts: list[str]
) -> None:
    read(people, inquiry, texts)
    assert stories_meant(inquiry.pk, meant(model, "Stadtbus")) == []
    assert stories_meant(inquiry.pk, meant(model, "")) == []


def test_words_and_meaning_are_fused_and_told_apart(people: People, inquiry: Inquiry, model: BagOfWords) -> None:
    told = read(people, inquiry, HOTLINE, BILL, [*BUS[:1], "Am Stadtbus fehlt jede Anzeige."])
    hits = find_stories(inquiry.pk, "Anzeige", start=0, limit=25, meaning=meant(model, "Haltestelle Stadtbus"))
    assert (hits.story_ids, hits.counted, hits.by_words, hits.meant) == ([told[13], told[12]], 2, 1, {told[12]})
    without = find_stories(inquiry.pk, "Anzeige", start=0, limit=25)
    assert (without.story_ids, without.counted, without.meant) == ([told[13]], 1, frozenset())


@pytest.mark.parametrize("query", ['"Anzeige"', "Anzeige -Hotline", '"', "-Hotline", ":*&|!()", "%", ""])
def test_who_asks_for_words_gets_words(people: People, inquiry: Inquiry, model: BagOfWords, query: str) -> None:
    read(people, inquiry, HOTLINE, ["Am Stadtbus fehlt jede Anzeige."])
    hits = find_stories(inquiry.pk, query, start=0, limit=25, meaning=meant(model, "Haltestelle Stadtbus"))
    assert hits.meant == frozenset()
    assert hits.counted == hits.by_words


@pytest.mark.parametrize("query", ["Bus", "Bus oder Bahn", "Abo-Karte", "ß", "日本", "🚌 Bus", "Wie lange?"])
def test_ordinary_words_ask_for_their_meaning_too(query: str) -> None:
    assert not asks_for_words(query)


@pytest.mark.parametrize("query", ["x" * 10_000, "Bus " * 2_500, "(" * 10_000, "日" * 10_000, "🚌" * 10_000])
def test_a_very_long_query_is_answered(people: People, inquiry: Inquiry, model: BagOfWords, query: str) -> None:
    read(people, inquiry, HOTLINE)
    hits = find_stories(inquiry.pk, query, start=0, limit=25, meaning=meant(model, query[:200]))
    assert hits.by_words == 0


def days_ago(days: int) -> date:
    return date(2026, 3, 11) - timedelta(days=days)


@pytest.mark.parametrize(
    ("filters", "left"),
    [
        (Filters(role=Role.EMPLOYEE), [3, 2]),
        (Filters(role=Role.OTHER), []),
        (Filters(since=days_ago(1)), [1, 0]),
        (Filters(until=days_ago(2)), [3, 2]),
        (Filters(since=days_ago(2), until=days_ago(1)), [2, 1]),
        (Filters(since=days_ago(1), until=days_ago(2)), []),
        (Filters(theme_id=-1), []),
        (Filters(role=Role.EMPLOYEE, since=days_ago(2)), [2]),
    ],
)
@BY_INDEX
def test_filters_narrow_words_and_meaning_alike(
    people: People,
    inquiry: Inquiry,
    model: BagOfWords,
    monkeypatch: pytest.MonkeyPatch,
    filters: Filters,
    left: list[int],
    *,
    by_index: bool,
) -> None:
    """Story n is told at noon n days before the 11th of March; 2 and 3 by people who work here."""
    told = read(people, inquiry, [f"Laterne am Weg {n}" for n in range(4)])
    for days, pk in enumerate(told):
        moment = datetime(2026, 3, 11, 11, tzinfo=UTC) - timedelta(days=days)
        roles = [Role.EMPLOYEE] if days > 1 else [Role.CUSTOMER]
        Story.objects.filter(pk=pk).update(told_at=moment, roles=roles)
    if by_index:
        use_index(monkeypatch)
    expected = {told[n] for n in left}
    by_words = find_stories(inquiry.pk, "Laterne", start=0, limit=25, filters=filters)
    assert (set(by_words.story_ids), by_words.by_words) == (expected, len(left))
    question = meant(model, "Laterne am Weg")
    assert set(stories_meant(inquiry.pk, question, filters=filters)) <= expected
    if by_index:
        assert set(stories_meant(inquiry.pk, question, filters=filters)) == expected
    newest = find_stories(inquiry.pk, "", start=0, limit=25, filters=filters)
    assert newest.story_ids == [told[n] for n in sorted(left)]


def test_a_day_begins_and_ends_at_midnight_here(people: People, inquiry: Inquiry) -> None:
    told = read(people, inquiry, ["Eins", "Zwei"])
    # 23:59:59 of the 10th and midnight of the 11th in Berlin.
    Story.objects.filter(pk=told[0]).update(told_at=datetime(2026, 3, 10, 22, 59, 59, tzinfo=UTC))
    Story.objects.filter(pk=told[1]).update(told_at=datetime(2026, 3, 10, 23, 0, 0, tzinfo=UTC))
    on_the_tenth = Filters(since=date(2026, 3, 10), until=date(2026, 3, 10))
    assert find_stories(inquiry.pk, "", start=0, limit=5, filters=on_the_tenth).story_ids == [told[0]]
    on_the_eleventh = Filters(since=date(2026, 3, 11), until=date(2026, 3, 11))
    assert find_stories(inquiry.pk, "", start=0, limit=5, filters=on_the_eleventh).story_ids == [told[1]]


def test_a_theme_narrows_and_one_of_another_inquiry_finds_nothing(people: People, inquiry: Inquiry) -> None:
    bus = tell_all(people, inquiry, BUS[:2])
    bill = tell_all(people, inquiry, BILL[:2])
    theme = theme_by_hand(inquiry, bus, key=1)
    other = people.inquiry(slug="schalter")
    foreign = theme_by_hand(other, tell_all(people, other, BUS[2:4]), key=1)
    catch_up(inquiry.pk)
    narrowed = find_stories(inquiry.pk, "", start=0, limit=9, filters=Filters(theme_id=theme.pk))
    assert narrowed.story_ids == [bus[1].pk, bus[0].pk]
    assert find_stories(inquiry.pk, "Rechnung", start=0, limit=9, filters=Filters(theme_id=theme.pk)).counted == 0
    assert find_stories(inquiry.pk, "Rechnung", start=0, limit=9).counted == len(bill)
    assert find_stories(inquiry.pk, "", start=0, limit=9, filters=Filters(theme_id=foreign.pk)).counted == 0
    assert theme_names(inquiry.pk) == [(theme.pk, BUS[0][:9])]


@BY_INDEX
def test_similar_voices_are_those_of_other_people_that_may_be_seen(
    people: People, inquiry: Inquiry, monkeypatch: pytest.MonkeyPatch, *, by_index: bool
) -> None:
    if by_index:
        use_index(monkeypatch)
    story, near, own, held, far = (
        Story.objects.get(pk=pk)
        for pk in read(
            people,
            inquiry,
            ["Stadtbus an der Haltestelle"],
            ["Der Stadtbus an der Haltestelle"],
            ["Mein Stadtbus, meine Haltestelle"],
            ["Kein Stadtbus an der Haltestelle"],
            BILL[:1],
            BILL[1:],
            HOTLINE,
        )[:5]
    )
    Story.objects.filter(pk=own.pk).update(teller=story.teller)
    Story.objects.filter(pk=held.pk).update(visibility=Visibility.HIDDEN, withheld_by=1)
    similar = similar_voices(story, most=5)
    assert similar[0] == near
    assert not {story, own, held} & set(similar)
    assert by_index or far not in similar
    assert similar_voices(story, most=1) == [near]


def test_a_story_without_vector_has_no_similar_voices(people: People, inquiry: Inquiry) -> None:
    story = tell_all(people, inquiry, BUS[:1])[0]
    assert similar_voices(story, most=5) == []


def test_every_usual_length_has_a_valid_index() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class JOIN pg_index ON indexrelid = pg_class.oid"
            " WHERE relname LIKE 'understand_meaning_%' AND indisvalid"
        )
        names = {row[0] for row in cursor.fetchall()}
    assert names == {f"understand_meaning_{size}" for size in by_meaning.INDEXED}
