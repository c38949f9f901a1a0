"""Keys of the interface, as random lives live them."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from resonanz.ground import clock
from resonanz.people import actions
from resonanz.people.enums import Scope
from resonanz.people.errors import KeyOver

if TYPE_CHECKING:
    from tests.support.lives import Life


def live_key(life: Life) -> None:
    """One is made, and sometimes taken back."""
    scopes = life.random.sample(Scope.values, 2)
    expires = life.random.choice([None, clock.today()])
    made = actions.make_key(name=life._sentence()[:40], scopes=scopes, expires_on=expires, by=life._member())
    if life.random.random() < 0.5:
        actions.revoke_key(pk=made.key.pk, by=life._member())
        with suppress(KeyOver):
            actions.revoke_key(pk=made.key.pk, by=life._member())
