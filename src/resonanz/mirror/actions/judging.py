"""Judging promises: outside every reason becomes a supplement of the same voice, inside it stays in the sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from resonanz.listen import actions as listen_actions
from resonanz.listen import reads as listen_reads
from resonanz.mirror.actions.answering import answer_inside, answer_outside
from resonanz.mirror.rules.judging import Judgement, answers_of, bound_answers

if TYPE_CHECKING:
    from resonanz.listen.actions import Told
    from resonanz.listen.models import Story
    from resonanz.mirror.models import Look, Sheet
    from resonanz.people.models import Account


def judge_inside(*, code: str, key: str, judged: Mapping[int, Judgement]) -> Sheet:
    """As `answer_inside`; raises also `Incomplete`."""
    return answer_inside(code=code, key=key, answers=answers_of(judged))


def judge_outside(
    *,
    look: Look,
    judged: Mapping[int, Judgement],
    key: str,
    text: str,
    roles: Sequence[str],
    permission: str,
    name: str = "",
    person: Account | None = None,
) -> Told:
    """As `answer_outside`; raises also `Incomplete`. `text` is what they lived through, without which nothing is
    taken in; it and each reason can be erased like every word of a voice.
    """

    def complete(story: Story) -> Any:
        entries: dict[int, int] = {}
        for number, one in sorted(judged.items()):
            if one.why:
                told = listen_actions.supplement_story(
                    story=story, place=story.inquiry.place, key=f"{key}:{number}", text=one.why, person=person
                )
                reason = listen_reads.story(told.story_id)
                assert reason is not None, "it was told a line above"
                entries[number] = reason.entry_index
        return bound_answers(judged, entries)

    return answer_outside(
        look=look,
        answers=bound_answers(judged, {}),
        key=key,
        text=text,
        roles=roles,
        permission=permission,
        name=name,
        person=person,
        complete=complete,
    )
