"""What this room announces."""

from __future__ import annotations

from resonanz.ground.events import Event

changed: Event[int] = Event("forum.changed")
"""After the commit, with the forum's id: whoever follows the evening asks for its state again."""

seat_taken: Event[int] = Event("forum.seat_taken")
"""After the commit, with the forum's id: somebody came in. Nothing of it stands in the ledger."""

queue_changed: Event[int] = Event("forum.queue_changed")
"""After the commit, with the forum's id: the queue for the microphone is another."""

closed: Event[int] = Event("forum.closed")
"""After the commit, with the forum's id: the evening is over, and its guests look through their words."""

sealed: Event[int] = Event("forum.sealed")
"""After the commit, with the forum's id: its minutes stand."""

balanced: Event[int] = Event("forum.balanced")
"""After the commit, with the forum's id: its guests can read what became of their words."""


def topic_of(forum_id: int, *page: str) -> str:
    """Under which name an evening is followed live, and each kind of page; what is told to the evening reaches all."""
    return ":".join(("forum", str(forum_id), *page))


def hall_topic(forum_id: int, language: str) -> str:
    """Under which name the telephones follow it: one picture for everybody who reads the same language."""
    return topic_of(forum_id, "hall", language)
