"""Who told each story, so that people are counted and not what they wrote."""

from collections.abc import Hashable, Sequence

from resonanz_engine.errors import InputError
from resonanz_engine.types import Span


def people_of(stories: int, passages: Sequence[Span], tellers: Sequence[Hashable | None] | None) -> list[Hashable]:
    """(n) a person for each story; a story without a known teller is a person of its own.

    Raises InputError where tellers or passages don't fit the stories.
    """
    if any(not 0 <= passage.story < stories for passage in passages):
        raise InputError("Every passage must belong to one of the stories.")
    known = [None] * stories if tellers is None else list(tellers)
    if len(known) != stories:
        raise InputError(f"{stories} stories need {stories} tellers, not {len(known)}.")
    return [("story", at) if teller is None else ("teller", teller) for at, teller in enumerate(known)]
