"""Keys of the interface and programs that are told, as random lives live them."""

from __future__ import annotations

from contextlib import suppress
from random import Random
from typing import TYPE_CHECKING

from resonanz.ground import clock
from resonanz.people import actions
from resonanz.people.enums import Scope
from resonanz.people.errors import KeyOver

if TYPE_CHECKING:
    from tests.support.lives import Life


def live_key(life: Life) -> None:
    """One is made, and sometimes taken back; now and then a program is told what happens here."""
    live_hook(life)
    scopes = life.random.sample(Scope.values, 2)
    expires = life.random.choice([None, clock.today()])
    made = actions.make_key(name=life._sentence()[:40], scopes=scopes, expires_on=expires, by=life._member())
    if life.random.random() < 0.5:
        actions.revoke_key(pk=made.key.pk, by=life._member())
        with suppress(KeyOver):
            actions.revoke_key(pk=made.key.pk, by=life._member())


def live_hook(life: Life) -> None:
    """A program is told from now on, and sometimes not for long. With a chance of its own, so that lives stay alike."""
    chance = Random(str(clock.now()))
    url, events = "https://programm.example/x", ["story.received", "story.erased"]
    hook = actions.add_hook(name=f"Programm {chance.random()}", url=url, events=events, by=life.people.mira)
    if chance.random() < 0.5:
        actions.remove_hook(hook=hook, by=life.people.mira)
