"""What this room does when others ask."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from resonanz.act import events as act_events
from resonanz.answer.events import (
    Aside,
    Asides,
    Belonging,
    Mentioning,
    Occasions,
    Telling,
    belonging,
    further_news,
    mentions,
    occasions,
    voice_shown,
)
from resonanz.ask.events import Inside, known_inside
from resonanz.forum import emails, events, reads
from resonanz.forum.enums import Stage, Verdict
from resonanz.forum.tasks import ask_to_thank
from resonanz.ground.live import tell
from resonanz.listen import events as listen_events
from resonanz.listen.events import Pointer, Pointers, asking
from resonanz.trust.events import Openings, opening_entries
from resonanz.understand import events as understand_events


@opening_entries.plug
def open_happenings(openings: Openings) -> None:
    reads.add_happenings(openings)


@known_inside.plug
def name_those_of_the_staff(asked: Inside) -> None:
    known = reads.inquiries_inside()
    if asked.slug:
        known = known.filter(inquiry__slug=asked.slug)
    elif not asked.all_of_them:
        known = known.filter(inquiry=asked.inquiry_id)
    asked.found.update(known)


@events.changed.receive
@events.seat_taken.receive
@events.queue_changed.receive
def tell_what_changed(forum_id: int) -> None:
    tell(events.topic_of(forum_id))


@listen_events.votes_changed.receive
@listen_events.stories_erased.receive
@listen_events.stories_superseded.receive
@act_events.committed.receive
@understand_events.map_made.receive
def tell_about_the_inquiry(inquiry_id: int) -> None:
    """Words that are held, withdrawn or corrected leave every page of the evening at once; votes and promises come."""
    forum = reads.forum_of_inquiry(inquiry_id)
    if forum is not None:
        tell(events.topic_of(forum.pk))


@events.closed.receive
@events.balanced.receive
def thank_the_guests(forum_id: int) -> None:
    ask_to_thank()


@further_news.plug
def tell_of_evenings(telling: Telling) -> None:
    emails.add_news(telling)


@belonging.plug
def name_the_evenings(asked: Belonging) -> None:
    reads.add_belonging(asked)


@occasions.plug
def offer_evenings_ahead(asked: Occasions) -> None:
    reads.add_occasions(asked)


@mentions.plug
def name_the_evening(mentioning: Mentioning) -> None:
    reads.add_mention(mentioning)


@asking.plug
def point_to_the_evening(pointers: Pointers) -> None:
    """A guest who is asked learns that there is an evening about it. Evenings among staff are known inside only."""
    forum = reads.announced_forum_of(pointers.inquiry_id)
    if forum is None:
        return
    sentence = {
        Stage.ANNOUNCED: _("Darum geht es auch an einem Abend, mit Menschen und am Tisch."),
        Stage.LIVE: _("Gerade läuft der Abend dazu."),
    }.get(Stage(forum.stage), _("Dazu gab es ein Forum."))
    pointers.found.append(
        Pointer(sentence=sentence, label=_("Zum Forum"), url=reverse("forum:page", args=[forum.inquiry.slug]))
    )


@voice_shown.plug
def say_what_became_of_a_wish(asides: Asides) -> None:
    for wish in reads.wishes_of_stories(list(asides.story_ids)):
        taken = wish.verdict == Verdict.TAKEN and wish.round is not None
        text = _("In der Runde „%(title)s“.") % {"title": wish.round.title} if taken and wish.round else wish.reason
        asides.found.append(
            Aside(
                title=_("Ihr Wunsch an die Tagesordnung: %(verdict)s") % {"verdict": wish.get_verdict_display()},
                text=text,
                at=wish.decided_at,
                url="" if wish.forum.is_for_staff else reverse("forum:page", args=[wish.forum.inquiry.slug]),
                label=_("Zum Forum"),
                draft=f"wish-{wish.forum.inquiry.code}",
            )
        )
