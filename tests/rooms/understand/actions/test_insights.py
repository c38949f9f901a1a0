"""Insights: words of enough different people, exactly as written, with every version kept."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pytest

from resonanz.ask.models import Inquiry
from resonanz.ground import clock
from resonanz.listen.actions import supplement_story, withdraw_stories
from resonanz.listen.enums import Withdrawal
from resonanz.listen.models import Story
from resonanz.trust.models import LedgerEntry, LedgerHead
from resonanz.understand import events
from resonanz.understand.actions import Passage, change_insight, make_insight, passage_of
from resonanz.understand.enums import Side
from resonanz.understand.errors import NotVerbatim, TooFewPeople
from resonanz.understand.models import Evidence, Insight, InsightVersion
from tests.rooms.understand.support import HOTLINE, NOON, tell_all
from tests.support.people import People

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(people: People, inquiry: Inquiry) -> list[Story]:
    return tell_all(people, inquiry, HOTLINE)


def whole(story: Story, side: Side = Side.SUPPORT) -> Passage:
    return passage_of(story=story, words=story.text, side=side)


def made(people: People, inquiry: Inquiry, passages: Sequence[Passage], **changes: Any) -> Insight:
    words = {"title": "Wer anruft, wartet", "summary": "Und erzählt alles noch einmal.", **changes}
    with clock.held_at(NOON):
        return make_insight(inquiry=inquiry, passages=passages, by=people.mira.pk, **words)


def changed(people: People, insight: Insight, inquiry: Inquiry, passages: Sequence[Passage], **changes: Any) -> Insight:
    words = {"title": "Wer anruft, wartet lange", "summary": "", **changes}
    return change_insight(insight=insight, inquiry=inquiry, passages=passages, by=people.jonas.pk, **words)


def rows(insight: Insight) -> list[tuple[int, int, int, str]]:
    return list(Evidence.objects.filter(insight=insight).values_list("story_id", "start", "end", "side"))


def test_a_passage_is_where_the_words_stand(told: list[Story]) -> None:
    passage = passage_of(story=told[0], words="47 Minuten")
    assert told[0].text[passage.start : passage.end] == "47 Minuten"
    assert (passage.story_id, passage.side) == (told[0].pk, Side.SUPPORT)


@pytest.mark.parametrize("words", ["", "   ", "48 Minuten", "47  Minuten", "47 minuten", HOTLINE[1]])
def test_what_does_not_stand_there_is_not_verbatim(told: list[Story], words: str) -> None:
    with pytest.raises(NotVerbatim):
        passage_of(story=told[0], words=words)


def test_an_insight_keeps_its_words_and_its_evidence(people: People, inquiry: Inquiry, told: list[Story]) -> None:
    insight = made(people, inquiry, [whole(story) for story in told[:3]])
    assert (insight.title, insight.summary, insight.number, insight.people, insight.counter_people) == (
        "Wer anruft, wartet",
        "Und erzählt alles noch einmal.",
        1,
        3,
        0,
    )
    assert (insight.created_by_id, insight.created_at, insight.theme_id) == (people.mira.pk, NOON, None)
    assert rows(insight) == [(story.pk, 0, len(story.text), "support") for story in told[:3]]


def test_two_people_are_not_enough(people: People, inquiry: Inquiry, told: list[Story]) -> None:
    before = LedgerHead.objects.get().size
    with pytest.raises(TooFewPeople) as refused:
        made(people, inquiry, [whole(story) for story in told[:2]])
    assert (refused.value.people, refused.value.needed) == (2, 3)
    assert refused.value.sentence == "Für eine Erkenntnis braucht es Worte von 3 Menschen; bisher sind es 2."
    assert not Insight.objects.exists()
    assert not Evidence.objects.exists()
    assert LedgerHead.objects.get().size == before


def test_two_stories_of_one_teller_are_one_person(people: People, inquiry: Inquiry, told: list[Story]) -> None:
    added = supplement_story(story=told[0], place=inquiry.place, key="a key for more words", text="Noch einmal Musik.")
    more = Story.objects.get(pk=added.story_id)
    with pytest.raises(TooFewPeople) as refused:
        made(people, inquiry, [whole(told[0]), whole(more), whole(told[1])])
    assert refused.value.people == 2


def test_three_passages_of_one_story_are_one_person(people: People, inquiry: Inquiry, told: list[Story]) -> None:
    passages = [passage_of(story=told[0], words=words) for words in ("Die", "Hotline", "47 Minuten")]
    with pytest.raises(TooFewPeople) as refused:
        made(people, inquiry, passages)
    assert refused.value.people == 1
    assert refused.value.sentence == "Für eine Erkenntnis braucht es Worte von 3 Menschen; bisher ist es einer."


def test_counter_voices_do_not_carry_an_insight(people: People, inquiry: Inquiry, told: list[Story]) -> None:
    with pytest.raises(TooFewPeople):
        made(people, inquiry, [whole(told[0]), whole(told[1]), whole(told[2], Side.COUNTER)])


def test_the_inquiry_says_how_many_people_it_takes(people: People, told: list[Story]) -> None:
    small = people.inquiry(slug="klein", minimum_people=1)
    story, _ = people.tells(small, "Eine einzige Stimme.")
    assert made(people, small, [whole(story)]).people == 1


def test_counter_voices_are_counted_apart(people: People, inquiry: Inquiry, told: list[Story]) -> None:
    passages = [*(whole(story) for story in told[:3]), whole(told[3], Side.COUNTER), whole(told[4], Side.COUNTER)]
    insight = made(people, inquiry, passages)
    assert (insight.people, insight.counter_people) == (3, 2)
    assert sorted((side for *_, side in rows(insight)), reverse=True) == ["support"] * 3 + ["counter"] * 2


def test_who_says_both_is_counted_once(people: People, inquiry: Inquiry, told: list[Story]) -> None:
    both = passage_of(story=told[0], words="brach die Hotline ab", side=Side.COUNTER)
    insight = made(people, inquiry, [*(whole(story) for story in told[:3]), both])
    assert (insight.people, insight.counter_people) == (3, 0)


def test_stories_of_another_inquiry_are_no_evidence(people: People, inquiry: Inquiry, told: list[Story]) -> None:
    foreign, _ = people.tells(people.inquiry(slug="schalter"), "Am Schalter war zu.")
    with pytest.raises(NotVerbatim):
        made(people, inquiry, [*(whole(story) for story in told[:3]), whole(foreign)])
    assert not Insight.objects.exists()


def test_withdrawn_words_are_no_evidence(people: People, inquiry: Inquiry, told: list[Story]) -> None:
    passages = [whole(story) for story in told[:3]]
    withdraw_stories(story_ids=[told[0].pk], ground=Withdrawal.TELLER)
    with pytest.raises(NotVerbatim):
        made(people, inquiry, passages)


def test_a_passage_without_words_is_refused(people: People, inquiry: Inquiry, told: list[Story]) -> None:
    nothing = Passage(story_id=told[0].pk, start=5000, end=5010)
    with pytest.raises(NotVerbatim):
        made(people, inquiry, [nothing, *(whole(story) for story in told[:3])])


def test_a_change_keeps_the_earlier_wording(people: People, inquiry: Inquiry, told: list[Story]) -> None:
    insight = made(people, inquiry, [whole(story) for story in told[:3]])
    insight = changed(people, insight, inquiry, [whole(story) for story in told[1:4]])
    assert (insight.title, insight.summary, insight.number, insight.people) == ("Wer anruft, wartet lange", "", 2, 3)
    assert [(v.number, v.title, v.summary, v.changed_by.name) for v in InsightVersion.objects.all()] == [
        (1, "Wer anruft, wartet", "Und erzählt alles noch einmal.", "Mira Holt"),
        (2, "Wer anruft, wartet lange", "", "Jonas Perk"),
    ]
    assert sorted(story for story, *_ in rows(insight)) == [story.pk for story in told[1:4]]


def test_kept_evidence_remembers_who_chose_it(people: People, inquiry: Inquiry, told: list[Story]) -> None:
    insight = made(people, inquiry, [whole(story) for story in told[:3]])
    changed(people, insight, inquiry, [whole(story) for story in told[:4]])
    assert [row.added_by.name for row in Evidence.objects.order_by("pk")] == ["Mira Holt"] * 3 + ["Jonas Perk"]


def test_a_change_can_turn_a_passage_into_a_counter_voice(people: People, inquiry: Inquiry, told: list[Story]) -> None:
    insight = made(people, inquiry, [whole(story) for story in told[:4]])
    passages = [*(whole(story) for story in told[:3]), whole(told[3], Side.COUNTER)]
    insight = changed(people, insight, inquiry, passages)
    assert (insight.people, insight.counter_people, len(rows(insight))) == (3, 1, 4)


def test_a_change_with_too_few_people_changes_nothing(people: People, inquiry: Inquiry, told: list[Story]) -> None:
    insight = made(people, inquiry, [whole(story) for story in told[:3]])
    before = rows(insight)
    with pytest.raises(TooFewPeople):
        changed(people, insight, inquiry, [whole(told[0])])
    insight.refresh_from_db()
    assert (insight.title, insight.number, rows(insight)) == ("Wer anruft, wartet", 1, before)
    assert InsightVersion.objects.count() == 1


def test_withdrawn_evidence_stays_as_a_tombstone(people: People, inquiry: Inquiry, told: list[Story]) -> None:
    insight = made(people, inquiry, [*(whole(story) for story in told[:3]), whole(told[3], Side.COUNTER)])
    withdraw_stories(story_ids=[told[0].pk, told[3].pk], ground=Withdrawal.TELLER)
    insight.refresh_from_db()
    assert (insight.people, insight.counter_people, len(rows(insight))) == (2, 0, 4)
    changed(people, insight, inquiry, [whole(story) for story in (told[1], told[2], told[4])])
    assert {story for story, *_ in rows(insight)} == {story.pk for story in told[:5]}
    assert Evidence.objects.get(story=told[0]).story.text == ""


def test_withdrawing_other_words_changes_no_figures(people: People, inquiry: Inquiry, told: list[Story]) -> None:
    insight = made(people, inquiry, [whole(story) for story in told[:3]])
    withdraw_stories(story_ids=[told[5].pk], ground=Withdrawal.TELLER)
    insight.refresh_from_db()
    assert insight.people == 3


def test_each_version_has_an_entry_without_words(people: People, inquiry: Inquiry, told: list[Story]) -> None:
    insight = made(people, inquiry, [whole(story) for story in told[:3]])
    changed(people, insight, inquiry, [whole(story) for story in told[:3]])
    leaves = [
        bytes(LedgerEntry.objects.get(index=version.entry_index).leaf) for version in InsightVersion.objects.all()
    ]
    contents = [json.loads(leaf) for leaf in leaves]
    assert [(c["k"], c["f"], c["r"]) for c in contents] == [("insight", inquiry.place, "host")] * 2
    assert contents[0]["b"] != contents[1]["b"]
    assert not any(b"anruft" in leaf or b"Hotline" in leaf for leaf in leaves)


def test_only_a_new_insight_is_announced(
    people: People,
    inquiry: Inquiry,
    told: list[Story],
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
) -> None:
    heard: list[int] = []
    monkeypatch.setattr(events.insight_published, "_receivers", [heard.append])
    with django_capture_on_commit_callbacks(execute=True):
        insight = made(people, inquiry, [whole(story) for story in told[:3]])
        changed(people, insight, inquiry, [whole(story) for story in told[:3]])
        assert heard == []
    assert heard == [insight.pk]
