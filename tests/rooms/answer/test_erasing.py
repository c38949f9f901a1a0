"""Erasing reaches every room, and the audit explains every gap it leaves."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

import resonanz_pruefe as pruefe
from resonanz.answer.actions import erase, keep_promises, pass_praise, reply_to, thank_teller
from resonanz.answer.models import Thanks
from resonanz.answer.reads import whom_account
from resonanz.ask.models import Inquiry
from resonanz.ground import clock, mail
from resonanz.ground.models import Message
from resonanz.listen.actions import (
    appeal,
    attach_story,
    change_permission,
    hide_story,
    mark_read,
    supersede_story,
    supplement_story,
)
from resonanz.listen.models import Story
from resonanz.people.actions import issue_link
from resonanz.people.models import Account, Consent, ConsentWording, Departure, MemberChange
from resonanz.trust import actions as trust_actions
from resonanz.trust.models import LedgerOpening, ModerationWords, Report, Witness
from resonanz.trust.reads import Erasure
from tests.rooms.listen.support import csv_file, take, tally
from tests.support.log import Log
from tests.support.people import People

pytestmark = pytest.mark.django_db


def audited() -> tuple[int, list[str]]:
    log = Log()
    published = log.seal()
    report = pruefe.check_audit(log.audit_file(), published)
    return report.code, report.altered


@pytest.fixture
def inquiry(people: People) -> Inquiry:
    return people.inquiry()


@pytest.fixture
def ada() -> Account:
    return Account.objects.create(name="Ada Lind", email="ada@example.org", created_at=clock.now(), password="!")


@pytest.fixture
def told(people: People, inquiry: Inquiry, ada: Account) -> Story:
    """A voice with everything that can happen to one, and another story of the same person."""
    story, _ = people.tells(inquiry, "Die Hotline kennt mich.", name="Ada", permission="public_named")
    supplement_story(story=story, place=inquiry.place, key="more of her words", text="Noch etwas.")
    attach_story(story=story, place=inquiry.place, person=ada)
    mark_read(story_ids=[story.pk], by=people.mira.pk)
    reply_to(story=story, text="Das tut uns leid.", by=people.mira.pk)
    thank_teller(story=story, sentence="Danke für Ihre Offenheit.", by=people.mira.pk)
    pass_praise(story=story, words="Hotline", sentence="Schön gesagt.", to=people.jonas.pk, by=people.mira.pk)
    change_permission(story=story, permission="public_anonymous")
    story.refresh_from_db()
    supersede_story(story=story, place=inquiry.place, key="told anew by her", text="Die Hotline kennt mich gut.")
    story.refresh_from_db()
    hide_story(story=story, ground="insult", note="Das meint einen Menschen.", by=people.mira)
    appeal(story=story, key="an appeal of hers", text="Das stimmt nicht.")
    trust_actions.report_entry(target=story.entry_index, key="a report by others", ground="insult", why="Über sie")
    other, _ = people.tells(inquiry, "Ein anderes Mal.")
    attach_story(story=other, place=inquiry.place, person=ada)
    return story


@pytest.mark.parametrize("erasure", list(Erasure))
def test_the_audit_explains_whatever_was_erased(told: Story, ada: Account, erasure: Erasure) -> None:
    assert audited() == (0, [])
    erase(whom=whom_account(ada), erasure=erasure)
    assert audited() == (0, [])


def test_with_the_words_go_their_versions_and_what_was_written_about_them(told: Story, ada: Account) -> None:
    erase(whom=whom_account(ada), erasure=Erasure.WORDS, story_ids=[told.pk])
    assert set(Story.objects.exclude(text="").values_list("text", flat=True)) == {"Noch etwas.", "Ein anderes Mal."}
    assert not ModerationWords.objects.exists()
    assert Report.objects.get().why == ""
    praise = Thanks.objects.exclude(to=None).get()
    assert (praise.part, praise.sentence) == ("", "Schön gesagt.")
    assert LedgerOpening.objects.get(index=praise.entry_index).meta_salt is None


def test_who_it_was_goes_from_all_that_one_voice_told_and_from_the_objection(told: Story, ada: Account) -> None:
    wording = ConsentWording.objects.create(
        purpose="forum", channel="letter", language="de", version=99, text="Ja", created_at=clock.now()
    )
    Consent.objects.create(
        account=ada,
        wording=wording,
        purpose="forum",
        channel="letter",
        given_at=clock.now(),
        source="voice",
        reference=f"story:{told.pk}",
    )
    erase(whom=whom_account(ada), erasure=Erasure.AUTHOR, story_ids=[told.pk])
    assert [story.text for story in Story.objects.filter(person=ada)] == ["Ein anderes Mal."]
    assert Consent.objects.get().reference == ""
    objection = ModerationWords.objects.get(text="Das stimmt nicht.")
    assert objection.author == ""
    opening = LedgerOpening.objects.get(index=objection.entry_index)
    assert opening.author_salt is None
    assert opening.meta_salt is not None


def test_mails_go_with_the_person_wherever_they_were_sent_and_a_witness_is_one_no_more(
    people: People, ada: Account
) -> None:
    witness = trust_actions.name_witness(
        name="Ada Lind", function="Kundenbeirat", email="ADA@example.org", by=people.mira.pk, base="http://x"
    )
    mail.post(to="Ada@Example.org", subject="Antwort", body="Lesen Sie selbst", purpose="reply")
    trust_actions.report_entry(target=0, key="a report of hers", ground="insult", why="So", email="ada@example.org")
    erase(whom=whom_account(ada), erasure=Erasure.PERSON)
    assert not Message.objects.exists()
    ended = Witness.objects.get(pk=witness.pk)
    assert (ended.name, ended.email, ended.until is not None) == ("", "", True)
    report = Report.objects.get()
    assert (report.why, report.email) == ("", "")
    assert audited() == (0, [])


def test_a_customer_with_a_sign_in_link_is_gone_altogether(people: People, ada: Account) -> None:
    issue_link(account=ada, by=people.mira)
    assert erase(whom=whom_account(ada), erasure=Erasure.PERSON).account_is_gone
    assert not Account.objects.filter(pk=ada.pk).exists()
    assert audited() == (0, [])


def test_a_member_whom_no_guest_expects_loses_the_name_at_once(people: People) -> None:
    receipt = erase(whom=whom_account(people.jonas), erasure=Erasure.PERSON)
    people.jonas.refresh_from_db()
    assert not receipt.account_is_gone
    assert (people.jonas.name, people.jonas.function) == ("ein früheres Mitglied des Teams", "")
    changes = MemberChange.objects.filter(account=people.jonas)
    assert {(change.deed, change.name, change.function) for change in changes} == {("joined", "", ""), ("left", "", "")}
    assert audited() == (0, [])


def test_a_member_who_read_keeps_the_name_until_the_promised_day(people: People, inquiry: Inquiry) -> None:
    story, _ = people.tells(inquiry, "Wer liest das?")
    mark_read(story_ids=[story.pk], by=people.jonas.pk)
    erase(whom=whom_account(people.jonas), erasure=Erasure.PERSON)
    changes = MemberChange.objects.filter(account=people.jonas).order_by("pk")
    assert [(change.deed, change.name, change.function) for change in changes] == [
        ("joined", "", ""),
        ("left", "Jonas Perk", ""),
    ]
    assert audited() == (0, [])
    assert inquiry.keep_until is not None
    with clock.held_at(clock.now() + (inquiry.keep_until - clock.today()) + timedelta(days=1)):
        keep_promises()
        assert Departure.objects.get().unnamed_at is not None
        assert not MemberChange.objects.filter(account=people.jonas).exclude(name="").exists()
        assert audited() == (0, [])


def test_an_import_does_not_bring_back_what_a_person_erased(
    people: People, inquiry: Inquiry, ada: Account, tmp_path: Path
) -> None:
    path = csv_file(tmp_path, "id;text;datum;verfasser", "1;47 Minuten Musik;2026-01-05;ada")
    take(path, inquiry)
    attach_story(story=Story.objects.get(), place=inquiry.place, person=ada)
    erase(whom=whom_account(ada), erasure=Erasure.PERSON)
    assert tally(take(path, inquiry)) == (0, 1, 0)
    assert list(Story.objects.values_list("text", "person")) == [("", None)]
