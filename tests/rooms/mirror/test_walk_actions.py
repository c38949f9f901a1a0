"""Laying down and walking a journey: what is refused, what is entered, and that it stays."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from resonanz.answer.actions import erase
from resonanz.answer.reads import whom_account
from resonanz.ground import clock
from resonanz.listen.enums import Feeling
from resonanz.mirror import actions, reads
from resonanz.mirror.enums import WayOut
from resonanz.mirror.errors import JourneyIncomplete, NotYourWalk, WalkIncomplete, WalkOver
from resonanz.mirror.models import JourneyEdition, JourneyStep, StepTouchpoint, Walk, WalkedStep, WalkPhoto, WalkWords
from resonanz.people.actions import unname_departed
from resonanz.trust.models import LedgerEntry, LedgerHead, Tombstone
from resonanz.trust.reads import Erasure
from tests.rooms.mirror.walks import DAY, EVENING, booked, experience, laid, touchpoint, walked
from tests.support.lives_walks import png
from tests.support.people import People

pytestmark = pytest.mark.django_db

BERLIN = ZoneInfo("Europe/Berlin")
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)


@pytest.mark.parametrize(
    ("steps", "sentence"),
    [
        ([], "mindestens einen Schritt"),
        (["", "   "], "mindestens einen Schritt"),
        ([f"Schritt {n}" for n in range(13)], "Das sind 13 Schritte, es gehen höchstens 12"),
        (["Anrufen", "anrufen  "], "steht zweimal da"),
        (["Zum  Schalter", "zum Schalter"], "steht zweimal da"),
        (["Anrufen", "x" * 81], "Schritt 2 hat 81 Zeichen"),
    ],
)
def test_steps_that_make_no_journey_are_refused(people: People, steps: list[str], sentence: str) -> None:
    size = LedgerHead.objects.get().size
    with pytest.raises(JourneyIncomplete) as refused:
        laid_with(people, steps=steps)
    assert list(refused.value.problems) == ["steps"]
    assert sentence in refused.value.problems["steps"]
    assert LedgerHead.objects.get().size == size
    assert not JourneyEdition.objects.exists()


def laid_with(people: People, **changes: Any) -> JourneyEdition:
    told = {"name": "Umziehen", "audience": "Wer umzieht", "steps": ["Anrufen"], **changes}
    return actions.lay_down_journey(**told, by=people.mira.pk)


def test_name_and_audience_are_owed(people: People) -> None:
    with pytest.raises(JourneyIncomplete) as refused:
        laid_with(people, name=" ", audience="x" * 161)
    assert set(refused.value.problems) == {"name", "audience"}


@pytest.mark.parametrize("count", [1, 12])
def test_one_to_twelve_steps_can_be_walked(people: People, count: int) -> None:
    edition = laid_with(people, steps=[f"Schritt {n}" for n in range(count)])
    walk = walked(people, edition, *[{} for _ in range(count)])
    assert walk.finished_at == EVENING
    assert len(reads.walked_steps(walk.pk)) == count


def test_a_new_edition_leaves_what_was_walked_alone_and_keeps_touchpoints_by_name(people: People) -> None:
    first = laid(people)
    place = touchpoint(people)
    calling = first.steps.get(name="Anrufen")
    actions.link_touchpoints(step=calling, touchpoint_ids=[place.pk, place.pk, 999], by=people.mira.pk)
    walk = walked(people, first, {}, {})
    again = actions.relaunch_journey(
        journey=first.journey, name=first.name, audience=first.audience, steps=["anrufen", "Neu"], by=people.jonas.pk
    )
    assert (again.number, [step.name for step in again.steps.all()]) == (2, ["anrufen", "Neu"])
    assert [step.name for step in walk.edition.steps.all()] == ["Brief verstehen", "Anrufen", "Nachfragen"]
    links = StepTouchpoint.objects.filter(step__edition=again).values_list("step__name", "touchpoint_id")
    assert list(links) == [("anrufen", place.pk)]


def test_the_same_again_is_no_new_edition(people: People) -> None:
    edition = laid(people)
    told = {"name": edition.name, "audience": edition.audience, "steps": [step.name for step in edition.steps.all()]}
    with pytest.raises(JourneyIncomplete):
        actions.relaunch_journey(journey=edition.journey, **told, by=people.mira.pk)
    assert JourneyEdition.objects.count() == 1


def test_links_can_be_taken_back(people: People) -> None:
    step = laid(people).steps.all()[0]
    place = touchpoint(people)
    actions.link_touchpoints(step=step, touchpoint_ids=[place.pk], by=people.mira.pk)
    actions.link_touchpoints(step=step, touchpoint_ids=[], by=people.jonas.pk)
    assert not StepTouchpoint.objects.exists()


def refused_for(people: People, *, now: datetime = EVENING, **changes: Any) -> dict[str, str]:
    edition = laid(people)
    walk = booked(people, edition)
    with clock.held_at(now), pytest.raises(WalkIncomplete) as refused:
        actions.save_step(walk=walk, step=edition.steps.all()[0], told=experience(**changes), by=people.mira.pk)
    assert not WalkedStep.objects.exists()
    return refused.value.problems


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"waited": 41}, "waited", "Er dauerte 40 Minuten"),
        ({"waited": -1}, "waited", "zwischen 0 Minuten und 24 Stunden"),
        ({"waited": 10**12}, "waited", "zwischen 0 Minuten und 24 Stunden"),
        ({"on": DAY + timedelta(days=1)}, "on", "in der Zukunft"),
        ({"on": date(1, 1, 1)}, "on", "zwei Jahre"),
        ({"on": date(9999, 12, 31)}, "on", "in der Zukunft"),
        ({"begin": time(21, 30), "end": time(21, 40)}, "begin", "in der Zukunft"),
        ({"begin": time(20, 50), "end": time(21, 30)}, "end", "in der Zukunft"),
        ({"end": time(11, 30)}, "end", "geben Sie bitte auch den Tag an"),
        ({"ends_on": DAY - timedelta(days=1)}, "ends_on", "am selben Tag oder am nächsten"),
        ({"ends_on": date(9999, 12, 31)}, "ends_on", "am selben Tag oder am nächsten"),
        ({"words": "x" * 10_001}, "words", "10.000 Zeichen"),
        ({"photo": b"GIF89a"}, "photo", "JPEG und PNG"),
        ({"photo": b""}, "photo", "JPEG und PNG"),
    ],
)
def test_what_cannot_have_been_is_refused_at_its_field(
    people: People, changes: dict[str, Any], field: str, sentence: str
) -> None:
    problems = refused_for(people, **changes)
    assert list(problems) == [field]
    assert sentence in problems[field]


def test_an_hour_that_summer_time_left_out_is_refused_where_it_was_typed(people: People) -> None:
    noon = datetime(2026, 3, 29, 12, 0, tzinfo=BERLIN)
    never = {"on": SPRING, "waited": 0}
    assert (
        "02:30 Uhr gab es am 29.03.2026 nicht"
        in refused_for(people, now=noon, **never, begin=time(2, 30), end=time(3, 30))["begin"]
    )
    assert (
        "02:30 Uhr gab es am 29.03.2026 nicht"
        in refused_for(people, now=noon, **never, begin=time(1, 30), end=time(2, 30))["end"]
    )


@pytest.mark.parametrize(
    ("on", "begin", "end", "minutes"),
    [
        (DAY - timedelta(days=1), time(23, 50), time(0, 10), 20),
        (SPRING, time(1, 59), time(3, 1), 2),
        (AUTUMN, time(2, 30), time(3, 10), 100),
        (AUTUMN, time(2, 30, fold=1), time(3, 10), 40),
        (AUTUMN, time(2, 30), time(2, 30, fold=1), 60),
    ],
)
def test_midnight_and_the_changes_of_the_clock_are_reckoned(
    people: People, on: date, begin: time, end: time, minutes: int
) -> None:
    edition = laid(people)
    walk = booked(people, edition)
    told = experience(on=on, begin=begin, end=end, waited=minutes)
    with clock.held_at(datetime(2026, 12, 1, 12, 0, tzinfo=BERLIN)):
        one = actions.save_step(walk=walk, step=edition.steps.all()[0], told=told, by=people.mira.pk)
    assert one.minutes == minutes
    assert one.begins_at.astimezone(BERLIN) == datetime.combine(on, begin, tzinfo=BERLIN)


def test_a_step_can_be_corrected_until_the_walk_is_finished_and_never_after(people: People) -> None:
    edition = laid(people)
    walk, step = booked(people, edition), edition.steps.all()[0]
    with clock.held_at(EVENING):
        for words in ("Erst so.", "Dann so.\n  Genau so. "):
            told = experience(words=words, photo=png(note=b"Lindenstrasse"), feeling=Feeling.PUZZLED)
            actions.save_step(walk=walk, step=step, told=told, by=people.mira.pk)
        actions.finish_walk(walk=walk, by=people.mira.pk)
        for late in (
            lambda: actions.save_step(walk=walk, step=step, told=experience(), by=people.mira.pk),
            lambda: actions.drop_step(walk=walk, step=step, by=people.mira.pk),
            lambda: actions.finish_walk(walk=walk, by=people.mira.pk),
            lambda: actions.call_off_walk(walk=walk, by=people.mira.pk),
        ):
            with pytest.raises(WalkOver):
                late()
    assert WalkWords.objects.get().words == "Dann so.\n  Genau so. "
    assert b"Lindenstrasse" not in bytes(WalkPhoto.objects.get().content)


def test_the_database_keeps_what_was_walked(people: People) -> None:
    edition = laid(people)
    walk = walked(people, edition, {"words": "So war es.", "photo": png()})
    for change in (
        lambda: Walk.objects.filter(pk=walk.pk).update(planned_on=DAY),
        lambda: Walk.objects.filter(pk=walk.pk).delete(),
        lambda: WalkedStep.objects.update(waited=0),
        lambda: WalkedStep.objects.create(
            walk=walk, step=edition.steps.all()[1], begins_at=EVENING, minutes=1, waited=0, way_out="reached"
        ),
        lambda: WalkWords.objects.update(words="Anders."),
        lambda: WalkPhoto.objects.update(content=b""),
        lambda: JourneyStep.objects.update(name="Anders"),
        lambda: JourneyEdition.objects.update(name="Anders"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_the_database_refuses_what_the_actions_refuse(people: People) -> None:
    edition = laid(people)
    walk = booked(people, edition)
    step = edition.steps.all()[0]
    row = {"walk": walk, "step": step, "begins_at": EVENING, "way_out": "reached"}
    for broken in ({"minutes": 10, "waited": 11}, {"minutes": -1, "waited": 0}, {"minutes": 1441, "waited": 0}):
        with pytest.raises(IntegrityError), transaction.atomic():
            WalkedStep.objects.create(**row, **broken)
    for position, name in ((13, "Dreizehn"), (0, "Null"), (4, "ANRUFEN"), (1, "Noch einer")):
        with pytest.raises(IntegrityError), transaction.atomic():
            JourneyStep.objects.create(edition=edition, position=position, name=name)


def test_only_the_walker_tells_what_happened(people: People) -> None:
    edition = laid(people)
    walk, step = booked(people, edition), edition.steps.all()[0]
    with clock.held_at(EVENING):
        for foreign in (
            lambda: actions.save_step(walk=walk, step=step, told=experience(), by=people.jonas.pk),
            lambda: actions.drop_step(walk=walk, step=step, by=people.jonas.pk),
            lambda: actions.finish_walk(walk=walk, by=people.jonas.pk),
            lambda: actions.call_off_walk(walk=walk, by=people.jonas.pk),
        ):
            with pytest.raises(NotYourWalk):
                foreign()


def test_a_walk_without_a_step_is_not_finished(people: People) -> None:
    walk = booked(people, laid(people))
    with pytest.raises(WalkIncomplete):
        actions.finish_walk(walk=walk, by=people.mira.pk)


def test_a_guest_is_no_walker_and_the_day_is_near(people: People) -> None:
    edition = laid(people)
    for walker, day, field in (
        (0, DAY, "walker"),
        (people.mira.pk, DAY + timedelta(days=400), "planned_on"),
        (people.mira.pk, DAY - timedelta(days=800), "planned_on"),
    ):
        with clock.held_at(EVENING), pytest.raises(WalkIncomplete) as refused:
            actions.book_walk(edition=edition, walker=walker, planned_on=day, by=people.mira.pk)
        assert list(refused.value.problems) == [field]


def test_calling_off_leaves_only_that_it_was_booked(people: People) -> None:
    edition = laid(people)
    walk = booked(people, edition)
    told = experience(words="Noch nichts.", photo=png())
    size = LedgerHead.objects.get().size
    with clock.held_at(EVENING):
        actions.save_step(walk=walk, step=edition.steps.all()[0], told=told, by=people.mira.pk)
        actions.call_off_walk(walk=walk, by=people.mira.pk)
    assert not any(model.objects.exists() for model in (WalkedStep, WalkWords, WalkPhoto))
    assert Walk.objects.get().called_off_at == EVENING
    assert LedgerHead.objects.get().size == size


def test_anybody_calls_off_for_somebody_who_left(people: People) -> None:
    walk = booked(people, laid(people), walker=people.jonas.pk)
    type(people.jonas).objects.filter(pk=people.jonas.pk).update(is_active=False)
    other = people.mira
    Walk.objects.filter(pk=walk.pk).update(booked_by=people.jonas)
    actions.call_off_walk(walk=walk, by=other.pk)
    assert not Walk.objects.get().is_open


def test_a_finished_walk_words_and_photo_have_an_entry_each(people: People) -> None:
    size = LedgerHead.objects.get().size
    edition = laid(people)
    walk = walked(people, edition, {"words": "Zwei Sätze.", "photo": png()}, {"way_out": WayOut.LEFT})
    assert LedgerHead.objects.get().size == size + 1 + 3
    assert walk.entry_index == size + 1
    assert {WalkWords.objects.get().entry_index, WalkPhoto.objects.get().entry_index} == {size + 2, size + 3}
    kinds = {bytes(entry.leaf).count(b'"k":"walk"') for entry in LedgerEntry.objects.filter(index__gte=size)}
    assert kinds == {1}


def test_an_erased_photo_leaves_its_tombstone_and_everything_else(people: People) -> None:
    walked(people, laid(people), {"words": "Bleibt.", "photo": png()})
    photo = WalkPhoto.objects.get()
    actions.erase_photo(photo=photo)
    actions.erase_photo(photo=photo)
    assert not WalkPhoto.objects.exists()
    assert [row.target_index for row in Tombstone.objects.all()] == [photo.entry_index]
    assert WalkWords.objects.get().words == "Bleibt."


def test_words_and_photos_go_with_the_person_and_the_minutes_stay(people: People) -> None:
    walk = walked(people, laid(people), {"words": "Ich stand im Flur.", "photo": png()})
    erase(whom=whom_account(people.mira), erasure=Erasure.PERSON)
    assert not WalkWords.objects.exists()
    assert not WalkPhoto.objects.exists()
    assert WalkedStep.objects.get().waited == 34
    with clock.held_at(clock.now() + timedelta(days=2)):
        unname_departed()
    assert Walk.objects.get(pk=walk.pk).walker.name == "ein früheres Mitglied des Teams"
