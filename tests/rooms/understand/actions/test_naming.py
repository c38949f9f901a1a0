"""A name a person gives: shown as such, taken back, never empty, never twice."""

from __future__ import annotations

import pytest

from resonanz.ask.models import Inquiry
from resonanz.understand import reads
from resonanz.understand.actions import rename_theme, take_name_back
from resonanz.understand.errors import EmptyName, NameTaken, NameTooLong, NoName, NoSuchTheme, ThemeHasFaded
from resonanz.understand.models import Theme, ThemeChange
from tests.rooms.understand.support import BILL, HOTLINE, NOON, tell_all, theme_by_hand
from tests.support.people import People

pytestmark = pytest.mark.django_db


@pytest.fixture
def theme(people: People, inquiry: Inquiry) -> Theme:
    return theme_by_hand(inquiry, tell_all(people, inquiry, HOTLINE[:3]), key=1, name=(4, 17))


def test_a_given_name_stands_before_the_words_of_the_guests(people: People, theme: Theme) -> None:
    rename_theme(theme_id=theme.pk, name="  Warten   am Telefon ", by=people.mira.pk)
    shown = reads.shown_theme(theme.pk)
    assert shown is not None
    assert (shown.name, shown.words, shown.named_by) == ("Warten am Telefon", "Warteschleife", people.mira.name)
    [change] = reads.history_of(theme.pk)
    assert (change.who, "Warten am Telefon" in change.sentence) == (people.mira.name, True)


def test_a_name_taken_back_leaves_the_words_and_a_trace(people: People, theme: Theme) -> None:
    rename_theme(theme_id=theme.pk, name="Warten", by=people.mira.pk)
    take_name_back(theme_id=theme.pk, by=people.mira.pk)
    shown = reads.shown_theme(theme.pk)
    assert shown is not None
    assert (shown.name, shown.named_by) == ("Warteschleife", "")
    assert [change.deed for change in reads.history_of(theme.pk)] == ["unname", "rename"]
    with pytest.raises(NoName):
        take_name_back(theme_id=theme.pk, by=people.mira.pk)


def test_the_same_name_again_leaves_no_second_trace(people: People, theme: Theme) -> None:
    for name in ("Warten", " Warten "):
        rename_theme(theme_id=theme.pk, name=name, by=people.mira.pk)
    assert ThemeChange.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "refusal"), [("", EmptyName), (" \n\x00 ", EmptyName), ("ä" * 81, NameTooLong), ("a " * 41, NameTooLong)]
)
def test_a_name_must_be_one(people: People, theme: Theme, name: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        rename_theme(theme_id=theme.pk, name=name, by=people.mira.pk)
    assert not ThemeChange.objects.exists()


def test_eighty_characters_are_a_name(people: People, theme: Theme) -> None:
    assert rename_theme(theme_id=theme.pk, name="ä" * 80, by=people.mira.pk).given_name == "ä" * 80


def test_two_themes_cannot_have_one_name(people: People, inquiry: Inquiry, theme: Theme) -> None:
    other = theme_by_hand(inquiry, tell_all(people, inquiry, BILL[:2]), key=2)
    rename_theme(theme_id=theme.pk, name="Warten", by=people.mira.pk)
    with pytest.raises(NameTaken):
        rename_theme(theme_id=other.pk, name="warten", by=people.mira.pk)


def test_what_is_gone_cannot_be_named(people: People, inquiry: Inquiry) -> None:
    faded = Theme.objects.create(inquiry=inquiry, key=4, born_at=NOON, faded_at=NOON)
    with pytest.raises(ThemeHasFaded):
        rename_theme(theme_id=faded.pk, name="Warten", by=people.mira.pk)
    with pytest.raises(NoSuchTheme):
        rename_theme(theme_id=0, name="Warten", by=people.mira.pk)
