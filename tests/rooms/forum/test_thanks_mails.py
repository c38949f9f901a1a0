"""Thanks after an evening, and what became of it: once each, never without a yes, and within the budget."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from resonanz.act import actions as act_actions
from resonanz.act.enums import Word
from resonanz.ask.enums import InvitationState
from resonanz.ask.models import Invitation
from resonanz.forum import actions, emails
from resonanz.forum.enums import Form
from resonanz.forum.models import Forum, Seat
from resonanz.ground import clock
from resonanz.listen import actions as listen
from resonanz.people import actions as people_actions
from resonanz.people.enums import Channel, Door, Ending, Purpose
from resonanz.people.models import Account, Consent, ConsentWording, Contact
from resonanz.people.reads import budget_left
from resonanz.people.rules.wordings import all_wordings, current_wording
from resonanz.understand.models import Insight
from tests.rooms.forum.evenings import Evening, evening, later
from tests.rooms.forum.support import seated
from tests.rooms.people.support import agreed, customer, mails, reachable
from tests.support.invited import listed
from tests.support.people import People

THANKS, OUTCOME = "Danke, und wie es weitergeht: Kundenforum 1", "Was aus dem Abend wurde: Kundenforum 1"


@pytest.fixture(autouse=True)
def _reachable(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    reachable(monkeypatch, settings)


@pytest.fixture
def lea() -> Account:
    return customer()


def told() -> list[tuple[str, str]]:
    """Everything that leaves now, as (to, subject)."""
    emails.tell_guests()
    return [(to, subject) for to, subject, _body in mails()]


def coming(people: People, forum: Forum, count: int = 1) -> list[Account]:
    """Invited people who said they would come, with a ground for mails about forums."""
    accounts = []
    for candidate in listed(forum.inquiry, people, count):
        Invitation.objects.create(
            inquiry=forum.inquiry,
            candidate=candidate,
            channel=Channel.EMAIL,
            code_hash=f"code {candidate.pk}".encode(),
            state=InvitationState.ACCEPTED,
            prepared_at=clock.now(),
            expires_on=people.today() + timedelta(days=30),
        )
        accounts.append(candidate.account)
    return accounts


def with_seat(it: Evening, account: Account) -> Seat:
    return seated(it.forum, person=account).seat


def test_a_guest_who_asked_gets_thanks_and_later_the_outcome_once_each(people: People, lea: Account) -> None:
    agreed(lea, Purpose.OUTCOME)
    it = evening(people)
    with_seat(it, lea)
    it.ends()
    emails.tell_guests()
    [(to, subject, body)] = mails()
    assert (to, subject) == (lea.email, THANKS)
    assert "Danke allen, die da waren" in body
    assert "/forum/forum/protokoll/" in body
    assert "Keine solchen Nachrichten mehr" in body
    assert told() == []
    # What people asked for takes nothing of their budget.
    assert budget_left(lea.pk) == 3


def test_after_the_balance_each_guest_is_told_once_together_with_what_was_decided(people: People, lea: Account) -> None:
    agreed(lea, Purpose.OUTCOME)
    it = evening(people)
    story = it.says(2, "Ich habe gewartet.", seat=with_seat(it, lea))
    insight = it.understood(story)
    it.ends()
    assert told() == [(lea.email, THANKS)]
    with later():
        _seal_and_balance(people, it, insight)
        assert told() == [(lea.email, "Es gibt etwas Neues zu Ihren Worten")]
        assert told() == []
    with later(timedelta(days=12)):
        assert told() == []


def test_who_never_asked_is_not_written_to(people: People, lea: Account) -> None:
    it = evening(people)
    it.says(2, "Ich habe gewartet.", seat=with_seat(it, lea))
    it.ends()
    assert told() == []
    assert not Contact.objects.exists()


def test_an_unconfirmed_yes_is_none(people: People, lea: Account) -> None:
    it = evening(people)
    with_seat(it, lea)
    people_actions.give_consent(
        account=lea, purpose=Purpose.OUTCOME, channel=Channel.EMAIL, language="de", source=Door.OWN_PAGE
    )
    mails()
    it.ends()
    assert told() == []


def test_who_left_an_address_on_the_page_of_their_words_is_told_although_the_seat_has_no_name(
    people: People, lea: Account
) -> None:
    agreed(lea, Purpose.OUTCOME)
    it = evening(people)
    story = it.says(2, "Ich habe gewartet.")
    listen.attach_story(story=story, place=story.inquiry.place, person=lea)
    it.ends()
    assert told() == [(lea.email, THANKS)]


def test_who_accepted_is_thanked_from_their_budget_and_only_once(people: People) -> None:
    it = evening(people)
    [one, two] = coming(people, it.forum, 2)
    before = budget_left(one.pk)
    it.ends()
    assert sorted(told()) == [(one.email, THANKS), (two.email, THANKS)]
    assert told() == []
    assert budget_left(one.pk) == before - 1
    contact = Contact.objects.get(account=one)
    assert (contact.purpose, contact.counts, contact.message is not None) == (Purpose.FORUM, True, True)


def test_an_invited_guest_who_also_asked_gets_one_mail_not_two(people: People) -> None:
    it = evening(people)
    [one] = coming(people, it.forum)
    agreed(one, Purpose.OUTCOME)
    with_seat(it, one)
    it.ends()
    assert told() == [(one.email, THANKS)]
    assert told() == []
    people_actions.withdraw_consent(
        account_id=one.pk, purpose=Purpose.OUTCOME, channel=Channel.EMAIL, how=Ending.OWN_PAGE
    )
    # Whoever was told once is not told again on another ground.
    assert told() == []


def test_an_invited_guest_who_says_yes_later_is_not_told_again(people: People) -> None:
    it = evening(people)
    [one] = coming(people, it.forum)
    with_seat(it, one)
    people_actions.give_consent(
        account=one, purpose=Purpose.OUTCOME, channel=Channel.EMAIL, language="de", source=Door.OWN_PAGE
    )
    [(_to, _subject, body)] = mails()
    it.ends()
    assert told() == [(one.email, THANKS)]
    token = body.split("/einwilligungen/bestaetigen/")[1].split("/")[0]
    people_actions.confirm_consent(token=token)
    assert told() == []


def test_a_spent_budget_says_no_and_room_within_two_weeks_says_yes(people: People) -> None:
    it = evening(people)
    [one] = coming(people, it.forum)
    people_actions.set_budget(most=0, days=90, by=people.mira)
    it.ends()
    assert told() == []
    people_actions.set_budget(most=1, days=90, by=people.mira)
    assert told() == [(one.email, THANKS)]


def test_after_two_weeks_nobody_is_thanked_any_more(people: People) -> None:
    it = evening(people)
    coming(people, it.forum)
    it.ends()
    with later(timedelta(days=15)):
        assert told() == []


@pytest.mark.parametrize("state", [InvitationState.SENT, InvitationState.DECLINED, InvitationState.EXPIRED])
def test_who_did_not_accept_is_left_in_peace(people: People, state: InvitationState) -> None:
    it = evening(people)
    coming(people, it.forum)
    Invitation.objects.update(state=state)
    it.ends()
    assert told() == []


def test_after_an_evening_among_staff_nobody_is_looked_for_by_seat_or_words(people: People, lea: Account) -> None:
    agreed(lea, Purpose.OUTCOME)
    it = evening(people, form=Form.STAFF)
    story = it.says(3, "Ich habe gewartet.")
    listen.attach_story(story=story, place=story.inquiry.place, person=lea)
    it.ends()
    assert told() == []


def test_a_mail_holds_no_word_of_any_guest(people: People, lea: Account) -> None:
    agreed(lea, Purpose.OUTCOME)
    it = evening(people)
    it.says(2, "Distelfink auf der Leitung.", seat=with_seat(it, lea))
    it.ends()
    emails.tell_guests()
    [(_to, subject, body)] = mails()
    assert "Distelfink" not in subject + body


def test_guests_without_an_address_read_it_with_their_code(people: People) -> None:
    it = evening(people)
    taken = seated(it.forum)
    it.says(2, "Ich habe gewartet.", seat=taken.seat)
    it.ends()
    page = people.client().get(f"/stimme/{taken.code}/").content.decode()
    assert "Danke allen, die da waren: Kundenforum 1." in page
    assert "bevor das Protokoll sie festhält" in page


def _seal_and_balance(people: People, it: Evening, insight: Insight) -> None:
    actions.seal_minutes(forum_id=it.forum.pk, by=people.mira.pk)
    act_actions.decide(
        insight=insight, place=it.forum.inquiry.place, word=Word.EXISTS, by=people.mira.pk, reason="Seit Mai."
    )
    actions.publish_balance(forum_id=it.forum.pk, by=people.mira.pk)


def said_before(account: Account, purpose: Purpose) -> None:
    """A confirmed yes in the first wording, which named no evening."""
    consent = agreed(account, purpose)
    first = next(row for row in all_wordings() if (row.purpose, row.language, row.version) == (purpose, "de", 1))
    earlier, _new = ConsentWording.objects.get_or_create(
        purpose=purpose,
        channel=Channel.EMAIL,
        language="de",
        version=1,
        defaults={"text": first.text, "created_at": clock.now()},
    )
    Consent.objects.filter(pk=consent.pk).update(wording=earlier)


@pytest.mark.parametrize("purpose", [Purpose.OUTCOME, Purpose.FORUM])
@pytest.mark.parametrize("language", ["de", "en"])
def test_the_words_somebody_agrees_to_name_the_thanks_and_the_balance(purpose: Purpose, language: str) -> None:
    wording = current_wording(purpose, Channel.EMAIL, language)
    assert wording is not None
    assert wording.after_evening
    assert {"de": "Dank", "en": "thanks"}[language] in wording.text


def test_a_yes_about_ones_own_words_brings_no_thanks_but_what_became_of_them(people: People, lea: Account) -> None:
    said_before(lea, Purpose.OUTCOME)
    it = evening(people)
    it.says(2, "Ich habe gewartet.", seat=with_seat(it, lea))
    it.ends()
    assert told() == []
    with later():
        _seal_and_balance(people, it, it.understood())
        assert told() == [(lea.email, OUTCOME)]


def test_a_yes_about_ones_own_words_is_none_for_an_evening_without_any(people: People, lea: Account) -> None:
    said_before(lea, Purpose.OUTCOME)
    it = evening(people)
    with_seat(it, lea)
    it.ends()
    with later():
        _seal_and_balance(people, it, it.understood())
        assert told() == []


def test_a_yes_to_invitations_alone_is_none_for_what_follows(people: People) -> None:
    it = evening(people)
    [before, now] = coming(people, it.forum, 2)
    said_before(before, Purpose.FORUM)
    agreed(now, Purpose.FORUM)
    it.ends()
    assert told() == [(now.email, THANKS)]


def test_at_the_door_guests_read_what_they_are_written_afterwards(people: People) -> None:
    it = evening(people)
    page = people.client().get("/forum/forum/einlass/").content.decode()
    assert "höchstens zweimal davon: den Dank, und was daraus wurde" in page
    assert it.forum.takes_words
