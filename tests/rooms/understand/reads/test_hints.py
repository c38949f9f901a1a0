"""Equal words and sudden crowds are found; ordinary life is not."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resonanz.ask.models import Inquiry
from resonanz.ground import clock
from resonanz.listen.actions import hold_story, supersede_story, withdraw_stories
from resonanz.listen.enums import Withdrawal
from resonanz.listen.models import Story
from resonanz.understand.actions.reading import catch_up
from resonanz.understand.models import Sketch
from resonanz.understand.reads import bursts, same_words, similar_words
from resonanz.understand.rules import bands, folded
from tests.rooms.understand.support import NOON, BagOfWords
from tests.support.people import People

LONG = "Die Hotline war am Montag wieder besetzt und niemand rief mich danach zurück obwohl es versprochen war"


def told(people: People, inquiry: Inquiry, *texts: str) -> list[Story]:
    return [people.tells(inquiry, text)[0] for text in texts]


@pytest.mark.django_db
def test_the_same_words_are_found_whatever_their_case_and_space(
    people: People, inquiry: Inquiry, model: BagOfWords
) -> None:
    same = told(people, inquiry, "Nie wieder!", "nie  wieder!\n", "NIE WIEDER!")
    told(people, inquiry, "Nie wieder.", "Etwas anderes.", "Etwas anderes.")
    catch_up(inquiry.pk)
    (group,) = same_words(inquiry.pk)
    assert (group.story_ids, group.size, group.is_exact) == ([story.pk for story in same], 3, True)
    assert similar_words(inquiry.pk) == []


@pytest.mark.django_db
def test_nearly_the_same_words_are_found_and_the_same_count_once(
    people: People, inquiry: Inquiry, model: BagOfWords
) -> None:
    alike = told(people, inquiry, LONG, f"{LONG} leider", f"{LONG} danke")
    told(people, inquiry, LONG, "Die Rechnung kam erst im März an und nannte einen falschen Abschlag für das Haus")
    catch_up(inquiry.pk)
    (group,) = similar_words(inquiry.pk)
    assert (group.story_ids, group.size) == ([story.pk for story in alike], 3)


@pytest.mark.django_db
def test_sketches_go_with_the_words(people: People, inquiry: Inquiry, model: BagOfWords) -> None:
    first, second, third = told(people, inquiry, "Gleich.", "Gleich.", "Gleich.")
    catch_up(inquiry.pk)
    withdraw_stories(story_ids=[first.pk], ground=Withdrawal.TELLER)
    supersede_story(story=second, place=inquiry.place, key="k" * 20, text="Anders.")
    assert list(Sketch.objects.values_list("story_id", flat=True)) == [third.pk]
    catch_up(inquiry.pk)
    assert Sketch.objects.count() == 2
    assert same_words(inquiry.pk) == []


@pytest.mark.django_db
def test_a_hint_changes_nothing(people: People, inquiry: Inquiry, model: BagOfWords) -> None:
    stories = told(people, inquiry, "Gleich.", "Gleich.", "Gleich.")
    catch_up(inquiry.pk)
    page = people.client(people.mira).get(f"/team/anliegen/{inquiry.slug}/auffaellig/").content.decode()
    assert "3 Geschichten, Wort für Wort gleich" in page
    assert "Hier geschieht nichts von selbst." in page
    assert all(Story.objects.get(pk=story.pk).is_public for story in stories)
    hold_story(story=stories[0], ground="advertising", by=people.mira)
    assert people.client().get(f"/team/anliegen/{inquiry.slug}/auffaellig/").status_code == 302


@pytest.mark.django_db
def test_an_hour_far_above_the_usual_is_a_burst(people: People, inquiry: Inquiry) -> None:
    for day in range(5):
        with clock.held_at(NOON + timedelta(days=day)):
            told(people, inquiry, "eins", "zwei")
    assert bursts(inquiry.pk, now=NOON + timedelta(days=6)) == []
    with clock.held_at(NOON + timedelta(days=6)):
        told(people, inquiry, *(f"viele {n}" for n in range(10)))
    (burst,) = bursts(inquiry.pk, now=NOON + timedelta(days=7))
    assert (burst.since, burst.stories, burst.usual) == (NOON + timedelta(days=6), 10, 2.0)
    assert bursts(inquiry.pk, now=NOON + timedelta(days=60)) == []


@given(st.text(min_size=1, max_size=400))
def test_every_text_has_a_sketch_of_four_numbers(text: str) -> None:
    found = bands(text)
    assert len(found) == 4
    assert all(-(2**63) <= band < 2**63 for band in found)
    assert found == bands(text)
    assert len(folded(text)) == 32


def test_sketches_of_alike_texts_meet_and_of_others_do_not() -> None:
    assert set(bands(LONG)) & set(bands(f"{LONG} leider"))
    assert not set(bands(LONG)) & set(bands("Die Rechnung kam erst im März an und nannte einen falschen Abschlag"))
