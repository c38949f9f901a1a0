"""The opinion map: groups of at least five, no ids anywhere, nothing left of votes that were erased."""

from __future__ import annotations

import json
import re

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django import DjangoCaptureOnCommitCallbacks

from resonanz.listen import actions as listen
from resonanz.listen.enums import Withdrawal
from resonanz.listen.models import Voter
from resonanz.understand import reads, tasks
from resonanz.understand.actions import opinions
from resonanz.understand.figures import opinion_figure
from resonanz.understand.models import OpinionMap, OpinionPlace
from tests.support.people import People
from tests.support.voting import opened, statements, two_camps, vote, voter

pytestmark = pytest.mark.django_db


def mapped(inquiry_id: int) -> reads.ShownMap:
    assert opinions.map_opinions(inquiry_id, draw=opinion_figure)
    shown = reads.opinion_map(inquiry_id)
    assert shown is not None
    return shown


def test_two_camps_are_found_with_what_unites_and_what_divides(people: People) -> None:
    inquiry, stated, _ = two_camps(people)
    shown = mapped(inquiry.pk)
    assert sorted(group.size for group in shown.groups) == [10, 12]
    assert (shown.people, shown.few, shown.votes, shown.since) == (22, None, 220, 0)
    large = next(group for group in shown.groups if group.size == 12)
    divided = {entry.voice.text for entry in large.apart}
    assert divided <= {statement.text for statement in stated[:8]}
    first = large.apart[0]
    assert (first.share.votes, first.share.low < first.share.chosen / 12 < first.share.high) == (12, True)
    assert [entry.voice.text for entry in shown.common] == [stated[8].text, stated[9].text]
    assert all(share.chosen == share.votes for entry in shown.common for share in entry.shares)


def test_lists_stand_in_the_order_of_the_statements(people: People) -> None:
    inquiry, stated, _ = two_camps(people)
    order = {statement.text: place for place, statement in enumerate(stated)}
    for group in mapped(inquiry.pk).groups:
        places = [order[entry.voice.text] for entry in group.apart]
        assert places == sorted(places)


def test_the_picture_names_nobody(people: People) -> None:
    inquiry, _, voters = two_camps(people)
    mapped(inquiry.pk)
    for dark in (False, True):
        svg = reads.map_picture(inquiry.pk, dark=dark) or ""
        assert 'viewBox="0 0 640 480"' in svg
        assert not any(str(who.teller) in svg for who in voters)
        assert re.findall(r"\bid=|<title|aria-label=\"[^\"]*\bg:", svg) == []
    stored = json.dumps(OpinionMap.objects.get().result)
    assert not any(str(who.teller) in stored for who in voters)


def test_fewer_than_five_are_no_group(people: People) -> None:
    inquiry = opened(people)
    stated = statements(people, inquiry, *(f"Aussage {n}." for n in range(8)))
    for _ in range(4):
        who, _code = voter(inquiry)
        for statement in stated:
            vote(inquiry, who, statement)
    shown = mapped(inquiry.pk)
    assert (shown.groups, shown.common, shown.people, shown.few) == ([], [], 0, None)
    assert OpinionMap.objects.get().result["groups"] == []


def test_below_twenty_people_there_are_no_dots(people: People) -> None:
    inquiry, _, voters = two_camps(people, sizes=(9, 8))
    shown = mapped(inquiry.pk)
    assert (sum(group.size for group in shown.groups), shown.has_picture) == (17, False)
    assert reads.map_picture(inquiry.pk, dark=False) is None
    assert reads.own_place(voters[0]) is None


def test_groups_keep_their_letters_while_votes_arrive(people: People) -> None:
    inquiry, stated, voters = two_camps(people)
    mapped(inquiry.pk)
    before = dict(OpinionPlace.objects.values_list("voter_id", "group"))
    for _ in range(3):
        who, _code = voter(inquiry)
        for statement in stated[:8]:
            vote(inquiry, who, statement, "disagree" if statement in stated[:4] else "agree")
    shown = mapped(inquiry.pk)
    after = dict(OpinionPlace.objects.values_list("voter_id", "group"))
    assert {pk: after[pk] for pk in before} == before
    assert sorted(group.size for group in shown.groups) == [12, 13]
    assert len(after) == len(voters) + 3


def test_somebody_finds_their_own_place_and_group(people: People) -> None:
    inquiry, _, voters = two_camps(people)
    shown = mapped(inquiry.pk)
    place = reads.own_place(voters[0])
    assert place is not None
    large = next(group for group in shown.groups if group.size == 12)
    assert (place.label, 0 < place.x < 640, 0 < place.y < 480) == (large.label, True, True)
    newcomer, _code = voter(inquiry)
    assert reads.own_place(newcomer) is None


def test_erased_votes_leave_the_map_at_once(people: People) -> None:
    inquiry, _, voters = two_camps(people)
    mapped(inquiry.pk)
    listen.erase_votes(voter_ids=[voters[0].pk], ground=Withdrawal.TELLER)
    row = OpinionMap.objects.get()
    assert (row.result, row.picture, row.dark_picture, row.made_at) == ({}, "", "", None)
    assert (reads.opinion_map(inquiry.pk), OpinionPlace.objects.count()) == (None, 0)
    assert reads.waiting_maps() == [inquiry.pk]
    assert mapped(inquiry.pk).people == 21


def test_what_was_computed_while_votes_were_erased_is_thrown_away(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    inquiry, _, voters = two_camps(people)
    mapped(inquiry.pk)
    compute = opinions.find_opinions

    def slow(*parts: object, **more: object) -> object:
        found = compute(*parts, **more)  # type: ignore[arg-type]
        listen.erase_votes(voter_ids=[voters[0].pk], ground=Withdrawal.TELLER)
        return found

    monkeypatch.setattr(opinions, "find_opinions", slow)
    assert not opinions.map_opinions(inquiry.pk, draw=opinion_figure)
    assert reads.opinion_map(inquiry.pk) is None


def test_a_hidden_statement_leaves_the_page_before_the_map_is_made_anew(people: People) -> None:
    inquiry, stated, _ = two_camps(people)
    mapped(inquiry.pk)
    listen.hide_story(story=stated[8], ground="insult", note="Beleidigt.", by=people.jonas)
    shown = reads.opinion_map(inquiry.pk)
    assert shown is not None
    assert [entry.voice.text for entry in shown.common] == [stated[9].text]
    assert mapped(inquiry.pk).votes == 198


def test_staff_stands_on_no_map(people: People) -> None:
    inquiry, stated, _ = two_camps(people)
    who, _code = voter(inquiry, person=people.jonas)
    for statement in stated:
        vote(inquiry, who, statement, person=people.jonas)
    assert mapped(inquiry.pk).people == 22
    assert not OpinionPlace.objects.filter(voter=who).exists()


def test_few_votes_are_counted_apart_from_five_on(people: People) -> None:
    inquiry, stated, _ = two_camps(people)
    for number in range(5):
        who, _code = voter(inquiry)
        vote(inquiry, who, stated[0])
        assert mapped(inquiry.pk).few == (5 if number == 4 else None)


def test_an_unreadable_memory_is_no_obstacle(people: People) -> None:
    inquiry, _, _ = two_camps(people)
    mapped(inquiry.pk)
    OpinionMap.objects.update(memory=b"broken")
    assert mapped(inquiry.pk).people == 22


def test_votes_are_gathered_in_one_job(
    people: People, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        inquiry = opened(people)
        (statement,) = statements(people, inquiry, "Eins.")
        for _ in range(3):
            who, _code = voter(inquiry)
            vote(inquiry, who, statement)
    jobs = ProcrastinateJob.objects.filter(task_name="understand.map_opinions")
    assert [job.args for job in jobs] == [{"inquiry_id": inquiry.pk}]
    tasks.map_opinions(inquiry.pk)
    assert OpinionMap.objects.get().votes == 3
    assert reads.waiting_maps() == []


def test_the_sweep_finds_votes_that_nobody_announced(people: People) -> None:
    inquiry = opened(people)
    (statement,) = statements(people, inquiry, "Eins.")
    who, _code = voter(inquiry)
    vote(inquiry, who, statement)
    tasks.sweep(0)
    assert ProcrastinateJob.objects.filter(task_name="understand.map_opinions").count() == 1


def test_without_votes_there_is_an_empty_map(people: People) -> None:
    inquiry = opened(people)
    shown = mapped(inquiry.pk)
    assert (shown.groups, shown.votes) == ([], 0)
    assert not Voter.objects.exists()
