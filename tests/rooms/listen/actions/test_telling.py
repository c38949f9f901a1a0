"""The write path of a voice: all of it or nothing, once, and byte for byte."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoCaptureOnCommitCallbacks

from resonanz.ask import actions as ask
from resonanz.ask.errors import InquiryNotOpen
from resonanz.ground import clock
from resonanz.ground.codes import code_hash
from resonanz.listen import actions, events
from resonanz.listen.errors import NameMissing
from resonanz.listen.models import Story
from resonanz.listen.rules.problems import WordsRefused
from resonanz.listen.rules.words import has_words
from resonanz.trust.errors import KeyReused
from resonanz.trust.models import IdempotencyKey, LedgerEntry
from tests.rooms.listen.support import KEY, commits_to, leaf
from tests.support.people import People

NOON = datetime(2027, 3, 28, 12, 0, tzinfo=UTC)
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=600)


def test_tell_story_keeps_what_was_said(people: People) -> None:
    inquiry = people.inquiry()
    with clock.held_at(NOON):
        story, code = people.tells(
            inquiry,
            "47 Minuten Musik.",
            works_well="Die Frau war nett.",
            roles=["other", "customer"],
            feeling="veraergert",
        )
    assert (story.text, story.works_well, story.roles, story.feeling) == (
        "47 Minuten Musik.",
        "Die Frau war nett.",
        ["customer", "other"],
        "veraergert",
    )
    assert (story.permission, story.name, story.via, story.source) == ("public_anonymous", "", "web", "")
    assert (story.told_at, story.received_at, story.first_read_at) == (NOON, NOON, None)
    assert bytes(story.code_hash or b"") == code_hash(code)


def test_tell_story_is_in_the_ledger(people: People) -> None:
    inquiry = people.inquiry()
    story, _code = people.tells(inquiry, "47 Minuten Musik.", roles=["other", "customer"])
    entry = leaf(story.entry_index)
    assert (entry["k"], entry["f"], entry["r"], entry["via"]) == (
        "contribution",
        inquiry.place,
        "customer+other",
        "web",
    )
    assert commits_to(story.entry_index, {"text": "47 Minuten Musik.", "works_well": ""})


def test_tell_story_same_key_gives_the_same_receipt(people: People) -> None:
    inquiry = people.inquiry()
    story, code = people.tells(inquiry, "47 Minuten Musik.", key=KEY)
    entries = LedgerEntry.objects.count()
    again, same_code = people.tells(inquiry, "47 Minuten Musik.", key=KEY)
    assert (again.pk, same_code) == (story.pk, code)
    assert (Story.objects.count(), LedgerEntry.objects.count()) == (1, entries)


def test_tell_story_says_whether_it_is_new(people: People) -> None:
    inquiry = people.inquiry()
    told = [
        actions.tell_story(inquiry=inquiry, key=KEY, text="Musik", roles=["other"], permission="team") for _ in range(2)
    ]
    assert [answer.is_new for answer in told] == [True, False]
    assert told[0].code not in repr(told[0])


def test_tell_story_same_key_after_closing_still_gives_the_receipt(people: People) -> None:
    """The answer was lost on the way, the inquiry closed meanwhile: the phone asks again."""
    inquiry = people.inquiry()
    story, code = people.tells(inquiry, "47 Minuten Musik.", key=KEY)
    ask.close_inquiry(inquiry=inquiry, by=people.mira.pk)
    assert people.tells(inquiry, "47 Minuten Musik.", key=KEY) == (story, code)


@pytest.mark.parametrize(
    "other",
    [
        {"text": "48 Minuten Musik."},
        {"roles": ["employee"]},
        {"permission": "team"},
        {"feeling": "froh"},
        {"works_well": "Nichts."},
        {"permission": "public_named", "name": "Ada"},
    ],
)
def test_tell_story_same_key_other_words_changes_nothing(people: People, other: dict[str, object]) -> None:
    inquiry = people.inquiry()
    people.tells(inquiry, "47 Minuten Musik.", key=KEY)
    with pytest.raises(KeyReused):
        people.tells(inquiry, str(other.pop("text", "47 Minuten Musik.")), key=KEY, **other)
    assert list(Story.objects.values_list("text", flat=True)) == ["47 Minuten Musik."]


def test_tell_story_same_key_to_another_inquiry_is_refused(people: People) -> None:
    people.tells(people.inquiry(), "Musik", key=KEY)
    with pytest.raises(KeyReused):
        people.tells(people.inquiry(slug="rechnung"), "Musik", key=KEY)


@pytest.mark.parametrize("is_closed", [True, False])
def test_tell_story_where_nobody_listens_stores_nothing(people: People, *, is_closed: bool) -> None:
    inquiry = people.inquiry(is_open=is_closed)
    if is_closed:
        ask.close_inquiry(inquiry=inquiry, by=people.mira.pk)
    entries = LedgerEntry.objects.count()
    with pytest.raises(InquiryNotOpen):
        people.tells(inquiry, "47 Minuten Musik.", key=KEY)
    assert (Story.objects.count(), IdempotencyKey.objects.count(), LedgerEntry.objects.count()) == (0, 0, entries)


@pytest.mark.parametrize("text", ["", "   \n", "a\x00b", "\ud83d", "x" * 65_537, "ä" * 32_769, "\u200b\u2060"])
@pytest.mark.parametrize("field", ["text", "works_well"])
def test_tell_story_words_that_cannot_be_kept_are_refused(people: People, field: str, text: str) -> None:
    inquiry = people.inquiry()
    words = {"text": "Musik", "works_well": "", field: text}
    if (field, text) == ("works_well", ""):
        return
    with pytest.raises(WordsRefused):
        people.tells(inquiry, words["text"], key=KEY, works_well=words["works_well"])
    assert (Story.objects.count(), IdempotencyKey.objects.count()) == (0, 0)


def test_tell_story_of_exactly_64_kb_is_kept(people: People) -> None:
    story, _code = people.tells(people.inquiry(), "ä" * 32_768)
    assert len(story.text.encode()) == 65_536


@pytest.mark.parametrize(("permission", "name"), [("public_named", "Ada Öz"), ("public_anonymous", ""), ("team", "")])
def test_tell_story_keeps_a_name_only_where_it_is_meant(people: People, permission: str, name: str) -> None:
    story, _code = people.tells(people.inquiry(), "Musik", permission=permission, name="Ada Öz")
    assert (story.permission, story.name) == (permission, name)


@pytest.mark.parametrize("name", ["", "  "])
def test_tell_story_named_without_a_name_is_refused(people: People, name: str) -> None:
    inquiry = people.inquiry()
    with pytest.raises(NameMissing):
        people.tells(inquiry, "Musik", permission="public_named", name=name)
    assert Story.objects.count() == 0


def test_database_refuses_a_name_where_none_is_meant(people: People) -> None:
    story, _code = people.tells(people.inquiry(), "Musik")
    with pytest.raises(IntegrityError, match="listen_name_only_where_meant"), transaction.atomic():
        Story.objects.filter(pk=story.pk).update(name="Ada Öz")


def test_database_refuses_to_empty_words_without_a_tombstone(people: People) -> None:
    story, _code = people.tells(people.inquiry(), "Musik")
    with pytest.raises(IntegrityError, match="listen_words_or_tombstone"), transaction.atomic():
        Story.objects.filter(pk=story.pk).update(text="")


def test_tell_story_stores_no_code(people: People) -> None:
    story, code = people.tells(people.inquiry(), "Musik")
    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM listen_story t WHERE id = %s", [story.pk])
        [(row,)] = cursor.fetchall()
    assert code not in row


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
@example(text="\u202eabc\u2066 שלום \u200f مرحبا")
@example(text="👩‍👩‍👧‍👦 🏳️‍🌈 \U0001f1e9\U0001f1ea")
@example(text="Z͑ͫ̓ͪ̂ͫ̽a̴l͞g̵o " * 200)
@example(text=" \r\n\tlead\r and trail \u00a0\n")
@example(text="é e\u0301 ﬁ ½ \U0010ffff \ufeff")
def test_tell_story_words_come_back_byte_for_byte(people: People, text: str) -> None:
    assume(has_words(text))
    with transaction.atomic():
        story, _code = people.tells(people.inquiry(), text, works_well=text)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT convert_to(text, 'UTF8'), convert_to(works_well, 'UTF8') FROM listen_story WHERE id = %s",
                [story.pk],
            )
            stored = [bytes(value) for value in cursor.fetchone()]
        assert stored == [text.encode(), text.encode()]
        assert story.text == text
        assert commits_to(story.entry_index, {"text": text, "works_well": text})
        transaction.set_rollback(True)


def test_tell_story_is_never_normalised(people: People) -> None:
    text = "e\u0301"
    story, _code = people.tells(people.inquiry(), text)
    assert story.text == text != unicodedata.normalize("NFC", text)


def test_tell_story_announces_it_after_the_commit(
    people: People, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    inquiry = people.inquiry()
    heard: list[int] = []
    hear = heard.append
    events.stories_received.receive(hear)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            people.tells(inquiry, "Musik", key=KEY)
            people.tells(inquiry, "Musik", key=KEY)
            assert heard == []
        assert heard == [inquiry.pk]
    finally:
        events.stories_received._receivers.remove(hear)


def test_supplement_belongs_to_the_same_voice_with_its_own_entry(people: People) -> None:
    inquiry = people.inquiry()
    story, _code = people.tells(inquiry, "Musik", permission="public_named", name="Ada")
    told = actions.supplement_story(story=story, place=inquiry.place, key=KEY, text="Und dann Stille.")
    added = Story.objects.get(pk=told.story_id)
    assert (added.supplements_id, added.teller, added.permission, added.name, added.roles) == (
        story.pk,
        story.teller,
        "public_named",
        "Ada",
        ["customer"],
    )
    assert added.code_hash is None
    assert commits_to(added.entry_index, {"text": "Und dann Stille.", "works_well": ""})
    story.refresh_from_db()
    assert story.text == "Musik"


def test_supplement_same_key_is_stored_once(people: People) -> None:
    inquiry = people.inquiry()
    story, _code = people.tells(inquiry, "Musik")
    told = [actions.supplement_story(story=story, place=inquiry.place, key=KEY, text="Stille.") for _ in range(2)]
    assert told[0].story_id == told[1].story_id
    assert [answer.is_new for answer in told] == [True, False]
    with pytest.raises(KeyReused):
        actions.supplement_story(story=story, place=inquiry.place, key=KEY, text="Lärm.")
    assert Story.objects.count() == 2


@pytest.mark.parametrize("text", ["", "\x00", " "])
def test_supplement_words_that_cannot_be_kept_are_refused(people: People, text: str) -> None:
    inquiry = people.inquiry()
    story, _code = people.tells(inquiry, "Musik")
    with pytest.raises(WordsRefused):
        actions.supplement_story(story=story, place=inquiry.place, key=KEY, text=text)
    assert Story.objects.count() == 1
