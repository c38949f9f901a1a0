"""Catching up: everything told is found, read once, placed, and found again after a crash."""

from __future__ import annotations

import pytest

from resonanz.listen.actions import withdraw_stories
from resonanz.listen.enums import Withdrawal
from resonanz.understand.actions import engine, reading, request_refresh
from resonanz.understand.actions.reading import FEWEST_FOR_THEMES, catch_up, lend_a_hand
from resonanz.understand.actions.refreshing import refresh_themes
from resonanz.understand.enums import Step
from resonanz.understand.models import Placement, Progress, SearchEntry, StoryVector, Theme
from resonanz.understand.reads.unread import waiting_stories
from tests.rooms.understand.conftest import use_model
from tests.rooms.understand.support import BILL, BUS, HOTLINE, BagOfWords, tell_all
from tests.support.people import People

pytestmark = pytest.mark.django_db

MORE = "Die Warteschleife der Hotline, und noch einmal die Hotline mit ihrer Warteschleife."


def places(inquiry_id: int) -> list[tuple[int, int | None, float, str]]:
    rows = Placement.objects.filter(inquiry_id=inquiry_id).order_by("story_id")
    return list(rows.values_list("story_id", "theme_id", "strength", "language"))


def test_every_story_gets_a_search_entry_a_vector_and_a_place(people: People, model: BagOfWords) -> None:
    inquiry = people.inquiry()
    told = tell_all(people, inquiry, BILL[:2])
    assert catch_up(inquiry.pk) is False
    ids = [story.pk for story in told]
    assert list(SearchEntry.objects.order_by("pk").values_list("pk", "inquiry")) == [(pk, inquiry.pk) for pk in ids]
    assert list(StoryVector.objects.order_by("pk").values_list("pk", "model")) == [(pk, "bag-of-words 1") for pk in ids]
    assert [len(vector) for vector in StoryVector.objects.values_list("vector", flat=True)] == [384, 384]
    assert places(inquiry.pk) == [(pk, None, 0.0, "de") for pk in ids]


def test_only_the_asked_inquiry_is_read(people: People, model: BagOfWords) -> None:
    mine, other = people.inquiry(), people.inquiry(slug="schalter")
    tell_all(people, mine, BILL[:1])
    tell_all(people, other, BUS[:2])
    catch_up(mine.pk)
    assert model.read == [BILL[0]]
    assert not SearchEntry.objects.filter(inquiry=other).exists()


def test_reading_again_changes_nothing_and_reads_nothing(people: People, model: BagOfWords) -> None:
    inquiry = people.inquiry()
    tell_all(people, inquiry, BILL[:3])
    catch_up(inquiry.pk)
    before = places(inquiry.pk)
    model.read.clear()
    assert catch_up(inquiry.pk) is False
    assert (model.read, places(inquiry.pk)) == ([], before)


def test_an_inquiry_without_stories_is_at_rest(people: People, model: BagOfWords) -> None:
    inquiry = people.inquiry()
    assert catch_up(inquiry.pk) is False
    assert not Progress.objects.filter(inquiry=inquiry).exists()


def test_stories_come_back_to_their_places_after_a_crash(people: People, model: BagOfWords) -> None:
    inquiry = people.inquiry()
    told = tell_all(people, inquiry, HOTLINE, BILL, BUS)
    catch_up(inquiry.pk)
    refresh_themes(inquiry.pk)
    before = places(inquiry.pk)
    words = dict(SearchEntry.objects.values_list("pk", "document"))
    # What PostgreSQL does with unlogged tables after it was killed.
    StoryVector.objects.all().delete()
    SearchEntry.objects.all().delete()
    assert catch_up(inquiry.pk) is False
    assert places(inquiry.pk) == before
    assert dict(SearchEntry.objects.values_list("pk", "document")) == words
    assert StoryVector.objects.count() == len(told)


def test_themes_are_wanted_from_the_fewest_stories_on(people: People, model: BagOfWords) -> None:
    inquiry = people.inquiry()
    tell_all(people, inquiry, HOTLINE[: FEWEST_FOR_THEMES - 1])
    assert catch_up(inquiry.pk) is False
    people.tells(inquiry, HOTLINE[-1])
    assert catch_up(inquiry.pk) is True


def test_themes_are_wanted_anew_after_a_quarter_more_and_five(people: People, model: BagOfWords) -> None:
    inquiry = people.inquiry()
    tell_all(people, inquiry, HOTLINE, BILL)
    catch_up(inquiry.pk)
    refresh_themes(inquiry.pk)
    tell_all(people, inquiry, BUS, ["Noch eine Geschichte vom Stadtbus."])
    assert catch_up(inquiry.pk) is False
    people.tells(inquiry, "Die zwanzigste Geschichte.")
    assert catch_up(inquiry.pk) is True


def test_themes_are_wanted_when_somebody_asks(people: People, model: BagOfWords) -> None:
    inquiry = people.inquiry()
    people.tells(inquiry, BILL[0])
    catch_up(inquiry.pk)
    request_refresh(inquiry.pk)
    assert catch_up(inquiry.pk) is True


def test_a_new_story_finds_its_theme_without_a_refresh(people: People, model: BagOfWords) -> None:
    inquiry = people.inquiry()
    told = tell_all(people, inquiry, HOTLINE, BILL, BUS)
    catch_up(inquiry.pk)
    refresh_themes(inquiry.pk)
    placed = {row.story_id: row.theme_id for row in Placement.objects.all()}
    theme = next(placed[story.pk] or 0 for story in told[:6] if placed[story.pk])
    before = Theme.objects.get(pk=theme)
    new, _ = people.tells(inquiry, MORE)
    assert catch_up(inquiry.pk) is False
    after = Theme.objects.get(pk=theme)
    assert Placement.objects.get(story=new).theme_id == theme
    assert (after.stories, after.tellers) == (before.stories + 1, before.tellers + 1)
    assert Progress.objects.get(inquiry=inquiry).people == 19


def test_a_new_story_about_something_else_stands_for_itself(people: People, model: BagOfWords) -> None:
    inquiry = people.inquiry()
    tell_all(people, inquiry, HOTLINE, BILL, BUS)
    catch_up(inquiry.pk)
    refresh_themes(inquiry.pk)
    new, _ = people.tells(inquiry, "Zebrastreifen, Giraffen und Nilpferde.")
    catch_up(inquiry.pk)
    assert Placement.objects.get(story=new).theme_id is None


def test_a_withdrawn_story_is_never_read(people: People, model: BagOfWords) -> None:
    inquiry = people.inquiry()
    gone, stays = tell_all(people, inquiry, BILL[:2])
    withdraw_stories(story_ids=[gone.pk], ground=Withdrawal.TELLER)
    catch_up(inquiry.pk)
    assert model.read == [BILL[1]]
    assert [row[0] for row in places(inquiry.pk)] == [stays.pk]
    assert list(SearchEntry.objects.values_list("pk", flat=True)) == [stays.pk]


def test_a_story_withdrawn_while_it_was_read_leaves_nothing(people: People, model: BagOfWords) -> None:
    inquiry = people.inquiry()
    gone, stays = tell_all(people, inquiry, BILL[:2])
    embed = model.embed

    def meanwhile(texts: list[str]) -> object:
        withdraw_stories(story_ids=[gone.pk], ground=Withdrawal.TELLER)
        return embed(texts)

    model.embed = meanwhile  # type: ignore[method-assign,assignment]  # The moment between reading and keeping.
    catch_up(inquiry.pk)
    assert list(StoryVector.objects.values_list("pk", flat=True)) == [stays.pk]
    assert [row[0] for row in places(inquiry.pk)] == [stays.pk]


def test_another_version_of_the_model_reads_everything_again(
    people: People, model: BagOfWords, monkeypatch: pytest.MonkeyPatch
) -> None:
    inquiry = people.inquiry()
    tell_all(people, inquiry, HOTLINE, BILL)
    catch_up(inquiry.pk)
    refresh_themes(inquiry.pk)
    newer = BagOfWords("2")
    use_model(monkeypatch, newer)
    engine.examples()
    newer.read.clear()
    assert catch_up(inquiry.pk) is True
    assert sorted(newer.read) == sorted(HOTLINE + BILL)
    assert set(StoryVector.objects.values_list("model", flat=True)) == {"bag-of-words 2"}


def test_progress_counts_batches_and_ends_done(people: People, model: BagOfWords) -> None:
    inquiry = people.inquiry()
    people.tells(inquiry, HOTLINE[0])
    catch_up(inquiry.pk)
    refresh_themes(inquiry.pk)
    tell_all(people, inquiry, BILL[:3])
    steps: list[tuple[int, int]] = []
    catch_up(inquiry.pk, on_step=lambda done, total: steps.append((done, total)))
    assert steps == [(4, 4)]
    progress = Progress.objects.get(inquiry=inquiry)
    assert (progress.step, progress.done, progress.total, progress.problem) == (Step.DONE, 4, 4, "")


def test_many_stories_are_read_in_batches(people: People, model: BagOfWords) -> None:
    inquiry = people.inquiry()
    tell_all(people, inquiry, [f"Geschichte {n} vom Stadtbus." for n in range(40)])
    steps: list[tuple[int, int]] = []
    catch_up(inquiry.pk, on_step=lambda done, total: steps.append((done, total)))
    assert steps == [(32, 40), (40, 40)]


def test_an_english_story_is_known_as_english(people: People, model: BagOfWords) -> None:
    inquiry = people.inquiry()
    story, _ = people.tells(inquiry, "I waited forty minutes for somebody to answer the phone and then gave up.")
    catch_up(inquiry.pk)
    assert Placement.objects.get(story=story).language == "en"


def test_whoever_lends_a_hand_begins_with_the_oldest(
    people: People, model: BagOfWords, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_BATCH", 2)
    inquiry = people.inquiry()
    tell_all(people, inquiry, HOTLINE[:6])
    times = iter(range(100))
    monkeypatch.setattr(reading, "monotonic", lambda: next(times))
    assert lend_a_hand(inquiry.pk, hand=0, seconds=2) is True
    assert model.read == HOTLINE[:4]
    assert catch_up(inquiry.pk, reader=model) is True
    assert model.read == [*HOTLINE[:4], *reversed(HOTLINE[4:6])]
    assert lend_a_hand(inquiry.pk, hand=0, seconds=2) is False
    assert (StoryVector.objects.count(), len(places(inquiry.pk))) == (6, 6)


def test_the_last_hand_begins_further_on_and_ends_with_what_is_left(
    people: People, model: BagOfWords, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_BATCH", 2)
    inquiry = people.inquiry()
    tell_all(people, inquiry, BILL[:4])
    assert lend_a_hand(inquiry.pk, hand=reading.HANDS - 1, seconds=60) is False
    assert sorted(model.read) == sorted(BILL[:4])
    assert model.read[0] != BILL[0]


def test_two_that_read_the_same_store_and_count_it_once(people: People, model: BagOfWords) -> None:
    inquiry = people.inquiry()
    tell_all(people, inquiry, HOTLINE, BILL, BUS)
    catch_up(inquiry.pk)
    refresh_themes(inquiry.pk)
    people.tells(inquiry, MORE)
    waiting = waiting_stories(inquiry.pk, engine.model_name(), limit=1)
    for _ in range(2):
        reading._read_batch(inquiry.pk, waiting, model)
    assert StoryVector.objects.filter(story_id=waiting[0].pk).count() == 1
    assert Placement.objects.filter(story_id=waiting[0].pk).count() == 1
    assert Progress.objects.get(inquiry=inquiry).fresh == 1
