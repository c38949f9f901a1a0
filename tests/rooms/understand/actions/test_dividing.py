"""Stories in passages: one story can tell of several themes, and a passage shows what it does in its own words."""

from __future__ import annotations

import pytest

from resonanz.listen.actions import supersede_story, withdraw_stories
from resonanz.listen.enums import Withdrawal
from resonanz.listen.models import Story
from resonanz.understand import reads
from resonanz.understand.actions import ban_story, merge_themes, pin_story, unban_story, unmerge_theme
from resonanz.understand.actions import dividing as dividing_actions
from resonanz.understand.actions.engine import divided_with
from resonanz.understand.actions.reading import catch_up
from resonanz.understand.actions.refreshing import refresh_themes
from resonanz.understand.enums import Excerpted, Kind
from resonanz.understand.models import (
    Divided,
    Excerpt,
    KindSaid,
    Passage,
    PassageKind,
    PassageVector,
    Placement,
    StoryVector,
    Theme,
)
from tests.rooms.understand.support import BILL, NOON, BagOfWords, tell_all
from tests.support.people import People

pytestmark = pytest.mark.django_db

CALLS = [
    f"Die Warteschleife der Hotline läuft lange und die Hotline hilft nicht, sagt {name}."
    for name in ["abel", "bert", "carl", "dora", "emil", "fred", "gabi", "hans"]
]
BILLS = [
    f"Der Abschlag auf der Rechnung steigt und der Rechenweg fehlt, sagt {name}."
    for name in ["ida", "jan", "kurt", "lena", "max", "nora", "otto", "paul"]
]
RIDES = [
    f"Die Haltestelle sieht den Stadtbus und der Stadtbus fährt vorbei, sagt {name}."
    for name in ["rosa", "sven", "tina", "uwe", "vera", "wolf", "xenia", "zora"]
]
LONG = " ".join([*CALLS[:5], *RIDES[:5]])
"""Two matters, told one after the other; more than 320 characters."""


def passages_of(story: Story) -> list[tuple[int, str, bool]]:
    rows = Passage.objects.filter(story=story).order_by("rank")
    return [(row.rank, story.text[row.start : row.end], row.is_whole) for row in rows]


def themes_of(story: Story) -> set[int | None]:
    return set(Passage.objects.filter(story=story).values_list("theme_id", flat=True))


def named(story: Story) -> int:
    theme_id = Placement.objects.get(story=story).theme_id
    assert theme_id is not None
    return theme_id


@pytest.fixture
def told(people: People, model: BagOfWords) -> list[Story]:
    """Eight stories of each matter and one, the last, of two; read, and in their themes."""
    inquiry = people.inquiry()
    stories = tell_all(people, inquiry, CALLS, BILLS, RIDES, [LONG])
    catch_up(inquiry.pk)
    refresh_themes(inquiry.pk)
    return stories


def test_a_short_story_is_one_passage_with_the_vector_of_the_story(people: People, model: BagOfWords) -> None:
    inquiry = people.inquiry()
    story, _ = people.tells(inquiry, f"  {BILL[0]}\n")
    catch_up(inquiry.pk)
    assert passages_of(story) == [(0, BILL[0], True)]
    assert not PassageVector.objects.exists()
    assert StoryVector.objects.filter(story=story).exists()
    assert list(Divided.objects.values_list("story", "made_with")) == [(story.pk, divided_with())]


def test_a_long_story_has_passages_with_vectors_of_their_own(people: People, model: BagOfWords) -> None:
    inquiry = people.inquiry()
    story, _ = people.tells(inquiry, LONG)
    catch_up(inquiry.pk)
    found = passages_of(story)
    assert len(found) > 1
    assert [rank for rank, _, _ in found] == list(range(len(found)))
    assert not any(is_whole for _, _, is_whole in found)
    assert " ".join(words for _, words, _ in found) == LONG
    assert model.read == [LONG, *(words for _, words, _ in found)]
    assert set(PassageVector.objects.values_list("model", flat=True)) == {"bag-of-words 1"}
    assert PassageVector.objects.count() == len(found)


def test_a_kind_is_kept_with_the_words_that_show_it(people: People, model: BagOfWords) -> None:
    inquiry = people.inquiry()
    story, _ = people.tells(inquiry, "Leider kaputt.")
    catch_up(inquiry.pk)
    [kind] = [row for row in PassageKind.objects.filter(story=story) if row.kind == Kind.PROBLEM]
    assert [story.text[start:end] for start, end in kind.spans] == ["kaputt", "Leider"]
    assert (kind.inquiry_id, kind.by_team, 0.9 <= kind.strength <= 1) == (inquiry.pk, False, True)
    [shown] = [row for row in reads.inferences_of([story.pk])[story.pk].kinds if row.kind == Kind.PROBLEM]
    assert (shown.label, shown.words) == ("Problem", ("kaputt", "Leider"))


def test_one_story_belongs_to_several_themes_and_counts_in_each(told: list[Story]) -> None:
    hotline, bus = named(told[0]), named(told[16])
    assert hotline != bus
    assert {hotline, bus} <= themes_of(told[24])
    sizes = dict(Theme.objects.values_list("pk", "tellers"))
    assert (sizes[hotline], sizes[bus]) == (9, 9)
    names = reads.names_of([hotline, bus])
    assert sorted(reads.inferences_of([told[24].pk])[told[24].pk].also) == sorted(names.values())


def test_a_passage_that_is_the_story_lies_where_the_story_lies(told: list[Story]) -> None:
    for story in told[:24]:
        assert themes_of(story) == {Placement.objects.get(story=story).theme_id}


def test_no_passage_is_forced_into_a_theme(people: People, told: list[Story]) -> None:
    zoo = "Zebrastreifen, Giraffen und Nilpferde im Gehege, dazu Pinguine, Robben, Elefanten. " * 5
    story, _ = people.tells(told[0].inquiry, zoo)
    catch_up(story.inquiry_id)
    assert themes_of(story) == {None}
    refresh_themes(story.inquiry_id)
    assert len(passages_of(story)) > 1
    assert Theme.objects.get(pk=named(told[0])).stories == 9


def test_a_banned_story_stays_out_with_all_its_passages(people: People, told: list[Story]) -> None:
    hotline, bus = named(told[0]), named(told[16])
    for theme in (hotline, bus):
        ban_story(story_id=told[24].pk, theme_id=theme, by=people.mira.pk)
    assert not themes_of(told[24]) & {hotline, bus}
    assert [Theme.objects.get(pk=theme).stories for theme in (hotline, bus)] == [8, 8]
    refresh_themes(told[0].inquiry_id)
    assert not themes_of(told[24]) & {hotline, bus}
    Divided.objects.all().delete()
    catch_up(told[0].inquiry_id)
    assert not themes_of(told[24]) & {hotline, bus}
    unban_story(story_id=told[24].pk, theme_id=bus, by=people.mira.pk)
    refresh_themes(told[0].inquiry_id)
    assert bus in themes_of(told[24])
    assert hotline not in themes_of(told[24])


def test_dividing_again_keeps_the_passages_and_their_ids(told: list[Story]) -> None:
    before = list(Passage.objects.order_by("pk").values_list())
    kinds = sorted(PassageKind.objects.values_list("passage", "kind", "strength"))
    Divided.objects.all().delete()
    assert catch_up(told[0].inquiry_id) is False
    assert list(Passage.objects.order_by("pk").values_list()) == before
    assert sorted(PassageKind.objects.values_list("passage", "kind", "strength")) == kinds


def test_a_kill_between_two_batches_loses_nothing(
    people: People, model: BagOfWords, monkeypatch: pytest.MonkeyPatch
) -> None:
    inquiry = people.inquiry()
    tell_all(people, inquiry, BILL[:3])
    monkeypatch.setattr(dividing_actions, "_BATCH", 1)
    keep, calls = dividing_actions._keep, iter([True, False])

    def dying(*args: object) -> None:
        keep(*args)  # type: ignore[arg-type]  # Passed on as they come.
        if not next(calls):
            raise KeyboardInterrupt

    monkeypatch.setattr(dividing_actions, "_keep", dying)
    with pytest.raises(KeyboardInterrupt):
        catch_up(inquiry.pk)
    assert Passage.objects.count() == Divided.objects.count() == 1
    monkeypatch.setattr(dividing_actions, "_keep", keep)
    catch_up(inquiry.pk)
    assert Passage.objects.count() == Divided.objects.count() == 3


def test_a_story_withdrawn_while_it_was_divided_leaves_nothing(
    people: People, model: BagOfWords, monkeypatch: pytest.MonkeyPatch
) -> None:
    inquiry = people.inquiry()
    gone, stays = tell_all(people, inquiry, BILL[:2])
    cut = dividing_actions._cut

    def meanwhile(*args: object) -> object:
        withdraw_stories(story_ids=[gone.pk], ground=Withdrawal.TELLER)
        return cut(*args)  # type: ignore[arg-type]  # Passed on as they come.

    monkeypatch.setattr(dividing_actions, "_cut", meanwhile)
    catch_up(inquiry.pk)
    assert list(Passage.objects.values_list("story", flat=True)) == [stays.pk]
    assert list(Divided.objects.values_list("story", flat=True)) == [stays.pk]


def test_withdrawn_words_leave_no_passage(people: People, told: list[Story]) -> None:
    hotline, gone = named(told[0]), told[24]
    KindSaid.objects.create(
        story=gone,
        inquiry=gone.inquiry,
        start=0,
        end=9,
        kind=Kind.WISH,
        holds=True,
        said_by=people.mira,
        said_at=NOON,
    )
    withdraw_stories(story_ids=[gone.pk], ground=Withdrawal.TELLER)
    for model in (Passage, PassageKind, PassageVector, Divided, KindSaid):
        assert not model.objects.filter(story=gone).exists()
    refresh_themes(gone.inquiry_id)
    assert Theme.objects.get(pk=hotline).stories == 8


def test_what_the_team_said_about_a_kind_holds_when_the_story_is_divided_again(
    people: People, told: list[Story]
) -> None:
    story = told[0]
    before = set(PassageKind.objects.filter(story=story).values_list("kind", flat=True))
    wrong = Kind.PROBLEM if Kind.PROBLEM in before else Kind.QUESTION
    for kind, holds in ((wrong, False), (Kind.PROMISE_BROKEN, True)):
        KindSaid.objects.create(
            story=story,
            inquiry=story.inquiry,
            start=0,
            end=len(story.text),
            kind=kind,
            holds=holds,
            said_by=people.mira,
            said_at=NOON,
        )
    Divided.objects.filter(story=story).delete()
    catch_up(story.inquiry_id)
    rows = PassageKind.objects.filter(story=story)
    assert set(rows.values_list("kind", flat=True)) == (before - {wrong}) | {Kind.PROMISE_BROKEN}
    assert list(rows.filter(by_team=True).values_list("kind", "strength", "spans")) == [(Kind.PROMISE_BROKEN, 1.0, [])]


def test_counter_voices_are_passages_of_the_theme_and_go_with_the_words(people: People, model: BagOfWords) -> None:
    inquiry = people.inquiry()
    grief = [f"{words} Leider eine Katastrophe." for words in CALLS]
    joy = ["Die Warteschleife der Hotline läuft kurz und die Hotline war super freundlich, vielen Dank, sagt yuna."]
    told = tell_all(people, inquiry, grief, BILLS, RIDES, joy)
    catch_up(inquiry.pk)
    refresh_themes(inquiry.pk)
    theme = named(told[0])
    pin_story(story_id=told[24].pk, theme_id=theme, by=people.mira.pk)
    refresh_themes(inquiry.pk)
    counters = Excerpt.objects.filter(theme=theme, kind=Excerpted.COUNTER)
    assert [(row.story_id, row.story.text[row.start : row.end]) for row in counters] == [(told[24].pk, joy[0])]
    withdraw_stories(story_ids=[told[24].pk], ground=Withdrawal.TELLER)
    assert not counters.all().exists()
    refresh_themes(inquiry.pk)
    assert not counters.all().exists()


def test_a_merge_takes_the_passages_along(people: People, told: list[Story]) -> None:
    hotline, bus = named(told[0]), named(told[16])
    merge_themes(theme_id=hotline, into_id=bus, by=people.mira.pk)
    assert themes_of(told[0]) == {bus}
    assert themes_of(told[24]) <= {bus, None}
    assert Theme.objects.get(pk=bus).stories == 17
    unmerge_theme(theme_id=hotline, by=people.mira.pk)
    assert themes_of(told[0]) == {hotline}
    refresh_themes(told[0].inquiry_id)
    assert {hotline, bus} <= themes_of(told[24])


def test_an_earlier_version_leaves_no_passage(told: list[Story]) -> None:
    place = told[24].inquiry.place
    supersede_story(story=told[24], place=place, key="k" * 20, text="Eine ganz neue Fassung.")
    for model in (Passage, PassageKind, PassageVector, Divided):
        assert not model.objects.filter(story=told[24]).exists()
    assert Theme.objects.get(pk=named(told[0])).stories == 9
    refresh_themes(told[0].inquiry_id)
    assert Theme.objects.get(pk=named(told[0])).stories == 8
