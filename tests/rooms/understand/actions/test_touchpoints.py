"""The organisation describes the steps of its customers' way."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from resonanz.understand import reads
from resonanz.understand.actions import (
    archive_touchpoint,
    change_touchpoint,
    describe_touchpoint,
    move_touchpoint,
    revive_touchpoint,
)
from resonanz.understand.errors import (
    NoSuchTouchpoint,
    Refused,
    TooManyTouchpoints,
    TooManyWords,
    TouchpointArchived,
    TouchpointNameTaken,
    TouchpointNotArchived,
    TouchpointNotDescribed,
    TouchpointWithoutName,
)
from resonanz.understand.models import Touchpoint, TouchpointChange, TouchpointMatch
from tests.rooms.understand.support import HOTLINE, tell_all
from tests.rooms.understand.touch import a_touchpoint, matched_by_hand
from tests.support.people import People

pytestmark = pytest.mark.django_db


def names() -> list[str]:
    return [name for _pk, name in reads.touchpoint_names()]


def deeds(touchpoint: Touchpoint) -> list[str]:
    rows = TouchpointChange.objects.filter(touchpoint=touchpoint).order_by("pk")
    return list(rows.values_list("deed", flat=True))


def test_a_description_is_kept_in_its_words_without_the_space_around_them(people: People) -> None:
    made = describe_touchpoint(
        name="  Ticket\x00kauf ",
        sentence="Jemand kauft\n ein Ticket.",
        examples=[" Am Automaten ging es nicht. ", "", "Am Automaten ging es nicht."],
        by=people.mira.pk,
    )
    assert (made.name, made.sentence, made.examples) == (
        "Ticketkauf",
        "Jemand kauft ein Ticket.",
        ["Am Automaten ging es nicht."],
    )
    assert (made.described_by, made.position, made.meaning) == (people.mira, 0, None)
    [change] = TouchpointChange.objects.all()
    assert (change.deed, change.wording["name"], change.by) == ("describe", "Ticketkauf", people.mira)


@pytest.mark.parametrize(
    ("told", "error"),
    [
        ({"name": " "}, TouchpointWithoutName),
        ({"sentence": "", "examples": [" "]}, TouchpointNotDescribed),
        ({"name": "x" * 81}, TooManyWords),
        ({"sentence": "x" * 301}, TooManyWords),
        ({"examples": ["x" * 301]}, TooManyWords),
        ({"examples": [str(n) for n in range(13)]}, TooManyWords),
        ({"name": "WARTESCHLEIFE"}, TouchpointNameTaken),
    ],
)
def test_what_cannot_be_compared_is_refused(people: People, told: dict[str, Any], error: type[Refused]) -> None:
    a_touchpoint(people)
    with pytest.raises(error):
        describe_touchpoint(**{"name": "Büro", "sentence": "Schalter.", "examples": [], "by": people.mira.pk, **told})
    assert names() == ["Warteschleife"]


def test_the_longest_words_are_accepted(people: People) -> None:
    examples = [f"{n:02}{'x' * 298}" for n in range(12)]
    made = describe_touchpoint(name="x" * 80, sentence="y" * 300, examples=examples, by=people.mira.pk)
    assert made.examples == examples


def test_forty_are_enough(people: People) -> None:
    for n in range(40):
        a_touchpoint(people, f"Schritt {n}")
    with pytest.raises(TooManyTouchpoints):
        a_touchpoint(people, "Schritt 40")
    archived = Touchpoint.objects.get(name="Schritt 3")
    archive_touchpoint(touchpoint_id=archived.pk, by=people.mira.pk)
    a_touchpoint(people, "Schritt 40")
    with pytest.raises(TooManyTouchpoints):
        revive_touchpoint(touchpoint_id=archived.pk, by=people.mira.pk)


def test_other_words_are_read_anew_and_the_same_ones_leave_no_trace(people: People) -> None:
    made = a_touchpoint(people)
    Touchpoint.objects.update(meaning=b"numbers", model="bag 1")
    same = {"name": made.name, "sentence": made.sentence, "examples": made.examples}
    assert not change_touchpoint(touchpoint_id=made.pk, by=people.jonas.pk, **same)
    assert deeds(made) == ["describe"]
    assert change_touchpoint(touchpoint_id=made.pk, by=people.jonas.pk, **{**same, "name": "Hotline"})
    made.refresh_from_db()
    assert (made.name, made.meaning, made.model) == ("Hotline", None, "")
    assert [(change.who, change.sentence.split(" –")[0]) for change in reads.touch_history(made.pk)] == [
        (str(people.jonas), "Anders beschrieben: „Hotline“"),
        (str(people.mira), "Beschrieben als „Warteschleife“"),
    ]


def test_what_is_archived_matches_nothing_and_comes_back(people: People) -> None:
    made = a_touchpoint(people)
    matched_by_hand(made, tell_all(people, people.inquiry(), HOTLINE[:2]))
    archive_touchpoint(touchpoint_id=made.pk, by=people.jonas.pk)
    assert set(TouchpointMatch.objects.values_list("touchpoint", "strength")) == {(None, 0)}
    assert names() == []
    [shown] = reads.archived_touchpoints()
    assert (shown.is_archived, shown.archived_by) == (True, str(people.jonas))
    for act in (archive_touchpoint, move_touchpoint):
        more: dict[str, Any] = {"by": people.mira.pk} if act is archive_touchpoint else {"earlier": True}
        with pytest.raises(TouchpointArchived):
            act(touchpoint_id=made.pk, **more)
    revive_touchpoint(touchpoint_id=made.pk, by=people.mira.pk)
    assert (names(), deeds(made)) == (["Warteschleife"], ["describe", "archive", "revive"])
    with pytest.raises(TouchpointNotArchived):
        revive_touchpoint(touchpoint_id=made.pk, by=people.mira.pk)


def test_a_name_may_be_used_again_but_not_twice_at_once(people: People) -> None:
    old = a_touchpoint(people)
    archive_touchpoint(touchpoint_id=old.pk, by=people.mira.pk)
    a_touchpoint(people)
    with pytest.raises(TouchpointNameTaken):
        revive_touchpoint(touchpoint_id=old.pk, by=people.mira.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        Touchpoint.objects.filter(pk=old.pk).update(archived_at=None, archived_by=None)


def test_the_way_is_put_in_order(people: People) -> None:
    made = {name: a_touchpoint(people, name) for name in ("Kauf", "Fahrt", "Rechnung")}
    move_touchpoint(touchpoint_id=made["Rechnung"].pk, earlier=True)
    assert names() == ["Kauf", "Rechnung", "Fahrt"]
    move_touchpoint(touchpoint_id=made["Kauf"].pk, earlier=False)
    assert names() == ["Rechnung", "Kauf", "Fahrt"]
    move_touchpoint(touchpoint_id=made["Rechnung"].pk, earlier=True)
    move_touchpoint(touchpoint_id=made["Fahrt"].pk, earlier=False)
    assert names() == ["Rechnung", "Kauf", "Fahrt"]
    assert a_touchpoint(people, "Kündigung").position > made["Fahrt"].position


def test_one_that_does_not_exist_is_refused(people: People) -> None:
    with pytest.raises(NoSuchTouchpoint):
        archive_touchpoint(touchpoint_id=999_999, by=people.mira.pk)
