"""Which needs a version answers, and what is said about tasters: never anything about a small group."""

from __future__ import annotations

from collections import Counter
from itertools import product

import pytest

from resonanz.listen import actions as listen
from resonanz.listen import reads as listen_reads
from resonanz.listen.enums import Missed, Withdrawal
from resonanz.listen.models import Concept
from resonanz.trust.enums import Verdict
from resonanz.trust.models import Release
from resonanz.understand import actions, reads
from resonanz.understand.errors import ClaimStands, NoSuchNeed
from resonanz.understand.models import AnsweredNeed, Theme
from resonanz.understand.reads import Result
from tests.rooms.understand.support import theme_by_hand
from tests.support.people import People
from tests.support.tasting import close, concept, react, tastes

pytestmark = pytest.mark.django_db


MIXED = {("customer", "very"): 8, ("customer", "some"): 5, ("customer", "not"): 6, ("customer", "unsure"): 5}
"""Every answer is given by enough people to be said."""


def told(tasted: Concept, groups: dict[tuple[str, ...], int], **more: object) -> None:
    """Tasters by role and answer to version A; everybody answers "not" to version B."""
    for (role, choice), number in groups.items():
        for _ in range(number):
            tastes(tasted, [choice, "not"], roles=[role], **more)


def counts(result: Result, role: str = "") -> dict[str, int | None]:
    row = next(row for row in result.audiences if row.role == role)
    return {choice.value: share.cell.count for choice, share in row.shares}


def size(result: Result, role: str = "") -> int | None:
    return next(row for row in result.audiences if row.role == role).size.count


def test_nothing_is_counted_before_the_marks_are_open(people: People) -> None:
    tasted = concept(people)
    told(tasted, MIXED)
    assert actions.who_would_miss(tasted) == []
    assert not Release.objects.exists()
    found = actions.who_would_miss(close(people, tasted))
    assert [result.version.letter for result in found] == ["A", "B"]
    assert counts(found[0]) == {"very": 8, "some": 5, "not": 6, "unsure": 5}


def test_large_groups_are_said_with_their_interval(people: People) -> None:
    tasted = concept(people)
    told(tasted, {**MIXED, ("non_customer", "not"): 7})
    result = actions.who_would_miss(close(people, tasted))[0]
    assert (size(result), size(result, "customer"), size(result, "non_customer")) == (31, 24, 7)
    share = dict(result.everybody.shares)[Missed.VERY]
    assert (share.cell.count, share.base, share.percent) == (8, 31, 26)
    # Wilson (1927) for 8 of 31.
    assert (share.low_percent, share.high_percent) == (14, 43)


def test_fewer_than_ten_tasters_are_not_counted_at_all(people: People) -> None:
    tasted = concept(people)
    told(tasted, {("customer", "very"): 9})
    result = actions.who_would_miss(close(people, tasted))[0]
    assert not result.has_figures
    assert size(result) is None


def test_who_works_here_is_counted_apart_and_only_from_ten_on(people: People) -> None:
    tasted = concept(people)
    told(tasted, {("customer", "very"): 6, ("customer", "not"): 6, ("employee", "very"): 9})
    result = actions.who_would_miss(close(people, tasted))[0]
    assert (size(result), size(result, "employee")) == (12, None)
    assert set(counts(result, "employee").values()) == {None}
    other = concept(people, tasted.inquiry)
    told(other, {("employee", "very"): 11, ("employee", "not"): 10})
    result = actions.who_would_miss(close(people, other))[0]
    assert (size(result), size(result, "employee"), counts(result, "employee")["very"]) == (None, 21, 11)


def derivable(result: Result) -> set[int]:
    """Sizes of groups of whom somebody could compute how many they are: said cells, and differences of two of them
    where one holds the other.
    """
    said = {}
    for row in result.audiences[:-1]:
        if row.size.count is not None:
            said[row.role, ""] = row.size.count
        for choice, share in row.shares:
            if share.cell.count is not None:
                said[row.role, choice.value] = share.cell.count
    found = set(said.values())
    for (role, choice), (narrow_role, narrow_choice) in product(said, said):
        if role in {"", narrow_role} and choice in {"", narrow_choice}:
            found.add(said[role, choice] - said[narrow_role, narrow_choice])
    for role in {role for role, _choice in said}:
        parts = [said.get((role, choice.value)) for choice in Missed]
        whole = said.get((role, ""))
        if whole is not None and sum(part is None for part in parts) == 1:
            found.add(whole - sum(part for part in parts if part is not None))
    return found


@pytest.mark.parametrize(
    "groups",
    [
        {("customer", "very"): 12, ("customer", "not"): 1},
        {("customer", "very"): 8, ("customer", "some"): 8, ("customer", "unsure"): 2},
        {("customer", "very"): 10, ("guest", "very"): 3, ("guest", "not"): 9},
        {("customer", "very"): 6, ("non_customer", "very"): 4, ("competitor_customer", "not"): 5, ("guest", "some"): 1},
        {("customer", "very"): 11, ("non_customer", "very"): 1},
    ],
)
def test_no_small_group_can_be_computed_from_what_is_said(people: People, groups: dict[tuple[str, ...], int]) -> None:
    tasted = concept(people)
    told(tasted, groups)
    for result in actions.who_would_miss(close(people, tasted)):
        assert not {number for number in derivable(result) if 0 < number < 5}, derivable(result)
        for row in result.audiences:
            for _choice, share in row.shares:
                assert share.cell.count is None or share.cell.count == 0 or share.cell.count >= 5
                assert (share.cell.count is None) == (share.cell.verdict != Verdict.RELEASED)


def test_only_who_tasted_everything_is_compared(people: People) -> None:
    tasted = concept(people)
    told(tasted, {("customer", "very"): 12})
    version = listen_reads.versions_of(tasted.pk)[0]
    for _ in range(6):
        react(tasted, version)
    found = actions.who_would_miss(close(people, tasted))
    assert [size(result) for result in found] == [12, 12]


def test_withdrawing_leaves_what_was_said_about_groups_and_takes_the_words(people: People) -> None:
    tasted = concept(people)
    told(tasted, {("customer", "very"): 12})
    first, _ = tastes(tasted, ["very", "not"], text="Das nehme ich zurück.")
    done = close(people, tasted)
    before = [counts(result) for result in actions.who_would_miss(done)]
    listen.withdraw_stories(story_ids=[story.pk for story in listen_reads.voices_of(first)], ground=Withdrawal.TELLER)
    assert [counts(result) for result in actions.who_would_miss(done)] == before
    texts = Counter(
        story.text
        for stories in listen_reads.reactions([row.pk for row in listen_reads.versions_of(done.pk)]).values()
        for story in stories
    )
    assert texts == {"Das klingt gut.": 24}


def test_only_released_words_are_public(people: People) -> None:
    tasted = concept(people)
    tastes(tasted, ["very", "not"], text="Für alle.", permission="public_anonymous")
    tastes(tasted, ["very", "not"], text="Nur fürs Team.", permission="team")
    stories = listen_reads.reactions([listen_reads.versions_of(tasted.pk)[0].pk]).popitem()[1]
    assert [voice.text for voice in reads.voices_of_public(stories)] == ["Für alle."]
    assert [voice.text for voice in reads.voices_of_team(stories)] == ["Für alle.", "Nur fürs Team."]


def test_words_that_moderation_hides_give_way_to_a_note(people: People) -> None:
    tasted = concept(people)
    first, _ = tastes(tasted, ["very", "not"], text="Ein grobes Wort.")
    listen.hide_story(story=first, ground="insult", note="Ein Grund.", by=people.mira)
    stories = listen_reads.reactions([listen_reads.versions_of(tasted.pk)[0].pk]).popitem()[1]
    (voice,) = reads.voices_of_public(stories)
    assert (voice.text, voice.withheld is not None) == ("", True)


def theme_of(people: People, tasted: Concept) -> Theme:
    """A theme in which somebody wishes something, as a reading leaves it."""
    story, _ = people.tells(tasted.inquiry, "Ich wünsche mir einen Rückruf am Abend.")
    theme = theme_by_hand(tasted.inquiry, [story], key=1)
    Theme.objects.filter(pk=theme.pk).update(needs={"wish": 1})
    return Theme.objects.get(pk=theme.pk)


def test_a_version_claims_to_answer_a_need_that_somebody_has(people: People) -> None:
    tasted = concept(people, is_open=False)
    theme = theme_of(people, tasted)
    version = listen_reads.version(listen_reads.versions_of(tasted.pk)[0].pk)
    assert version is not None
    made = actions.link_need(version=version, kind="wish", theme_id=theme.pk, by=people.mira.pk)
    assert actions.link_need(version=version, kind="wish", theme_id=theme.pk, by=people.jonas.pk) == made
    (need,) = reads.needs_answered([version.pk])[version.pk]
    assert (need.kind.value, need.theme.pk, need.people, need.slug) == ("wish", theme.pk, 1, "kontakt")
    for kind, pk in (("praise", theme.pk), ("nonsense", theme.pk), ("wish", theme.pk + 999)):
        with pytest.raises(NoSuchNeed):
            actions.link_need(version=version, kind=kind, theme_id=pk, by=people.mira.pk)
    assert reads.needs_to_choose(reads.inquiries_with_themes()) == [
        (f"wish:{theme.pk}", f"Wunsch: {need.theme.name} (1)")
    ]
    actions.unlink_need(version=version, need_id=made.pk)
    assert not AnsweredNeed.objects.exists()


def test_a_claim_stands_once_people_taste(people: People) -> None:
    tasted = concept(people, is_open=False)
    theme = theme_of(people, tasted)
    version = listen_reads.versions_of(tasted.pk)[0]
    made = actions.link_need(version=version, kind="wish", theme_id=theme.pk, by=people.mira.pk)
    listen.open_tasting(concept=tasted, inquiry=tasted.inquiry, by=people.mira.pk)
    react(tasted, version)
    listen.pause_tasting(concept=tasted, inquiry=tasted.inquiry, by=people.mira.pk)
    version = listen_reads.versions_of(tasted.pk)[0]
    with pytest.raises(ClaimStands):
        actions.unlink_need(version=version, need_id=made.pk)
    with pytest.raises(ClaimStands):
        actions.link_need(version=version, kind="wish", theme_id=theme.pk, by=people.mira.pk)
