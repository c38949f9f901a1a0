"""Telling people what became of their words, because they asked for it: once for each state, at most once a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from resonanz.answer.errors import HouseAddress
from resonanz.answer.reads.news import Item, News, all_news
from resonanz.answer.rules import outcome_token, story_reference
from resonanz.ground import mail
from resonanz.ground.manner import spoken
from resonanz.listen import actions as listen_actions
from resonanz.listen import reads as listen_reads
from resonanz.people import actions as people_actions
from resonanz.people import reads as people_reads
from resonanz.people.enums import Channel, Ending, Purpose, Role
from resonanz.people.errors import ContactRefused

if TYPE_CHECKING:
    from resonanz.listen.models import Story


@transaction.atomic
def ask_for_outcome(*, story: Story, email: str, language: str) -> None:
    """A teller leaves an address for this one purpose. Nothing is linked before the mailbox has confirmed it."""
    if Role.EMPLOYEE not in story.roles and people_reads.is_house_address(email):
        raise HouseAddress
    people_actions.leave_address(email=email, roles=story.roles, language=language, reference=story_reference(story.pk))


@transaction.atomic
def stop_outcome(*, story: Story) -> None:
    """Ends the mails, and parts words and address of somebody who is known by nothing else.

    An account keeps both. The page says so in one sentence for all, so that nobody learns which address has one.
    """
    ending = [consent.account_id for consent in people_reads.consents_about(story_reference(story.pk))]
    owners = {story.person_id, *ending} - {None}
    for account_id in sorted(owner for owner in owners if owner is not None):
        if people_reads.is_known_only_by_address(account_id):
            listen_actions.release_stories(teller=story.teller, account_id=account_id)
        people_actions.withdraw_consent(
            account_id=account_id, purpose=Purpose.OUTCOME, channel=Channel.EMAIL, how=Ending.VOICE
        )
        people_actions.forget_bare_address(account_id=account_id)


@transaction.atomic
def stop_if_nothing_left(*, account_id: int) -> None:
    """An address that was left for words which are gone serves no purpose any more."""
    if account_id in listen_reads.stories_by_person([account_id]):
        return
    if people_reads.is_known_only_by_address(account_id):
        people_actions.withdraw_consent(
            account_id=account_id, purpose=Purpose.OUTCOME, channel=Channel.EMAIL, how=Ending.VOICE
        )
        people_actions.forget_bare_address(account_id=account_id)


def tell_outcomes() -> int:
    """Writes to everybody for whom there is news; returns to how many. One person's trouble stops nobody else."""
    if not mail.can_link():
        return 0
    return sum(_tell(news.account_id) for news in list(all_news()))


@transaction.atomic
def _tell(account_id: int) -> bool:
    # Two workers that found the same news meet here; the second one finds none.
    people_actions.hold(account_id)
    news = next(all_news(account_id), None)
    if news is None:
        return False
    language = spoken(news.language, du=news.says_du)
    with translation.override(language):
        subject, body = _subject(news), _body(news)
    try:
        people_actions.write_to(
            account_id=account_id,
            purpose=Purpose.OUTCOME,
            subject=subject,
            body=body,
            language=language,
            up_to_entry=news.up_to_entry,
        )
    except ContactRefused:
        return False
    return True


def _subject(news: News) -> str:
    """What upper rooms tell names its occasion; with anything about a story beside it, the words come first."""
    return _("Es gibt etwas Neues zu Ihren Worten") if news.items else news.further[-1].subject()


def _body(news: News) -> str:
    blocks = [_("Guten Tag,") + "\n\n" + _("Sie haben uns gebeten, Ihnen zu sagen, was aus Ihren Worten wird.")]
    blocks += [piece.text() for piece in news.further]
    by_story: dict[int, list[Item]] = {}
    for item in news.items:
        by_story.setdefault(item.story.pk, []).append(item)
    for items in by_story.values():
        story = items[0].story
        day = date_format(localtime(story.told_at), "DATE_FORMAT")
        token = outcome_token(story_id=story.pk, account_id=news.account_id)
        head = _("Zu „%(inquiry)s“, erzählt am %(day)s:") % {"inquiry": story.inquiry.title, "day": day}
        lines = "\n".join(f"- {_line(item)}" for item in items)
        address = mail.absolute(reverse("answer:told", args=[token]))
        blocks.append(f"{head}\n{lines}\n" + _("Alles ansehen: %(url)s") % {"url": address})
    return "\n\n".join(blocks)


def _line(item: Item) -> str:
    """What happened and whose word it is, with the badge that stands beside it on the page, too."""
    badge = str(Role.EMPLOYEE.label)
    if item.reply is not None:
        return _("%(name)s hat Ihnen geantwortet [%(badge)s].") % {"name": item.reply.author.signature, "badge": badge}
    if item.promise is not None:
        parts = ", ".join(f"„{part.label}“" for part in item.promise.parts)
        day = date_format(localtime(item.moment), "DATE_FORMAT")
        url = mail.absolute(reverse("ask:promises", args=[item.story.inquiry.slug]))
        return _("Unser Versprechen wurde am %(day)s geändert: %(parts)s. Vorher und jetzt: %(url)s") % {
            "day": day,
            "parts": parts,
            "url": url,
        }
    decision = item.decision
    if decision is None:
        return ""
    who = {"word": decision.get_word_display(), "name": decision.decided_by.signature, "badge": badge}
    if decision.due_on:
        return _("Entschieden: %(word)s, bis %(day)s. Eingetragen von %(name)s [%(badge)s].") % {
            **who,
            "day": date_format(decision.due_on, "DATE_FORMAT"),
        }
    return _("Entschieden: %(word)s. Eingetragen von %(name)s [%(badge)s].") % who
