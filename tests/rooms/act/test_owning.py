"""A name stands at a promise as long as its owner agrees and is in the team, and not a moment longer."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from resonanz.act import actions, reads
from resonanz.act.enums import Pledge, Word
from resonanz.act.errors import CommitmentIncomplete, DecisionIncomplete
from resonanz.act.models import Commitment, Decision
from resonanz.ask.models import Inquiry
from resonanz.ground import clock
from resonanz.people import actions as people_actions
from resonanz.people.actions.team import leave_team
from resonanz.understand.models import Insight
from tests.support.people import People

pytestmark = pytest.mark.django_db
BALANCE = "/anliegen/kontakt/bilanz/"


def promised(people: People, insight: Insight, **said: Any) -> Decision:
    given: dict[str, Any] = {"due_on": clock.today() + timedelta(days=20), **said}
    return actions.decide(
        insight=insight, place=insight.inquiry.place, word=Word.IN_PROGRESS, by=people.mira.pk, **given
    )


def public(people: People, insight: Insight) -> str:
    return "".join(people.client().get(url).content.decode() for url in (BALANCE, f"{BALANCE}{insight.pk}/"))


@pytest.mark.parametrize("owner", ["Jonas Perk", "Herr Perk", "Jonas Perk, Leitung", "Leitung: Jonas Perk"])
def test_the_name_of_somebody_who_has_not_agreed_is_refused(people: People, insight: Insight, owner: str) -> None:
    with pytest.raises(DecisionIncomplete) as refused:
        promised(people, insight, owner=owner)
    assert list(refused.value.problems) == ["owner"]
    assert "Jonas Perk hat nicht zugestimmt" in refused.value.problems["owner"]
    with pytest.raises(CommitmentIncomplete):
        actions.commit_to(inquiry=insight.inquiry, text="Ja.", owner=owner, due_on=clock.today(), by=people.mira.pk)
    assert not Decision.objects.exists()
    assert not Commitment.objects.exists()


def test_an_account_that_has_not_agreed_is_refused(people: People, insight: Insight) -> None:
    with pytest.raises(DecisionIncomplete) as refused:
        promised(people, insight, held_by=people.jonas.pk)
    assert list(refused.value.problems) == ["held_by"]


def test_a_name_between_other_words_could_not_be_taken_back(people: People, insight: Insight) -> None:
    actions.agree_to_name(account_id=people.jonas.pk)
    with pytest.raises(DecisionIncomplete) as refused:
        promised(people, insight, owner="das Team von Jonas Perk")
    assert "entweder nur den Namen oder nur die Aufgabe" in refused.value.problems["owner"]


@pytest.mark.parametrize("by_account", [True, False])
def test_no_row_holds_the_name(people: People, insight: Insight, *, by_account: bool) -> None:
    actions.agree_to_name(account_id=people.jonas.pk)
    said = {"held_by": people.jonas.pk} if by_account else {"owner": "Jonas Perk"}
    decision = promised(people, insight, **said)
    assert (decision.owner, decision.held_by_id) == ("Leitung", people.jonas.pk)
    assert "Jonas Perk, Leitung" in public(people, insight)


@pytest.mark.parametrize("how", ["taken back", "left", "inactive"])
def test_from_then_on_the_function_stands_there_also_in_what_was(people: People, insight: Insight, how: str) -> None:
    actions.agree_to_name(account_id=people.jonas.pk)
    promised(people, insight, held_by=people.jonas.pk)
    promised(people, insight, held_by=people.jonas.pk, due_on=clock.today() + timedelta(days=30), reason="Später.")
    actions.commit_to(
        inquiry=insight.inquiry, text="Wir rufen an.", owner="Jonas Perk", due_on=clock.today(), by=people.mira.pk
    )
    assert public(people, insight).count("Jonas Perk") >= 3
    assert reads.open_promises().without_owner == []
    if how == "taken back":
        actions.take_name_back(account_id=people.jonas.pk)
    elif how == "left":
        leave_team(account=people.jonas)
    else:
        people_actions.change_member(
            account=people.jonas, name="Jonas Perk", function="", email=None, is_active=False, by=people.mira
        )
    page = public(people, insight)
    assert ("Jonas Perk" in page, "Leitung" in page) == (False, True)
    assert [promise.owner for promise in reads.open_promises().without_owner] == ["Leitung", "Leitung"]
    assert "braucht jemanden" in people.client(people.mira).get("/team/zusagen/").content.decode()


def test_handing_over_is_a_step_with_the_same_day_and_a_reason(people: People, insight: Insight) -> None:
    actions.agree_to_name(account_id=people.jonas.pk)
    first = promised(people, insight, held_by=people.jonas.pk)
    with pytest.raises(DecisionIncomplete) as refused:
        promised(people, insight, owner="Kundendienst", due_on=first.due_on)
    assert list(refused.value.problems) == ["reason"]
    promised(people, insight, owner="Kundendienst", due_on=first.due_on, reason="Jonas baut das Netz um.")
    (before, after) = reads.chapters(reads.histories_of([insight.pk])[insight.pk])
    assert (before.is_handed, after.is_handed, after.moved_from) == (False, True, None)
    assert after.course is not None
    assert after.course.moved == 0


def test_what_is_overdue_can_be_handed_over_and_stays_overdue(people: People, insight: Insight) -> None:
    with clock.held_at(clock.now() - timedelta(days=9)):
        first = promised(people, insight, owner="Kundendienst", due_on=clock.today() + timedelta(days=2))
    promised(people, insight, owner="Technik", due_on=first.due_on, reason="Die Technik muss ran.")
    (overdue,) = reads.overdue_promises()
    assert (overdue.owner, overdue.due_on) == ("Technik", first.due_on)


def test_a_commitment_changes_hands_too(people: People, inquiry: Inquiry) -> None:
    given = actions.commit_to(
        inquiry=inquiry, text="Wir rufen an.", owner="Telefon", due_on=clock.today(), by=people.mira.pk
    )
    for owed in ({}, {"reason": "Umbau"}, {"owner": "Leitung"}):
        with pytest.raises(CommitmentIncomplete):
            actions.follow_up(commitment_id=given.pk, deed=Pledge.HANDED, by=people.mira.pk, **owed)
    actions.follow_up(commitment_id=given.pk, deed=Pledge.HANDED, by=people.mira.pk, reason="Umbau", owner="Leitung")
    promise = reads.commitment(given.pk)
    assert promise is not None
    assert (promise.owner, promise.commitment.owner, promise.course.moved) == ("Leitung", "Telefon", 0)


def test_only_ones_own_name_is_given_and_taken_back(people: People) -> None:
    jonas = people.client(people.jonas)
    jonas.post("/team/zusagen/mein-name/", {"deed": "agree", "account": people.mira.pk})
    assert [account.pk for account in reads.may_be_named()] == [people.jonas.pk]
    people.client(people.mira).post("/team/zusagen/mein-name/", {"deed": "take"})
    assert reads.may_be_named().exists()
    jonas.post("/team/zusagen/mein-name/", {"deed": "take"})
    assert not reads.may_be_named().exists()


def test_ones_file_tells_of_it(people: People) -> None:
    actions.agree_to_name(account_id=people.jonas.pk)
    page = people.client(people.jonas).get("/akte/").content.decode()
    assert "Name an Zusagen" in page
