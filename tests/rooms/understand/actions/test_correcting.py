"""A passage tells of a step, or does not, because a person says so."""

from __future__ import annotations

import pytest

from resonanz.ask.models import Inquiry
from resonanz.listen.actions import withdraw_stories
from resonanz.listen.enums import Withdrawal
from resonanz.listen.models import Story
from resonanz.understand import reads
from resonanz.understand.actions import (
    Place,
    archive_touchpoint,
    lift_correction,
    put_passage,
    take_passage_out,
)
from resonanz.understand.errors import NotDecided, PassageGone, TouchpointArchived
from resonanz.understand.models import Touchpoint, TouchpointCorrection, TouchpointMatch
from tests.rooms.understand.support import HOTLINE, tell_all
from tests.rooms.understand.touch import a_touchpoint, matched_by_hand
from tests.support.people import People

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(people: People, inquiry: Inquiry) -> list[Story]:
    return tell_all(people, inquiry, HOTLINE[:3])


@pytest.fixture
def loop(people: People, told: list[Story]) -> Touchpoint:
    made = a_touchpoint(people)
    matched_by_hand(made, told)
    return made


def at(story: Story, start: int = 0) -> Place:
    return Place(story_id=story.pk, start=start)


def where(story: Story) -> list[tuple[int | None, float]]:
    return list(TouchpointMatch.objects.filter(story=story).values_list("touchpoint", "strength"))


def said() -> set[tuple[int, int, bool]]:
    return set(TouchpointCorrection.objects.values_list("story", "touchpoint", "belongs"))


def test_what_does_not_belong_is_out_at_once(people: People, told: list[Story], loop: Touchpoint) -> None:
    take_passage_out(place=at(told[0]), touchpoint_id=loop.pk, by=people.jonas.pk)
    assert (where(told[0]), said()) == ([(None, 0)], {(told[0].pk, loop.pk, False)})
    [row] = reads.corrections_of(loop.pk)
    assert (row.corrected_by, row.end) == (people.jonas, len(told[0].text))
    assert reads.touch_history(loop.pk)[0].sentence == ("Einen Abschnitt herausgenommen: Er gehört nicht hierher.")
    with pytest.raises(PassageGone):
        take_passage_out(place=at(told[0]), touchpoint_id=loop.pk, by=people.jonas.pk)


def test_what_is_put_elsewhere_teaches_both(people: People, told: list[Story], loop: Touchpoint) -> None:
    office, shop = a_touchpoint(people, "Kundenbüro"), a_touchpoint(people, "Laden")
    put_passage(place=at(told[0]), touchpoint_id=office.pk, by=people.mira.pk)
    assert where(told[0]) == [(office.pk, 1)]
    assert said() == {(told[0].pk, loop.pk, False), (told[0].pk, office.pk, True)}
    put_passage(place=at(told[0]), touchpoint_id=shop.pk, by=people.mira.pk)
    assert said() == {(told[0].pk, loop.pk, False), (told[0].pk, office.pk, False), (told[0].pk, shop.pk, True)}
    put_passage(place=at(told[0]), touchpoint_id=loop.pk, by=people.mira.pk)
    assert said() == {(told[0].pk, loop.pk, True), (told[0].pk, office.pk, False), (told[0].pk, shop.pk, False)}


def test_what_matched_none_is_put_without_another_word(people: People, told: list[Story], loop: Touchpoint) -> None:
    TouchpointMatch.objects.update(touchpoint=None, strength=0)
    put_passage(place=at(told[1]), touchpoint_id=loop.pk, by=people.mira.pk)
    put_passage(place=at(told[1]), touchpoint_id=loop.pk, by=people.jonas.pk)
    assert said() == {(told[1].pk, loop.pk, True)}
    assert TouchpointCorrection.objects.get().corrected_by == people.mira
    assert [change.who for change in reads.touch_history(loop.pk)] == [str(people.mira)] * 2


def test_only_its_own_passage_of_a_story_is_corrected(people: People, told: list[Story]) -> None:
    made = a_touchpoint(people)
    matched_by_hand(made, told[:1], span=(0, 20))
    matched_by_hand(made, told[:1], span=(20, 40))
    take_passage_out(place=at(told[0], 20), touchpoint_id=made.pk, by=people.mira.pk)
    found = TouchpointMatch.objects.order_by("start").values_list("start", "touchpoint")
    assert list(found) == [(0, made.pk), (20, None)]


def test_a_correction_is_lifted_once(people: People, told: list[Story], loop: Touchpoint) -> None:
    take_passage_out(place=at(told[0]), touchpoint_id=loop.pk, by=people.mira.pk)
    pk = TouchpointCorrection.objects.get().pk
    assert lift_correction(correction_id=pk, by=people.jonas.pk).touchpoint_id == loop.pk
    assert said() == set()
    assert reads.touch_history(loop.pk)[0].who == str(people.jonas)
    with pytest.raises(NotDecided):
        lift_correction(correction_id=pk, by=people.jonas.pk)


def test_nothing_is_said_about_words_that_are_gone(people: People, told: list[Story], loop: Touchpoint) -> None:
    withdraw_stories(story_ids=[told[0].pk], ground=Withdrawal.TELLER)
    for act in (take_passage_out, put_passage):
        with pytest.raises(PassageGone):
            act(place=at(told[0]), touchpoint_id=loop.pk, by=people.mira.pk)
    with pytest.raises(PassageGone):
        put_passage(place=at(told[1], 7), touchpoint_id=loop.pk, by=people.mira.pk)
    assert said() == set()


def test_nothing_goes_into_an_archived_touchpoint(people: People, told: list[Story], loop: Touchpoint) -> None:
    archive_touchpoint(touchpoint_id=loop.pk, by=people.mira.pk)
    with pytest.raises(TouchpointArchived):
        put_passage(place=at(told[0]), touchpoint_id=loop.pk, by=people.mira.pk)


def test_erased_words_take_matches_and_corrections_along(people: People, told: list[Story], loop: Touchpoint) -> None:
    take_passage_out(place=at(told[0]), touchpoint_id=loop.pk, by=people.mira.pk)
    withdraw_stories(story_ids=[told[0].pk, told[1].pk], ground=Withdrawal.TELLER)
    assert said() == set()
    assert set(TouchpointMatch.objects.values_list("story", flat=True)) == {told[2].pk}
