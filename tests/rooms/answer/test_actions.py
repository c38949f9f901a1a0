"""A reply is written by a human, under that human's name, to somebody who can read it."""

from __future__ import annotations

import json

import pytest

from resonanz.answer.actions import reply_to
from resonanz.answer.errors import NobodyToAnswer
from resonanz.answer.models import Reply
from resonanz.ground import clock
from resonanz.listen.actions import supplement_story, withdraw_stories
from resonanz.listen.enums import Withdrawal
from resonanz.listen.models import Story
from resonanz.trust.models import LedgerEntry, LedgerHead
from tests.rooms.answer.support import NOON
from tests.support.people import People

pytestmark = pytest.mark.django_db


def test_a_reply_has_words_a_name_and_a_moment(people: People) -> None:
    story, _ = people.tells(people.inquiry(), "Niemand hob ab.")
    with clock.held_at(NOON):
        reply = reply_to(story=story, text="Das tut mir leid.", by=people.jonas.pk)
    assert Reply.objects.values_list("story", "text", "author__name", "created_at").get() == (
        story.pk,
        "Das tut mir leid.",
        "Jonas Perk",
        NOON,
    )
    leaf = bytes(LedgerEntry.objects.get(index=reply.entry_index).leaf)
    content = json.loads(leaf)
    assert (content["k"], content["f"], content["r"]) == ("reply", f"entry:{story.entry_index}", "host")
    assert b"leid" not in leaf


def test_a_supplement_can_be_answered(people: People) -> None:
    inquiry = people.inquiry()
    story, _ = people.tells(inquiry, "Niemand hob ab.")
    added = supplement_story(story=story, place=inquiry.place, key="key of a supplement", text="Auch heute nicht.")
    reply_to(story=Story.objects.get(pk=added.story_id), text="Morgen schon.", by=people.mira.pk)
    assert Reply.objects.count() == 1


def test_a_message_from_a_file_has_nobody_who_reads_the_reply(people: People) -> None:
    story, _ = people.tells(people.inquiry(), "Aus einer Datei.")
    Story.objects.filter(pk=story.pk).update(code_hash=None, source="alt.csv", external_id="1")
    story.refresh_from_db()
    before = LedgerHead.objects.get().size
    with pytest.raises(NobodyToAnswer):
        reply_to(story=story, text="Hallo?", by=people.mira.pk)
    assert (Reply.objects.count(), LedgerHead.objects.get().size) == (0, before)


def test_withdrawn_words_get_no_reply(people: People) -> None:
    story, _ = people.tells(people.inquiry(), "Niemand hob ab.")
    withdraw_stories(story_ids=[story.pk], ground=Withdrawal.TELLER)
    story.refresh_from_db()
    with pytest.raises(NobodyToAnswer):
        reply_to(story=story, text="Hallo?", by=people.mira.pk)


def test_nobody_writes_without_a_name() -> None:
    assert Reply._meta.get_field("author").null is False
