"""Steps of the erasure proof that run in a process of their own, with an installation of their own."""
# ruff: noqa: E402 - models can be imported only once Django is set up.

from __future__ import annotations

import json
import sys
from hashlib import sha256
from typing import Any

import django

django.setup()

from django.db import connection

from resonanz.answer import actions as answer
from resonanz.answer import reads as answer_reads
from resonanz.doors.cli.erasing import scrub_now
from resonanz.ground import clock, mail
from resonanz.listen import actions as listen
from resonanz.listen.enums import Withdrawal
from resonanz.listen.models import Story
from resonanz.people import actions as people
from resonanz.people.models import Account
from resonanz.trust.models import LedgerEntry, LedgerHead
from resonanz.trust.reads import Erasure
from resonanz.understand.models import SearchEntry
from tests.support.people import People


def tell(*, words: list[str], stays: str) -> dict[str, Any]:
    """A person with an account, and a guest without one; their words in every room that keeps copies."""
    household = People()
    inquiry = household.inquiry(slug=f"kontakt-{words[0][-6:]}")
    email = f"{words[1]}@example.org".lower()
    person = Account.objects.create(name=words[0], email=email, created_at=clock.now(), password="!")
    own, _ = household.tells(
        inquiry, f"{words[2]} sagt das. " * 20, name=words[0], permission="public_named", key=words[2]
    )
    Story.objects.filter(pk=own.pk).update(person=person)
    anonymous, _ = household.tells(inquiry, words[3], key=words[3])
    other, _ = household.tells(inquiry, stays, key=stays)
    answer.reply_to(story=own, text=f"Zu {words[4]}", by=household.mira.pk)
    people.add_note(whose=people.Whose(account=person.pk), text=words[5])
    mail.post(to=f"{words[1]}@example.org", subject="Antwort", body=words[4], purpose="reply")
    with connection.cursor() as cursor:
        for story in (own, anonymous):
            cursor.execute(
                "INSERT INTO understand_searchentry (story_id, inquiry_id, document)"
                " SELECT id, inquiry_id, to_tsvector('simple', text) FROM listen_story WHERE id = %s",
                [story.pk],
            )
    return {"person": person.pk, "anonymous": anonymous.pk, "own": own.pk, "other": other.pk}


def erase(*, person: int, anonymous: int, own: int, other: int) -> dict[str, Any]:
    answer.erase(whom=answer_reads.whom_account(Account.objects.get(pk=person)), erasure=Erasure.PERSON)
    listen.withdraw_stories(story_ids=[anonymous], ground=Withdrawal.TELLER)
    assert scrub_now() == []
    return state(person=person, anonymous=anonymous, own=own, other=other)


def replay(*, scrub: bool, **told: int) -> dict[str, Any]:
    """Twice: the second time there is nothing left to do."""
    again = [answer.replay_erasures(), answer.replay_erasures()]
    assert not scrub or scrub_now() == []
    return {"again": again, **state(**told)}


def state(*, person: int, anonymous: int, own: int, other: int) -> dict[str, Any]:
    """Whether every leaf still has its hash, every gap its tombstone, and what was not erased its words."""
    entries = list(LedgerEntry.objects.order_by("index"))
    whole = [entry.index for entry in entries] == list(range(LedgerHead.objects.get().size))
    hashed = all(sha256(b"\x00" + bytes(entry.leaf)).digest() == bytes(entry.leaf_hash) for entry in entries)
    erased = {
        json.loads(bytes(entry.leaf))["f"] for entry in entries if json.loads(bytes(entry.leaf))["k"] == "erasure"
    }
    gone = Story.objects.filter(pk__in=[own, anonymous]).exclude(withdrawn_at=None)
    assert not SearchEntry.objects.filter(story_id__in=[own, anonymous]).exists()
    return {
        "verifies": whole and hashed and not Account.objects.filter(pk=person).exists(),
        "told": 2,
        "tombstones": sum(f"entry:{story.entry_index}" in erased for story in gone),
        "stays": Story.objects.get(pk=other).text,
    }


if __name__ == "__main__":
    step = {"tell": tell, "erase": erase, "replay": replay}[sys.argv[1]]
    print(json.dumps(step(**json.loads(sys.argv[2]))))
