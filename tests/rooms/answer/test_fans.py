"""Being a fan: one's own act, after reading what we give, visible to oneself, paused and ended at will."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from resonanz.answer import actions, reads
from resonanz.answer.enums import FanStanding
from resonanz.answer.errors import FanRefused, GivingChanged, GivingMissing, GivingPaysForDeeds
from resonanz.answer.models import FanStep, Giving
from resonanz.answer.rules.fans import pause_token, pays_for_deeds, read_pause_token
from resonanz.ground import clock
from resonanz.people.actions import say_relations
from resonanz.people.enums import Door, Purpose, Role
from resonanz.people.models import Account
from resonanz.trust.events import Openings, opening_entries
from resonanz.trust.models import LedgerEntry
from resonanz.trust.reads import Erasure
from tests.rooms.answer.fans_support import LINES, allows, declares, gives, known
from tests.support.people import People

pytestmark = pytest.mark.django_db


def test_nobody_declares_before_we_have_said_what_we_give(people: People) -> None:
    lea = known()
    with pytest.raises(GivingMissing):
        actions.declare_fan(account_id=lea.pk, kinds=["fan"], read=0)
    giving = gives(people)
    declares(lea, giving)
    actions.say_what_we_give(lines=[], by=people.mira.pk)
    assert reads.giving() is None
    with pytest.raises(GivingMissing):
        declares(known(1), giving)
    assert reads.fan_of(lea.pk).is_declared


def test_a_yes_counts_only_for_the_list_that_was_read(people: People) -> None:
    old = gives(people)
    actions.say_what_we_give(lines=["Etwas anderes."], by=people.mira.pk)
    with pytest.raises(GivingChanged):
        declares(known(), old)


def test_what_we_give_is_versioned_entered_and_never_changed(people: People) -> None:
    first = gives(people)
    assert gives(people).pk == first.pk
    second = actions.say_what_we_give(lines=["Eine   Werkstatt. ", "", "  "], by=people.jonas.pk)
    assert (second.number, second.lines) == (2, ["Eine Werkstatt."])
    leaf = json.loads(bytes(LedgerEntry.objects.get(index=second.entry_index).leaf))
    assert (leaf["k"], leaf["f"]) == ("purpose", "fans")
    openings = Openings()
    opening_entries.run(openings)
    assert openings.opens[first.entry_index]["body"] == {"number": 1, "lines": LINES}
    for change in (lambda: Giving.objects.update(lines=[]), lambda: Giving.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


@pytest.mark.parametrize(
    "line",
    [
        "10 Euro pro Empfehlung",
        "Für jede Bewertung einen Kaffee",
        "Ihr Empfehlungscode bringt Freunden Rabatt",
        "100 Treuepunkte zum Start",
        "A gift for each recommendation",
        "Kunden werben Kunden: eine Prämie",
    ],
)
def test_a_list_pays_for_no_behaviour(people: People, line: str) -> None:
    with pytest.raises(GivingPaysForDeeds):
        actions.say_what_we_give(lines=["Ein Abend.", line], by=people.mira.pk)
    assert not Giving.objects.exists()


@pytest.mark.parametrize(
    "line",
    [
        "Ein Abend im Jahr, an dem Sie uns alles fragen.",
        "Wir zeigen Ihnen neue Dinge zuerst, auf den Punkt gebracht.",
        "Wir antworten auf jede Frage selbst.",
        "Pro Jahr zwei Werkstatttage.",
        "Unsere Empfehlung, wenn ein anderer Anbieter besser passt.",
    ],
)
def test_an_honest_list_is_taken(line: str) -> None:
    assert not pays_for_deeds([line])


def test_steps_are_kept_with_their_days_and_the_newest_holds(people: People) -> None:
    lea, giving, start = known(), gives(people), clock.now()
    declares(lea, giving, kinds=["ambassador", "fan", "quatsch"], why=" Weil Sie zuhören. ")
    with clock.held_at(start + timedelta(days=1)):
        actions.pause_fan(account_id=lea.pk)
    assert reads.fan_of(lea.pk).key == FanStanding.PAUSED
    with clock.held_at(start + timedelta(days=2)):
        actions.resume_fan(account_id=lea.pk)
        declares(lea, giving, kinds=["fan"])
    fan = reads.fan_of(lea.pk)
    assert [step.deed for step in fan.steps] == ["declared", "paused", "resumed", "changed"]
    assert (fan.key, fan.kinds, fan.steps[0].kinds) == (FanStanding.ACTIVE, ("fan",), ["fan", "ambassador"])


def test_a_pause_ends_on_its_day_by_itself(people: People) -> None:
    lea, today = known(), clock.today()
    declares(lea, gives(people))
    actions.pause_fan(account_id=lea.pk, until=today + timedelta(days=3))
    assert reads.fan_of(lea.pk).key == FanStanding.PAUSED
    with clock.held_at(clock.now() + timedelta(days=3)):
        assert reads.fan_of(lea.pk).key == FanStanding.ACTIVE


@pytest.mark.parametrize(("days", "sentence"), [(0, "schon vorbei"), (-4, "schon vorbei"), (4000, "sehr lang")])
def test_a_pause_needs_a_day_that_comes(people: People, days: int, sentence: str) -> None:
    lea = known()
    declares(lea, gives(people))
    with pytest.raises(FanRefused, match=sentence):
        actions.pause_fan(account_id=lea.pk, until=clock.today() + timedelta(days=days))
    assert reads.fan_of(lea.pk).key == FanStanding.ACTIVE


def test_who_stops_leaves_no_words_behind(people: People) -> None:
    lea = known()
    declares(lea, gives(people), why="Weil Sie zuhören.", is_named=True)
    actions.leave_fans(account_id=lea.pk)
    assert actions.leave_fans(account_id=lea.pk) is None
    assert not FanStep.objects.exclude(why="", is_named=False).exists()
    assert [step.deed for step in reads.fan_of(lea.pk).steps] == ["declared", "left"]
    assert not reads.shown_fans()
    with pytest.raises(FanRefused):
        actions.pause_fan(account_id=lea.pk)


def test_who_stopped_may_come_back(people: People) -> None:
    lea, giving = known(), gives(people)
    declares(lea, giving)
    actions.leave_fans(account_id=lea.pk)
    declares(lea, giving)
    assert reads.fan_of(lea.pk).key == FanStanding.ACTIVE


def test_only_whom_we_know_from_their_own_mailbox(people: People) -> None:
    giving, stranger = gives(people), known(confirmed_at=None)
    with pytest.raises(FanRefused, match="bestätigt"):
        declares(stranger, giving)
    allows(stranger, source=Door.LIST)
    with pytest.raises(FanRefused, match="bestätigt"):
        declares(stranger, giving)
    allows(stranger, Purpose.OUTCOME)
    declares(stranger, giving)
    with pytest.raises(FanRefused, match="Bitte wählen"):
        declares(known(1), giving, kinds=["chef"])
    with pytest.raises(FanRefused, match="Namen"):
        declares(known(2, name=""), giving, is_named=True)
    with pytest.raises(FanRefused):
        declares(known(3, is_active=False), giving)


def test_who_works_here_is_no_fan(people: People) -> None:
    giving, colleague = gives(people), known()
    say_relations(account=colleague, roles=[Role.EMPLOYEE, Role.CUSTOMER])
    for account in (colleague, people.jonas):
        Account.objects.filter(pk=account.pk).update(confirmed_at=clock.now())
        with pytest.raises(FanRefused, match="Wer hier arbeitet"):
            declares(account, giving)
    assert not FanStep.objects.exists()


def test_the_team_sees_who_shows_themselves_in_the_order_of_names(people: People) -> None:
    giving = gives(people)
    for number, (name, is_named) in enumerate([("Zoe", True), ("Anna", True), ("Ben", False), ("Cem", True)]):
        declares(known(number, name=name), giving, is_named=is_named)
    actions.pause_fan(account_id=Account.objects.get(name="Cem").pk)
    assert [account.name for account, _step in reads.shown_fans()] == ["Anna", "Zoe"]


def test_no_entry_of_the_log_says_that_there_is_a_fan(people: People) -> None:
    """The log is public: an entry for each step would tell everybody how many there are."""
    giving, lea = gives(people), known()
    before = LedgerEntry.objects.count()
    declares(lea, giving)
    actions.pause_fan(account_id=lea.pk)
    actions.leave_fans(account_id=lea.pk)
    assert LedgerEntry.objects.count() == before


def test_the_steps_go_with_the_person(people: People) -> None:
    lea = known()
    declares(lea, gives(people))
    actions.erase(whom=reads.whom_account(lea), erasure=Erasure.PERSON)
    assert not FanStep.objects.exists()


def test_the_file_shows_the_steps_to_the_person_and_not_to_the_team(people: People) -> None:
    lea = known()
    declares(lea, gives(people), why="Weil Sie zuhören.")
    own = reads.file_of(reads.whom_account(lea))
    theirs = reads.file_of(reads.whom_account(lea), for_team=True)
    assert "answer_fanstep" in {section.table for section in own.sections}
    assert "answer_fanstep" not in {section.table for section in theirs.sections}
    mine = people.client(lea).get("/akte/").content.decode()
    page = people.client(people.mira).get(f"/team/akte/{lea.pk}/").content.decode()
    assert ("Weil Sie zuhören." in mine, "erklärt" in mine) == (True, True)
    assert ("Weil Sie zuhören." in page, "Als Fan" in page, "Ich bin Ihr Fan" in page) == (False, False, False)


def test_the_token_of_a_mail_opens_one_account() -> None:
    assert read_pause_token(pause_token(7)) == 7
    for forged in ("7", "7~abc", pause_token(7).replace("7", "8", 1), "", "~"):
        assert read_pause_token(forged) is None


def test_the_database_keeps_the_order_of_steps(people: People) -> None:
    lea = known()
    declares(lea, gives(people))
    with pytest.raises(IntegrityError), transaction.atomic():
        FanStep.objects.create(account=lea, number=1, deed="declared", at=clock.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        FanStep.objects.update(paused_until=clock.today())
