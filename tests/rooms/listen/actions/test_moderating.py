"""Words may be taken out of sight, for a public ground, visibly, and never changed."""

from __future__ import annotations

import inspect
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from resonanz.ground import clock
from resonanz.listen import actions, reads
from resonanz.listen.enums import Standing, Withdrawal
from resonanz.listen.errors import (
    AlreadyWithdrawn,
    AlreadyWithheld,
    AppealRefused,
    AppealWasGranted,
    DeadlineWrong,
    HeldBefore,
    NotWithheld,
    OwnDecision,
)
from resonanz.listen.models import Story
from resonanz.trust import reads as trust_reads
from resonanz.trust.enums import Field
from resonanz.trust.errors import GroundUnknown, KeyReused, NoteMissing
from resonanz.trust.events import Openings, opening_entries
from resonanz.trust.models import LedgerEntry, LedgerOpening, Moderation, ModerationWords
from resonanz.trust.rules.leaves import canonical, commitment
from tests.rooms.listen.support import commits_to, last_leaf, leaf
from tests.support.people import People

NOON = datetime(2027, 3, 28, 12, 0, tzinfo=UTC)
KEY = "made with the objection on the phone"


@pytest.fixture
def story(people: People) -> Story:
    return people.tells(people.inquiry(), "Frau Meier aus der Lindenstraße hat mich angeschrien.")[0]


def fresh(story: Story) -> Story:
    return Story.objects.select_related("inquiry").get(pk=story.pk)


def hide(people: People, story: Story, **changes: Any) -> Story:
    said: dict[str, Any] = {"ground": "third_party", "note": "Name und Straße einer Dritten.", "by": people.mira}
    return actions.hide_story(story=story, **{**said, **changes})


def test_hold_takes_the_words_out_of_sight_until_the_deadline(people: People, story: Story) -> None:
    with clock.held_at(NOON):
        held = actions.hold_story(story=story, ground="third_party", by=people.mira)
        assert (held.standing, held.held_until) == (Standing.HELD, NOON + timedelta(hours=72))
        assert not held.is_public
    said = last_leaf()
    assert (said["k"], said["r"], said["f"]) == ("hold", "moderation", f"entry:{story.entry_index}")
    body = {
        "entry": story.entry_index,
        "deed": "hold",
        "ground": "third_party",
        "cause": "",
        "answers": None,
        "function": "Kundendienst",
        "until": "2027-03-31T12:00:00Z",
    }
    assert commits_to(said["n"], body)
    assert held.withheld_by == said["n"]


def test_a_hold_is_over_at_its_deadline_even_while_the_worker_sleeps(people: People, story: Story) -> None:
    with clock.held_at(NOON):
        actions.hold_story(story=story, ground="insult", by=people.mira, lasting=timedelta(hours=1))
    with clock.held_at(NOON + timedelta(minutes=59)):
        assert fresh(story).standing == Standing.HELD
        assert list(reads.publicly_shown(Story.objects.all())) == []
        assert actions.release_due() == 0
    with clock.held_at(NOON + timedelta(minutes=60)):
        assert fresh(story).standing == Standing.SHOWN
        assert fresh(story).is_public
        assert list(reads.publicly_shown(Story.objects.all())) == [story]
        assert list(reads.held_stories()) == []
        assert actions.release_due() == 1
        assert actions.release_due() == 0
    assert (last_leaf()["k"], last_leaf()["r"], last_leaf()["via"]) == ("release", "system", "system")
    row = Moderation.objects.latest("entry_index")
    assert (row.cause, row.decided_by, row.decided_at) == ("deadline", None, NOON + timedelta(minutes=60))
    assert fresh(story).visibility == "shown"


@pytest.mark.parametrize("lasting", [timedelta(0), timedelta(seconds=-1), timedelta(days=7, seconds=1)])
def test_a_hold_has_a_deadline_within_a_week(people: People, story: Story, lasting: timedelta) -> None:
    with pytest.raises(DeadlineWrong):
        actions.hold_story(story=story, ground="insult", by=people.mira, lasting=lasting)


def test_nothing_is_held_twice_so_that_holds_do_not_add_up_to_silence(people: People, story: Story) -> None:
    actions.hold_story(story=story, ground="insult", by=people.mira)
    with pytest.raises(AlreadyWithheld):
        actions.hold_story(story=story, ground="threat", by=people.jonas)
    actions.release_story(story=story, by=people.jonas)
    with pytest.raises(HeldBefore):
        actions.hold_story(story=story, ground="threat", by=people.jonas)


def test_a_hold_after_an_expired_one_is_refused_and_leaves_no_trace(people: People, story: Story) -> None:
    with clock.held_at(NOON):
        actions.hold_story(story=story, ground="insult", by=people.mira)
    entries = LedgerEntry.objects.count()
    with clock.held_at(NOON + timedelta(days=4)), pytest.raises(HeldBefore), transaction.atomic():
        actions.hold_story(story=story, ground="insult", by=people.mira)
    assert LedgerEntry.objects.count() == entries


@pytest.mark.parametrize("ground", ["", "criticism", "tone", "Third_party"])
def test_there_is_no_other_ground(people: People, story: Story, ground: str) -> None:
    with pytest.raises(GroundUnknown):
        hide(people, story, ground=ground)
    with pytest.raises(GroundUnknown):
        actions.hold_story(story=story, ground=ground, by=people.mira)
    assert fresh(story).standing == Standing.SHOWN


def test_grounds_are_data_in_two_languages_and_criticism_is_none_of_them() -> None:
    grounds = trust_reads.grounds()
    assert [ground.code for ground in grounds] == [
        "third_party",
        "insult",
        "threat",
        "crime",
        "advertising",
        "impersonation",
        "secret",
    ]
    assert all(len(ground.words["de"][1]) > 40 and len(ground.words["en"][1]) > 40 for ground in grounds)


def test_hiding_needs_a_sentence_to_the_author(people: People, story: Story) -> None:
    with pytest.raises(NoteMissing):
        hide(people, story, note=" \n")
    assert hide(people, story).standing == Standing.HIDDEN
    with pytest.raises(AlreadyWithheld):
        hide(people, story)


def test_hiding_takes_the_place_of_a_hold(people: People, story: Story) -> None:
    held = actions.hold_story(story=story, ground="insult", by=people.mira)
    hidden = hide(people, story)
    assert (hidden.held_until, hidden.standing) == (None, Standing.HIDDEN)
    assert Moderation.objects.latest("entry_index").answers == held.withheld_by
    with clock.held_at(NOON + timedelta(days=900)):
        assert actions.release_due() == 0
        assert fresh(story).standing == Standing.HIDDEN


def test_release_puts_the_words_back_and_only_what_is_away_can_be_released(people: People, story: Story) -> None:
    with pytest.raises(NotWithheld):
        actions.release_story(story=story, by=people.mira)
    hide(people, story)
    assert actions.release_story(story=story, by=people.mira).is_public
    assert fresh(story).text == "Frau Meier aus der Lindenstraße hat mich angeschrien."


def test_no_deed_changes_a_word_and_no_action_of_the_team_takes_words(people: People, story: Story) -> None:
    before = (story.text, story.works_well, story.name, story.feeling, story.roles, story.told_at)
    hide(people, story)
    actions.release_story(story=story, by=people.mira)
    after = fresh(story)
    assert (after.text, after.works_well, after.name, after.feeling, after.roles, after.told_at) == before
    editing = [
        name
        for name in actions.__all__
        if callable(getattr(actions, name))
        and {"by", "text"} <= set(inspect.signature(getattr(actions, name)).parameters)
    ]
    assert editing == []


def test_an_appeal_is_decided_by_somebody_else(people: People, story: Story) -> None:
    hide(people, story)
    actions.appeal(story=story, key=KEY, text="Sie hat es mir selbst erlaubt.")
    assert (last_leaf()["k"], last_leaf()["r"]) == ("appeal", "teller")
    (waiting,) = trust_reads.open_appeals()
    with pytest.raises(OwnDecision):
        actions.decide_appeal(story=story, granted=False, note="Nein.", by=people.mira)
    with pytest.raises(NoteMissing):
        actions.decide_appeal(story=story, granted=True, note=" ", by=people.jonas)
    decided = actions.decide_appeal(story=story, granted=True, note="Sie haben recht.", by=people.jonas)
    assert (decided.standing, list(trust_reads.open_appeals())) == (Standing.SHOWN, [])
    assert [row.deed for row in Moderation.objects.order_by("entry_index")] == ["hide", "appeal", "grant", "release"]
    assert Moderation.objects.get(deed="grant").answers == waiting.entry_index
    with pytest.raises(AppealWasGranted):
        hide(people, story)
    assert hide(people, story, ground="secret").standing == Standing.HIDDEN


def test_a_rejected_appeal_leaves_the_words_hidden_and_is_the_last_one(people: People, story: Story) -> None:
    hide(people, story)
    actions.appeal(story=story, key=KEY, text="Bitte sehen Sie noch einmal hin.")
    assert actions.decide_appeal(story=story, granted=False, note="Die Straße steht da.", by=people.jonas).is_withheld
    with pytest.raises(AppealRefused):
        actions.decide_appeal(story=story, granted=True, note="Doch.", by=people.jonas)
    with pytest.raises(AppealRefused):
        actions.appeal(story=story, key=KEY + " again", text="Noch einmal.")


def test_an_appeal_sent_twice_is_one_appeal(people: People, story: Story) -> None:
    hide(people, story)
    for _time in range(2):
        actions.appeal(story=story, key=KEY, text="Einmal.")
    assert Moderation.objects.filter(deed="appeal").count() == 1
    with pytest.raises(KeyReused):
        actions.appeal(story=story, key=KEY, text="Zweimal.")


def test_an_appeal_has_six_months(people: People, story: Story) -> None:
    with clock.held_at(NOON):
        hide(people, story)
    with clock.held_at(NOON + timedelta(days=183, seconds=1)), pytest.raises(AppealRefused):
        actions.appeal(story=story, key=KEY, text="Zu spät.")
    with clock.held_at(NOON + timedelta(days=183)):
        actions.appeal(story=story, key=KEY, text="Rechtzeitig.")


def test_without_a_decision_there_is_nothing_to_appeal(people: People, story: Story) -> None:
    with pytest.raises(AppealRefused):
        actions.appeal(story=story, key=KEY, text="Wogegen?")
    with pytest.raises(AppealRefused):
        actions.decide_appeal(story=story, granted=True, note="Worüber?", by=people.jonas)


def test_releasing_makes_the_appeal_pointless(people: People, story: Story) -> None:
    hide(people, story)
    actions.appeal(story=story, key=KEY, text="Bitte.")
    actions.release_story(story=story, by=people.mira)
    assert list(trust_reads.open_appeals()) == []


def test_erased_words_cannot_be_moderated(people: People, story: Story) -> None:
    actions.withdraw_stories(story_ids=[story.pk], ground=Withdrawal.TELLER)
    for deed in (
        lambda: hide(people, story),
        lambda: actions.hold_story(story=story, ground="insult", by=people.mira),
        lambda: actions.release_story(story=story, by=people.mira),
        lambda: actions.appeal(story=story, key=KEY, text="Ich."),
    ):
        with pytest.raises(AlreadyWithdrawn):
            deed()


def test_withdrawing_erases_what_was_written_about_the_words(people: People, story: Story) -> None:
    hide(people, story, note="Der Name Meier.")
    actions.appeal(story=story, key=KEY, text="Frau Meier weiß davon.")
    indices = list(Moderation.objects.values_list("entry_index", flat=True))
    actions.withdraw_stories(story_ids=[story.pk], ground=Withdrawal.TELLER)
    assert ModerationWords.objects.count() == 0
    assert all(opening.meta_salt is None for opening in LedgerOpening.objects.filter(index__in=indices))
    assert all(opening.body_salt is not None for opening in LedgerOpening.objects.filter(index__in=indices))
    assert LedgerOpening.objects.get(index=indices[1]).author_salt is None
    (statement,) = reads.statements_for([fresh(story)])
    assert [case.note for case in statement.cases] == [None, None]


@pytest.mark.parametrize("statement", ["UPDATE trust_moderation SET ground = 'x'", "DELETE FROM trust_moderation"])
def test_what_was_decided_can_only_be_added_to(people: People, story: Story, statement: str) -> None:
    hide(people, story)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert Moderation.objects.get().ground == "third_party"


@pytest.mark.parametrize(
    "change", ["visibility = 'hidden'", "held_until = now()", "withheld_by = 1", "visibility = 'held', withheld_by = 1"]
)
def test_the_database_knows_no_hiding_without_a_decision(people: People, story: Story, change: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE listen_story SET {change} WHERE id = %s", [story.pk])  # noqa: S608  Constants only.


def opens(index: int, name: Field, value: bytes) -> bool:
    salt = bytes(getattr(LedgerOpening.objects.get(index=index), f"{name.value}_salt"))
    return bool(leaf(index)[name.value[0]] == commitment(salt, name, value))


def test_every_deed_opens_its_entry(people: People, story: Story) -> None:
    with clock.held_at(NOON):
        actions.hold_story(story=story, ground="insult", by=people.mira, lasting=timedelta(hours=1))
    with clock.held_at(NOON + timedelta(hours=2)):
        actions.release_due()
    hide(people, story)
    actions.appeal(story=story, key=KEY, text="Nein.")
    actions.decide_appeal(story=story, granted=True, note="Gut.", by=people.jonas)
    openings = Openings()
    opening_entries.run(openings)
    rows = {row.entry_index: row for row in Moderation.objects.all()}
    assert len(rows) == 6
    for index, row in rows.items():
        values = openings.opens[index]
        assert opens(index, Field.AUTHOR, values["author"].encode())
        assert opens(index, Field.BODY, canonical(values["body"]))
        assert opens(index, Field.META, canonical(values["meta"]))
        shown = openings.shown[index]
        assert (shown.kind, shown.role, shown.time) == (leaf(index)["k"], leaf(index)["r"], row.decided_at)
    assert openings.orphans == []


def test_erased_words_are_left_out_of_the_openings(people: People, story: Story) -> None:
    hide(people, story)
    actions.appeal(story=story, key=KEY, text="Nein.")
    index = Moderation.objects.get(deed="appeal").entry_index
    actions.withdraw_stories(story_ids=[story.pk], ground=Withdrawal.TELLER)
    openings = Openings()
    opening_entries.run(openings)
    assert set(openings.opens[index]) == {"body"}
