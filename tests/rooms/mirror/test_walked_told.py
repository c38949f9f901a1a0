"""Walked against told: who counts, from how many people on, and that it stays quick."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from resonanz.ask.models import Inquiry
from resonanz.listen import actions as listen
from resonanz.listen.enums import Withdrawal
from resonanz.listen.models import Story
from resonanz.mirror import actions, reads
from resonanz.mirror.enums import WayOut
from resonanz.mirror.models import JourneyEdition
from resonanz.mirror.rules.walking import Spread
from resonanz.understand.models import Touchpoint, TouchpointMatch
from tests.rooms.mirror.walks import laid, tells_of, touchpoint, walked
from tests.support.people import People

pytestmark = pytest.mark.django_db


@pytest.fixture
def inquiry(people: People) -> Inquiry:
    return people.inquiry()


@pytest.fixture
def place(people: People) -> Touchpoint:
    return touchpoint(people)


@pytest.fixture
def edition(people: People, place: Touchpoint) -> JourneyEdition:
    made = laid(people)
    calling = made.steps.get(name="Anrufen")
    actions.link_touchpoints(step=calling, touchpoint_ids=[place.pk], by=people.mira.pk)
    return made


def calling(edition: JourneyEdition) -> reads.ComparedStep:
    compared = reads.compared_journey(edition.journey_id)
    assert compared is not None
    return compared.steps[1]


def five_tell(people: People, inquiry: Inquiry, place: Touchpoint) -> list[Story]:
    return [
        tells_of(people, inquiry, place, f"Am Telefon {n} Minuten gewartet. Dann ging es.")
        for n in (10, 20, 30, 40, 50)
    ]


def test_told_minutes_are_shown_from_five_people_on(
    people: People, inquiry: Inquiry, place: Touchpoint, edition: JourneyEdition
) -> None:
    stories = five_tell(people, inquiry, place)
    told = calling(edition).told
    assert (told.people, told.spread) == (5, Spread(count=5, low=20, middle=30, high=40))
    assert {quote.words for quote in told.counted} == {story.text.partition(" Dann")[0] for story in stories}
    assert all(quote.words[quote.start : quote.end] == f"{quote.minutes:.0f} Minuten" for quote in told.counted)
    listen.withdraw_stories(story_ids=[stories[0].pk], ground=Withdrawal.TELLER)
    told = calling(edition).told
    assert (told.people, told.spread) == (4, None)


def test_each_person_counts_once_with_the_newest_story(
    people: People, inquiry: Inquiry, place: Touchpoint, edition: JourneyEdition
) -> None:
    first = five_tell(people, inquiry, place)[0]
    for n in (3, 7):
        later = tells_of(people, inquiry, place, f"Noch einmal {n} Minuten gewartet.")
        Story.objects.filter(pk=later.pk).update(teller=first.teller)
    told = calling(edition).told
    assert told.people == 5
    assert sorted(quote.minutes or 0 for quote in told.counted) == [7, 20, 30, 40, 50]


def test_what_is_kept_out_of_sight_or_of_another_place_does_not_count(
    people: People, inquiry: Inquiry, place: Touchpoint, edition: JourneyEdition
) -> None:
    stories = five_tell(people, inquiry, place)
    listen.hide_story(story=stories[0], ground="third_party", note="Das meint einen Menschen", by=people.mira)
    tells_of(people, inquiry, touchpoint(people, "Kundenbüro"), "Eine Stunde gewartet.")
    tells_of(people, inquiry, place, "Es dauerte 90 Minuten zu Fuß.")
    told = calling(edition).told
    assert (told.people, told.spread) == (4, None)
    assert "60" not in " ".join(quote.words for quote in told.best)


def test_up_to_three_quotes_of_different_people_those_with_a_time_first(
    people: People, inquiry: Inquiry, place: Touchpoint, edition: JourneyEdition
) -> None:
    waited = tells_of(people, inquiry, place, "20 Minuten gewartet.")
    later = [tells_of(people, inquiry, place, f"Freundlich war es {n}.") for n in range(3)]
    best = calling(edition).told.best
    assert [quote.story_id for quote in best] == [waited.pk, later[2].pk, later[1].pk]
    voices = reads.voices_of(best)
    assert voices[best[0]].marks == [("20 Minuten", True), (" gewartet.", False)]
    assert voices[best[0]].url == f"/team/geschichte/{waited.pk}/"


def test_walks_of_all_editions_are_compared_by_the_name_of_the_step(people: People, edition: JourneyEdition) -> None:
    walked(people, edition, {"waited": 5}, {"waited": 40}, {"waited": 0, "way_out": WayOut.LEFT})
    again = actions.relaunch_journey(
        journey=edition.journey, name=edition.name, audience=edition.audience, steps=["ANRUFEN"], by=people.mira.pk
    )
    walked(people, again, {"waited": 11})
    compared = reads.compared_journey(edition.journey_id)
    assert compared is not None
    (row,) = compared.steps
    assert [one.waited for one in row.walked] == [40, 11]
    assert row.change is not None
    assert (row.change.first, row.change.latest, row.change.less) == (40, 11, 29)
    assert row.spread == Spread(count=2, low=18.25, middle=25.5, high=32.75)
    assert [(one.step.name, one.left) for one in compared.former] == [("Brief verstehen", 0), ("Nachfragen", 1)]
    assert compared.left == 1
    assert compared.longest is row


def test_the_summary_tells_of_the_journey_that_was_walked_last(
    people: People, inquiry: Inquiry, place: Touchpoint, edition: JourneyEdition
) -> None:
    assert reads.walked_summary() is None
    five_tell(people, inquiry, place)
    walked(people, edition, {"waited": 5}, {"waited": 40, "way_out": WayOut.LEFT})
    assert reads.walked_summary() == reads.WalkedSummary(
        name="Zählerstand melden",
        step="Anrufen",
        walks=1,
        walked=40,
        told=30,
        told_base=5,
        left=1,
        url="mirror:journey",
        url_args=(edition.journey_id,),
    )


def test_the_summary_follows_whatever_is_told_hidden_or_taken_back(
    people: People, inquiry: Inquiry, place: Touchpoint, edition: JourneyEdition
) -> None:
    def told() -> tuple[float | None, int]:
        summary = reads.walked_summary()
        assert summary is not None
        return summary.told, summary.told_base

    five_tell(people, inquiry, place)
    walked(people, edition, {"waited": 5}, {"waited": 40})
    assert told() == (30, 5)
    sixth = tells_of(people, inquiry, place, "90 Minuten gewartet.")
    assert told() == (35, 6)
    listen.hide_story(story=sixth, ground="insult", note="Beleidigung", by=people.mira)
    assert told() == (30, 5)
    fifth = Story.objects.exclude(pk=sixth.pk).latest("pk")
    listen.withdraw_stories(story_ids=[fifth.pk], ground=Withdrawal.TELLER)
    assert told() == (None, 4)
    walked(people, edition, {"waited": 5}, {"waited": 10})
    again = reads.walked_summary()
    assert again is not None
    assert (again.walks, again.walked) == (2, 25)


def test_statements_do_not_grow(
    people: People,
    inquiry: Inquiry,
    place: Touchpoint,
    edition: JourneyEdition,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    five_tell(people, inquiry, place)
    for _ in range(4):
        walked(people, edition, {}, {}, {})
    client = people.client(people.mira)
    client.get(f"/team/spiegel/reisen/{edition.journey_id}/")
    with django_assert_max_num_queries(9):
        reads.compared_journey(edition.journey_id)
    with django_assert_max_num_queries(14):
        reads.walked_summary()
    with django_assert_max_num_queries(5):
        reads.walked_summary()
    with django_assert_max_num_queries(3):
        assert [row.walks for row in reads.journeys()] == [4]
    with django_assert_max_num_queries(26):
        client.get(f"/team/spiegel/reisen/{edition.journey_id}/")


def test_only_the_newest_are_read_however_many_there_are(
    people: People, inquiry: Inquiry, place: Touchpoint, edition: JourneyEdition
) -> None:
    """More stories at one touchpoint than are read: told once, copied in the database."""
    model = tells_of(people, inquiry, place, "20 Minuten gewartet.")
    copy_story(model, place, 2_400)
    assert calling(edition).told.people == 2_000


def copy_story(model: Story, place: Touchpoint, count: int) -> None:
    told: dict[str, Any] = {"story": model.pk, "place": place.pk, "count": count}
    columns = [field.column for field in Story._meta.concrete_fields]
    changed = {
        "id": "nextval(pg_get_serial_sequence('listen_story', 'id'))",
        "teller": "gen_random_uuid()",
        "entry_index": "entry_index + 1000 + n",
        "code_hash": "NULL",
    }
    picked = ", ".join(changed.get(name, f's."{name}"') for name in columns)
    names = ", ".join(f'"{name}"' for name in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO listen_story ({names}) SELECT {picked} FROM listen_story s,"  # noqa: S608  Names of columns.
            " generate_series(1, %(count)s) n WHERE s.id = %(story)s",
            told,
        )
    rows = Story.objects.exclude(pk=model.pk).values_list("pk", "inquiry_id", "text")
    TouchpointMatch.objects.bulk_create(
        TouchpointMatch(story_id=pk, inquiry_id=inquiry, start=0, end=len(text), touchpoint=place, strength=0.9)
        for pk, inquiry, text in rows
    )
