"""What guests want on the agenda: told like any story, answered like any promise."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from resonanz.forum.enums import Stage, Verdict
from resonanz.forum.errors import NotNow
from resonanz.forum.models import AgendaWish, Forum, Round
from resonanz.ground import clock
from resonanz.listen import actions as listen_actions
from resonanz.trust.enums import Via

if TYPE_CHECKING:
    from collections.abc import Sequence

    from resonanz.listen.actions import Told
    from resonanz.people.models import Account

_NO_WAIT = timedelta()


@transaction.atomic
def wish_for_agenda(
    *,
    forum: Forum,
    key: str,
    text: str,
    roles: Sequence[str],
    permission: str,
    person: Account | None = None,
    waited: timedelta = _NO_WAIT,
) -> Told:
    """Somebody wants to talk about something. The words are a story of the inquiry, with a receipt of their own.

    A wish that arrived before gets its receipt again, also after the evening began. Raises `NotNow` for a new one
    then, and what `tell_story` raises.
    """
    told = listen_actions.tell_story(
        inquiry=forum.inquiry,
        key=key,
        text=text,
        roles=roles,
        permission=permission,
        via=Via.WEB,
        person=None if forum.is_for_staff else person,
        waited=waited,
    )
    if told.is_new:
        # The story goes with the transaction: only words for which there still is an agenda are taken in.
        if Forum.objects.values_list("stage", flat=True).get(pk=forum.pk) != Stage.ANNOUNCED:
            raise NotNow(_("Wünsche an die Tagesordnung nehmen wir an, bis der Abend beginnt."))
        AgendaWish.objects.create(story_id=told.story_id, forum=forum)
    return told


@transaction.atomic
def take_wish(*, forum: Forum, wish_id: int, round_id: int, by: int) -> None:
    chosen = Round.objects.filter(forum=forum, pk=round_id).first()
    if chosen is None:
        raise NotNow(_("Diese Runde gibt es nicht mehr."))
    AgendaWish.objects.filter(forum=forum, pk=wish_id).update(
        verdict=Verdict.TAKEN, reason="", round=chosen, decided_by_id=by, decided_at=clock.now()
    )


@transaction.atomic
def decline_wish(*, forum: Forum, wish_id: int, reason: str, by: int) -> None:
    if not reason.strip():
        raise NotNow(_("Bitte sagen Sie, warum nicht. Der Gast liest diesen Grund."))
    AgendaWish.objects.filter(forum=forum, pk=wish_id).update(
        verdict=Verdict.DECLINED, reason=reason.strip(), round=None, decided_by_id=by, decided_at=clock.now()
    )
