"""What is due goes, what is not stays, and the report says how much without saying whose."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256

import pytest

from resonanz.answer.actions import keep_promises, reply_to
from resonanz.answer.models import Reply
from resonanz.ask.models import Inquiry
from resonanz.ground import clock, mail
from resonanz.ground.models import Message
from resonanz.listen.actions import mark_read
from resonanz.listen.models import Reading, Story
from resonanz.trust.actions import ask_for_scrubbing, erase_due, finish_scrubbing
from resonanz.trust.models import ErasureReport, IdempotencyKey, LedgerEntry, LedgerOpening, Scrubbing
from resonanz.trust.reads import due, scrubbing_waits
from tests.support.people import People

pytestmark = pytest.mark.django_db


def test_rows_older_than_their_days_go_and_younger_ones_stay(people: People) -> None:
    with clock.held_at(clock.now() - timedelta(days=91)):
        mail.post(to="alt@example.org", subject="Alt", body="", purpose="reply")
    with clock.held_at(clock.now() - timedelta(days=89)):
        mail.post(to="neu@example.org", subject="Neu", body="", purpose="reply")
    IdempotencyKey.objects.create(
        key_hash=b"1" * 32, body_hash=b"2" * 32, result={}, created_at=clock.now() - timedelta(days=31)
    )
    done = {erased.table: erased.count for erased in erase_due()}
    assert done == {"ground.Message": 1, "trust.IdempotencyKey": 1}
    assert [message.to for message in Message.objects.all()] == ["neu@example.org"]
    assert {(report.table, report.count) for report in ErasureReport.objects.all()} == set(done.items())
    assert erase_due() == []


def test_on_the_promised_day_words_readings_and_replies_go_together(people: People) -> None:
    inquiry, later = people.inquiry(), people.inquiry(slug="spaeter")
    story, _ = people.tells(inquiry, "Worte mit einem Tag")
    stays, _ = people.tells(later, "Worte, die bleiben")
    for told in (story, stays):
        mark_read(story_ids=[told.pk], by=people.mira.pk)
        reply_to(story=told, text="Danke, wir sehen nach.", by=people.mira.pk)
    Inquiry.objects.filter(pk=inquiry.pk).update(keep_until=people.today())
    assert {("listen.Story", 1), ("answer.Reply", 1)} <= {(item.holding.table, item.now) for item in due()}
    assert keep_promises() == 3
    assert Story.objects.get(pk=story.pk).text == ""
    assert Story.objects.get(pk=stays.pk).text == "Worte, die bleiben"
    assert list(Reading.objects.values_list("story_id", flat=True)) == [stays.pk]
    replies = {reply.story_id: reply for reply in Reply.objects.all()}
    assert (replies[story.pk].text, replies[stays.pk].text) == ("", "Danke, wir sehen nach.")
    opening = LedgerOpening.objects.get(index=replies[story.pk].entry_index)
    assert (opening.body_salt, opening.author_salt, opening.meta_salt) == (None, None, None)
    assert b"erasure" in bytes(LedgerEntry.objects.latest("index").leaf)
    assert keep_promises() == 0


def test_the_report_holds_a_hash_of_the_entries_and_no_name(people: People) -> None:
    inquiry = people.inquiry()
    story, _ = people.tells(inquiry, "Worte mit einem Tag")
    Inquiry.objects.filter(pk=inquiry.pk).update(keep_until=people.today())
    keep_promises()
    report = ErasureReport.objects.get(table="listen.Story")
    assert bytes(report.entries_hash) == sha256(f"[{story.entry_index}]".encode()).digest()
    assert (report.ground, report.count) == ("retention", 1)


def test_scrubbing_waits_once_and_again_when_something_was_erased_meanwhile() -> None:
    assert not scrubbing_waits()
    ask_for_scrubbing()
    ask_for_scrubbing()
    assert Scrubbing.objects.count() == 1
    begun = clock.now()
    ask_for_scrubbing()
    finish_scrubbing(begun_at=begun, tables=3, problems=[])
    assert scrubbing_waits()
    finish_scrubbing(begun_at=clock.now(), tables=3, problems=["CHECKPOINT: denied"])
    assert not scrubbing_waits()
    assert [row.problems for row in Scrubbing.objects.order_by("done_at")] == [[], ["CHECKPOINT: denied"]]
