"""What upper rooms say about an inquiry on the pages of this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from resonanz.answer.events import Mention, Mentioning, mentions

if TYPE_CHECKING:
    from resonanz.ask.models import Inquiry


def mentions_of(inquiry: Inquiry, *, is_voice: bool = False) -> list[Mention]:
    asked = Mentioning(inquiry=inquiry, is_voice=is_voice)
    mentions.run(asked)
    return asked.found
