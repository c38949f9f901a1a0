"""What this room does when others announce something."""

from __future__ import annotations

from contextlib import suppress

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from resonanz.act.enums import Outcome
from resonanz.act.events import decided
from resonanz.answer import actions
from resonanz.answer.events import Aside, Asides, replied, voice_shown, words_gone
from resonanz.answer.reads import (
    add_credits,
    add_givings,
    add_replies,
    house_numbers,
    open_thanks,
    public_inquiries,
    weigh,
)
from resonanz.answer.rules import read_story_reference
from resonanz.answer.tasks import ask_to_tell
from resonanz.ask.enums import Area
from resonanz.ask.events import InquiryPage, plug_pages, purpose_changed
from resonanz.ground.manner import reader_language
from resonanz.listen import actions as listen_actions
from resonanz.listen import reads as listen_reads
from resonanz.listen.errors import BelongsToSomebody
from resonanz.listen.events import Weighing, authors_forgotten, erasing_stories, weighing
from resonanz.mirror import reads as mirror_reads
from resonanz.mirror.events import Keeping, Kept, keeping_promises
from resonanz.people import actions as people_actions
from resonanz.people import reads as people_reads
from resonanz.people.enums import Role
from resonanz.people.events import Confirmed, consent_confirmed
from resonanz.trust import events as trust_events
from resonanz.trust.events import Openings


@trust_events.opening_entries.plug
def open_own_entries(openings: Openings) -> None:
    add_replies(openings)
    open_thanks(openings)
    add_credits(openings)
    add_givings(openings)


@erasing_stories.plug
def drop_praised_passages(story_ids: list[int]) -> None:
    actions.drop_passages(story_ids=story_ids)


@weighing.plug
def notice_hard_words(asked: Weighing) -> None:
    found = weigh(asked.text, explain_in=reader_language())
    asked.found.append(render_to_string("answer/parts/weighed.html", {"weighed": found}))


@erasing_stories.plug
@authors_forgotten.plug
def drop_wishes_to_be_named(story_ids: list[int]) -> None:
    actions.drop_wishes(story_ids=story_ids)


@decided.receive
def tell_of_decision(insight_id: int) -> None:
    ask_to_tell()


@replied.receive
def tell_of_reply(story_id: int) -> None:
    ask_to_tell()


@purpose_changed.receive
def tell_of_changed_promise(inquiry_id: int) -> None:
    ask_to_tell()


@consent_confirmed.plug
def link_the_story(confirmed: Confirmed) -> None:
    """The mailbox is proven now. Whoever works here is not linked to words that somebody else is said to have told."""
    story_id = read_story_reference(confirmed.reference)
    story = listen_reads.story(story_id) if story_id is not None else None
    if story is None or (
        Role.EMPLOYEE not in story.roles and people_reads.works_here(people_reads.member(confirmed.account_id))
    ):
        return
    with suppress(BelongsToSomebody):
        listen_actions.attach_story(
            story=story, place=story.inquiry.place, person=people_reads.member(confirmed.account_id)
        )


@erasing_stories.plug
def empty_drafts_and_notes(story_ids: list[int]) -> None:
    actions.empty_drafts(story_ids=story_ids)
    people_actions.drop_notes_about(stories=story_ids)


@erasing_stories.plug
def look_after_their_owners(story_ids: list[int]) -> None:
    for account_id in listen_reads.owners_of(story_ids):
        words_gone.announce(account_id)


@words_gone.receive
def forget_useless_addresses(account_id: int) -> None:
    actions.stop_if_nothing_left(account_id=account_id)


@voice_shown.plug
def show_judgements(asides: Asides) -> None:
    """What somebody said to the promises of the house, each beside its reason."""
    judged = mirror_reads.judged_by(asides.story_ids)
    if judged:
        lines = (f"„{one.promise}“: {one.says}" + (f" – {one.reason}" if one.reason else "") for one in judged)
        asides.found.append(
            Aside(
                title=_("Was Sie uns glauben"),
                text="\n".join(lines),
                at=judged[0].at,
                draft=f"judge-{judged[0].inquiry_code}",
            )
        )


@voice_shown.plug
def show_three_words(asides: Asides) -> None:
    for told in mirror_reads.words_told_with(asides.story_ids):
        asides.found.append(
            Aside(
                title=_("Ihre drei Worte über uns"),
                text=", ".join(told.words),
                at=told.at,
                draft=f"words-{told.inquiry_code}",
            )
        )


@keeping_promises.plug
def say_what_was_kept(keeping: Keeping) -> None:
    total = house_numbers(tuple(inquiry.pk for inquiry in public_inquiries())).promises.total
    keeping.found.append(
        Kept(
            kept=total[Outcome.KEPT],
            late=total[Outcome.LATE],
            missed=total[Outcome.MISSED] + total[Outcome.BROKEN],
            open=total[Outcome.OPEN],
            url=reverse("answer:house_balance"),
        )
    )


plug_pages(
    InquiryPage(key="insights", area=Area.ANSWER, label=_("Erkenntnisse"), url="answer:insights", place=10),
    InquiryPage(key="balance", area=Area.ANSWER, label=_("Bilanz"), url="answer:balance", place=20, once_asked=True),
)
