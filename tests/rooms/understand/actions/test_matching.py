"""The worker compares passages with touchpoints; what people decided holds and teaches."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from resonanz.ask.models import Inquiry
from resonanz.listen.actions import withdraw_stories
from resonanz.listen.enums import Withdrawal
from resonanz.listen.models import Story
from resonanz.understand import reads
from resonanz.understand.actions import (
    Place,
    archive_touchpoint,
    change_touchpoint,
    put_passage,
    request_matching,
    take_passage_out,
)
from resonanz.understand.actions import matching as worker
from resonanz.understand.actions.gathering import Gathered, Said
from resonanz.understand.actions.matching import match_inquiry
from resonanz.understand.actions.reading import catch_up
from resonanz.understand.enums import Matching
from resonanz.understand.models import (
    Passage,
    StoryVector,
    Touchpoint,
    TouchpointCorrection,
    TouchpointMatch,
    TouchpointProgress,
)
from tests.rooms.understand.conftest import use_model
from tests.rooms.understand.support import BILL, BUS, HOTLINE, BagOfWords, tell_all
from tests.rooms.understand.touch import a_touchpoint
from tests.support.people import People

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(people: People, inquiry: Inquiry, model: BagOfWords) -> list[Story]:
    stories = tell_all(people, inquiry, HOTLINE, BILL, BUS)
    catch_up(inquiry.pk)
    return stories


@pytest.fixture
def loop(people: People, told: list[Story]) -> Touchpoint:
    return a_touchpoint(people)


@pytest.fixture
def bill(people: People, told: list[Story]) -> Touchpoint:
    return a_touchpoint(people, "Rechnung", sentence="", examples=["Der Abschlag auf der Rechnung ohne Rechenweg."])


def by_touchpoint(inquiry: Inquiry) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for row in TouchpointMatch.objects.filter(inquiry=inquiry).select_related("touchpoint"):
        found.setdefault(row.touchpoint.name if row.touchpoint else "", set()).add(row.story_id)
    return found


def pks(stories: list[Story]) -> set[int]:
    return {story.pk for story in stories}


def test_every_passage_is_matched_with_one_touchpoint_or_none(
    inquiry: Inquiry, told: list[Story], loop: Touchpoint, bill: Touchpoint
) -> None:
    assert match_inquiry(inquiry.pk) == 18
    assert by_touchpoint(inquiry) == {"Warteschleife": pks(told[:6]), "Rechnung": pks(told[6:12]), "": pks(told[12:])}
    for row in TouchpointMatch.objects.select_related("story"):
        assert (row.start, row.end) == (0, len(row.story.text))
        assert (0.5 <= row.strength <= 1) if row.touchpoint_id else row.strength == 0
    progress = TouchpointProgress.objects.get()
    assert (progress.step, progress.passages, progress.model) == (Matching.DONE, 18, "bag-of-words 1")
    assert progress.matched_at is not None


def test_without_touchpoints_nothing_is_matched(
    people: People, inquiry: Inquiry, told: list[Story], loop: Touchpoint
) -> None:
    match_inquiry(inquiry.pk)
    archive_touchpoint(touchpoint_id=loop.pk, by=people.mira.pk)
    assert match_inquiry(inquiry.pk) == 0
    assert (TouchpointMatch.objects.count(), TouchpointProgress.objects.count()) == (0, 0)


def test_the_same_again_gives_the_same(inquiry: Inquiry, told: list[Story], loop: Touchpoint) -> None:
    match_inquiry(inquiry.pk)
    first = list(TouchpointMatch.objects.order_by("story").values_list("story", "touchpoint", "strength"))
    match_inquiry(inquiry.pk)
    again = list(TouchpointMatch.objects.order_by("story").values_list("story", "touchpoint", "strength"))
    assert first == again


def test_what_people_decided_holds_at_every_match(
    people: People, inquiry: Inquiry, told: list[Story], loop: Touchpoint, bill: Touchpoint
) -> None:
    match_inquiry(inquiry.pk)
    take_passage_out(place=Place(story_id=told[0].pk, start=0), touchpoint_id=loop.pk, by=people.mira.pk)
    put_passage(place=Place(story_id=told[17].pk, start=0), touchpoint_id=bill.pk, by=people.mira.pk)
    for _ in range(2):
        request_matching(inquiry.pk)
        match_inquiry(inquiry.pk)
        found = by_touchpoint(inquiry)
        assert (told[0].pk in found["Warteschleife"], told[17].pk in found["Rechnung"]) == (False, True)
        assert TouchpointMatch.objects.get(story=told[17]).strength == 1
    assert TouchpointCorrection.objects.count() == 2


def test_a_correction_in_one_inquiry_teaches_the_others(
    people: People, inquiry: Inquiry, told: list[Story], loop: Touchpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = people.inquiry(slug="schalter")
    elsewhere = tell_all(people, other, HOTLINE[:1])
    catch_up(other.pk)
    match_inquiry(inquiry.pk)
    take_passage_out(place=Place(story_id=told[0].pk, start=0), touchpoint_id=loop.pk, by=people.mira.pk)
    seen: list[dict[str, Any]] = []
    real = worker.listening.match_touchpoints

    def watched(said: Any, vectors: Any, steps: Any, wordings: Any, corrections: Any) -> Any:
        seen.append({"said": list(said), "corrections": [(c.passage, c.touchpoint, c.belongs) for c in corrections]})
        return real(said, vectors, steps, wordings, corrections)

    monkeypatch.setattr(worker.listening, "match_touchpoints", watched)
    match_inquiry(other.pk)
    assert seen == [{"said": [elsewhere[0].text, told[0].text], "corrections": [(1, 0, False)]}]
    assert set(TouchpointMatch.objects.filter(inquiry=other).values_list("story", flat=True)) == pks(elsewhere)


def test_a_description_is_read_once_until_it_changes(
    people: People, inquiry: Inquiry, told: list[Story], loop: Touchpoint, model: BagOfWords
) -> None:
    model.read.clear()
    match_inquiry(inquiry.pk)
    wordings = ["Warteschleife", "Jemand wartet am Telefon in der Warteschleife der Hotline."]
    assert model.read == wordings
    match_inquiry(inquiry.pk)
    assert model.read == wordings
    change_touchpoint(touchpoint_id=loop.pk, name="Hotline", sentence="Warten.", examples=[], by=people.mira.pk)
    match_inquiry(inquiry.pk)
    assert model.read == [*wordings, "Hotline", "Warten."]


def test_another_model_reads_descriptions_and_passages_anew(
    inquiry: Inquiry, told: list[Story], loop: Touchpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    match_inquiry(inquiry.pk)
    use_model(monkeypatch, BagOfWords("2"))
    catch_up(inquiry.pk)
    match_inquiry(inquiry.pk)
    loop.refresh_from_db()
    assert (loop.model, TouchpointProgress.objects.get().model) == ("bag-of-words 2", "bag-of-words 2")
    assert TouchpointMatch.objects.count() == 18


def test_beside_many_only_new_passages_are_compared(
    people: People, inquiry: Inquiry, told: list[Story], loop: Touchpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Nearly all: which ones are chosen depends on their ids, and here every single one weighs much.
    monkeypatch.setattr(worker, "BACKGROUND", 17)
    match_inquiry(inquiry.pk)
    kept = set(TouchpointMatch.objects.values_list("pk", flat=True))
    [new] = tell_all(people, inquiry, ["Wieder Warteschleife bei der Hotline, wieder niemand."])
    catch_up(inquiry.pk)
    assert match_inquiry(inquiry.pk) == 1
    assert kept < set(TouchpointMatch.objects.values_list("pk", flat=True))
    assert TouchpointMatch.objects.get(story=new).touchpoint == loop
    assert match_inquiry(inquiry.pk) == 0
    tell_all(people, inquiry, BUS[:4])
    catch_up(inquiry.pk)
    assert match_inquiry(inquiry.pk) == 4
    # Now a quarter more than at the last comparison of all: everything is compared again.
    assert match_inquiry(inquiry.pk) == 23


def test_whoever_decides_while_it_works_is_right(
    people: People, inquiry: Inquiry, told: list[Story], loop: Touchpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    match_inquiry(inquiry.pk)
    real, calls = worker._matched, []

    def interrupted(*all_of_it: Any) -> Any:
        if not calls:
            take_passage_out(place=Place(story_id=told[0].pk, start=0), touchpoint_id=loop.pk, by=people.mira.pk)
        calls.append(1)
        return real(*all_of_it)

    monkeypatch.setattr(worker, "_matched", interrupted)
    match_inquiry(inquiry.pk)
    assert (len(calls), told[0].pk in by_touchpoint(inquiry)["Warteschleife"]) == (2, False)


def test_whoever_never_stops_deciding_is_waited_for(
    people: People, inquiry: Inquiry, told: list[Story], loop: Touchpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = iter(["Eins", "Zwei", "Drei"])

    def busy(*_: Any) -> Any:
        change_touchpoint(touchpoint_id=loop.pk, name=next(names), sentence="x", examples=[], by=people.mira.pk)

    monkeypatch.setattr(worker, "_matched", busy)
    assert match_inquiry(inquiry.pk) == 0
    assert TouchpointProgress.objects.get().step == Matching.WAITING
    assert reads.unmatched_inquiries() == [inquiry.pk]


def test_a_story_withdrawn_meanwhile_leaves_no_match(
    inquiry: Inquiry, told: list[Story], loop: Touchpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = worker._matched

    def interrupted(*all_of_it: Any) -> Any:
        withdraw_stories(story_ids=[told[0].pk], ground=Withdrawal.TELLER)
        return real(*all_of_it)

    monkeypatch.setattr(worker, "_matched", interrupted)
    assert match_inquiry(inquiry.pk) == 17
    assert not TouchpointMatch.objects.filter(story=told[0]).exists()


def test_a_long_story_tells_of_several_touchpoints(
    people: People, inquiry: Inquiry, told: list[Story], loop: Touchpoint
) -> None:
    bus = a_touchpoint(people, "Busfahrt", sentence="Jemand wartet an der Haltestelle auf den Stadtbus.")
    [story] = tell_all(people, inquiry, [" ".join([*HOTLINE[:5], *BUS[:5]])])
    catch_up(inquiry.pk)
    match_inquiry(inquiry.pk)
    found = list(
        TouchpointMatch.objects.filter(story=story).order_by("start").values_list("start", "end", "touchpoint")
    )
    cut = list(Passage.objects.filter(story=story).order_by("rank").values_list("start", "end"))
    assert len(cut) > 1
    assert [place[:2] for place in found] == cut
    assert (found[0][2], found[-1][2]) == (loop.pk, bus.pk)


def test_passages_that_are_cut_anew_are_compared_anew_and_keep_what_people_said(
    people: People, inquiry: Inquiry, told: list[Story], loop: Touchpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "BACKGROUND", 17)
    match_inquiry(inquiry.pk)
    take_passage_out(place=Place(story_id=told[0].pk, start=0), touchpoint_id=loop.pk, by=people.mira.pk)
    match_inquiry(inquiry.pk)
    assert reads.unmatched_inquiries() == []
    Passage.objects.filter(story=told[0]).update(start=4)
    assert reads.unmatched_inquiries() == [inquiry.pk]
    assert match_inquiry(inquiry.pk) == 1
    match = TouchpointMatch.objects.get(story=told[0])
    assert (match.start, match.end, match.touchpoint) == (4, len(told[0].text), None)
    assert TouchpointMatch.objects.count() == 18


def test_what_a_crash_took_is_not_asked_for_until_it_is_read_again(
    inquiry: Inquiry, told: list[Story], loop: Touchpoint
) -> None:
    match_inquiry(inquiry.pk)
    TouchpointMatch.objects.filter(story=told[0]).delete()
    StoryVector.objects.filter(story=told[0]).delete()
    assert reads.unmatched_inquiries() == []
    catch_up(inquiry.pk)
    assert reads.unmatched_inquiries() == [inquiry.pk]
    match_inquiry(inquiry.pk)
    assert TouchpointMatch.objects.get(story=told[0]).touchpoint == loop


def test_a_correction_finds_the_passage_it_overlaps_most() -> None:
    said = [
        Said(story_id=1, start=0, end=10, words="a" * 10),
        Said(story_id=1, start=10, end=40, words="b" * 30),
        Said(story_id=2, start=0, end=10, words="c" * 10),
    ]
    gathered = Gathered(passages=said, vectors=np.zeros((3, 4), dtype=np.float32), asked=3)
    touchpoint = Touchpoint(pk=7)
    corrections = [
        TouchpointCorrection(story_id=1, start=5, end=30, touchpoint_id=7, belongs=True),
        TouchpointCorrection(story_id=2, start=0, end=10, touchpoint_id=7, belongs=False),
        TouchpointCorrection(story_id=3, start=0, end=10, touchpoint_id=7, belongs=False),
    ]
    found = worker._taught(gathered, [touchpoint], corrections)
    assert [(one.passage, one.touchpoint, one.belongs) for one in found] == [(1, 0, True), (2, 0, False)]
