"""Thanks to tellers and makers: always a human, always in own words, never counted."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

from django.db import transaction

from resonanz.answer.enums import Part
from resonanz.answer.errors import NobodyToAnswer, NobodyToReach, NoOwnWords, NotPraised
from resonanz.answer.models import Thanks
from resonanz.answer.reads.thanks import opens
from resonanz.ground import clock
from resonanz.people import reads as people_reads
from resonanz.people.enums import TEAM_ROLE
from resonanz.trust.actions import Draft, forget, record
from resonanz.trust.enums import Field, Kind, Via

if TYPE_CHECKING:
    from collections.abc import Sequence

    from resonanz.listen.models import Story


@transaction.atomic
def thank_teller(*, story: Story, sentence: str, by: int) -> Thanks:
    """Appears on the teller's page, with the name and function of whoever thanks."""
    if story.withdrawn_at is not None or not story.has_page:
        raise NobodyToAnswer
    return _store(Thanks(story_id=story.pk, by_id=by, sentence=_own(sentence)), story)


@transaction.atomic
def pass_praise(*, story: Story, words: str, sentence: str, to: int, by: int) -> Thanks:
    """Brings praise to the member of the team who earned it. `words` is the passage, word for word."""
    part, start, end = _place(story, words)
    if not people_reads.team().filter(pk=to, is_active=True).exists():
        raise NobodyToReach
    thanks = Thanks(story_id=story.pk, by_id=by, to_id=to, sentence=_own(sentence), part=part, start=start, end=end)
    return _store(thanks, story)


def show_name(*, thanks_id: int, by: int, is_named: bool) -> bool:
    """Whether the teller sees the name. Only the one who was praised decides; False when it is not theirs."""
    return bool(Thanks.objects.filter(pk=thanks_id, to_id=by).update(is_named=is_named))


def drop_passages(*, story_ids: Sequence[int]) -> None:
    """The words are being erased: the place where the praise stood means nothing any more, and nothing proves it."""
    praised = Thanks.objects.filter(story_id__in=story_ids).exclude(part="")
    forget(indices=list(praised.values_list("entry_index", flat=True)), fields=[Field.META])
    praised.update(part="", start=None, end=None)


def _place(story: Story, words: str) -> tuple[Part, int, int]:
    """A browser sends every line break as two characters; the story may hold one."""
    if story.withdrawn_at is None and words.strip():
        for part, passage in product((Part.WORKS_WELL, Part.TEXT), (words, words.replace("\r\n", "\n"))):
            start = str(getattr(story, part.value)).find(passage)
            if start >= 0:
                return part, start, start + len(passage)
    raise NotPraised


def _own(sentence: str) -> str:
    if not sentence.strip():
        raise NoOwnWords
    return sentence.strip()


def _store(thanks: Thanks, story: Story) -> Thanks:
    thanks.created_at = clock.now()
    opened: dict[str, Any] = opens(thanks, story.entry_index)
    thanks.entry_index = record(
        Draft(
            kind=Kind.THANKS,
            place=f"entry:{story.entry_index}",
            role=TEAM_ROLE,
            via=Via.WEB,
            author=opened["author"],
            body=opened["body"],
            meta=opened["meta"],
            moment=thanks.created_at,
        )
    ).index
    thanks.save(force_insert=True)
    return thanks
