"""What can be told, and how an announcement inside the house becomes a message outside of it.

A message says what happened, where, and when; never a word of a guest, a name or an e-mail address.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.db.models import TextChoices
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from resonanz.act import events as act_events
from resonanz.act import reads as act_reads
from resonanz.answer import events as answer_events
from resonanz.answer import reads as answer_reads
from resonanz.ask import events as ask_events
from resonanz.ask import reads as ask_reads
from resonanz.forum import events as forum_events
from resonanz.forum import reads as forum_reads
from resonanz.ground import clock, hooks
from resonanz.ground.events import Event
from resonanz.listen import events as listen_events
from resonanz.listen import reads as listen_reads
from resonanz.understand import events as understand_events
from resonanz.understand import reads as understand_reads

_SOON = timedelta(days=7)
_MOST_MISSED = 1_000


class Told(TextChoices):
    """The names are part of the interface: they never change."""

    INQUIRY_OPENED = "inquiry.opened", _("Ein Anliegen ist offen")
    STORY_RECEIVED = "story.received", _("Geschichten sind angekommen")
    STORY_ERASED = "story.erased", _("Geschichten sind gelöscht")
    INSIGHT_PUBLISHED = "insight.published", _("Eine Erkenntnis ist veröffentlicht")
    DECISION_MADE = "decision.made", _("Zu einer Erkenntnis ist entschieden")
    COMMITMENT_CHANGED = "commitment.changed", _("Eine Zusage ist gegeben, verschoben, gehalten oder gebrochen")
    COMMITMENT_DUE = "commitment.due", _("Eine Zusage ist in sieben Tagen fällig")
    COMMITMENT_MISSED = "commitment.missed", _("Der Tag einer Zusage ist vorbei")
    REPLY_WRITTEN = "reply.written", _("Eine Stimme hat eine Antwort")
    FORUM_CLOSED = "forum.closed", _("Der Abend eines Forums ist zu Ende")
    FORUM_SEALED = "forum.sealed", _("Das Protokoll eines Forums steht")
    FORUM_BALANCED = "forum.balanced", _("Die Bilanz eines Forums ist veröffentlicht")


def tell_what_is_due() -> None:
    """Once a day and once for each commitment and each of its days."""
    public = _told_of()
    if hooks.tells(Told.COMMITMENT_DUE):
        today = clock.today()
        for promise in act_reads.open_commitments():
            if promise.commitment.inquiry_id in public and today <= promise.due_on <= today + _SOON:
                _tell_commitment(Told.COMMITMENT_DUE, promise)
    if hooks.tells(Told.COMMITMENT_MISSED):
        for promise in act_reads.overdue_commitments(_MOST_MISSED):
            if promise.commitment.inquiry_id in public:
                _tell_commitment(Told.COMMITMENT_MISSED, promise)


def _slug_of(pk: int) -> str | None:
    """None for drafts and for what is asked among staff: when one of few colleagues spoke is nobody's business."""
    return _told_of().get(pk)


def _told_of() -> dict[int, str]:
    inside = ask_reads.asked_inside()
    return {inquiry.pk: inquiry.slug for inquiry in answer_reads.public_inquiries() if inquiry.pk not in inside}


def _tell_commitment(told: Told, promise: act_reads.Promise) -> None:
    commitment = promise.commitment
    hooks.offer(
        told,
        {
            "commitment": commitment.pk,
            "inquiry": commitment.inquiry.slug,
            "due_on": promise.due_on.isoformat(),
            "url": _address("doors:inquiry", commitment.inquiry.slug),
        },
        once=f"{commitment.pk}:{promise.due_on.isoformat()}",
    )


def _of_inquiry(told: Told) -> Callable[[int], None]:
    def tell(pk: int) -> None:
        slug = _slug_of(pk) if hooks.tells(told) else None
        if slug:
            hooks.offer(told, {"inquiry": slug, "url": _address("doors:inquiry", slug)})

    return tell


def _of_insight(told: Told) -> Callable[[int], None]:
    def tell(pk: int) -> None:
        insight = understand_reads.insight(pk) if hooks.tells(told) else None
        slug = _slug_of(insight.inquiry_id) if insight else None
        if slug:
            hooks.offer(told, {"insight": pk, "inquiry": slug, "url": _address("doors:inquiry", slug)})

    return tell


def _of_forum(told: Told) -> Callable[[int], None]:
    def tell(pk: int) -> None:
        if not hooks.tells(told):
            return
        inquiry = forum_reads.all_forums().filter(pk=pk).values_list("inquiry_id", flat=True).first()
        slug = _slug_of(inquiry) if inquiry else None
        if slug:
            hooks.offer(told, {"forum": pk, "inquiry": slug, "url": _address("doors:inquiry", slug)})

    return tell


def _of_story(told: Told) -> Callable[[int], None]:
    def tell(pk: int) -> None:
        story = listen_reads.story(pk) if hooks.tells(told) else None
        slug = _slug_of(story.inquiry_id) if story else None
        if story and slug:
            # By its entry in the ledger, as everywhere outside.
            hooks.offer(told, {"entry": story.entry_index, "inquiry": slug, "url": _address("answer:story", pk)})

    return tell


def _address(name: str, *what: object) -> str:
    """Whole where the house knows its own, else from the root of it."""
    return settings.PUBLIC_URL + reverse(name, args=what)


_FOLLOWED: tuple[tuple[Event[int], Callable[[int], None]], ...] = (
    (ask_events.inquiry_opened, _of_inquiry(Told.INQUIRY_OPENED)),
    (listen_events.stories_received, _of_inquiry(Told.STORY_RECEIVED)),
    (listen_events.stories_erased, _of_inquiry(Told.STORY_ERASED)),
    (understand_events.insight_published, _of_insight(Told.INSIGHT_PUBLISHED)),
    (act_events.decided, _of_insight(Told.DECISION_MADE)),
    (act_events.committed, _of_inquiry(Told.COMMITMENT_CHANGED)),
    (answer_events.replied, _of_story(Told.REPLY_WRITTEN)),
    (forum_events.closed, _of_forum(Told.FORUM_CLOSED)),
    (forum_events.sealed, _of_forum(Told.FORUM_SEALED)),
    (forum_events.balanced, _of_forum(Told.FORUM_BALANCED)),
)


def follow() -> None:
    """Once, when all rooms are there."""
    for event, tell in _FOLLOWED:
        event.receive(tell)
