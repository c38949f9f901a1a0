"""A yes with its words, its time and its door; nothing by e-mail before the mailbox has said it, too."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from resonanz.ground import clock
from resonanz.people import actions, reads
from resonanz.people.enums import Channel, Door, Ending, Purpose
from resonanz.people.errors import AddressNeeded, ContactRefused, NoMail, ReasonNeeded, TokenNotValid
from resonanz.people.models import Account, Consent, ConsentWording, RefusedAddress
from resonanz.people.rules.addresses import confirm_token
from resonanz.people.rules.wordings import all_wordings, current_wording, offered
from tests.rooms.people.support import agreed, customer, link_in, mails, reachable
from tests.support.people import People

pytestmark = pytest.mark.django_db
EMAIL = Channel.EMAIL


@pytest.fixture(autouse=True)
def _reachable(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    reachable(monkeypatch, settings)


def asked(account: Account, purpose: Purpose = Purpose.INVITATION) -> Consent:
    return actions.give_consent(account=account, purpose=purpose, channel=EMAIL, language="de", source=Door.OWN_PAGE)


def allowed(account: Account, purpose: Purpose = Purpose.INVITATION, channel: Channel = EMAIL) -> bool:
    return actions.may_contact(account, purpose, channel).allowed


def test_every_wording_is_there_in_both_languages_and_each_version_once() -> None:
    keys = [(w.purpose, w.channel, w.language, w.version) for w in all_wordings()]
    assert len(keys) == len(set(keys))
    for purpose, channel in offered():
        for language in ("de", "en"):
            wording = current_wording(purpose, channel, language)
            assert wording is not None
            assert wording.language == language
    assert current_wording(Purpose.FORUM, Channel.PHONE, "de") is None


def test_by_email_only_the_press_of_the_button_in_the_mailbox_counts(people: People) -> None:
    lea = customer()
    consent = asked(lea)
    assert not allowed(lea)
    [(to, subject, body)] = mails()
    assert (to, subject) == ("lea@beispiel.example", "Bitte bestätigen: Dürfen wir Ihnen schreiben?")
    assert consent.wording.text in body
    path = link_in(body, "/einwilligungen/bestaetigen/")
    for _scan in range(5):
        page = people.client().get(path)
        assert (page.status_code, allowed(lea)) == (200, False)
    people.client().post(path)
    verdict = actions.may_contact(lea, Purpose.INVITATION, EMAIL)
    assert verdict.allowed
    assert "Fassung 1, bestätigt" in verdict.sentence


def test_a_consent_covers_one_purpose_one_channel_and_one_address(people: People) -> None:
    lea = customer()
    agreed(lea)
    assert [allowed(lea, purpose) for purpose in Purpose] == [False, True, False, False]
    assert not allowed(lea, channel=Channel.PHONE)
    lea.email = "lea.neu@beispiel.example"
    lea.save()
    assert "frühere Adresse" in actions.may_contact(lea, Purpose.INVITATION, EMAIL).sentence
    asked(lea)
    assert Consent.objects.filter(account=lea, withdrawn_at=None).count() == 1


def test_without_consent_letter_and_hand_remain_and_the_sentence_says_so(people: People) -> None:
    lea = customer()
    sentence = actions.may_contact(lea, Purpose.INVITATION, EMAIL).sentence
    assert sentence == ("Es gibt keine Einwilligung. Es bleiben Brief, Code zum Abscannen und persönliche Übergabe.")
    assert allowed(lea, channel=Channel.LETTER)
    assert allowed(lea, channel=Channel.HAND)
    assert not allowed(lea, Purpose.PRESS, Channel.LETTER)
    assert not allowed(lea, Purpose.OUTCOME, Channel.LETTER)


@pytest.mark.parametrize("token", ["", "x", "W251bGwsICIiXQ:1:2", "~", "7"])
def test_forged_tokens_confirm_nothing(people: People, token: str) -> None:
    lea = customer()
    asked(lea)
    with pytest.raises(TokenNotValid):
        actions.confirm_consent(token=token)
    assert not allowed(lea)


def test_a_token_ends_after_fourteen_days_and_the_address_with_it(people: People) -> None:
    lea = customer(name="")
    consent = asked(lea)
    token = confirm_token(consent.pk, "")
    with time_machine.travel(clock.now() + timedelta(days=15), tick=False):
        with pytest.raises(TokenNotValid):
            actions.confirm_consent(token=token)
        assert actions.drop_unconfirmed() == 1
    lea.refresh_from_db()
    assert lea.email is None
    assert Consent.objects.get(pk=consent.pk).withdrawn_how == Ending.UNCONFIRMED


def test_erasing_the_unconfirmed_leaves_named_people_alone(people: People) -> None:
    lea = customer()
    asked(lea)
    with clock.held_at(clock.now() + timedelta(days=15)):
        actions.drop_unconfirmed()
    lea.refresh_from_db()
    assert lea.email == "lea@beispiel.example"


def test_withdrawing_is_one_call_and_stops_what_waits(people: People) -> None:
    lea = customer()
    agreed(lea)
    actions.write_to(account_id=lea.pk, purpose=Purpose.INVITATION, subject="Einladung", body="Kommen Sie?")
    actions.withdraw_consent(account_id=lea.pk, purpose="invitation", channel="email", how=Ending.OWN_PAGE)
    assert (allowed(lea), mails()) == (False, [])
    assert reads.budget_left(lea.pk) == 3
    assert not actions.withdraw_consent(account_id=lea.pk, purpose="invitation", channel="email", how=Ending.OWN_PAGE)


def test_objecting_ends_everything_but_what_was_asked_for(people: People) -> None:
    lea = customer()
    agreed(lea, Purpose.OUTCOME)
    agreed(lea, Purpose.FORUM)
    actions.tick_exception(account=lea, facts=4, reason="Kauf am 3. März.", by=people.mira)
    actions.object_to_contact(account_id=lea.pk, how=Ending.OWN_PAGE)
    assert [allowed(lea, purpose) for purpose in Purpose] == [True, False, False, False]
    assert not allowed(lea, channel=Channel.LETTER)
    with pytest.raises(ContactRefused, match="allem widersprochen"):
        actions.reserve_contact(account_id=lea.pk, purpose=Purpose.FORUM, channel=Channel.LETTER)
    actions.lift_objection(account_id=lea.pk)
    assert (allowed(lea), allowed(lea, channel=Channel.LETTER)) == (False, True)


def test_the_exception_needs_four_facts_a_reason_and_a_name(people: People) -> None:
    lea = customer()
    for facts, reason in ((3, "Kauf"), (4, " "), (0, "")):
        with pytest.raises(ReasonNeeded):
            actions.tick_exception(account=lea, facts=facts, reason=reason, by=people.mira)
    actions.tick_exception(account=lea, facts=4, reason="Kauf am 3. März.", by=people.mira)
    assert "Mira Holt" in actions.may_contact(lea, Purpose.INVITATION, EMAIL).sentence
    assert not allowed(lea, Purpose.PRESS)
    assert not allowed(lea, Purpose.OUTCOME)
    actions.end_exception(account_id=lea.pk)
    assert not allowed(lea)


def test_a_dead_address_is_not_written_to_until_it_answers_again(people: People) -> None:
    lea = customer()
    agreed(lea)
    actions.note_refused(address="Lea@beispiel.example", reason="weg")
    assert actions.may_contact(lea, Purpose.INVITATION, EMAIL).sentence == (
        "Der Server dieser Adresse nimmt nichts mehr an."
    )
    assert RefusedAddress.objects.count() == 1
    lea.email = "lea.neu@beispiel.example"
    lea.save()
    assert "frühere Adresse" in actions.may_contact(lea, Purpose.INVITATION, EMAIL).sentence


def test_a_stranger_cannot_flood_a_mailbox_or_learn_whose_it_is(people: People) -> None:
    known = customer()
    for n in range(6):
        for email in ("LEA@beispiel.example", "neu@beispiel.example"):
            actions.leave_address(email=email, roles=["customer"], language="de", reference=f"story:{n}")
    assert sorted(to for to, _, _ in mails()) == ["lea@beispiel.example"] * 3 + ["neu@beispiel.example"] * 3
    assert Account.objects.get(email="neu@beispiel.example").relations.get().role == "customer"
    assert not known.relations.exists()


def test_without_mail_or_address_nothing_is_noted(people: People, settings: Any) -> None:
    with pytest.raises(AddressNeeded):
        asked(customer(email=None))
    settings.PUBLIC_URL = ""
    with pytest.raises(NoMail), transaction.atomic():
        asked(customer())
    assert Consent.objects.count() == 0


def test_wordings_can_neither_be_changed_nor_deleted(people: People) -> None:
    asked(customer())
    for deed in ("UPDATE people_consentwording SET text = 'x'", "DELETE FROM people_consentwording"):
        with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(deed)
    assert ConsentWording.objects.get().version == 1
