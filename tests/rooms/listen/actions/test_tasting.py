"""Concepts, versions, sealing and uncovering: what is fixed when, and what the ledger commits to."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import IntegrityError, connection, transaction

import resonanz_pruefe as pruefe
from resonanz.ask.actions import close_inquiry
from resonanz.ask.models import Inquiry
from resonanz.listen import actions, reads
from resonanz.listen.enums import Tasting, Withdrawal
from resonanz.listen.errors import AlreadyWithdrawn, NotThisVersion, TastingClosed, TastingRefused
from resonanz.listen.models import Concept, Missing, Story, Taste, TastingChange, Version
from resonanz.people.models import Account
from resonanz.trust.errors import KeyReused
from resonanz.trust.models import LedgerOpening
from tests.rooms.listen.support import commits_to, last_leaf, leaf
from tests.support.log import Log
from tests.support.people import People
from tests.support.tasting import answer, close, concept, key, react, tastes

pytestmark = pytest.mark.django_db


def audited() -> list[str]:
    log = Log()
    published = log.seal()
    return [str(found) for found in pruefe.check_audit(log.audit_file(), published).altered]


def reopened(people: People, tasted: Concept) -> TastingChange:
    inquiry = Inquiry.objects.get(pk=tasted.inquiry_id)
    return actions.open_tasting(concept=tasted, inquiry=inquiry, by=people.mira.pk)


def paused(people: People, tasted: Concept) -> TastingChange:
    return actions.pause_tasting(concept=tasted, inquiry=tasted.inquiry, by=people.mira.pk)


def test_opening_commits_to_every_version_and_whose_it_is(people: People) -> None:
    tasted = concept(people)
    change = reads.newest_seal(tasted.pk)
    assert (last_leaf()["k"], last_leaf()["f"]) == ("tasting", tasted.inquiry.place)
    body = reads.sealed_body(change)
    assert [(row["letter"], row["origin"]) for row in body["versions"]] == [("A", "ours"), ("B", "competitor")]
    assert commits_to(change.entry_index, body)
    body["versions"][0]["origin"] = "invented"
    assert not commits_to(change.entry_index, body)


def test_opening_twice_is_entered_once(people: People) -> None:
    tasted = concept(people)
    reopened(people, tasted)
    assert TastingChange.objects.count() == 1


def test_nothing_opens_without_a_version_or_in_a_closed_inquiry(people: People) -> None:
    inquiry = people.inquiry()
    empty = concept(people, inquiry, versions=0, is_open=False)
    with pytest.raises(TastingRefused, match="mindestens eine Fassung"):
        reopened(people, empty)
    full = concept(people, inquiry, is_open=False)
    close_inquiry(inquiry=inquiry, by=people.mira.pk)
    with pytest.raises(TastingRefused, match="Das Anliegen ist nicht offen"):
        reopened(people, full)


def test_only_one_concept_is_tasted_at_a_time(people: People) -> None:
    first = concept(people)
    second = concept(people, first.inquiry, is_open=False)
    with pytest.raises(TastingRefused, match="schon etwas anderes"):
        reopened(people, second)
    paused(people, first)
    reopened(people, second)
    assert reads.tasted_now(first.inquiry_id) == second


def test_what_is_uncovered_is_never_tasted_again(people: People) -> None:
    tasted = close(people, concept(people))
    with pytest.raises(TastingRefused, match="Aufgedeckt ist aufgedeckt"):
        reopened(people, tasted)
    with pytest.raises(TastingRefused):
        paused(people, tasted)
    with pytest.raises(TastingRefused, match="aufgedeckt"):
        actions.add_version(concept=tasted, what="Neu.", costs="Nichts.", origin="ours", by=None)


def test_a_draft_has_nothing_to_pause_or_uncover(people: People) -> None:
    tasted = concept(people, is_open=False)
    with pytest.raises(TastingRefused, match="nichts zu unterbrechen"):
        paused(people, tasted)
    with pytest.raises(TastingRefused, match="nichts aufzudecken"):
        close(people, tasted)


def test_a_version_is_fixed_while_people_taste_and_for_ever_once_somebody_has(people: People) -> None:
    tasted = concept(people)
    first, second = reads.versions_of(tasted.pk)
    words = {"what": "Anders.", "costs": "Nichts.", "origin": "invented"}
    with pytest.raises(TastingRefused, match="gerade gekostet"):
        actions.change_version(version=first, **words)
    react(tasted, first)
    paused(people, tasted)
    with pytest.raises(TastingRefused, match="schon jemand gekostet"):
        actions.change_version(version=first, **words)
    with pytest.raises(TastingRefused, match="schon jemand gekostet"):
        actions.remove_version(version=first)
    assert actions.change_version(version=second, **words).what == "Anders."
    actions.remove_version(version=second)
    third = actions.add_version(concept=tasted, by=None, **words)
    assert (third.letter, reads.version(first.pk)) == ("B", first)
    assert reopened(people, tasted).sealed["versions"][1]["what"] == "Anders."


def test_the_database_keeps_what_was_tasted(people: People) -> None:
    tasted = concept(people)
    first, second = reads.versions_of(tasted.pk)
    react(tasted, first)
    for statement in (
        "UPDATE listen_version SET origin = 'invented' WHERE id = %s",
        "DELETE FROM listen_version WHERE id = %s",
    ):
        with pytest.raises(IntegrityError, match="stays as it is"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, [first.pk])
    Version.objects.filter(pk=second.pk).update(costs="1 Cent.")


def test_name_and_opportunity_stand_from_the_first_opening_on(people: People) -> None:
    tasted = concept(people, is_open=False)
    assert actions.describe_concept(concept=tasted, name="Anruf", opportunity="Eine andere.").name == "Anruf"
    reopened(people, tasted)
    with pytest.raises(TastingRefused, match="stehen fest"):
        actions.describe_concept(concept=tasted, name="Werbung", opportunity="Noch eine.")


def test_what_is_too_long_or_too_much_is_refused(people: People) -> None:
    tasted = concept(people, versions=6, is_open=False)
    with pytest.raises(TastingRefused, match="Mehr als 6"):
        actions.add_version(concept=tasted, what="Neu.", costs="Nichts.", origin="ours", by=None)
    with pytest.raises(TastingRefused, match="höchstens 80"):
        actions.create_concept(inquiry=tasted.inquiry, name="n" * 81, opportunity="Eine.", by=None)


def test_a_reaction_is_a_story_with_an_entry_that_says_to_which_version(people: People) -> None:
    tasted = concept(people)
    version = reads.versions_of(tasted.pk)[1]
    taste, code = react(tasted, version, "Abends passt es mir nie.")
    story = Story.objects.get(text="Abends passt es mir nie.")
    assert (reads.story_by_code(code), taste.story_id, taste.turn) == (story, story.pk, 1)
    body = {
        "tasting": reads.newest_seal(tasted.pk).entry_index,
        "version": "B",
        "story": story.entry_index,
        "turn": 1,
    }
    assert commits_to(taste.entry_index, body)
    assert (leaf(taste.entry_index)["k"], leaf(taste.entry_index)["r"]) == ("taste", "customer")


def test_later_reactions_and_reasons_belong_to_the_same_voice(people: People) -> None:
    tasted = concept(people)
    first, second = reads.versions_of(tasted.pk)
    taste, _ = react(tasted, first, name="Ada", permission="public_named")
    said = answer(tasted, taste, "some", "Weil ich arbeite.")
    later, code = react(tasted, second, "Und das ist zu teuer.", first=taste.story)
    assert (code, later.turn) == ("", 2)
    voice = Story.objects.filter(teller=taste.story.teller).order_by("pk")
    assert [told.text for told in voice] == ["Das klingt gut.", "Weil ich arbeite.", "Und das ist zu teuer."]
    assert {(told.permission, told.name) for told in voice} == {("public_named", "Ada")}
    assert commits_to(said.entry_index, {"taste": taste.entry_index, "missed": "some", "why": voice[1].entry_index})


def test_the_same_form_twice_is_one_reaction(people: People) -> None:
    tasted = concept(people)
    version = reads.versions_of(tasted.pk)[0]
    told = {
        "inquiry": tasted.inquiry,
        "concept": tasted,
        "version": version,
        "key": key(),
        "roles": ["guest"],
    }
    one = actions.react(text="Ein Satz.", **told)
    two = actions.react(text="Ein Satz.", **told)
    assert (one.taste, one.code) == (two.taste, two.code)
    with pytest.raises(KeyReused):
        actions.react(text="Ein anderer.", **told)
    three, _ = react(tasted, version, "Doch anders.", first=one.taste.story)
    assert (three, Story.objects.count(), Taste.objects.count()) == (one.taste, 1, 1)


def test_the_first_answer_stands(people: People) -> None:
    tasted = concept(people)
    taste, _ = react(tasted, reads.versions_of(tasted.pk)[0])
    one = answer(tasted, taste, "not")
    assert answer(tasted, taste, "very", "Doch.") == one
    assert [row.choice for row in Missing.objects.all()] == ["not"]


def test_who_is_signed_in_tastes_once_in_all_windows(people: People) -> None:
    tasted = concept(people)
    ada = Account.objects.create(email="ada@kunden.example", created_at=tasted.created_at)
    version = reads.versions_of(tasted.pk)[0]
    one, _ = react(tasted, version, person=ada)
    two, _ = react(tasted, version, "Noch einmal.", person=ada)
    assert (one, reads.taster_of(tasted.pk, ada), Story.objects.count()) == (two, one.story, 1)


def test_who_works_here_carries_the_badge(people: People) -> None:
    tasted = concept(people)
    taste, _ = react(tasted, reads.versions_of(tasted.pk)[0], person=people.jonas)
    assert "employee" in taste.story.roles


@pytest.mark.parametrize("ended", ["paused", "closed", "inquiry"])
def test_nothing_is_taken_in_while_nobody_tastes(people: People, ended: str) -> None:
    tasted = concept(people)
    first, second = reads.versions_of(tasted.pk)
    taste, _ = react(tasted, first)
    if ended == "inquiry":
        tasted.inquiry = close_inquiry(inquiry=tasted.inquiry, by=people.mira.pk)
    elif ended == "paused":
        paused(people, tasted)
    else:
        close(people, tasted)
    with pytest.raises(TastingClosed):
        react(tasted, second, first=taste.story)
    with pytest.raises(TastingClosed):
        answer(tasted, taste)
    assert (Story.objects.count(), Taste.objects.count(), Missing.objects.count()) == (1, 1, 0)


def test_a_version_of_another_concept_is_refused(people: People) -> None:
    tasted = concept(people)
    other = concept(people, tasted.inquiry, is_open=False)
    with pytest.raises(NotThisVersion):
        react(tasted, reads.versions_of(other.pk)[0])
    assert not Story.objects.exists()


def test_withdrawing_takes_reaction_and_answer_away(people: People) -> None:
    tasted = concept(people)
    first, _ = tastes(tasted, ["very", "not"])
    other, _ = tastes(tasted, ["some", "some"])
    entries = [row.entry_index for row in [*Taste.objects.filter(story__teller=first.teller)]]
    ids = [told.pk for told in reads.voices_of(first)]
    actions.withdraw_stories(story_ids=ids, ground=Withdrawal.TELLER)
    assert {row.story.teller for row in Taste.objects.all()} == {other.teller}
    assert Missing.objects.count() == 2
    assert reads.reactions([row.pk for row in reads.versions_of(tasted.pk)]) == {
        row.pk: [told] for row, told in zip(reads.versions_of(tasted.pk), reads.voices_of(other), strict=True)
    }
    assert not any(commits_to_anything(index) for index in entries)
    with pytest.raises(AlreadyWithdrawn):
        react(tasted, reads.versions_of(tasted.pk)[0], first=first)
    assert audited() == []


def commits_to_anything(index: int) -> bool:
    """Whether a salt is left with which an entry could be opened."""
    return LedgerOpening.objects.filter(index=index, body_salt__isnull=False).exists()


def everything(people: People) -> Concept:
    tasted = concept(people)
    tastes(tasted, ["very", "not"])
    tastes(tasted, ["some", "unsure"], name="Ada", permission="public_named")
    taste, _ = react(tasted, reads.versions_of(tasted.pk)[0], "Nur angefangen.")
    answer(tasted, taste, "not", "Zu spät am Abend.")
    return tasted


def reworded(tasted: Concept) -> object:
    story = Taste.objects.order_by("pk")[0].story
    return actions.supersede_story(story=story, place=tasted.inquiry.place, key=key(), text="Doch nicht so gut.")


DEEDS: dict[str, Callable[[People, Concept], object]] = {
    "nothing": lambda _people, _tasted: None,
    "closed": close,
    "paused and reopened": lambda p, t: (paused(p, t), reopened(p, t)),
    "paused and extended": lambda p, t: (
        paused(p, t),
        actions.add_version(concept=t, what="Neu.", costs="Nichts.", origin="ours", by=p.mira.pk),
    ),
    "reworded": lambda _people, tasted: reworded(tasted),
    "erased": lambda _p, _t: actions.withdraw_stories(
        story_ids=list(Story.objects.values_list("pk", flat=True)), ground=Withdrawal.TELLER
    ),
    "author forgotten": lambda _p, _t: actions.forget_authors(
        story_ids=list(Story.objects.values_list("pk", flat=True))
    ),
}


@pytest.mark.parametrize("name", DEEDS)
def test_every_honest_deed_passes_the_audit(people: People, name: str) -> None:
    tasted = everything(people)
    DEEDS[name](people, tasted)
    assert audited() == []


FORGERIES = {
    "answer changed": "UPDATE listen_missing SET choice = 'very' WHERE choice = 'not'",
    "answer deleted": "DELETE FROM listen_missing WHERE choice = 'unsure'",
    "reaction moved to another version": "UPDATE listen_taste"
    " SET version_id = (SELECT max(version_id) FROM listen_taste)",
    "answer invented": "INSERT INTO listen_missing (taste_id, choice, answered_at, entry_index)"
    " SELECT id, 'very', tasted_at, 999999 FROM listen_taste t"
    " WHERE NOT EXISTS (SELECT FROM listen_missing WHERE taste_id = t.id)",
    "closed without an entry": "UPDATE listen_concept SET state = 'closed'",
}


@pytest.mark.parametrize("name", FORGERIES)
def test_the_audit_finds_every_forgery(people: People, name: str) -> None:
    everything(people)
    if name == "answer invented":
        react(Concept.objects.select_related("inquiry").get(), Version.objects.first() or Version())
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(FORGERIES[name])
    assert audited() != []


def test_a_mark_that_is_changed_under_the_seal_is_found(people: People) -> None:
    tasted = concept(people)
    assert audited() == []
    Version.objects.filter(concept=tasted, letter="A").update(origin="invented")
    assert audited() != []


def test_states_are_said_in_german(people: People) -> None:
    assert [str(Tasting(state).label) for state in ("draft", "open", "paused", "closed")] == [
        *("Entwurf", "offen", "unterbrochen", "aufgedeckt")
    ]
