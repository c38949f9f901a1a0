"""Asking the team how it feels, without being able to find out who said what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from resonanz.forum.enums import CameTrue, Phase
from resonanz.forum.errors import AlreadyAnswered
from resonanz.forum.models import Asked, Fear, FearOutcome, Forum, Mood

_LEVELS = range(1, 6)


@transaction.atomic
def say_mood(
    *,
    forum: Forum,
    account_id: int,
    phase: Phase,
    level: int,
    fears: Sequence[str] = (),
    outcomes: Mapping[UUID, str] | None = None,
) -> None:
    """One answer of one member of the team. Who answered is kept apart from what, without a time on either.

    Raises `AlreadyAnswered`; `ValueError` for a level outside 1 to 5.
    """
    if level not in _LEVELS:
        raise ValueError(level)
    try:
        with transaction.atomic():
            Asked.objects.create(forum=forum, account_id=account_id, phase=phase)
    except IntegrityError as error:
        raise AlreadyAnswered from error
    Mood.objects.create(pk=uuid4(), forum=forum, phase=phase, level=level)
    Fear.objects.bulk_create(Fear(pk=uuid4(), forum=forum, text=text.strip()) for text in fears if text.strip())
    known = set(Fear.objects.filter(forum=forum).values_list("pk", flat=True))
    FearOutcome.objects.bulk_create(
        FearOutcome(pk=uuid4(), fear_id=pk, came_true=CameTrue(answer))
        for pk, answer in (outcomes or {}).items()
        if pk in known
    )


@transaction.atomic
def answer_fear(*, forum: Forum, fear_id: UUID, answer: str) -> None:
    """What the team will do then; it stands beside the fear, without a name."""
    Fear.objects.filter(forum=forum, pk=fear_id).update(answer=answer.strip())
