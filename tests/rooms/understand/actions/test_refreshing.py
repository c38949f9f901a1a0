"""Forming themes: identity kept, words verbatim, every story placed or alone, people counted once."""

from __future__ import annotations

import numpy as np
import pytest

from resonanz.listen.actions import supplement_story, withdraw_stories
from resonanz.listen.enums import Withdrawal
from resonanz.understand import reads
from resonanz.understand.actions.reading import catch_up
from resonanz.understand.actions.refreshing import refresh_themes
from resonanz.understand.enums import Step
from resonanz.understand.models import Excerpt, Placement, Progress, StoryVector, Theme, ThemeMemory
from tests.rooms.understand.support import BILL, BUS, HOTLINE, BagOfWords, tell_all
from tests.support.people import People

pytestmark = pytest.mark.django_db


def formed(inquiry_id: int) -> int:
    catch_up(inquiry_id)
    return refresh_themes(inquiry_id)


def members(inquiry_id: int) -> dict[int | None, set[int]]:
    groups: dict[int | None, set[int]] = {}
    for story, theme in Placement.objects.filter(inquiry_id=inquiry_id).values_list("story_id", "theme_id"):
        groups.setdefault(theme, set()).add(story)
    return groups


def test_what_belongs_together_is_never_mixed(people: People, model: BagOfWords) -> None:
    inquiry = people.inquiry()
    told = [story.pk for story in tell_all(people, inquiry, HOTLINE, BILL, BUS)]
    count = formed(inquiry.pk)
    kinds = {pk: n // 6 for n, pk in enumerate(told)}
    groups = members(inquiry.pk)
    assert count == len(groups.keys() - {None}) >= 3
    assert all(len({kinds[pk] for pk in group}) == 1 for theme, group in groups.items() if theme)


def test_every_story_is_placed_or_alone(people: People, model: BagOfWords) -> None:
    inquiry = people.inquiry()
    told = tell_all(people, inquiry, HOTLINE, BILL, ["Zebrastreifen, Giraffen und Nilpferde."])
    formed(inquiry.pk)
    themes = reads.shown_themes(inquiry.pk)
    alone = {row.story_id for row in reads.alone(inquiry.pk)}
    placed = {row.story_id for theme in themes for row in reads.placements_of(theme.pk)}
    assert placed | alone == {story.pk for story in told}
    assert placed & alone == set()
    assert sum(theme.stories for theme in themes) + len(alone) == 13


def test_names_and_quotes_are_verbatim_and_from_their_theme(people: People, model: BagOfWords) -> None:
    inquiry = people.inquiry()
    tell_all(people, inquiry, HOTLINE, BILL, BUS)
    formed(inquiry.pk)
    groups = members(inquiry.pk)
    excerpts = list(Excerpt.objects.select_related("story"))
    assert {excerpt.kind for excerpt in excerpts} >= {"name", "central", "quote"}
    for excerpt in excerpts:
        words = excerpt.story.text[excerpt.start : excerpt.end]
        assert words
        assert words.strip() == words
        assert excerpt.story_id in groups[excerpt.theme_id]
    for theme in reads.shown_themes(inquiry.pk):
        assert any(theme.name in text for text in HOTLINE + BILL + BUS)


def test_a_second_refresh_keeps_ids_names_and_places(people: People, model: BagOfWords) -> None:
    inquiry = people.inquiry()
    tell_all(people, inquiry, HOTLINE, BILL, BUS)
    formed(inquiry.pk)
    before = [(theme.pk, theme.name, theme.stories) for theme in reads.shown_themes(inquiry.pk)]
    groups = members(inquiry.pk)
    refresh_themes(inquiry.pk)
    assert [(theme.pk, theme.name, theme.stories) for theme in reads.shown_themes(inquiry.pk)] == before
    assert members(inquiry.pk) == groups


def test_ids_stay_when_more_of_the_same_is_told(people: People, model: BagOfWords) -> None:
    inquiry = people.inquiry()
    tell_all(people, inquiry, HOTLINE, BILL, BUS)
    formed(inquiry.pk)
    born = dict(Theme.objects.values_list("pk", "born_at"))
    before = members(inquiry.pk)
    people.tells(inquiry, HOTLINE[0] + " Schon wieder.")
    formed(inquiry.pk)
    after = members(inquiry.pk)
    assert {pk: moment for pk, moment in Theme.objects.values_list("pk", "born_at") if pk in born} == born
    assert all(group <= after[theme] for theme, group in before.items() if theme)


def test_a_theme_without_stories_fades_and_keeps_its_id(people: People, model: BagOfWords) -> None:
    inquiry = people.inquiry()
    told = tell_all(people, inquiry, HOTLINE, BILL, BUS)
    formed(inquiry.pk)
    gone = {theme for theme, group in members(inquiry.pk).items() if theme and group <= {s.pk for s in told[12:]}}
    assert gone
    withdraw_stories(story_ids=[story.pk for story in told[12:]], ground=Withdrawal.TELLER)
    formed(inquiry.pk)
    faded = Theme.objects.filter(pk__in=gone)
    assert {theme.faded_at is None for theme in faded} == {False}
    assert {(t.stories, t.tellers, str(t.roles), str(t.weeks)) for t in faded} == {(0, 0, "{}", "[]")}
    assert not gone & {theme.pk for theme in reads.shown_themes(inquiry.pk)}
    shown = reads.shown_theme(min(gone))
    assert shown is not None
    assert shown.has_faded is True


def test_when_every_story_is_withdrawn_no_theme_is_left(people: People, model: BagOfWords) -> None:
    inquiry = people.inquiry()
    told = tell_all(people, inquiry, HOTLINE, BILL)
    formed(inquiry.pk)
    withdraw_stories(story_ids=[story.pk for story in told], ground=Withdrawal.TELLER)
    reads_again = Progress.objects.filter(inquiry=inquiry)
    reads_again.update(step=Step.WAITING)
    if catch_up(inquiry.pk):
        refresh_themes(inquiry.pk)
    assert reads.shown_themes(inquiry.pk) == []
    assert reads.people_placed(inquiry.pk) == 0


def test_withdrawn_words_leave_names_quotes_and_figures(people: People, model: BagOfWords) -> None:
    inquiry = people.inquiry()
    told = tell_all(people, inquiry, HOTLINE, BILL)
    formed(inquiry.pk)
    theme = max(reads.shown_themes(inquiry.pk), key=lambda shown: shown.stories)
    gone = members(inquiry.pk)[theme.pk]
    withdraw_stories(story_ids=sorted(gone), ground=Withdrawal.TELLER)
    formed(inquiry.pk)
    assert not Excerpt.objects.filter(story__in=gone).exists()
    assert Progress.objects.get(inquiry=inquiry).people == len(told) - len(gone)
    assert theme.pk not in {shown.pk for shown in reads.shown_themes(inquiry.pk)}


def test_two_stories_of_one_teller_count_as_one_person(people: People, model: BagOfWords) -> None:
    inquiry = people.inquiry()
    tell_all(people, inquiry, HOTLINE, BILL)
    formed(inquiry.pk)
    strongest = Placement.objects.exclude(theme=None).select_related("story").order_by("-strength", "story")[0]
    theme = strongest.theme_id or 0
    before = Theme.objects.get(pk=theme)
    supplement_story(
        story=strongest.story, place=inquiry.place, key="a supplement with a long key", text=strongest.story.text
    )
    catch_up(inquiry.pk)
    after = Theme.objects.get(pk=theme)
    assert (after.stories, after.tellers) == (before.stories + 1, before.tellers)
    assert Progress.objects.get(inquiry=inquiry).people == 12


def test_the_memory_is_kept_with_the_name_of_the_model(people: People, model: BagOfWords) -> None:
    inquiry = people.inquiry()
    tell_all(people, inquiry, HOTLINE)
    formed(inquiry.pk)
    memory = ThemeMemory.objects.get(inquiry=inquiry)
    assert (memory.model, memory.stories) == ("bag-of-words 1", 6)
    assert b"Warteschleife" not in bytes(memory.memory)


def test_a_refresh_says_that_it_is_done(people: People, model: BagOfWords) -> None:
    inquiry = people.inquiry()
    tell_all(people, inquiry, HOTLINE)
    formed(inquiry.pk)
    progress = Progress.objects.get(inquiry=inquiry)
    assert (progress.step, progress.done, progress.total) == (Step.DONE, 6, 6)
    assert progress.refreshed_at is not None


def test_a_refresh_without_stories_forms_nothing(people: People, model: BagOfWords) -> None:
    inquiry = people.inquiry()
    assert refresh_themes(inquiry.pk) == 0
    assert reads.shown_themes(inquiry.pk) == []


def test_themes_of_another_inquiry_are_not_touched(people: People, model: BagOfWords) -> None:
    mine, other = people.inquiry(), people.inquiry(slug="schalter")
    tell_all(people, mine, HOTLINE)
    tell_all(people, other, BUS)
    formed(other.pk)
    before = [(theme.pk, theme.name, theme.people) for theme in reads.shown_themes(other.pk)]
    formed(mine.pk)
    assert [(theme.pk, theme.name, theme.people) for theme in reads.shown_themes(other.pk)] == before
    assert not Placement.objects.filter(inquiry=mine, theme__inquiry=other).exists()


@pytest.mark.timeout(240)
def test_the_bundled_model_tells_bills_from_buses(people: People) -> None:
    inquiry = people.inquiry()
    told = tell_all(people, inquiry, BILL[:4], BUS[:4])
    assert catch_up(inquiry.pk) is True
    refresh_themes(inquiry.pk)
    vectors = dict(Placement.objects.values_list("story_id", "theme_id"))
    bills, buses = ({vectors[story.pk] for story in part} - {None} for part in (told[:4], told[4:]))
    assert bills & buses == set()
    model, length = _stored_vector(told[0].pk)
    assert "bag-of-words" not in model
    assert length == pytest.approx(1, abs=0.01)


def _stored_vector(story_id: int) -> tuple[str, float]:
    row = StoryVector.objects.get(pk=story_id)
    return row.model, float(np.linalg.norm(np.asarray(row.vector)))
