"""Commitments that somebody gives aloud in the hall, and whether it is voted there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from resonanz.act import actions as act_actions
from resonanz.act import reads as act_reads
from resonanz.forum import events
from resonanz.forum.actions.happening import locked
from resonanz.forum.enums import Stage
from resonanz.forum.errors import NotNow
from resonanz.listen import actions as listen_actions

if TYPE_CHECKING:
    from datetime import date

    from resonanz.act.models import Commitment
    from resonanz.forum.models import Forum


@transaction.atomic
def promise_aloud(*, forum_id: int, text: str, owner: str, due_on: date | None, by: int) -> Commitment:
    """Writes down what somebody just promised. The same words, name and day again are the same commitment.

    Raises `NotNow` outside the evening and `CommitmentIncomplete` for what is missing.
    """
    forum = _at_the_evening(forum_id)
    said = (text.strip(), due_on)
    for promise in act_reads.commitments_of(forum.inquiry_id):
        if (promise.commitment.text, promise.promised_for) == said and promise.is_said_by(owner):
            return promise.commitment
    return act_actions.commit_to(inquiry=forum.inquiry, text=text, owner=owner, due_on=due_on, by=by, place=str(forum))


@transaction.atomic
def open_floor(*, forum_id: int, takes_statements: bool, by: int) -> None:
    """It is voted in the hall from now on, or it changes whether guests may add statements."""
    forum = _at_the_evening(forum_id)
    listen_actions.open_voting(inquiry=forum.inquiry, takes_statements=takes_statements, by=by)
    events.changed.announce(forum.pk)


@transaction.atomic
def close_floor(*, forum_id: int, by: int) -> None:
    forum = _at_the_evening(forum_id)
    listen_actions.close_voting(inquiry=forum.inquiry, by=by)
    events.changed.announce(forum.pk)


def _at_the_evening(forum_id: int) -> Forum:
    forum = locked(forum_id)
    if forum.stage != Stage.LIVE:
        raise NotNow(_("Der Abend läuft nicht."))
    return forum
