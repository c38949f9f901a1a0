"""What is told arrives signed; what does not arrive says why and is tried again."""

from __future__ import annotations

import json
import ssl
from base64 import b64decode
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine

from resonanz.ground import hooks
from resonanz.ground.hooks import delivering
from resonanz.ground.models import DeliveryState, Hook, HookDelivery

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
Post = Callable[[str, bytes, dict[str, str]], int]


@pytest.fixture
def hook() -> Hook:
    return Hook.objects.create(
        name="Aufgabenliste",
        url="https://example.org/hook",
        secret="whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        events=["story.received", "commitment.due"],
        created_at=NOON,
    )


class Other:
    """The other side: it answers what the test says, and keeps what it got."""

    def __init__(self) -> None:
        self.answers: list[int | Exception] = []
        self.got: list[tuple[str, bytes, dict[str, str]]] = []

    def __call__(self, url: str, body: bytes, headers: dict[str, str]) -> int:
        self.got.append((url, body, headers))
        answer = self.answers.pop(0) if self.answers else 204
        if isinstance(answer, Exception):
            raise answer
        return answer


@pytest.fixture
def other(monkeypatch: pytest.MonkeyPatch) -> Other:
    side = Other()
    monkeypatch.setattr(delivering, "post", side)
    return side


def offered(**facts: Any) -> HookDelivery:
    assert hooks.offer("story.received", facts or {"inquiry": "strom"}) == 1
    return HookDelivery.objects.get()


def test_the_signature_of_the_standard() -> None:
    """The example of the specification."""
    found = hooks.signature(
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        name="msg_p5jXN8AQM9LWM0D4loKWxJek",
        seconds=1614265330,
        body=b'{"test": 2432232314}',
    )
    assert found == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_a_secret_is_long_and_new() -> None:
    first, second = hooks.new_secret(), hooks.new_secret()
    assert first != second
    assert len(b64decode(first.removeprefix("whsec_"))) == 24


def test_only_who_wants_it_is_told(hook: Hook) -> None:
    assert hooks.tells("story.received")
    assert not hooks.tells("insight.published")
    assert hooks.offer("insight.published", {}) == 0
    Hook.objects.update(is_active=False)
    assert not hooks.tells("story.received")
    assert hooks.offer("story.received", {}) == 0


def test_it_arrives_with_its_name_its_time_and_its_signature(hook: Hook, other: Other) -> None:
    with time_machine.travel(NOON, tick=False):
        delivery = offered(inquiry="strom")
        assert hooks.deliver_waiting() is False
    [(url, body, headers)] = other.got
    assert url == hook.url
    assert json.loads(body) == {
        "type": "story.received",
        "timestamp": "2026-05-04T12:00:00+00:00",
        "data": {"inquiry": "strom"},
    }
    assert headers["webhook-id"] == delivery.name
    assert headers["webhook-timestamp"] == str(int(NOON.timestamp()))
    assert headers["webhook-signature"] == hooks.signature(
        hook.secret, name=delivery.name, seconds=int(NOON.timestamp()), body=body
    )
    delivery.refresh_from_db()
    assert (delivery.state, delivery.tries, delivery.status, delivery.problem) == ("delivered", 1, 204, "")


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (500, delivering.ANSWERED),
        (302, delivering.REDIRECTED),
        (ConnectionResetError(), delivering.NOT_REACHED),
        (TimeoutError(), delivering.NOT_REACHED),
        (ssl.SSLCertVerificationError(), delivering.NO_TLS),
        (hooks.AddressRefused("Nein."), "Nein."),
    ],
)
def test_what_did_not_arrive_says_why_and_waits(hook: Hook, other: Other, answer: Any, problem: str) -> None:
    other.answers = [answer]
    with time_machine.travel(NOON, tick=False):
        delivery = offered()
        hooks.deliver_waiting()
        delivery.refresh_from_db()
        assert (delivery.state, delivery.problem) == ("waiting", problem)
        assert timedelta(seconds=20) < delivery.not_before - NOON < timedelta(seconds=40)
        hooks.deliver_waiting()
        assert len(other.got) == 1, "nobody is asked twice in the same moment"
    with time_machine.travel(NOON + timedelta(minutes=1), tick=False):
        hooks.deliver_waiting()
    delivery.refresh_from_db()
    assert (delivery.state, delivery.tries) == ("delivered", 2)
    assert other.got[0][2]["webhook-id"] == other.got[1][2]["webhook-id"]
    assert other.got[0][2]["webhook-signature"] != other.got[1][2]["webhook-signature"]


def test_after_three_days_it_ends(hook: Hook, other: Other) -> None:
    other.answers = [500] * 50
    moment = NOON
    with time_machine.travel(moment, tick=False):
        delivery = offered()
    for _number in range(40):
        with time_machine.travel(moment, tick=False):
            hooks.deliver_waiting()
        delivery.refresh_from_db()
        if delivery.state == DeliveryState.FAILED:
            break
        moment = delivery.not_before
    assert (delivery.state, delivery.tries) == ("failed", delivering.MOST_TRIES)
    assert timedelta(days=2) < moment - NOON < timedelta(days=4)


def test_who_says_gone_is_not_told_any_more(hook: Hook, other: Other) -> None:
    other.answers = [410]
    delivery = offered()
    hooks.deliver_waiting()
    delivery.refresh_from_db()
    hook.refresh_from_db()
    assert (delivery.state, delivery.problem, hook.is_active) == ("failed", delivering.UNWANTED, False)


def test_a_crash_leaves_it_to_be_told_again(hook: Hook, other: Other) -> None:
    delivery = offered()
    HookDelivery.objects.update(state=DeliveryState.SENDING, claimed_at=NOON)
    with time_machine.travel(NOON + timedelta(minutes=4), tick=False):
        hooks.deliver_waiting()
        assert other.got == []
    with time_machine.travel(NOON + timedelta(minutes=6), tick=False):
        hooks.deliver_waiting()
    delivery.refresh_from_db()
    assert delivery.state == "delivered"


def test_what_is_told_once_is_told_once(hook: Hook) -> None:
    assert hooks.offer("commitment.due", {"commitment": 1}, once="1:2026-05-11") == 1
    hooks.offer("commitment.due", {"commitment": 1}, once="1:2026-05-11")
    hooks.offer("commitment.due", {"commitment": 1}, once="1:2026-06-11")
    assert HookDelivery.objects.count() == 2


def test_it_is_forgotten_after_a_month(hook: Hook) -> None:
    with time_machine.travel(NOON, tick=False):
        offered()
    with time_machine.travel(NOON + timedelta(days=31), tick=False):
        hooks.forget_deliveries()
    assert not HookDelivery.objects.exists()


def test_by_hand_it_is_told_again(hook: Hook, other: Other) -> None:
    delivery = offered()
    hooks.deliver_waiting()
    hooks.resend(delivery)
    hooks.deliver_waiting()
    assert len(other.got) == 2
    assert other.got[0][2]["webhook-id"] == other.got[1][2]["webhook-id"]
