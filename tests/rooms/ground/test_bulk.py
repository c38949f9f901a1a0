"""COPY stores what bulk_create would, and the rules of the database hold."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from resonanz.ground.bulk import copy_rows
from resonanz.ground.models import Message, MessageState
from resonanz.listen.enums import Permission
from resonanz.listen.models import Story
from tests.support.people import People

NOON = datetime(2027, 3, 28, 12, 0, tzinfo=UTC)


def message(n: int, **more: object) -> Message:
    values = {
        "to": f"gast{n}@auenfurt.example",
        "purpose": "test",
        "subject": "Ein\tTab, ein \\ und\neine Zeile",
        "headers": {"Content-Language": "de", "n": n},
        "message_id": f"<{n}@auenfurt.example>",
        "created_at": NOON,
        "not_before": NOON,
        **more,
    }
    return Message(**values)


@pytest.mark.django_db
def test_every_kind_of_value_comes_back_as_it_was() -> None:
    rows = [message(1), message(2, state=MessageState.FAILED, problem="\\N", sent_at=NOON, once=True, tries=3)]
    copy_rows(rows)
    stored = list(Message.objects.order_by("message_id"))
    names = [field.attname for field in Message._meta.concrete_fields if field.attname != "id"]
    assert [[getattr(row, name) for name in names] for row in stored] == [
        [getattr(row, name) for name in names] for row in rows
    ]
    assert len({row.pk for row in stored}) == 2


def test_lists_bytes_and_numbers_of_stories(people: People) -> None:
    story = Story(
        inquiry_id=people.inquiry().pk,
        text="Die „Leitung“\twar tot.\r\n\\. Ende",
        roles=["customer", 'mit "Zeichen", und Komma'],
        permission=Permission.TEAM,
        teller=UUID(int=7),
        via="import",
        told_at=NOON,
        received_at=NOON,
        source="s",
        external_id="1",
        content_hash=b"\x00\xff" * 16,
        entry_index=99,
    )
    copy_rows([story])
    stored = Story.objects.get(external_id="1")
    assert (stored.text, stored.roles, bytes(stored.content_hash or b"")) == (
        story.text,
        story.roles,
        story.content_hash,
    )
    assert (stored.permission, stored.teller, stored.told_at, stored.person_id) == ("team", UUID(int=7), NOON, None)


@pytest.mark.django_db
def test_what_the_database_forbids_is_refused_as_a_whole() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        copy_rows([message(1), message(1)])
    assert Message.objects.count() == 0


@pytest.mark.django_db
def test_nothing_is_nothing() -> None:
    copy_rows([])
