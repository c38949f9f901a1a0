"""What a check finds in a text that is being written, for pages. It looks at nothing that is stored."""

from __future__ import annotations

from resonanz.answer.rules.guard import UNKNOWN, Guarded, Place, guard, told_in, weigh

__all__ = ["UNKNOWN", "Guarded", "Place", "guard", "told_in", "weigh"]
