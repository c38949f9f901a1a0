"""Handing over to a real mail server: refusals, hang-ups, crashes, and nothing twice that must not be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.mail import BadHeaderError

from resonanz.ground import clock, delivery, mail
from resonanz.ground.delivery import Sent, send_waiting
from resonanz.ground.models import Message
from tests.support.mail import Inbox, mail_server

pytestmark = pytest.mark.django_db


@pytest.fixture
def inbox(settings: Any) -> Iterator[Inbox]:
    with mail_server(settings) as inbox:
        yield inbox


def posted(**changes: Any) -> Message:
    return mail.post(
        **{"to": "lea@beispiel.example", "subject": "Neues", "body": "Guten Tag, Lea.\n", "purpose": "test", **changes}
    )


def again(message: Message) -> Message:
    return Message.objects.get(pk=message.pk)


def test_a_mail_arrives_as_plain_text_and_its_words_are_erased(inbox: Inbox) -> None:
    message = posted(headers={"List-Unsubscribe": "<https://dialog.auenfurt.example/abbestellen/x/>"})
    assert send_waiting() == Sent(sent=1, left_over=0)
    [arrived] = inbox.mails
    assert arrived.get_content_type() == "text/plain"
    assert (arrived["Message-ID"], arrived["Auto-Submitted"]) == (message.message_id, "auto-generated")
    assert message.message_id.endswith("@auenfurt.example>")
    assert arrived["List-Unsubscribe"] == "<https://dialog.auenfurt.example/abbestellen/x/>"
    kept = again(message)
    assert (kept.state, kept.body, kept.headers, kept.sent_at is not None) == ("sent", "", {}, True)
    assert send_waiting() == Sent(sent=0, left_over=0)


@pytest.mark.parametrize(
    "bad",
    [
        {"subject": "Neues\r\nBcc: alle@beispiel.example"},
        {"subject": "Neues\nX: y"},
        {"headers": {"List-Unsubscribe": "<x>\r\nBcc: alle@beispiel.example"}},
        {"to": "lea@beispiel.example\r\nBcc: alle@beispiel.example"},
        {"to": "lea@beispiel.example, alle@beispiel.example"},
        {"to": "keine Adresse"},
    ],
)
def test_no_header_can_be_smuggled_in(inbox: Inbox, bad: dict[str, Any]) -> None:
    with pytest.raises((BadHeaderError, ValidationError)):
        posted(**bad)
    assert send_waiting() == Sent(sent=0, left_over=0)
    assert Message.objects.count() == 0


def test_an_address_refused_for_good_is_marked_and_not_tried_again(inbox: Inbox) -> None:
    refusals: list[mail.Refusal] = []
    mail.address_refused.plug(refusals.append)
    inbox.says["RCPT"] = "550 5.1.1 no such user"
    message = posted()
    assert send_waiting() == Sent(sent=0, left_over=1)
    assert (again(message).state, again(message).problem) == ("failed", delivery.REFUSED_ADDRESS)
    assert refusals == [mail.Refusal(address="lea@beispiel.example", reason=delivery.REFUSED_ADDRESS)]
    assert send_waiting() == Sent(sent=0, left_over=0)
    mail.address_refused._plugs.remove(refusals.append)


def test_a_refusal_of_policy_says_nothing_about_the_address(inbox: Inbox) -> None:
    refusals: list[mail.Refusal] = []
    mail.address_refused.plug(refusals.append)
    inbox.says["RCPT"] = "550 5.7.1 looks like spam"
    message = posted()
    send_waiting()
    assert (again(message).state, again(message).problem, refusals) == ("failed", delivery.REFUSED_MAIL, [])
    mail.address_refused._plugs.remove(refusals.append)


@pytest.mark.parametrize("step", ["RCPT", "DATA"])
def test_a_server_that_asks_for_patience_gets_it(inbox: Inbox, step: str) -> None:
    inbox.says[step] = "451 4.7.1 greylisted"
    message = posted(once=True)
    send_waiting()
    waiting = again(message)
    assert (waiting.state, waiting.tries, waiting.problem) == ("waiting", 1, delivery.NOT_NOW)
    pause = waiting.not_before - clock.now()
    assert timedelta(seconds=40) < pause < timedelta(seconds=76)
    assert send_waiting() == Sent(sent=0, left_over=0)
    inbox.says.clear()
    with clock.held_at(waiting.not_before):
        assert send_waiting() == Sent(sent=1, left_over=0)
    assert len(inbox.raw) == 1


def test_a_hang_up_in_the_middle_is_tried_again_under_the_same_name(inbox: Inbox) -> None:
    inbox.says["DATA"] = "hang up"
    message = posted()
    send_waiting()
    assert (again(message).state, again(message).problem) == ("waiting", delivery.HUNG_UP)
    inbox.says.clear()
    with clock.held_at(again(message).not_before):
        send_waiting()
    assert {arrived["Message-ID"] for arrived in inbox.mails} == {message.message_id}


def test_what_must_leave_only_once_is_never_sent_again_after_a_hang_up(inbox: Inbox) -> None:
    inbox.says["DATA"] = "hang up"
    message = posted(once=True)
    send_waiting()
    inbox.says.clear()
    assert again(message).state == "unclear"
    with clock.held_at(clock.now() + timedelta(days=30)):
        send_waiting()
        assert not mail.send_again(pk=message.pk)
    assert len(inbox.raw) == 1


def test_without_a_server_everything_waits_and_one_try_is_enough(inbox: Inbox, settings: Any) -> None:
    first, second = posted(), posted(to="ole@beispiel.example")
    settings.EMAIL_PORT = 9
    assert send_waiting() == Sent(sent=0, left_over=1)
    assert [again(message).tries for message in (first, second)] == [1, 0]
    assert again(first).problem == delivery.NOT_REACHED


def test_after_a_day_and_a_half_it_gives_up_and_the_team_may_try_again(inbox: Inbox) -> None:
    inbox.says["RCPT"] = "451 later"
    message, moment = posted(), clock.now()
    for _ in range(delivery.MOST_TRIES):
        with clock.held_at(moment):
            send_waiting()
        moment = max(moment, again(message).not_before)
    assert (again(message).state, again(message).problem) == ("failed", delivery.GAVE_UP)
    assert again(message).body
    inbox.says.clear()
    assert mail.send_again(pk=message.pk)
    assert send_waiting() == Sent(sent=1, left_over=0)


@pytest.mark.parametrize(
    ("once", "handed", "state"),
    [(False, True, "waiting"), (True, True, "unclear"), (False, False, "waiting"), (True, False, "waiting")],
)
def test_a_crash_in_the_middle_leaves_a_trace(inbox: Inbox, once: bool, handed: bool, state: str) -> None:  # noqa: FBT001
    """Before its words left, a mail cannot have arrived: even one that may go only once is sent again."""
    message = posted(once=once)
    handed_at = clock.now() if handed else None
    Message.objects.filter(pk=message.pk).update(state="sending", claimed_at=clock.now(), handed_at=handed_at, tries=1)
    assert delivery.recover_stuck() == 0
    with clock.held_at(clock.now() + delivery.STUCK_AFTER * 2):
        assert delivery.recover_stuck() == 1
    assert (again(message).state, again(message).problem) == (state, delivery.BROKE_OFF)


def test_dropping_erases_and_old_words_and_addresses_go_by_themselves(inbox: Inbox) -> None:
    dropped, sent = posted(), posted()
    assert mail.drop(pks=[dropped.pk]) == 1
    assert (again(dropped).to, again(dropped).body, again(dropped).state) == ("", "", "dropped")
    send_waiting()
    assert mail.drop(pks=[sent.pk]) == 0
    stuck = posted()
    Message.objects.filter(pk=stuck.pk).update(state="failed")
    with clock.held_at(clock.now() + timedelta(days=31)):
        assert delivery.forget_old() == 1
    assert (again(stuck).body, again(sent).to) == ("", "lea@beispiel.example")
    with clock.held_at(clock.now() + timedelta(days=91)):
        delivery.forget_old()
    assert again(sent).to == ""


def test_the_list_of_messages_leaves_the_words_in_the_database(inbox: Inbox) -> None:
    posted()
    [listed] = mail.messages()
    assert {"body", "headers"} <= listed.get_deferred_fields()
    assert mail.messages(state="sent").count() == 0
    assert mail.state_counts()["waiting"] == 1  # type: ignore[index]  # Its members are their values.


def test_the_moment_before_the_words_is_noted_for_each_mail(inbox: Inbox) -> None:
    first, second = posted(once=True), posted(once=True)
    inbox.says["RCPT"] = "451 later"
    send_waiting()
    assert again(first).handed_at is None
    inbox.says.clear()
    with clock.held_at(clock.now() + delivery.STUCK_AFTER):
        send_waiting()
    assert again(first).handed_at
    assert again(second).handed_at
    assert len(inbox.raw) == 2
