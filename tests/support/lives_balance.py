"""What a random house hears from those who want an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from resonanz.listen import actions as listen

if TYPE_CHECKING:
    from resonanz.listen.models import Story


def wish(story: Story) -> None:
    """Somebody asks for an answer, or asks again."""
    listen.wish_answer(story=story)
